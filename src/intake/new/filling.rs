//! What a fresh form already says: of an appointment, of somebody in the queue, of a person, of a draft.

use access::Me;
use platform::Tx;
use platform::web::Form;
use uuid::Uuid;

use super::{Asked, blank};
use crate::offer::Offer;
use crate::words::MODES;
use crate::{draft, queries};

pub(super) enum Filled {
    Form(Form),
    /// Somebody has written it already.
    Written(Uuid),
    /// Not mine, or not there.
    Absent,
}

pub(super) async fn fill(
    tx: &mut Tx,
    me: &Me,
    offer: &Offer,
    asked: &Asked,
) -> sqlx::Result<Filled> {
    if !asked.bozza.is_empty() {
        return drafted(tx, &asked.bozza).await;
    }
    let mut form = Form::filled(blank(me, offer));
    if MODES.contains(&asked.modo.as_str()) {
        form.set("modo", &*asked.modo);
    }
    if !asked.appuntamento.is_empty() {
        return booked(tx, offer, form, &asked.appuntamento).await;
    }
    if !asked.attesa.is_empty() {
        return waiting(tx, form, &asked.attesa).await;
    }
    if !asked.persona.is_empty() {
        let Ok(id) = asked.persona.parse::<Uuid>() else {
            return Ok(Filled::Absent);
        };
        if people::line(tx, id).await?.is_none() {
            return Ok(Filled::Absent);
        }
        form.set("persona", id.to_string());
    }
    Ok(Filled::Form(form))
}

async fn drafted(tx: &mut Tx, id: &str) -> sqlx::Result<Filled> {
    let Ok(id) = id.parse() else {
        return Ok(Filled::Absent);
    };
    let Some(found) = queries::draft(tx, id).await? else {
        return Ok(Filled::Absent);
    };
    let mut form = Form::filled(draft::read(&found.fields));
    // a form of its own: what another window saves from this draft is another record
    form.set("once", Uuid::new_v4().to_string());
    form.set("bozza", found.id.to_string());
    form.set("versione", found.version.to_string());
    Ok(Filled::Form(form))
}

async fn booked(tx: &mut Tx, offer: &Offer, mut form: Form, id: &str) -> sqlx::Result<Filled> {
    let Ok(id) = id.parse() else {
        return Ok(Filled::Absent);
    };
    let Some(found) = queries::booked(tx, id).await? else {
        return Ok(Filled::Absent);
    };
    if let Some(record) = found.record {
        return Ok(Filled::Written(record));
    }
    form.set("appuntamento", id.to_string());
    form.set("sede", found.office.to_string());
    form.set("nome-1", found.given_name);
    form.set("cognome-1", found.surname);
    form.set("racconto", found.details);
    if found.interpreter {
        form.set("interprete", "yes");
    }
    if let Some(notice) = offer.notice_in(&found.language) {
        form.set("informativa", notice.to_string());
    }
    form.set("lingua", found.language);
    Ok(Filled::Form(form))
}

async fn waiting(tx: &mut Tx, mut form: Form, id: &str) -> sqlx::Result<Filled> {
    let Ok(id) = id.parse() else {
        return Ok(Filled::Absent);
    };
    let Some(found) = queries::waiting(tx, id).await? else {
        return Ok(Filled::Absent);
    };
    form.set("attesa", id.to_string());
    form.set("sede", found.office.to_string());
    form.set("nome-1", found.called_name.unwrap_or_default());
    Ok(Filled::Form(form))
}
