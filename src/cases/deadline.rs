//! What is due in a case: by a law or a guideline that sets a term from an event, or because somebody promised it.
//!
//! The date is reckoned when the event is written down and stays as it was reckoned. Deadlines are of the class of the
//! plan: whoever may read the plan sees them, for everybody else the pages do not exist.

mod closing;
mod list;
mod mine;
mod next;
mod rule;
mod term;
#[cfg(test)]
mod tests;

use access::{CaseAccess, DataClass, Decision, Me, StaffLook, StaffWrite, Verb};
use audit::Event;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use platform::i18n;
use platform::web::{Audience, Form, PageError, Routes, Visit};
use uuid::Uuid;
use vocabulary::ids::CaseId;
use vocabulary::paths;
use vocabulary::text::Refused;

use crate::keeping::say;
use crate::look;

pub(crate) use next::{Next, next};
use rule::Rule;

/// The class of data that deadlines are.
const CLASS: DataClass = DataClass::Plan;
/// What is no rule's.
const BY_HAND: &str = "by_hand";
/// So many days before it is due, something is close.
const CLOSE: i64 = 7;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get::<paths::CaseDeadlines, _, _>(Audience::Staff, list::show)
        .post::<paths::CaseDeadlines, _, _>(Audience::Staff, list::store)
        .get::<paths::CaseDeadline, _, _>(Audience::Staff, closing::show)
        .post::<paths::CaseDeadline, _, _>(Audience::Staff, closing::store)
        .get::<paths::Deadlines, _, _>(Audience::Staff, mine::show)
}

/// The case of a look, where its deadlines may be read; else the answer that there is none.
async fn readable(
    visit: &Visit,
    mut look: StaffLook,
    id: Uuid,
) -> Result<(StaffLook, CaseAccess), PageError> {
    let case = CaseAccess::open(&mut look.tx, CaseId(id)).await?;
    match opened(case, &look.me, visit.app().clock.now()) {
        Some(case) => Ok((look, case)),
        None => Err(look::refuse(look, tried(id)).await),
    }
}

/// The case of an act, where one may be set or closed; else the answer that there is none, or that one only reads.
async fn writable(
    visit: &Visit,
    mut staff: StaffWrite,
    id: Uuid,
) -> Result<(StaffWrite, CaseAccess, Decision), PageError> {
    let now = visit.app().clock.now();
    let case = CaseAccess::open(&mut staff.tx, CaseId(id)).await?;
    let Some(case) = opened(case, &staff.me, now) else {
        return Err(look::refuse_act(staff, tried(id), PageError::NotFound).await);
    };
    let decision = case.decide(&staff.me, CLASS, Verb::Write, now);
    if !is_writable(&case, &staff.me, now) {
        let event = look::section_event("case.write_refused", &case, CLASS, &decision);
        return Err(look::refuse_act(staff, event, PageError::Forbidden).await);
    }
    Ok((staff, case, decision))
}

/// The case, where its deadlines may be read.
fn opened(case: Option<CaseAccess>, me: &Me, now: DateTime<Utc>) -> Option<CaseAccess> {
    case.filter(|case| case.decide(me, CLASS, Verb::Read, now).is_allowed())
}

/// May one be set or closed? In a closed case nothing is due any more.
fn is_writable(case: &CaseAccess, me: &Me, now: DateTime<Utc>) -> bool {
    case.state == "open" && case.decide(me, CLASS, Verb::Write, now).is_allowed()
}

/// A try on deadlines that may not exist.
fn tried(case: Uuid) -> Event {
    look::tried(case).class(CLASS.code())
}

/// What is due, in words.
fn title(visit: &Visit, kind: &str, what: Option<&str>) -> String {
    what.map_or_else(
        || visit.text(&format!("deadline-rule-{}", kind.replace('_', "-"))),
        str::to_owned,
    )
}

/// How far away a day is.
struct Distance {
    words: String,
    /// The look of its badge, named as for appointments.
    look: &'static str,
}

fn distance(visit: &Visit, due: NaiveDate, today: NaiveDate) -> Distance {
    let days = (due - today).num_days();
    let (message, look) = match days {
        ..0 => ("deadline-late", "no_show"),
        0 => ("deadline-today", "held"),
        1..=CLOSE => ("deadline-left", "held"),
        _ => ("deadline-left", "confirmed"),
    };
    let count = days.abs().to_string();
    Distance {
        words: say(visit, message, &[("days", &count)]),
        look,
    }
}

/// `mercoledì 3 marzo 2027`: people plan by the day of the week.
fn long_day(visit: &Visit, day: NaiveDate) -> String {
    let noon = day.and_hms_opt(12, 0, 0).unwrap_or_default();
    let noon = vocabulary::local_time::LocalTime::of(vocabulary::local_time::instant(noon));
    i18n::long_date(visit.language(), noon)
}

/// A day as date fields send it; the years are those in which something can be due.
fn day(form: &mut Form, field: &str, messages: &str) -> Option<NaiveDate> {
    form.read(field, messages, |typed| {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Refused::Empty);
        }
        NaiveDate::parse_from_str(typed, "%Y-%m-%d")
            .ok()
            .filter(|day| (2000..2100).contains(&day.year()))
            .ok_or(Refused::Shape)
    })
}
