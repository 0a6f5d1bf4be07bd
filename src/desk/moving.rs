//! `/banco/appuntamenti/{id}/sposta`: another time, at the same office or another. The new time is taken before the
//! old one is given back; the person is told and the reminders are made anew.

use access::{StaffLook, StaffWrite};
use agenda::rescheduling::{Moved, move_to};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use platform::Tx;
use platform::i18n;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use vocabulary::ids::AppointmentId;
use vocabulary::local_time::{LocalTime, local_date};
use vocabulary::paths;

use crate::free::{self, Found};
use crate::letter::{self, News, Reach};
use crate::line::{clock, text};
use crate::queries::{self, Card, Place};
use crate::{address, calendar, card, choices, lobby};

#[derive(Template)]
#[template(path = "desk/moving.html")]
struct Moving {
    page: Page,
    form: Form,
    name: String,
    when: String,
    office: String,
    reach: String,
    is_told: bool,
    phone: Option<String>,
    offices: Vec<Choice>,
    found: Found,
    action: String,
    back: String,
    /// The time that the page showed: if it is another by now, somebody else has moved it.
    shown: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    sportello: Option<String>,
    #[serde(default)]
    data: String,
}

pub(crate) async fn ask(
    path: paths::DeskMove,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !staff.me.receives() {
        return Ok(lobby::refuse(&visit, &staff.me));
    }
    let card = open(&visit, &mut staff.tx, AppointmentId(path.id)).await?;
    if card.state != "confirmed" {
        return conflict(&visit, staff, &card).await;
    }
    let places = queries::places(&mut staff.tx).await?;
    let own = || {
        places
            .iter()
            .find(|place| place.id == card.office_id)
            .map(|place| place.slug.clone())
    };
    let office = asked.sportello.or_else(own).unwrap_or_default();
    let form = Form::filled([("sportello", office), ("data", asked.data)]);
    respond(&visit, staff, card, &places, form, StatusCode::OK).await
}

pub(crate) async fn store(
    path: paths::DeskMove,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let id = AppointmentId(path.id);
    let old = open(&visit, &mut staff.tx, id).await?;
    let places = queries::places(&mut staff.tx).await?;
    let chosen = free::chosen(&mut form, &places);
    let Some((place, at)) = chosen.filter(|_| !form.has_errors()) else {
        let status = form.status();
        return respond(&visit, staff.into(), old, &places, form, status).await;
    };
    // nobody may move it between this look and the move itself
    let now = queries::now(&mut staff.tx, id)
        .await?
        .ok_or(PageError::NotFound)?;
    if now.state != "confirmed" || now.starts_at.timestamp().to_string() != form.raw("shown") {
        let fresh = open(&visit, &mut staff.tx, id).await?;
        return conflict(&visit, staff.into(), &fresh).await;
    }
    match move_to(&mut staff.tx, id, place.id, at).await? {
        Moved::Moved => {}
        Moved::NotMovable => return conflict(&visit, staff.into(), &old).await,
        refused => {
            form.fail("start", complaint(refused));
            form.set("start", "");
            return respond(
                &visit,
                staff.into(),
                old,
                &places,
                form,
                StatusCode::CONFLICT,
            )
            .await;
        }
    }
    let card = open(&visit, &mut staff.tx, id).await?;
    let app = visit.app();
    let told = letter::tell(
        &mut staff.tx,
        &app.settings,
        &card,
        News::Moved,
        app.clock.now(),
    )
    .await?;
    let detail = json!({ "from": old.starts_at, "to": card.starts_at, "office": card.office_id, "told": told });
    audit::record(&mut staff.tx, "appointment.moved", Some(id.0), &detail).await?;
    staff.tx.commit().await?;
    let done = if told {
        "spostato-avvisato"
    } else {
        "spostato"
    };
    Ok(visit.go_to(&address::with(
        &paths::DeskAppointment { id: id.0 },
        &[("fatto", done)],
    )))
}

fn complaint(refused: Moved) -> &'static str {
    match refused {
        Moved::TooSoon => "desk-start-too-soon",
        Moved::TooLate => "desk-start-too-late",
        Moved::NotOffered => "desk-start-not-offered",
        _ => "desk-start-gone",
    }
}

async fn open(visit: &Visit, tx: &mut Tx, id: AppointmentId) -> Result<Card, PageError> {
    queries::appointment(tx, id, visit.language())
        .await?
        .ok_or(PageError::NotFound)
}

/// The card as it is now, with what a colleague did.
async fn conflict(visit: &Visit, staff: StaffLook, card: &Card) -> PageResult {
    let state = visit.text(&format!("component-state-{}", card.state));
    let id = if card.state == "confirmed" {
        "desk-conflict-moved"
    } else {
        "desk-conflict"
    };
    let values = [
        ("name", format!("{} {}", card.surname, card.given_name)),
        ("state", state),
        (
            "date",
            i18n::long_date(visit.language(), LocalTime::of(card.starts_at)),
        ),
        ("time", clock(card.starts_at)),
    ];
    let conflict = Some(text(visit.language(), id, &values));
    card::respond(
        visit,
        staff,
        card.id,
        card::Shown {
            conflict,
            ..card::Shown::default()
        },
    )
    .await
}

async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    card: Card,
    places: &[Place],
    mut form: Form,
    status: StatusCode,
) -> Result<Response, PageError> {
    let today = local_date(visit.app().clock.now());
    let from = calendar::parse_date(form.raw("data")).unwrap_or(today);
    form.set("data", from.max(today).to_string());
    let office = form.value("sportello");
    let found = free::find(&mut staff.tx, visit, (&card).into(), places, &office, from).await?;
    audit::record(
        &mut staff.tx,
        "appointment.viewed",
        Some(card.id.0),
        &json!({}),
    )
    .await?;
    staff.tx.commit().await?;
    let offering: Vec<Place> = places
        .iter()
        .filter(|place| place.offers(card.service_id))
        .cloned()
        .collect();
    let reach = Reach::of(&card);
    let date = i18n::long_date(visit.language(), LocalTime::of(card.starts_at));
    let page = Moving {
        page: staff.me.page(visit, "desk-move-title"),
        form,
        name: format!("{} {}", card.given_name, card.surname),
        when: text(
            visit.language(),
            "desk-when",
            &[("date", date), ("time", clock(card.starts_at))],
        ),
        office: card.office,
        is_told: reach.is_there(),
        reach: visit.text(reach.message_id()),
        phone: card.phone,
        offices: choices::offices(visit, &offering),
        found,
        action: visit.href(&paths::DeskMove { id: card.id.0 }),
        back: visit.href(&paths::DeskAppointment { id: card.id.0 }),
        shown: card.starts_at.timestamp().to_string(),
    };
    Ok(visit.show(status, &page))
}
