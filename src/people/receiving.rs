//! `/persone/{id}/ricevi`: somebody known is here again.

use access::StaffWrite;
use audit::Event;
use platform::web::{Form, PageError, PageResult, Visit};
use vocabulary::paths;

use crate::opened::{Opened, receives};
use crate::queries;
use crate::reading::refuse_act;

/// Somebody of my circle is here: they stay in it for another year.
pub(crate) async fn store(
    path: paths::PersonReceive,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    let opened = Opened::open(&mut staff.tx, path.id).await?;
    let Some(opened) = opened.filter(|_| receives(&staff.me)) else {
        return Err(refuse_act(staff, Event::new("person.received").subject(path.id)).await);
    };
    if form.has_errors() {
        return Ok(visit.go_to(&paths::Person { id: path.id }));
    }
    let (role, body) = opened.place(&staff.me).ok_or(PageError::NotFound)?;
    let outcome = queries::receive(&mut staff.tx, path.id, role.code(), body).await?;
    if outcome != "received" {
        return Err(PageError::NotFound);
    }
    opened
        .event("person.received")
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto=ricevuta", paths::Person { id: path.id })))
}
