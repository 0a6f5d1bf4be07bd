//! The acts of one click: arrived, done, no-show, and taking one of them back.
//!
//! The form says which state the page showed. If a colleague was quicker, nothing changes: the answer is 409, the
//! state as it is now and the page again. Two colleagues who mean the same are not in each other's way.

use access::StaffWrite;
use axum::response::Response;
use platform::web::{Form, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::ids::AppointmentId;
use vocabulary::paths;

use crate::queries::Now;
use crate::state::Act;
use crate::{address, card, queries, today};

pub(crate) async fn check_in(
    path: paths::DeskCheckIn,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    perform(&visit, staff, form, Act::CheckIn, path.id).await
}

pub(crate) async fn done(
    path: paths::DeskDone,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    perform(&visit, staff, form, Act::Done, path.id).await
}

pub(crate) async fn no_show(
    path: paths::DeskNoShow,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    perform(&visit, staff, form, Act::NoShow, path.id).await
}

pub(crate) async fn undo(
    path: paths::DeskUndo,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    perform(&visit, staff, form, Act::Undo, path.id).await
}

async fn perform(
    visit: &Visit,
    mut staff: StaffWrite,
    form: Form,
    act: Act,
    id: Uuid,
) -> PageResult {
    let id = AppointmentId(id);
    // at a colleague's office one can only look, move and cancel what one has booked
    let now = queries::now(&mut staff.tx, id)
        .await?
        .filter(|now| now.here)
        .ok_or(PageError::NotFound)?;
    if form.has_errors() {
        return show_again(visit, staff, form, id, None).await;
    }
    let Some(to) = act.leads_from(form.raw("state")) else {
        return Err(PageError::BadRequest);
    };
    let too_early = act == Act::NoShow && now.starts_at > visit.app().clock.now();
    if now.state == to
        || (!too_early && queries::change_state(&mut staff.tx, id, form.raw("state"), to).await?)
    {
        if now.state != to {
            let detail = json!({ "from": form.raw("state"), "to": to });
            audit::record(&mut staff.tx, act.event(), Some(id.0), &detail).await?;
        }
        staff.tx.commit().await?;
        return Ok(back(visit, &form, act, id));
    }
    let conflict = conflict(visit, &now, too_early);
    show_again(visit, staff, form, id, Some(conflict)).await
}

fn conflict(visit: &Visit, now: &Now, too_early: bool) -> String {
    if too_early {
        return visit.text("desk-conflict-too-early");
    }
    let state = visit.text(&format!("component-state-{}", now.state));
    crate::line::text(
        visit.language(),
        "desk-conflict",
        &[("name", now.name.clone()), ("state", state)],
    )
}

/// To the page on which the button stood.
fn back(visit: &Visit, form: &Form, act: Act, id: AppointmentId) -> Response {
    let done = match act {
        Act::CheckIn => "arrivo",
        Act::Done => "concluso",
        Act::NoShow => "assente",
        Act::Undo => "annullato",
    };
    let asked = [("fatto", done), ("sportello", form.raw("sportello"))];
    if form.is("back", "card") {
        visit.go_to(&address::with(
            &paths::DeskAppointment { id: id.0 },
            &asked[..1],
        ))
    } else {
        visit.go_to(&address::with(&paths::Desk, &asked))
    }
}

pub(crate) async fn show_again(
    visit: &Visit,
    staff: StaffWrite,
    form: Form,
    id: AppointmentId,
    conflict: Option<String>,
) -> PageResult {
    if form.is("back", "card") {
        return card::respond(
            visit,
            staff.into(),
            id,
            card::Shown {
                form,
                conflict,
                done: String::new(),
            },
        )
        .await;
    }
    let shown = today::Shown {
        office: form.value("sportello"),
        done: String::new(),
        form,
        conflict,
    };
    today::respond(visit, staff.into(), shown).await
}
