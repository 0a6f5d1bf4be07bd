//! What is done on the page of protection, and what each act answers.

use access::{DataClass, StaffWrite};
use audit::Event;
use platform::web::{Form, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use super::{LEVELS, WHYS, again, named};
use crate::opened::Opened;
use crate::queries::{self, Hidden, Many};
use crate::reading::{chosen, once, refuse_act, required, text};

/// What happened: its event, and the word of the address after it.
struct Outcome {
    event: Event,
    word: &'static str,
}

/// One of the acts of the page, by the button that was pressed.
pub(crate) async fn change(
    path: paths::PersonProtection,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let Some(opened) = named(&mut staff.tx, path.id).await? else {
        return Err(refuse_act(staff, tried(path.id)).await);
    };
    if form.has_errors() {
        return again(&visit, staff, &opened, form).await;
    }
    let outcome = match form.value("atto").as_str() {
        "proteggi" => protect(&mut staff, &opened, &mut form).await?,
        "togli-protezione" => ask_to_lift(&mut staff, &opened, &mut form).await?,
        "escludi" => exclude(&mut staff, &opened, &mut form).await?,
        "riammetti" => readmit(&mut staff, &opened, &form).await?,
        "indirizzo" => hide_address(&mut staff, &opened, &mut form).await?,
        "togli" => end_address(&mut staff, &opened, &form).await?,
        _ => return Err(PageError::BadRequest),
    };
    let Some(outcome) = outcome else {
        if form.has_errors() {
            return again(&visit, staff, &opened, form).await;
        }
        return Err(refuse_act(staff, tried(path.id)).await);
    };
    outcome.event.record(&mut staff.tx).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{path}?fatto={}", outcome.word)))
}

fn tried(person: Uuid) -> Event {
    Event::new("person.protection_viewed").subject(person)
}

async fn protect(
    staff: &mut StaffWrite,
    opened: &Opened,
    form: &mut Form,
) -> Result<Option<Outcome>, PageError> {
    let Some(level) = chosen(form, "livello", &LEVELS) else {
        form.fail("livello", "person-protection-empty");
        return Ok(None);
    };
    let outcome = queries::protect(&mut staff.tx, opened.id, level).await?;
    let word = match outcome.as_str() {
        "protected" => "protetta",
        "already" => "gia",
        _ => return Ok(None),
    };
    let detail = json!({ "protection": level });
    let event = opened.event("person.protected").detail(detail);
    Ok(Some(Outcome { event, word }))
}

async fn ask_to_lift(
    staff: &mut StaffWrite,
    opened: &Opened,
    form: &mut Form,
) -> Result<Option<Outcome>, PageError> {
    let Some(reason) = required(form, "perche", "person-lift-reason", 500) else {
        return Ok(None);
    };
    let outcome = queries::ask_to_lift(&mut staff.tx, Uuid::new_v4(), opened.id, &reason).await?;
    let word = match outcome.as_str() {
        "asked" => "chiesto",
        "already" | "not_protected" => "gia",
        _ => return Ok(None),
    };
    let event = opened.event("person.lift_asked");
    Ok(Some(Outcome { event, word }))
}

async fn exclude(
    staff: &mut StaffWrite,
    opened: &Opened,
    form: &mut Form,
) -> Result<Option<Outcome>, PageError> {
    let account: Option<Uuid> = form.raw("collega").parse().ok();
    let known = queries::colleagues(&mut staff.tx, opened.id).await?;
    let account = account.filter(|account| known.iter().any(|one| one.account == *account));
    if account.is_none() {
        form.fail("collega", "person-colleague-empty");
    }
    let why = chosen(form, "motivo", &WHYS);
    if why.is_none() {
        form.fail("motivo", "person-why-empty");
    }
    let (Some(account), Some(why)) = (account, why) else {
        return Ok(None);
    };
    let whom = (opened.id, account);
    let outcome = queries::exclude(&mut staff.tx, Uuid::new_v4(), whom, why).await?;
    let word = match outcome.as_str() {
        "excluded" => "esclusa",
        "already" => "gia",
        _ => return Ok(None),
    };
    let detail = json!({ "account": account, "why": why });
    let event = opened.event("person.excluded").detail(detail);
    Ok(Some(Outcome { event, word }))
}

async fn readmit(
    staff: &mut StaffWrite,
    opened: &Opened,
    form: &Form,
) -> Result<Option<Outcome>, PageError> {
    let exclusion: Uuid = form.raw("riga").parse().map_err(|_| PageError::NotFound)?;
    let known = queries::excluded(&mut staff.tx, opened.id).await?;
    if !known.iter().any(|one| one.id == exclusion) {
        return Ok(None);
    }
    let outcome = queries::readmit(&mut staff.tx, exclusion).await?;
    let detail = json!({ "exclusion": exclusion });
    let event = opened.event("person.readmitted").detail(detail);
    Ok((outcome == "readmitted").then_some(Outcome {
        event,
        word: "riammessa",
    }))
}

async fn hide_address(
    staff: &mut StaffWrite,
    opened: &Opened,
    form: &mut Form,
) -> Result<Option<Outcome>, PageError> {
    if !opened.writes(DataClass::Protection) {
        return Ok(None);
    }
    let address = Hidden {
        id: once(form),
        street: text(form, "via", 200),
        postal_code: text(form, "cap", 12),
        place: text(form, "citta", 120),
        care_of: text(form, "presso", 200),
    };
    if address.street.is_none() && address.place.is_none() && address.care_of.is_none() {
        form.fail("via", "person-address-missing");
    }
    if form.has_errors() {
        return Ok(None);
    }
    queries::add_hidden_address(&mut staff.tx, opened.id, &address).await?;
    Ok(Some(written(opened, "scritto")))
}

async fn end_address(
    staff: &mut StaffWrite,
    opened: &Opened,
    form: &Form,
) -> Result<Option<Outcome>, PageError> {
    if !opened.writes(DataClass::Protection) {
        return Ok(None);
    }
    let row: Uuid = form.raw("riga").parse().map_err(|_| PageError::NotFound)?;
    queries::end(&mut staff.tx, Many::ProtectedAddress, opened.id, row).await?;
    Ok(Some(written(opened, "tolto")))
}

fn written(opened: &Opened, word: &'static str) -> Outcome {
    Outcome {
        event: opened.event("person.part_written").class("protection"),
        word,
    }
}

/// The second person.
pub(crate) async fn confirm(
    path: paths::PersonProtectionConfirm,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let here = paths::PersonProtection { id: path.id };
    let Some(opened) = named(&mut staff.tx, path.id).await? else {
        return Err(refuse_act(staff, tried(path.id)).await);
    };
    if form.has_errors() {
        return again(&visit, staff, &opened, form).await;
    }
    let waiting = queries::lift_waiting(&mut staff.tx, path.id).await?;
    let outcome = match waiting {
        Some(lift) if lift.id == path.lift => {
            queries::confirm_lift(&mut staff.tx, path.lift).await?
        }
        // a colleague was quicker
        _ if opened.protection == "none" => "already".to_owned(),
        _ => "absent".to_owned(),
    };
    let event = opened
        .event("person.lift_confirmed")
        .detail(json!({ "lift": path.lift, "outcome": outcome }));
    match outcome.as_str() {
        "lifted" => {
            event.record(&mut staff.tx).await?;
            staff.tx.commit().await?;
            Ok(visit.go_to(&format!("{here}?fatto=tolta")))
        }
        "already" => Ok(visit.go_to(&format!("{here}?fatto=gia"))),
        "two_people" => {
            event.refused().record(&mut staff.tx).await?;
            form.fail("conferma", "person-lift-two-people");
            again(&visit, staff, &opened, form).await
        }
        _ => Err(refuse_act(staff, event).await),
    }
}
