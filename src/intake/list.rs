//! `/accessi`: what is due first and why: what I left half written, steps that are due, answers to what I proposed. Then
//! the last records.

use access::{Role, StaffLook};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use people::PersonLine;
use platform::i18n;
use platform::web::{Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::model::works;
use crate::queries::{self, Due, Proposal, Recent};
use crate::words::said;
use crate::{draft, persons};

/// Steps of the coming days are shown with those of today.
const AHEAD: TimeDelta = TimeDelta::days(7);
/// For how long the answer to a proposal stands on this page.
const ANSWERS: TimeDelta = TimeDelta::days(14);
const RECENT: i64 = 25;

#[derive(Template)]
#[template(path = "intake/list.html")]
struct List {
    page: Page,
    drafts: Vec<DraftLine>,
    due: Vec<Step>,
    ahead: Vec<Step>,
    answers: Vec<Answer>,
    recent: Vec<Line>,
}

struct DraftLine {
    open: String,
    drop: String,
    who: String,
    when: String,
}

struct Step {
    record: String,
    finish: String,
    what: String,
    who: String,
    /// `scaduto da 3 giorni`, `oggi`, `entro il 5 dicembre`.
    why: String,
    is_late: bool,
}

struct Answer {
    href: String,
    who: String,
    state: String,
    is_rejected: bool,
    why: Option<String>,
}

struct Line {
    href: String,
    who: String,
    when: String,
    how: String,
    author: String,
    is_urgent: bool,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    _: paths::Accesses,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if works(&staff.me).is_empty() {
        return Err(PageError::NotFound);
    }
    let now = visit.app().clock.now();
    let today = local_date(now);
    let drafts = queries::drafts(&mut staff.tx).await?;
    let due = queries::due(&mut staff.tx, today + AHEAD).await?;
    let proposals = mine(&mut staff, now).await?;
    let recent = queries::recent(&mut staff.tx, RECENT).await?;
    let mut ids: Vec<Uuid> = due.iter().flat_map(|step| &step.persons).copied().collect();
    ids.extend(proposals.iter().flat_map(|proposal| &proposal.persons));
    ids.extend(recent.iter().flat_map(|record| &record.persons));
    ids.extend(
        drafts
            .iter()
            .filter_map(|one| chosen_first(&draft::read(&one.fields))),
    );
    ids.sort_unstable();
    ids.dedup();
    let lines = people::lines(&mut staff.tx, &ids).await?;
    let records: Vec<Uuid> = recent.iter().map(|record| record.id).collect();
    audit::record(
        &mut staff.tx,
        "access.listed",
        None,
        &json!({ "records": records }),
    )
    .await?;
    let page = staff
        .me
        .page(&visit, "intake-list-title")
        .noting(done(&asked.fatto));
    staff.tx.commit().await?;

    let (ahead, due) = due
        .iter()
        .map(|step| {
            (
                step.until > today,
                line_of_step(&visit, step, &lines, today),
            )
        })
        .partition::<Vec<_>, _>(|(is_ahead, _)| *is_ahead);
    let list = List {
        page,
        drafts: drafts
            .iter()
            .map(|one| line_of_draft(&visit, one, &lines))
            .collect(),
        due: due.into_iter().map(|(_, step)| step).collect(),
        ahead: ahead.into_iter().map(|(_, step)| step).collect(),
        answers: proposals
            .iter()
            .map(|proposal| answer(&visit, proposal, &lines))
            .collect(),
        recent: recent
            .iter()
            .map(|record| line(&visit, record, &lines))
            .collect(),
    };
    Ok(visit.show(StatusCode::OK, &list))
}

/// What I proposed and somebody has answered.
async fn mine(staff: &mut StaffLook, now: DateTime<Utc>) -> Result<Vec<Proposal>, PageError> {
    let mut proposals = queries::proposals(&mut staff.tx, None, now - ANSWERS).await?;
    proposals.retain(|proposal| proposal.is_mine && proposal.decided_at.is_some());
    Ok(proposals)
}

fn done(word: &str) -> Option<&'static str> {
    match word {
        "passo" => Some("intake-done-step"),
        "buttata" => Some("intake-done-dropped"),
        _ => None,
    }
}

/// The names that I may see, the first one first.
pub(crate) fn names(visit: &Visit, ids: &[Uuid], lines: &[PersonLine]) -> String {
    let seen: Vec<String> = ids
        .iter()
        .filter_map(|id| lines.iter().find(|line| line.id == *id))
        .map(PersonLine::listed)
        .collect();
    match &seen[..] {
        [] => visit.text("intake-no-names"),
        [one] => one.clone(),
        [first, others @ ..] => {
            let values = [
                ("name", first.as_str()),
                ("count", &others.len().to_string()),
            ];
            i18n::text(visit.language(), "intake-and-others", &values).into_owned()
        }
    }
}

/// Whom somebody has found among those they know, in a draft.
fn chosen_first(fields: &[(String, String)]) -> Option<Uuid> {
    let (_, id) = fields.iter().find(|(field, _)| field == "persona")?;
    id.parse().ok()
}

fn line_of_draft(visit: &Visit, found: &queries::Draft, lines: &[PersonLine]) -> DraftLine {
    let fields = draft::read(&found.fields);
    let known = chosen_first(&fields)
        .and_then(|id| lines.iter().find(|line| line.id == id))
        .map(PersonLine::listed);
    let of = |name: String| {
        fields
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let typed = (1..=persons::ROWS)
        .map(|row| {
            format!(
                "{} {}",
                of(format!("cognome-{row}")),
                of(format!("nome-{row}"))
            )
        })
        .find(|name| !name.trim().is_empty());
    DraftLine {
        open: format!("{}?bozza={}", visit.href(&paths::AccessNew), found.id),
        drop: visit.href(&paths::AccessDraftDrop { id: found.id }),
        who: known
            .or(typed)
            .unwrap_or_else(|| visit.text("intake-draft-nameless")),
        when: i18n::moment(visit.language(), found.changed_at),
    }
}

fn line_of_step(visit: &Visit, step: &Due, lines: &[PersonLine], today: NaiveDate) -> Step {
    let late = (today - step.until).num_days();
    let why = match late {
        0 => visit.text("intake-due-today"),
        1.. => i18n::text(
            visit.language(),
            "intake-due-late",
            &[("days", &late.to_string())],
        )
        .into_owned(),
        _ => i18n::text(
            visit.language(),
            "intake-due-by",
            &[("date", &i18n::plain_date(visit.language(), step.until))],
        )
        .into_owned(),
    };
    Step {
        record: visit.href(&paths::Access { id: step.access }),
        finish: visit.href(&paths::AccessStepDone { id: step.id }),
        what: step.what.clone(),
        who: names(visit, &step.persons, lines),
        why,
        is_late: late > 0,
    }
}

fn answer(visit: &Visit, proposal: &Proposal, lines: &[PersonLine]) -> Answer {
    Answer {
        href: visit.href(&paths::Proposal { id: proposal.id }),
        who: names(visit, &proposal.persons, lines),
        state: said(visit, "intake-state", &proposal.state),
        is_rejected: proposal.state == "rejected",
        why: proposal.why_rejected.clone(),
    }
}

fn line(visit: &Visit, record: &Recent, lines: &[PersonLine]) -> Line {
    Line {
        href: visit.href(&paths::Access { id: record.id }),
        who: names(visit, &record.persons, lines),
        when: i18n::moment(visit.language(), record.at),
        how: format!(
            "{} · {}",
            said(visit, "intake-mode", &record.mode),
            said(visit, "intake-outcome", &record.outcome)
        ),
        author: record
            .author
            .clone()
            .unwrap_or_else(|| visit.text("intake-author-unknown")),
        is_urgent: record.urgency == "urgent",
    }
}

/// Whether somebody answers proposals.
pub(crate) fn coordinates(me: &access::Me) -> bool {
    me.is(Role::Coordinator)
}
