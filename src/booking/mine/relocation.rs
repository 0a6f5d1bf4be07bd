//! `/appuntamento/mio/sposta`: another time for a confirmed appointment, at the same office. The new time is taken
//! before the old one is given back; reminders follow.

use agenda::rescheduling::{Moved, move_to};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use directory::model::{Reason, Reception};
use platform::Tx;
use platform::web::{Form, Page, PageResult, Visit, VisitorRead, VisitorWrite};
use serde::Deserialize;
use vocabulary::paths;

use super::meant;
use crate::announcement::{self, occasion};
use crate::appointments::{self, Appointment};
use crate::board::{Board, Month, chosen};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    a: String,
    mese: String,
}

#[derive(Template)]
#[template(path = "booking/relocation.html")]
struct RelocationPage {
    page: Page,
    form: Form,
    id: String,
    /// The time that stands until another is chosen.
    when: String,
    place: String,
    board: Board,
}

pub async fn show(
    _: paths::MineMove,
    visit: Visit,
    mut visitor: VisitorRead,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (appointment, office) = meant(&mut visitor.tx, &asked.a).await?;
    if !appointment.is_ahead(visit.app().clock.now()) {
        return Ok(visit.go_to(&paths::Mine));
    }
    let mut form = Form::filled([("mese", &asked.mese)]);
    if !asked.mese.is_empty() && Month::parse(&asked.mese).is_none() {
        form.fail("mese", "booking-month-wrong");
    }
    render(&mut visitor.tx, &visit, &appointment, &office, form).await
}

pub async fn store(
    _: paths::MineMove,
    visit: Visit,
    mut visitor: VisitorWrite,
    mut form: Form,
) -> PageResult {
    let tx = &mut visitor.tx;
    let (appointment, office) = meant(tx, form.raw("a")).await?;
    if let (Some(starts_at), false) = (chosen(&mut form), form.has_errors()) {
        match relocate(tx, &visit, &appointment, &office, starts_at).await? {
            None => {
                visitor.tx.commit().await?;
                return Ok(visit.go_to(&format!("{}?fatto=spostato", paths::Mine)));
            }
            Some(complaint) => form.fail("slot", complaint),
        }
    }
    render(tx, &visit, &appointment, &office, form).await
}

/// `None`: moved. Otherwise what to say.
async fn relocate(
    tx: &mut Tx,
    visit: &Visit,
    appointment: &Appointment,
    office: &Reception,
    starts_at: DateTime<Utc>,
) -> sqlx::Result<Option<&'static str>> {
    if starts_at == appointment.starts_at {
        return Ok(None);
    }
    let outcome = move_to(tx, appointment.id, office.office_id, starts_at).await?;
    let complaint = match outcome {
        Moved::Moved => None,
        Moved::Taken => Some("booking-slot-gone"),
        Moved::TooSoon => Some("booking-slot-too-soon"),
        Moved::TooLate => Some("booking-slot-too-late"),
        Moved::NotOffered => Some("booking-slot-not-offered"),
        Moved::NotMovable => Some("booking-not-movable"),
    };
    if complaint.is_none() {
        let moved = appointments::one(tx, appointment.id).await?;
        let contact = appointments::contact(tx, appointment.id).await?;
        let text = occasion(visit, &moved, office).moved();
        audit::record(
            tx,
            "appointment.moved_by_person",
            Some(moved.id.0),
            &serde_json::json!({}),
        )
        .await?;
        announcement::fixed(tx, visit, &moved, office, &contact, text).await?;
    }
    Ok(complaint)
}

async fn render(
    tx: &mut Tx,
    visit: &Visit,
    appointment: &Appointment,
    office: &Reception,
    form: Form,
) -> PageResult {
    let now = visit.app().clock.now();
    let reason: Option<Reason> = match appointment.reason {
        Some(reason) => directory::queries::reason(tx, reason, visit.language()).await?,
        None => None,
    };
    let need = appointments::need(&reason);
    let month = Month::parse(form.raw("mese"));
    let free = appointments::free_in(tx, office.office_id, need, month, now).await?;
    let window = appointments::days(need, now);
    let status = match form.error_id("slot") {
        "booking-slot-gone" => StatusCode::CONFLICT,
        _ => form.status(),
    };
    let page = RelocationPage {
        page: visit.page("booking-move-title"),
        id: appointment.id.to_string(),
        when: occasion(visit, appointment, office).when(),
        place: crate::letter::place(office),
        board: Board::of(&free, month, window, visit.language()),
        form,
    };
    Ok(visit.show(status, &page))
}
