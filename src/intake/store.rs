//! Writes a whole record, or nothing of it: everything stands behind a savepoint, so that a refusal leaves the
//! transaction as it was and the page can be shown again.

use access::StaffWrite;
use platform::Tx;
use platform::web::PageError;
use serde_json::json;
use uuid::Uuid;

use crate::model::{Coming, New, Proposing, Who};
use crate::queries;

/// What became of it.
pub(crate) enum Outcome {
    Saved,
    /// The same form once more: the record is there.
    Twice,
    /// Not so: the field that it is about, and a message.
    Refused(String, &'static str),
}

pub(crate) async fn save(staff: &mut StaffWrite, new: &New) -> Result<Outcome, PageError> {
    let me = staff.me.id.0;
    sqlx::query("savepoint access_record")
        .execute(staff.tx.conn())
        .await?;
    let outcome = match write(&mut staff.tx, new, me).await {
        Ok(outcome) => outcome,
        Err(error) => outcome_of(error)?,
    };
    match outcome {
        Outcome::Saved => record(staff, new).await?,
        _ => {
            sqlx::query("rollback to savepoint access_record")
                .execute(staff.tx.conn())
                .await?;
        }
    }
    Ok(outcome)
}

/// What the database refuses because of somebody else's act a moment ago is no fault of the portal.
fn outcome_of(error: sqlx::Error) -> Result<Outcome, PageError> {
    let Some(refusal) = error.as_database_error() else {
        return Err(error.into());
    };
    if refusal.constraint() == Some("one_record_an_appointment") {
        return Ok(Outcome::Refused(
            "nome-1".into(),
            "intake-appointment-written",
        ));
    }
    if refusal.is_unique_violation() && refusal.constraint() == Some("access_record_pkey") {
        return Ok(Outcome::Twice);
    }
    // a right, an appointment or a place in the queue that ended between the page and the act
    if refusal.code().as_deref() == Some("42501") {
        return Ok(Outcome::Refused("modo".into(), "intake-no-longer"));
    }
    Err(error.into())
}

async fn write(tx: &mut Tx, new: &New, me: Uuid) -> sqlx::Result<Outcome> {
    queries::add_record(tx, new).await?;
    let mut persons = Vec::new();
    for (position, coming) in new.persons.iter().enumerate() {
        let person = match admit(tx, new, coming).await? {
            Ok(person) => person,
            Err(refused) => return Ok(refused),
        };
        let role = if coming.is_companion {
            "companion"
        } else {
            "subject"
        };
        let position = i16::try_from(position + 1).unwrap_or(i16::MAX);
        queries::add_person(tx, new.id, person, position, role, coming.relationship).await?;
        persons.push(person);
    }
    queries::deliver_notice(tx, new, &persons).await?;
    if let Some(step) = &new.step {
        queries::add_step(tx, new.id, &step.what, step.who, step.until).await?;
        if step.who != me {
            queries::introduce(tx, &persons, step.who, &step.role).await?;
        }
    }
    queries::form_household(tx, new.id).await?;
    queries::end_wait(tx, new).await?;
    match &new.proposal {
        Some(proposing) => propose(tx, new, proposing).await,
        None => Ok(Outcome::Saved),
    }
}

/// Registers whoever is new, receives whoever is known.
async fn admit(tx: &mut Tx, new: &New, coming: &Coming) -> sqlx::Result<Result<Uuid, Outcome>> {
    match &coming.who {
        Who::Known(person) => {
            let outcome = queries::receive(tx, *person, new).await?;
            Ok(if outcome == "received" {
                Ok(*person)
            } else {
                Err(Outcome::Refused("cerca".into(), "intake-person-absent"))
            })
        }
        Who::Typed(row) => {
            let id = Uuid::new_v4();
            if queries::register(tx, id, new).await? != "registered" {
                return Ok(Err(Outcome::Refused("modo".into(), "intake-no-longer")));
            }
            queries::name(tx, id, row).await?;
            Ok(Ok(id))
        }
    }
}

async fn propose(tx: &mut Tx, new: &New, proposing: &Proposing) -> sqlx::Result<Outcome> {
    let outcome = queries::propose(
        tx,
        Uuid::new_v4(),
        new.id,
        proposing.area,
        proposing.coordinator,
    )
    .await?;
    Ok(match outcome.as_str() {
        "proposed" => Outcome::Saved,
        "name_a_coordinator" => {
            Outcome::Refused("coordinatore".into(), "intake-coordinator-needed")
        }
        _ => Outcome::Refused("area".into(), "intake-nobody-coordinates"),
    })
}

async fn record(staff: &mut StaffWrite, new: &New) -> Result<(), PageError> {
    audit::Event::new("access.written")
        .subject(new.id)
        .body(new.work.body.0)
        .detail(json!({
            "persons": new.persons.len(),
            "mode": new.mode,
            "outcome": new.outcome,
            "proposes": new.proposal.is_some(),
        }))
        .record(&mut staff.tx)
        .await?;
    Ok(())
}
