//! What the pages of one case share: the case as whoever asks may open it, or the answer that there is none. Absent and
//! not-yours are the same answer, and the try stands in the trail.

use access::{CaseAccess, DataClass, Decision, StaffLook, StaffWrite};
use audit::Event;
use chrono::{DateTime, Utc};
use platform::Tx;
use platform::web::{PageError, Visit};
use uuid::Uuid;
use vocabulary::reference::Reference;

/// Writes down that a look was refused; the answer is that of something that does not exist.
pub(crate) async fn refuse(mut look: StaffLook, event: Event) -> PageError {
    match record_refusal(&mut look.tx, event).await {
        Ok(()) => match look.tx.commit().await {
            Ok(()) => PageError::NotFound,
            Err(error) => error.into(),
        },
        Err(error) => error.into(),
    }
}

/// The same for an act.
pub(crate) async fn refuse_act(
    mut staff: StaffWrite,
    event: Event,
    answer: PageError,
) -> PageError {
    match record_refusal(&mut staff.tx, event).await {
        Ok(()) => match staff.tx.commit().await {
            Ok(()) => answer,
            Err(error) => error.into(),
        },
        Err(error) => error.into(),
    }
}

async fn record_refusal(tx: &mut Tx, event: Event) -> sqlx::Result<()> {
    event.refused().record(tx).await
}

/// A try on a case that may not exist.
pub(crate) fn tried(id: Uuid) -> Event {
    Event::new("case.refused").subject(id).case(id)
}

/// Something about a case as a whole, in the name of the grant that opens it.
pub(crate) fn event(action: &'static str, case: &CaseAccess, now: DateTime<Utc>) -> Event {
    let event = Event::new(action).subject(case.case.0).case(case.case.0);
    match case.strongest(now) {
        Some(grant) => event
            .capacity(grant.capacity.code())
            .basis(&*grant.basis)
            .body(grant.body.0),
        None => event,
    }
}

/// Something about one section, in the name of the grant that opens just that.
pub(crate) fn section_event(
    action: &'static str,
    case: &CaseAccess,
    class: DataClass,
    decision: &Decision,
) -> Event {
    let event = Event::new(action)
        .subject(case.case.0)
        .case(case.case.0)
        .class(class.code());
    match decision {
        Decision::Allowed {
            capacity,
            basis,
            body,
            ..
        } => event.capacity(capacity.code()).basis(&**basis).body(body.0),
        Decision::Refused(_) => event,
    }
}

/// Until when a broken glass lets me in.
pub(crate) fn glass_until(case: &CaseAccess, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    case.relation
        .grants
        .iter()
        .filter(|grant| grant.in_force(now) && grant.basis == "break_glass")
        .filter_map(|grant| grant.valid_to)
        .max()
}

/// A reference as people read it out.
pub(crate) fn written(canonical: &str) -> String {
    Reference::parse(canonical).map_or_else(|| canonical.to_owned(), |found| found.to_string())
}

/// The areas of a social service, in the words of the database.
pub(crate) const AREAS: [(&str, &str); 4] = [
    ("families", "case-area-families"),
    ("adults", "case-area-adults"),
    ("disability", "case-area-disability"),
    ("elderly", "case-area-elderly"),
];

pub(crate) fn area(visit: &Visit, code: &str) -> String {
    visit.text(&format!("case-area-{code}"))
}

/// The database refused a row: between the page and the act, a right ended.
pub(crate) fn is_not_allowed(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == "42501")
}

/// Done before, by the same form.
pub(crate) fn is_twice(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

/// The number that a form carries, so that sent twice it is done once.
pub(crate) fn once(form: &platform::web::Form) -> Uuid {
    form.raw("once").parse().unwrap_or_else(|_| Uuid::new_v4())
}
