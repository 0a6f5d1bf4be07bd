//! `/persone/{id}/unioni`: the merges that made somebody who they are. Somebody else checks one, whoever may write it
//! down undoes the last one.

use std::collections::BTreeSet;

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use audit::Event;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::i18n;
use platform::web::{Form, Page, PageResult, Visit};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;
use vocabulary::paths;

use crate::editing::Heading;
use crate::opened::Opened;
use crate::queries::{self, MergeDone};
use crate::reading::{refuse, refuse_act};

#[derive(Template)]
#[template(path = "people/merges.html")]
struct MergesPage {
    page: Page,
    person: Heading,
    merges: Vec<Entry>,
    may_undo: bool,
    /// What has changed since and stays, in words; after undoing one.
    stays: Vec<String>,
}

/// One merge, in words.
struct Entry {
    id: Uuid,
    name: String,
    done: String,
    reviewed: Option<String>,
    undone: Option<String>,
    apart: i64,
    by_me: bool,
    is_next: bool,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
    /// What stayed with the kept person when a merge was undone.
    #[serde(default)]
    resta: String,
}

fn done(word: &str) -> Option<&'static str> {
    Some(match word {
        "unita" => "merge-done",
        "gia" => "merge-done-already",
        "annullata" => "merge-done-undone",
        "controllata" => "merge-done-reviewed",
        "prima" => "merge-later-first",
        "due" => "merge-two-people",
        _ => return None,
    })
}

pub(crate) async fn show(
    path: paths::PersonMerges,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    respond(&visit, look, path.id, &asked).await
}

async fn respond(visit: &Visit, mut look: StaffLook, person: Uuid, asked: &Asked) -> PageResult {
    let opened = Opened::open(&mut look.tx, person).await?;
    let Some(opened) = opened.filter(|opened| opened.reads(DataClass::Identity)) else {
        let event = Event::new("person.merges_viewed").subject(person);
        return Err(refuse(look, event).await);
    };
    let heading = Heading::of(&opened);
    let merges = queries::merges_of(&mut look.tx, person).await?;
    let may_undo = queries::may_merge(&mut look.tx, &[person]).await?;
    opened
        .event("person.merges_viewed")
        .record(&mut look.tx)
        .await?;
    let page = look
        .me
        .page(visit, "merges-title")
        .noting(done(&asked.fatto));
    look.tx.commit().await?;
    let page = MergesPage {
        page,
        person: heading,
        merges: merges.into_iter().map(|one| entry(visit, one)).collect(),
        may_undo,
        stays: stays(visit, &asked.resta),
    };
    Ok(visit.show(StatusCode::OK, &page))
}

fn entry(visit: &Visit, merge: MergeDone) -> Entry {
    let words = |id: &str, at, who: &str| {
        let when = i18n::moment(visit.language(), at);
        i18n::text(visit.language(), id, &[("when", &when), ("who", who)]).into_owned()
    };
    Entry {
        id: merge.id,
        done: words("merges-done-by", merge.at, &merge.merged_by),
        reviewed: merge.reviewed_at.map(|at| {
            words(
                "merges-reviewed-by",
                at,
                merge.reviewed_by.as_deref().unwrap_or_default(),
            )
        }),
        undone: merge.undone_at.map(|at| {
            words(
                "merges-undone-by",
                at,
                merge.undone_by.as_deref().unwrap_or_default(),
            )
        }),
        name: merge.merged_name,
        apart: merge.apart,
        by_me: merge.by_me,
        is_next: merge.is_next,
    }
}

pub(crate) async fn store(
    path: paths::PersonMerges,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    let merge: Uuid = form.raw("riga").parse().unwrap_or_default();
    if form.has_errors() {
        return respond(&visit, staff.into(), path.id, &Asked::default()).await;
    }
    if form.raw("atto") == "controlla" {
        return review(&visit, staff, path.id, merge).await;
    }
    undo(&visit, staff, path.id, merge).await
}

async fn review(visit: &Visit, mut staff: StaffWrite, person: Uuid, merge: Uuid) -> PageResult {
    let event = Event::new("person.merge_reviewed")
        .subject(person)
        .detail(json!({ "merge": merge }));
    let word = match queries::review_merge(&mut staff.tx, merge).await?.as_str() {
        "reviewed" => {
            event.record(&mut staff.tx).await?;
            staff.tx.commit().await?;
            "controllata"
        }
        "already" => "gia",
        "two_people" => "due",
        _ => return Err(refuse_act(staff, event).await),
    };
    Ok(visit.go_to(&format!(
        "{}?fatto={word}",
        paths::PersonMerges { id: person }
    )))
}

async fn undo(visit: &Visit, mut staff: StaffWrite, person: Uuid, merge: Uuid) -> PageResult {
    let event = Event::new("person.unmerged")
        .subject(person)
        .detail(json!({ "merge": merge }));
    let answer = queries::unmerge(&mut staff.tx, merge).await?;
    let here = paths::PersonMerges { id: person };
    match answer["outcome"].as_str() {
        Some("undone") => {
            event.record(&mut staff.tx).await?;
            staff.tx.commit().await?;
            let left = codes(&answer["stays"]);
            Ok(visit.go_to(&format!("{here}?fatto=annullata&resta={left}")))
        }
        Some("later_first") => Ok(visit.go_to(&format!("{here}?fatto=prima"))),
        Some("already") => Ok(visit.go_to(&format!("{here}?fatto=gia"))),
        _ => Err(refuse_act(staff, event).await),
    }
}

/// What was left with the kept person: codes of fields and tables, for the address of the page that says so.
fn codes(what: &Value) -> String {
    let codes: BTreeSet<String> = what
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["field"].as_str().or_else(|| one["relation"].as_str()))
        .map(|code| code.replace(['_', '.'], "-"))
        .collect();
    codes.into_iter().collect::<Vec<_>>().join(",")
}

/// The same in words.
fn stays(visit: &Visit, codes: &str) -> Vec<String> {
    codes
        .split(',')
        .map(|code| format!("merge-stays-{code}"))
        .filter(|id| i18n::exists(visit.language(), id))
        .map(|id| visit.text(&id))
        .collect()
}
