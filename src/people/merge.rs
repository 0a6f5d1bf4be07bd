//! `/persone/doppioni/{a}/{b}`: two records of one person, side by side, and the decision: they are one, or two. The first
//! one stays; what is known of the other goes over to it, and can come back.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use audit::Event;
use platform::Tx;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::{Map, Value, json};
use uuid::Uuid;
use vocabulary::paths;

use crate::duplicates::{One, in_words};
use crate::line::line;
use crate::merge_fields::{SideBySide, names};
use crate::merge_record::Record;
use crate::opened::{Opened, receives};
use crate::queries::{self, Seeing};
use crate::reading::{once, refuse, refuse_act};

#[derive(Template)]
#[template(path = "people/merge.html")]
struct MergePage {
    page: Page,
    form: Form,
    kept: One,
    merged: One,
    both: SideBySide,
    reasons: Vec<String>,
    against: Vec<String>,
    /// Named on both: else the two can be told apart here, not merged.
    is_named: bool,
    can_decide: bool,
    seeing: Vec<Sees>,
    swapped: String,
}

/// Who sees which of the two, and what they see afterwards.
struct Sees {
    who: String,
    /// Message ids.
    now: &'static str,
    then: &'static str,
}

pub(crate) async fn show(path: paths::PersonTwin, visit: Visit, look: StaffLook) -> PageResult {
    respond(&visit, look, path.a, path.b, None).await
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    kept: Uuid,
    merged: Uuid,
    form: Option<Form>,
) -> PageResult {
    let event = Event::new("person.merge_previewed")
        .subject(kept)
        .detail(json!({ "other": merged }));
    let both_lines = (
        line(&mut look.tx, kept).await?,
        line(&mut look.tx, merged).await?,
    );
    let (Some(first), Some(second)) = both_lines else {
        return Err(refuse(look, event).await);
    };
    if kept == merged || !may_compare(&mut look, &[kept, merged]).await? {
        return Err(refuse(look, event).await);
    }
    let ours = Record::read(&mut look.tx, visit, kept).await?;
    let theirs = Record::read(&mut look.tx, visit, merged).await?;
    let both = SideBySide::new(visit, &ours, &theirs);
    let found = queries::twin_pair(&mut look.tx, kept, merged).await?;
    let may_merge = queries::may_merge(&mut look.tx, &[kept, merged]).await?;
    let seeing = queries::who_sees(&mut look.tx, kept, merged).await?;
    event.record(&mut look.tx).await?;
    let page = look.me.page(visit, "merge-title");
    look.tx.commit().await?;
    let form = form.unwrap_or_else(|| preset(&both));
    let reasons = found.as_ref().map(|pair| in_words(visit, &pair.reasons));
    let (reasons, against) = reasons.unwrap_or_default();
    let page = MergePage {
        page,
        kept: One::new(visit, &first),
        merged: One::new(visit, &second),
        both,
        reasons,
        against,
        is_named: may_merge,
        can_decide: found.is_some(),
        seeing: seeing.into_iter().map(|one| sees(visit, one)).collect(),
        swapped: visit.href(&paths::PersonTwin { a: merged, b: kept }),
        form,
    };
    let status = page.form.status();
    Ok(visit.show(status, &page))
}

/// Side by side are those only of whom I may know who they are: a name alone is not enough.
async fn may_compare(look: &mut StaffLook, persons: &[Uuid]) -> sqlx::Result<bool> {
    for person in persons {
        let opened = Opened::open(&mut look.tx, *person).await?;
        if !opened.is_some_and(|opened| opened.reads(DataClass::Identity)) {
            return Ok(false);
        }
    }
    Ok(receives(&look.me))
}

/// The better known of each field.
fn preset(both: &SideBySide) -> Form {
    let mut fields = vec![("once", Uuid::new_v4().to_string())];
    fields.extend(
        both.better
            .iter()
            .map(|(field, side)| (*field, (*side).to_owned())),
    );
    Form::filled(fields)
}

fn sees(visit: &Visit, one: Seeing) -> Sees {
    let role = visit.text(&format!("role-{}", one.role));
    Sees {
        who: if one.by_name {
            one.name
        } else {
            format!("{role}, {}", one.name)
        },
        now: match (one.one, one.other) {
            (true, true) => "merge-sees-both",
            (true, false) => "merge-sees-kept",
            _ => "merge-sees-merged",
        },
        then: if one.one && one.other {
            "merge-goes-on-seeing"
        } else {
            "merge-sees-after-review"
        },
    }
}

pub(crate) async fn store(
    path: paths::PersonTwin,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    if form.has_errors() {
        return respond(&visit, staff.into(), path.a, path.b, Some(form)).await;
    }
    if form.raw("atto") == "due" {
        return tell_apart(&visit, staff, path.a, path.b).await;
    }
    let id = once(&form);
    let event = Event::new("person.merged")
        .subject(path.a)
        .detail(json!({ "merge": id, "merged": path.b }));
    let outcome = try_merge(&mut staff.tx, id, &path, &chosen(&form)).await?;
    match outcome.as_str() {
        "merged" => {
            event.record(&mut staff.tx).await?;
            staff.tx.commit().await?;
            Ok(visit.go_to(&format!(
                "{}?fatto=unita",
                paths::PersonMerges { id: path.a }
            )))
        }
        "already" => {
            let now = queries::successor(&mut staff.tx, path.a).await?;
            let now = now.ok_or(PageError::NotFound)?;
            Ok(visit.go_to(&format!("{}?fatto=gia", paths::PersonMerges { id: now })))
        }
        "does_not_fit" | "two_bodies" => {
            let message = match outcome.as_str() {
                "two_bodies" => "merge-two-bodies",
                _ => "merge-does-not-fit",
            };
            form.fail("unisci", message);
            respond(&visit, staff.into(), path.a, path.b, Some(form)).await
        }
        _ => Err(refuse_act(staff, event).await),
    }
}

/// In a savepoint: fields that do not fit one another are a word on the page, which still has to be read.
async fn try_merge(
    tx: &mut Tx,
    id: Uuid,
    path: &paths::PersonTwin,
    choices: &Value,
) -> sqlx::Result<String> {
    sqlx::query("savepoint merging").execute(tx.conn()).await?;
    match queries::merge(tx, id, path.a, path.b, choices).await {
        Err(error) if is_no_fit(&error) => {
            sqlx::query("rollback to savepoint merging")
                .execute(tx.conn())
                .await?;
            Ok("does_not_fit".to_owned())
        }
        outcome => outcome,
    }
}

fn is_no_fit(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == "23514")
}

fn chosen(form: &Form) -> Value {
    let choices: Map<String, Value> = names()
        .filter(|field| matches!(form.raw(field), "kept" | "merged"))
        .map(|field| (field.to_owned(), form.raw(field).into()))
        .collect();
    Value::Object(choices)
}

/// They are two people, and are not shown again.
async fn tell_apart(visit: &Visit, mut staff: StaffWrite, one: Uuid, other: Uuid) -> PageResult {
    let event = Event::new("twin.decided")
        .subject(one)
        .detail(json!({ "other": other, "decided": "different" }));
    match queries::are_two(&mut staff.tx, one, other).await?.as_str() {
        "decided" => {
            event.record(&mut staff.tx).await?;
            staff.tx.commit().await?;
        }
        "already" => {}
        _ => return Err(refuse_act(staff, event).await),
    }
    Ok(visit.go_to(&format!("{}?fatto=due", paths::PersonTwins)))
}
