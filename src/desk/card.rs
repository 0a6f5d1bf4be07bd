//! `/banco/appuntamenti/{id}`: all that the desk knows of one appointment, what happened to it, what can be done.
//!
//! Opening it is written down in the audit trail with the appointment's id.

use access::StaffLook;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use directory::model::written_address;
use platform::i18n;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use vocabulary::ids::AppointmentId;
use vocabulary::local_time::LocalTime;
use vocabulary::paths;

use crate::letter::Reach;
use crate::line::{Mark, Wants, clock, marks, text};
use crate::queries::Card;
use crate::state::Act;
use crate::{address, lobby, queries};

#[derive(Template)]
#[template(path = "desk/card.html")]
struct CardPage {
    page: Page,
    form: Form,
    conflict: Option<String>,
    card: Card,
    date: String,
    time: String,
    until: String,
    address: Option<String>,
    marks: Vec<Mark>,
    /// Whether and how a notice reaches the person.
    reach: String,
    history: Vec<Event>,
    acts: Vec<Button>,
    /// Where it is moved and cancelled; none: too late for both.
    change: Option<Change>,
    day: String,
}

struct Event {
    when: String,
    what: String,
}

struct Button {
    href: String,
    /// Message id.
    label: &'static str,
    kind: &'static str,
}

struct Change {
    move_it: String,
    cancel: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    path: paths::DeskAppointment,
    visit: Visit,
    staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !staff.me.receives() {
        return Ok(lobby::refuse(&visit, &staff.me));
    }
    respond(
        &visit,
        staff,
        AppointmentId(path.id),
        Shown {
            done: asked.fatto,
            ..Shown::default()
        },
    )
    .await
}

/// What the card is shown with.
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) form: Form,
    pub(crate) conflict: Option<String>,
    pub(crate) done: String,
}

pub(crate) async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    id: AppointmentId,
    shown: Shown,
) -> PageResult {
    let card = queries::appointment(&mut staff.tx, id, visit.language())
        .await?
        .ok_or(PageError::NotFound)?;
    audit::record(&mut staff.tx, "appointment.viewed", Some(id.0), &json!({})).await?;
    staff.tx.commit().await?;

    let status = match shown.conflict {
        Some(_) => StatusCode::CONFLICT,
        None => shown.form.status(),
    };
    let page = CardPage {
        page: staff
            .me
            .page(visit, "desk-card-title")
            .titled(format!("{} {}", card.surname, card.given_name))
            .noting(address::done(&shown.done)),
        form: shown.form,
        conflict: shown.conflict,
        date: i18n::long_date(visit.language(), LocalTime::of(card.starts_at)),
        time: clock(card.starts_at),
        until: clock(card.ends_at),
        address: written_address(
            card.address.as_deref(),
            card.postal_code.as_deref(),
            card.municipality.as_deref(),
        ),
        marks: marks(
            visit.language(),
            &Wants {
                language: &card.language,
                interpreter: card.interpreter,
                needs: &card.needs,
                children: card.children,
            },
        ),
        reach: visit.text(Reach::of(&card).message_id()),
        history: history(visit, &card),
        acts: acts(visit, &card),
        change: change(visit, &card),
        day: visit.href(&address::with(
            &paths::DeskDay,
            &[(
                "data",
                &vocabulary::local_time::local_date(card.starts_at).to_string(),
            )],
        )),
        card,
    };
    Ok(visit.show(status, &page))
}

/// What the row itself remembers. The trail of who did what belongs to the audit.
fn history(visit: &Visit, card: &Card) -> Vec<Event> {
    let event = |at: DateTime<Utc>, id: &str| Event {
        when: written(visit, at),
        what: visit.text(id),
    };
    let mut history = Vec::new();
    history.extend(
        card.confirmed_at
            .map(|at| event(at, &format!("desk-history-booked-{}", card.channel))),
    );
    if card.moved > 0 {
        let what = text(
            visit.language(),
            "desk-history-moved",
            &[("count", card.moved.to_string())],
        );
        history.push(Event {
            when: String::new(),
            what,
        });
    }
    history.extend(
        card.checked_in_at
            .map(|at| event(at, "desk-history-checked-in")),
    );
    history.extend(
        card.ended_at
            .map(|at| event(at, &format!("desk-history-{}", card.state))),
    );
    history
}

fn written(visit: &Visit, at: DateTime<Utc>) -> String {
    let date = i18n::long_date(visit.language(), LocalTime::of(at));
    text(
        visit.language(),
        "desk-when",
        &[("date", date), ("time", clock(at))],
    )
}

fn acts(visit: &Visit, card: &Card) -> Vec<Button> {
    let id = card.id.0;
    let begun = card.starts_at <= visit.app().clock.now();
    let all = [
        (
            Act::CheckIn,
            visit.href(&paths::DeskCheckIn { id }),
            "desk-act-check-in",
            "primary",
        ),
        (
            Act::Done,
            visit.href(&paths::DeskDone { id }),
            "desk-act-done",
            "primary",
        ),
        (
            Act::NoShow,
            visit.href(&paths::DeskNoShow { id }),
            "desk-act-no-show",
            "outline-primary",
        ),
        (
            Act::Undo,
            visit.href(&paths::DeskUndo { id }),
            "desk-act-undo",
            "outline-primary",
        ),
    ];
    all.into_iter()
        .filter(|(act, ..)| card.here && act.leads_from(&card.state).is_some())
        .filter(|(act, ..)| *act != Act::NoShow || begun)
        .map(|(_, href, label, kind)| Button { href, label, kind })
        .collect()
}

fn change(visit: &Visit, card: &Card) -> Option<Change> {
    let id = card.id.0;
    (card.state == "confirmed").then(|| Change {
        move_it: visit.href(&paths::DeskMove { id }),
        cancel: visit.href(&paths::DeskCancel { id }),
    })
}
