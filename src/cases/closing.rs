//! `/casi/{id}/chiusura`: whoever manages a case closes it, with the reason and what came of it, or opens it again and
//! says why. Earlier ends of the case stand below.

use access::{CaseAccess, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use vocabulary::local_time::local_date;
use vocabulary::paths;
use vocabulary::text::Refused;

use crate::keeping::{self, Asked, Heading};
use crate::queries::{self, Closing, Closure};
use crate::section::paragraphs;

/// Why a case ends: the nine reasons of the national data set on minors and families (INPS, SINBA), used for everybody.
const REASONS: [&str; 9] = [
    "need_resolved",
    "asked_by_the_person",
    "moved_within_region",
    "moved_to_other_region",
    "came_of_age",
    "returned_home_country",
    "untraceable",
    "deceased",
    "other",
];
/// What came of it.
const OUTCOMES: [&str; 4] = ["reached", "partly_reached", "not_reached", "not_assessable"];
const DONE: [(&str, &str); 2] = [
    ("chiuso", "closure-done-closed"),
    ("riaperto", "closure-done-reopened"),
];

#[derive(Template)]
#[template(path = "cases/closing.html")]
struct ClosingPage {
    page: Page,
    form: Form,
    case: Heading,
    is_open: bool,
    here: String,
    /// What is due has to be done or dropped first.
    deadlines: String,
    reopen: String,
    today: String,
    reasons: Vec<Choice>,
    outcomes: Vec<Choice>,
    ends: Vec<End>,
    /// Somebody was quicker.
    conflict: bool,
}

/// An end of the case, in words.
pub(crate) struct End {
    pub(crate) day: String,
    pub(crate) reason: String,
    pub(crate) outcome: String,
    pub(crate) note: Vec<String>,
    pub(crate) by: String,
    /// When, by whom, why.
    pub(crate) reopened: Option<(String, String, String)>,
}

pub(crate) async fn show(
    path: paths::CaseClosure,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (look, case) =
        keeping::managed_by_looker(&visit, look, path.id, "case.closure_viewed").await?;
    respond(&visit, look, &case, Form::empty(), asked.done(&DONE), false).await
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    case: &CaseAccess,
    mut form: Form,
    done: Option<&'static str>,
    conflict: bool,
) -> PageResult {
    let now = visit.app().clock.now();
    let closures = queries::closures(&mut look.tx, case.case).await?;
    keeping::event("case.closure_viewed", case, now)
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "closure-title").noting(done);
    look.tx.commit().await?;
    let today = local_date(now).to_string();
    if !form.was_sent("giorno") {
        form.set("giorno", &*today);
        form.set("once", uuid::Uuid::new_v4().to_string());
    }
    let id = case.case.0;
    let status = if conflict {
        axum::http::StatusCode::CONFLICT
    } else {
        form.status()
    };
    let page = ClosingPage {
        page,
        case: Heading::of(case),
        is_open: case.state == "open",
        here: visit.href(&paths::CaseClosure { id }),
        deadlines: visit.href(&paths::CaseDeadlines { id }),
        reopen: visit.href(&paths::CaseReopening { id }),
        today,
        reasons: offered(visit, "closure-reason", &REASONS),
        outcomes: offered(visit, "closure-outcome", &OUTCOMES),
        ends: closures.iter().map(|one| end(visit, one)).collect(),
        conflict,
        form,
    };
    Ok(visit.show(status, &page))
}

fn offered(visit: &Visit, messages: &str, codes: &[&str]) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice::new(*code, said(visit, messages, code)))
        .collect()
}

fn said(visit: &Visit, messages: &str, code: &str) -> String {
    visit.text(&format!("{messages}-{code}"))
}

pub(crate) fn end(visit: &Visit, closure: &Closure) -> End {
    let language = visit.language();
    End {
        day: i18n::plain_date(language, closure.closed_on),
        reason: said(visit, "closure-reason", &closure.reason),
        outcome: said(visit, "closure-outcome", &closure.outcome),
        note: closure
            .note
            .iter()
            .flat_map(|note| note.lines())
            .map(str::to_owned)
            .collect(),
        by: closure.closed_by.clone(),
        reopened: closure.reopened_at.map(|at| {
            let by = closure.reopened_by.clone().unwrap_or_default();
            let why = closure.why_reopened.clone().unwrap_or_default();
            (i18n::moment(language, at), by, why)
        }),
    }
}

/// What was typed, if it is whole.
struct Typed {
    on: NaiveDate,
    reason: &'static str,
    outcome: &'static str,
    note: Option<String>,
}

fn read(form: &mut Form) -> Option<Typed> {
    let on = day(form);
    let reason = form.choice(
        "motivo",
        "closure-reason-empty",
        &REASONS.map(|code| (code, code)),
    );
    let outcome = form.choice(
        "esito",
        "closure-outcome-empty",
        &OUTCOMES.map(|code| (code, code)),
    );
    let note = form.read_optional("nota", "closure-note", |typed| short(typed, 2000));
    if reason == Some("other") && note == Some(None) {
        form.fail("nota", "closure-note-for-other");
    }
    if form.has_errors() {
        return None;
    }
    Some(Typed {
        on: on?,
        reason: reason?,
        outcome: outcome?,
        note: note?,
    })
}

fn day(form: &mut Form) -> Option<NaiveDate> {
    let day = keeping::last_day(form, "giorno").flatten();
    if day.is_none() {
        form.fail("giorno", "closure-day-empty");
    }
    day
}

fn short(typed: &str, most: usize) -> Result<String, Refused> {
    let text = paragraphs(typed)?;
    if text.chars().count() > most {
        return Err(Refused::TooLong);
    }
    Ok(text)
}

pub(crate) async fn close(
    path: paths::CaseClosure,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, case) =
        keeping::managed_by_actor(&visit, staff, path.id, "case.closed").await?;
    let Some(typed) = read(&mut form) else {
        return respond(&visit, staff.into(), &case, form, None, false).await;
    };
    let wanted = Closing {
        id: keeping::once(&form),
        case: case.case,
        on: typed.on,
        reason: typed.reason,
        outcome: typed.outcome,
        note: typed.note.as_deref(),
    };
    match &*queries::close(&mut staff.tx, &wanted).await? {
        "closed" => {}
        "to_come" => {
            form.fail("giorno", "closure-day-to-come");
            return respond(&visit, staff.into(), &case, form, None, false).await;
        }
        "before_it_began" => {
            form.fail("giorno", "closure-day-before");
            return respond(&visit, staff.into(), &case, form, None, false).await;
        }
        "something_is_due" => {
            form.fail("motivo", "closure-something-is-due");
            return respond(&visit, staff.into(), &case, form, None, false).await;
        }
        "already" => return respond(&visit, staff.into(), &case, form, None, true).await,
        _ => return Err(PageError::NotFound),
    }
    keeping::event("case.closed", &case, visit.app().clock.now())
        .detail(json!({ "reason": typed.reason, "outcome": typed.outcome }))
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{path}?fatto=chiuso")))
}

pub(crate) async fn reopen(
    path: paths::CaseReopening,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, case) =
        keeping::managed_by_actor(&visit, staff, path.id, "case.reopened").await?;
    let why = form.read("perche", "closure-why", |typed| short(typed, 1000));
    let (Some(why), false) = (why, form.has_errors()) else {
        return respond(&visit, staff.into(), &case, form, None, false).await;
    };
    match &*queries::reopen(&mut staff.tx, case.case, &why).await? {
        "reopened" => {}
        "already" => return respond(&visit, staff.into(), &case, form, None, true).await,
        _ => return Err(PageError::NotFound),
    }
    keeping::event("case.reopened", &case, visit.app().clock.now())
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    let closure = paths::CaseClosure { id: path.id };
    Ok(visit.go_to(&format!("{closure}?fatto=riaperto")))
}
