//! `/appuntamento/mio/disdici`: the person gives the appointment back. The place is free for somebody else at once.

use askama::Template;
use axum::extract::Query;
use platform::web::{Form, Page, PageResult, Visit, VisitorRead, VisitorWrite};
use vocabulary::paths;

use super::{Which, meant};
use crate::announcement::{self, occasion};
use crate::appointments::{self, Appointment};

#[derive(Template)]
#[template(path = "booking/cancellation.html")]
struct CancellationPage {
    page: Page,
    form: Form,
    id: String,
    when: String,
    place: String,
}

pub async fn show(
    _: paths::MineCancel,
    visit: Visit,
    mut visitor: VisitorRead,
    Query(which): Query<Which>,
) -> PageResult {
    let (appointment, office) = meant(&mut visitor.tx, &which.a.unwrap_or_default()).await?;
    if !appointment.is_ahead(visit.app().clock.now()) {
        return Ok(visit.go_to(&paths::Mine));
    }
    Ok(render(&visit, &appointment, &office, Form::empty()))
}

pub async fn store(
    _: paths::MineCancel,
    visit: Visit,
    mut visitor: VisitorWrite,
    form: Form,
) -> PageResult {
    let tx = &mut visitor.tx;
    let (appointment, office) = meant(tx, form.raw("a")).await?;
    if form.has_errors() {
        return Ok(render(&visit, &appointment, &office, form));
    }
    // one that has begun, or was cancelled before, is shown as what it is
    if !appointment.is_ahead(visit.app().clock.now())
        || !appointments::cancel(tx, appointment.id).await?
    {
        return Ok(visit.go_to(&paths::Mine));
    }
    let contact = appointments::contact(tx, appointment.id).await?;
    let detail = serde_json::json!({});
    audit::record(
        tx,
        "appointment.cancelled_by_person",
        Some(appointment.id.0),
        &detail,
    )
    .await?;
    announcement::cancelled(tx, &visit, &appointment, &office, &contact).await?;
    visitor.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto=disdetto", paths::Mine)))
}

fn render(
    visit: &Visit,
    appointment: &Appointment,
    office: &directory::model::Reception,
    form: Form,
) -> axum::response::Response {
    let page = CancellationPage {
        page: visit.page("booking-cancel-title"),
        id: appointment.id.to_string(),
        when: occasion(visit, appointment, office).when(),
        place: crate::letter::place(office),
        form,
    };
    visit.show(page.form.status(), &page)
}
