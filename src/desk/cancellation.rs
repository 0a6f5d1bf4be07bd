//! `/banco/appuntamenti/{id}/disdici`: the office cancels. The page says first whether the person will be told.

use access::{Me, StaffLook, StaffWrite};
use askama::Template;
use axum::http::StatusCode;
use platform::Tx;
use platform::i18n;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use vocabulary::ids::AppointmentId;
use vocabulary::local_time::LocalTime;
use vocabulary::paths;

use crate::letter::{self, News, Reach};
use crate::line::{clock, text};
use crate::queries::Card;
use crate::{address, card, lobby, queries};

#[derive(Template)]
#[template(path = "desk/cancellation.html")]
struct Cancellation {
    page: Page,
    form: Form,
    name: String,
    when: String,
    reach: String,
    is_told: bool,
    phone: Option<String>,
    action: String,
    back: String,
    state: String,
}

pub(crate) async fn ask(path: paths::DeskCancel, visit: Visit, mut staff: StaffLook) -> PageResult {
    if !staff.me.receives() {
        return Ok(lobby::refuse(&visit, &staff.me));
    }
    let card = open(&visit, &mut staff.tx, AppointmentId(path.id)).await?;
    audit::record(
        &mut staff.tx,
        "appointment.viewed",
        Some(path.id),
        &json!({}),
    )
    .await?;
    let page = page(&visit, &staff.me, &card, Form::empty());
    staff.tx.commit().await?;
    Ok(visit.show(StatusCode::OK, &page))
}

pub(crate) async fn cancel(
    path: paths::DeskCancel,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    let id = AppointmentId(path.id);
    let card = open(&visit, &mut staff.tx, id).await?;
    if form.has_errors() {
        return Ok(visit.show(form.status(), &page(&visit, &staff.me, &card, form)));
    }
    if !queries::change_state(&mut staff.tx, id, "confirmed", "cancelled_by_office").await? {
        let state = visit.text(&format!("component-state-{}", card.state));
        let conflict = Some(text(
            visit.language(),
            "desk-conflict",
            &[
                ("name", format!("{} {}", card.surname, card.given_name)),
                ("state", state),
            ],
        ));
        return card::respond(
            &visit,
            staff.into(),
            id,
            card::Shown {
                conflict,
                ..card::Shown::default()
            },
        )
        .await;
    }
    let app = visit.app();
    let told = letter::tell(
        &mut staff.tx,
        &app.settings,
        &card,
        News::Cancelled,
        app.clock.now(),
    )
    .await?;
    audit::record(
        &mut staff.tx,
        "appointment.cancelled_by_office",
        Some(id.0),
        &json!({ "told": told }),
    )
    .await?;
    staff.tx.commit().await?;
    let done = if told {
        "disdetto-avvisato"
    } else {
        "disdetto"
    };
    Ok(visit.go_to(&address::with(
        &paths::DeskAppointment { id: id.0 },
        &[("fatto", done)],
    )))
}

async fn open(visit: &Visit, tx: &mut Tx, id: AppointmentId) -> Result<Card, PageError> {
    queries::appointment(tx, id, visit.language())
        .await?
        .ok_or(PageError::NotFound)
}

fn page(visit: &Visit, me: &Me, card: &Card, form: Form) -> Cancellation {
    let reach = Reach::of(card);
    let date = i18n::long_date(visit.language(), LocalTime::of(card.starts_at));
    Cancellation {
        page: me.page(visit, "desk-cancel-title"),
        form,
        name: format!("{} {}", card.given_name, card.surname),
        when: text(
            visit.language(),
            "desk-when",
            &[("date", date), ("time", clock(card.starts_at))],
        ),
        is_told: reach.is_there(),
        reach: visit.text(reach.message_id()),
        phone: card.phone.clone(),
        action: visit.href(&paths::DeskCancel { id: card.id.0 }),
        back: visit.href(&paths::DeskAppointment { id: card.id.0 }),
        state: card.state.clone(),
    }
}
