//! What the pages for writing down a part of a person share: who it is about, who may write, and the way back.

use std::fmt::Display;

use access::{DataClass, StaffLook, StaffWrite};
use audit::Event;
use axum::http::StatusCode;
use chrono::{Datelike, NaiveDate};
use platform::Tx;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::paths;

use crate::line::joined;
use crate::opened::Opened;
use crate::person::full_name;
use crate::queries::{self, Many};
use crate::reading::{refuse, refuse_act};

/// Whom the page is about.
pub(crate) struct Heading {
    pub(crate) id: Uuid,
    pub(crate) name: String,
}

impl Heading {
    pub(crate) fn of(opened: &Opened) -> Self {
        Self {
            id: opened.id,
            name: joined(opened.given_name.as_deref(), opened.surname.as_deref()),
        }
    }

    /// Somebody else who is mine to see.
    pub(crate) async fn of_another(tx: &mut Tx, person: Uuid) -> sqlx::Result<Option<Self>> {
        let name = queries::name(tx, person).await?;
        Ok(name.map(|name| Self {
            id: person,
            name: full_name(&name),
        }))
    }
}

/// What the address of such a page says besides.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    /// A row that is to be corrected.
    #[serde(default)]
    pub(crate) riga: String,
    /// What was done a moment ago.
    #[serde(default)]
    fatto: String,
}

impl Asked {
    /// What the page says of it.
    pub(crate) fn done(&self) -> Option<&'static str> {
        done(&self.fatto)
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

/// The look is written down and over: whom the page is about, and the page.
pub(crate) async fn close(
    visit: &Visit,
    mut look: StaffLook,
    opened: &Opened,
    (class, title): (DataClass, &'static str),
) -> sqlx::Result<(Heading, Page)> {
    record_look(&mut look.tx, opened, class).await?;
    let page = look.me.page(visit, title);
    look.tx.commit().await?;
    Ok((Heading::of(opened), page))
}

/// Written: into the trail, and back to the person.
pub(crate) async fn end(
    visit: &Visit,
    staff: StaffWrite,
    opened: &Opened,
    class: DataClass,
) -> PageResult {
    end_at(
        visit,
        staff,
        (opened, class),
        &paths::Person { id: opened.id },
        "scritto",
    )
    .await
}

/// Written: into the trail, and on to `address`, which says what was done.
pub(crate) async fn end_at(
    visit: &Visit,
    mut staff: StaffWrite,
    (opened, class): (&Opened, DataClass),
    address: &impl Display,
    done: &str,
) -> PageResult {
    opened
        .event("person.part_written")
        .class(class.code())
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{address}?fatto={done}")))
}

/// Does the form ask for one of many rows to be ended?
pub(crate) fn ends_row(form: &Form) -> bool {
    form.is("atto", "togli") && !form.has_errors()
}

/// Ends the row that the form names: into the trail, and on to `address`.
pub(crate) async fn end_row(
    visit: &Visit,
    mut staff: StaffWrite,
    (opened, class): (&Opened, DataClass),
    (which, form): (Many, &Form),
    address: &impl Display,
) -> PageResult {
    let row = form.raw("riga").parse().map_err(|_| PageError::NotFound)?;
    queries::end(&mut staff.tx, which, opened.id, row).await?;
    end_at(visit, staff, (opened, class), address, "tolto").await
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
