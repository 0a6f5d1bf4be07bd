//! Step 5, Riepilogo: everything that was answered, and the confirmation. One transaction makes the appointment, its
//! reference, its messages and its line in the trail; before that commit nothing of it exists.

use agenda::confirmation::{self, Confirmed};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use directory::model::{Reason, Reception};
use platform::Tx;
use platform::keys::Purpose;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit, VisitorRead, VisitorWrite};
use rand::Rng;
use uuid::Uuid;
use vocabulary::paths;
use vocabulary::reference::Reference;

use super::applicant::wish_message;
use super::time::once;
use super::wishes::{language_name, need_names};
use super::{Anchor, Kept, index, office_of, places_for, ready, times_of};
use crate::announcement::{self, occasion};
use crate::answers::{Answers, Applicant, Details, Hold, Receipt, Step};
use crate::appointments::{self, Contact};
use crate::board::{chosen, instead_of};
use crate::hold::{Claim, Wanted, take};
use crate::queries;

/// For how long the confirmation page can be read again.
const RECEIPT_HOURS: i64 = 1;

#[derive(Template)]
#[template(path = "booking/summary.html")]
struct SummaryPage {
    page: Page,
    form: Form,
    index: Vec<Anchor>,
    kept: Kept,
    office: Reception,
    /// The way back to the times, and to the offices.
    times: String,
    places: String,
    reason: Reason,
    details: Details,
    language: String,
    needs: Vec<String>,
    applicant: Applicant,
    wish: String,
    instead: Vec<Choice>,
    once: Uuid,
}

pub async fn show(_: paths::BookSummary, visit: Visit, mut visitor: VisitorRead) -> PageResult {
    let answers = queries::draft(&mut visitor.tx).await?;
    match ready(&answers, Step::Summary) {
        Ok(hold) => {
            render(
                &mut visitor.tx,
                &visit,
                &answers,
                &hold,
                Vec::new(),
                Form::empty(),
            )
            .await
        }
        Err(elsewhere) => Ok(visit.go_to(&elsewhere)),
    }
}

pub async fn confirm(
    _: paths::BookSummary,
    visit: Visit,
    mut visitor: VisitorWrite,
    mut form: Form,
) -> PageResult {
    let tx = &mut visitor.tx;
    let answers = queries::draft_for_update(tx).await?;
    let hold = match ready(&answers, Step::Summary) {
        Ok(hold) => hold,
        // sent twice: the first time has made the appointment
        Err(elsewhere) => return Ok(visit.go_to(&elsewhere)),
    };
    let other = if form.was_sent("slot") {
        chosen(&mut form)
    } else {
        None
    };
    let once = once(&mut form);
    let (Some(once), false) = (once, form.has_errors()) else {
        return render(tx, &visit, &answers, &hold, Vec::new(), form).await;
    };
    let wanted = Wanted {
        starts_at: other.unwrap_or(hold.starts_at),
        ..Wanted::again(&hold)
    };
    let refused = match take(tx, &answers, wanted, once, visit.app().clock.now()).await? {
        Claim::Held(taken) => match settle(tx, &visit, &answers, &taken).await? {
            Some(receipt) => {
                queries::keep_draft(tx, &Answers::confirmed(receipt), RECEIPT_HOURS).await?;
                visitor.tx.commit().await?;
                return Ok(visit.go_to(&paths::BookConfirmed));
            }
            None => Claim::Gone,
        },
        Claim::Replayed => return Ok(visit.go_to(&paths::BookConfirmed)),
        refused => refused,
    };
    form.fail("slot", refused.complaint().unwrap_or_default());
    let instead = other_times(tx, &visit, &hold).await?;
    render(tx, &visit, &answers, &hold, instead, form).await
}

/// Makes the appointment; `None` if the hold ran out this very moment.
async fn settle(
    tx: &mut Tx,
    visit: &Visit,
    answers: &Answers,
    hold: &Hold,
) -> Result<Option<Receipt>, PageError> {
    let (Some(applicant), Some(details)) = (&answers.applicant, &answers.details) else {
        return Err(PageError::BadRequest);
    };
    let reference = Reference::from_bits(rand::rng().next_u64());
    let hmac = visit
        .app()
        .keys
        .mac(Purpose::Reference, &[reference.canonical().as_bytes()]);
    appointments::name_applicant(tx, hold.appointment, applicant, details).await?;
    match confirmation::confirm(tx, hold.appointment, &hmac).await? {
        Confirmed::Now => {}
        Confirmed::Lapsed => return Ok(None),
        Confirmed::Before | Confirmed::Incomplete => return Err(PageError::BadRequest),
    }
    audit::record(
        tx,
        "appointment.confirmed",
        Some(hold.appointment.0),
        &serde_json::json!({}),
    )
    .await?;
    tell(tx, visit, hold, applicant, &reference).await?;
    Ok(Some(Receipt {
        appointment: hold.appointment,
        reference: reference.to_string(),
    }))
}

async fn tell(
    tx: &mut Tx,
    visit: &Visit,
    hold: &Hold,
    applicant: &Applicant,
    reference: &Reference,
) -> Result<(), PageError> {
    let office = office_of(tx, hold).await?;
    let reason = reason_of(tx, visit, hold).await?;
    let appointment = appointments::one(tx, hold.appointment).await?;
    let contact = Contact {
        email: applicant.email.clone(),
        phone: applicant.phone.clone(),
        wish: applicant.wish,
    };
    let text = occasion(visit, &appointment, &office).confirmation(reference, &reason.bring);
    announcement::fixed(tx, visit, &appointment, &office, &contact, text).await?;
    Ok(())
}

/// The reason of a hold that has one.
async fn reason_of(tx: &mut Tx, visit: &Visit, hold: &Hold) -> Result<Reason, PageError> {
    let reason = hold.reason.ok_or(PageError::BadRequest)?;
    let found = directory::queries::reason(tx, reason, visit.language()).await?;
    Ok(found.ok_or(sqlx::Error::RowNotFound)?)
}

async fn other_times(tx: &mut Tx, visit: &Visit, hold: &Hold) -> Result<Vec<Choice>, PageError> {
    let reason = reason_of(tx, visit, hold).await?;
    let now: DateTime<Utc> = visit.app().clock.now();
    let free = appointments::free(tx, hold.office, appointments::need([&reason]), now).await?;
    Ok(instead_of(hold.starts_at, &free, visit))
}

async fn render(
    tx: &mut Tx,
    visit: &Visit,
    answers: &Answers,
    hold: &Hold,
    instead: Vec<Choice>,
    form: Form,
) -> Result<Response, PageError> {
    let (Some(applicant), Some(details)) = (&answers.applicant, &answers.details) else {
        return Err(PageError::BadRequest);
    };
    let parts = [
        ("#ufficio", "booking-office"),
        ("#quando", "booking-date-and-time"),
        ("#dettagli", "booking-details"),
        ("#richiedente", "booking-who"),
    ];
    let status = if form.has_error("slot") {
        StatusCode::CONFLICT
    } else {
        form.status()
    };
    let office = office_of(tx, hold).await?;
    let page = SummaryPage {
        page: visit.page("booking-summary-title"),
        index: index(visit, &parts),
        kept: Kept::of(hold, visit),
        times: times_of(visit, &office, answers),
        places: places_for(visit, answers),
        office,
        reason: reason_of(tx, visit, hold).await?,
        language: language_name(visit, &details.language),
        needs: need_names(visit, &details.needs),
        details: details.clone(),
        wish: visit.text(&wish_message(applicant.wish.code())),
        applicant: applicant.clone(),
        instead,
        once: Uuid::new_v4(),
        form,
    };
    Ok(visit.show(status, &page))
}
