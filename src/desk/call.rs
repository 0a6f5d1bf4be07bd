//! Somebody who waits is asked in. The form says which call the page showed: a colleague who was quicker is not called
//! over, and whoever does not answer can be called again.

use access::StaffWrite;
use platform::web::{Form, PageError, PageResult, Visit};
use serde_json::json;
use vocabulary::ids::AppointmentId;
use vocabulary::paths;

use crate::queries::{self, Called};
use crate::walk_in::anchor;
use crate::{act, address, today};

pub(crate) async fn appointment(
    path: paths::DeskCall,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    let id = AppointmentId(path.id);
    let now = queries::now(&mut staff.tx, id)
        .await?
        .filter(|now| now.here)
        .ok_or(PageError::NotFound)?;
    if form.has_errors() {
        return act::show_again(&visit, staff, form, id, None).await;
    }
    let whom = Called::Appointment(id);
    let last = queries::call(&mut staff.tx, whom).await?;
    let shown = last.map(|call| call.to_string()).unwrap_or_default();
    if now.state != "checked_in" || shown != form.raw("call") {
        let conflict = crate::line::text(
            visit.language(),
            "desk-conflict-called",
            &[("name", now.name)],
        );
        return act::show_again(&visit, staff, form, id, Some(conflict)).await;
    }
    queries::add_call(&mut staff.tx, whom, last).await?;
    audit::record(
        &mut staff.tx,
        "appointment.called",
        Some(id.0),
        &json!({ "again": last.is_some() }),
    )
    .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&there(&form)))
}

pub(crate) async fn walk_in(
    path: paths::DeskWalkInCall,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    let Some(waits) = queries::still_waits(&mut staff.tx, path.id).await? else {
        return Err(PageError::NotFound);
    };
    let whom = Called::WalkIn(path.id);
    let last = queries::call(&mut staff.tx, whom).await?;
    let shown = last.map(|call| call.to_string()).unwrap_or_default();
    if form.has_errors() || !waits || shown != form.raw("call") {
        let conflict = (!form.has_errors()).then(|| visit.text("desk-conflict-walk-in"));
        let shown = today::Shown {
            office: form.value("sportello"),
            done: String::new(),
            form,
            conflict,
        };
        return today::respond(&visit, staff.into(), shown).await;
    }
    queries::add_call(&mut staff.tx, whom, last).await?;
    audit::record(
        &mut staff.tx,
        "agenda.walk_in_called",
        Some(path.id),
        &json!({ "again": last.is_some() }),
    )
    .await?;
    staff.tx.commit().await?;
    let there = format!("{}#{}", there(&form), anchor(path.id));
    Ok(visit.go_to(&there))
}

fn there(form: &Form) -> String {
    let asked = [("fatto", "chiamata"), ("sportello", form.raw("sportello"))];
    address::with(&paths::Desk, &asked)
}
