//! `/appuntamento/mio`: the appointments that this browser may see.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::web::{Page, PageResult, Visit, VisitorRead};
use serde::Deserialize;
use vocabulary::paths;

use super::{Which, meant};
use crate::announcement::{calendar_file, occasion};
use crate::appointments;
use crate::letter::place;
use crate::steps::confirmed::as_file;

#[derive(Template)]
#[template(path = "booking/mine.html")]
struct MinePage {
    page: Page,
    appointments: Vec<Entry>,
}

/// One appointment in words, with what can still be done about it.
struct Entry {
    id: String,
    when: String,
    place: String,
    office: String,
    phone: Option<String>,
    state: String,
    is_ahead: bool,
}

/// What has just been done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Done {
    fatto: String,
}

pub async fn show(
    _: paths::Mine,
    visit: Visit,
    mut visitor: VisitorRead,
    Query(done): Query<Done>,
) -> PageResult {
    let tx = &mut visitor.tx;
    let now = visit.app().clock.now();
    let mut entries = Vec::new();
    for appointment in appointments::mine(tx).await? {
        let office = directory::queries::office(tx, appointment.office).await?;
        let office = office.ok_or(sqlx::Error::RowNotFound)?;
        entries.push(Entry {
            id: appointment.id.to_string(),
            when: occasion(&visit, &appointment, &office).when(),
            place: place(&office),
            is_ahead: appointment.is_ahead(now),
            state: appointment.state,
            office: office.office,
            phone: office.phone,
        });
    }
    if entries.is_empty() {
        return Ok(visit.go_to(&paths::Manage));
    }
    let notice = match done.fatto.as_str() {
        "spostato" => Some("booking-moved-notice"),
        "disdetto" => Some("booking-cancelled-notice"),
        _ => None,
    };
    let page = visit.page("booking-mine-title").noting(notice);
    Ok(visit.show(
        StatusCode::OK,
        &MinePage {
            page,
            appointments: entries,
        },
    ))
}

pub async fn calendar(
    _: paths::MineCalendar,
    visit: Visit,
    mut visitor: VisitorRead,
    Query(which): Query<Which>,
) -> PageResult {
    let which = which.a.unwrap_or_default();
    let (appointment, office) = meant(&mut visitor.tx, &which).await?;
    Ok(as_file(calendar_file(&visit, &appointment, &office)))
}
