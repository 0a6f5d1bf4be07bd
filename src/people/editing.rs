//! What the pages for writing down a part of a person share: who it is about, who may write, and the way back.

use access::{DataClass, StaffLook, StaffWrite};
use audit::Event;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{Datelike, NaiveDate};
use platform::Tx;
use platform::web::{Form, PageError, PageResult, Visit};
use uuid::Uuid;
use vocabulary::paths;

use crate::opened::Opened;
use crate::person::full_name;
use crate::queries;
use crate::reading::{refuse, refuse_act};

/// Whom the page is about.
pub(crate) struct Heading {
    pub(crate) id: Uuid,
    pub(crate) name: String,
}

impl Heading {
    pub(crate) async fn of(tx: &mut Tx, opened: &Opened) -> sqlx::Result<Self> {
        let name = queries::name(tx, opened.id).await?;
        Ok(Self {
            id: opened.id,
            name: name.as_ref().map(full_name).unwrap_or_default(),
        })
    }
}

impl Heading {
    /// Somebody else who is mine to see.
    pub(crate) async fn of_another(tx: &mut Tx, person: Uuid) -> sqlx::Result<Option<Self>> {
        let name = queries::name(tx, person).await?;
        Ok(name.map(|name| Self {
            id: person,
            name: full_name(&name),
        }))
    }
}

/// What an address says after an act.
pub(crate) fn done(word: &str) -> Option<&'static str> {
    match word {
        "scritto" => Some("person-done-written"),
        "tolto" => Some("person-done-removed"),
        _ => None,
    }
}

/// That a part was looked at in order to write it.
pub(crate) async fn record_look(
    tx: &mut Tx,
    opened: &Opened,
    class: DataClass,
) -> sqlx::Result<()> {
    opened
        .event("person.part_opened")
        .class(class.code())
        .record(tx)
        .await
}

/// The person of a look, where I may write that class; else there is none.
pub(crate) async fn opened(
    mut look: StaffLook,
    person: Uuid,
    class: DataClass,
) -> Result<(StaffLook, Opened), PageError> {
    let opened = Opened::open(&mut look.tx, person).await?;
    match opened.filter(|opened| opened.writes(class)) {
        Some(opened) => Ok((look, opened)),
        None => Err(refuse(look, tried("person.part_opened", person, class)).await),
    }
}

/// The person of an act, where I may write that class; else there is none.
pub(crate) async fn writable(
    mut staff: StaffWrite,
    person: Uuid,
    class: DataClass,
) -> Result<(StaffWrite, Opened), PageError> {
    let opened = Opened::open(&mut staff.tx, person).await?;
    match opened.filter(|opened| opened.writes(class)) {
        Some(opened) => Ok((staff, opened)),
        None => Err(refuse_act(staff, tried("person.part_written", person, class)).await),
    }
}

fn tried(action: &'static str, person: Uuid, class: DataClass) -> Event {
    Event::new(action).subject(person).class(class.code())
}

/// 409 where somebody else was quicker.
pub(crate) fn status(form: &Form, is_conflict: bool) -> StatusCode {
    if is_conflict {
        StatusCode::CONFLICT
    } else {
        form.status()
    }
}

/// Written: into the trail, and back to the person.
pub(crate) async fn end(
    visit: &Visit,
    staff: StaffWrite,
    opened: &Opened,
    class: &'static str,
    person: Uuid,
) -> PageResult {
    end_at(
        visit,
        staff,
        opened,
        class,
        &format!("{}?fatto=scritto", paths::Person { id: person }),
    )
    .await
}

/// Written: into the trail, and on to `address`.
pub(crate) async fn end_at(
    visit: &Visit,
    mut staff: StaffWrite,
    opened: &Opened,
    class: &'static str,
    address: &str,
) -> Result<Response, PageError> {
    opened
        .event("person.part_written")
        .class(class)
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&address))
}

/// A day from a date field, or what is wrong with it; `None` if it was left empty.
pub(crate) fn day(form: &mut Form, field: &str) -> Option<NaiveDate> {
    let typed = form.value(field);
    if typed.trim().is_empty() {
        return None;
    }
    let day = NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d")
        .ok()
        .filter(|day| (1850..2200).contains(&day.year()));
    if day.is_none() {
        form.fail(field, "person-day-shape");
    }
    day
}
