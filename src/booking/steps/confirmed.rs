//! After the booking: when, where, what to bring, and the reference, which is shown here and in the message and
//! nowhere else. Never why.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use directory::model::Reception;
use platform::messages::Channel;
use platform::web::{Page, PageResult, Visit, VisitorRead};
use vocabulary::paths;

use crate::announcement::{calendar_file, occasion};
use crate::{appointments, queries};

#[derive(Template)]
#[template(path = "booking/confirmed.html")]
struct ConfirmedPage {
    page: Page,
    office: Reception,
    when: String,
    /// One thing each.
    bring: Vec<String>,
    reference: String,
    /// Where the summary was sent, in words.
    sent: String,
}

pub async fn show(_: paths::BookConfirmed, visit: Visit, mut visitor: VisitorRead) -> PageResult {
    let tx = &mut visitor.tx;
    let Some(receipt) = queries::draft(tx).await?.receipt else {
        return Ok(visit.go_to(&paths::BookPlace));
    };
    let appointment = appointments::one(tx, receipt.appointment).await?;
    let office = directory::queries::office(tx, appointment.office).await?;
    let office = office.ok_or(sqlx::Error::RowNotFound)?;
    let bring = match appointment.reason {
        Some(reason) => directory::queries::reason(tx, reason, visit.language()).await?,
        None => None,
    };
    let sent = match appointments::contact(tx, appointment.id).await?.channel() {
        Some((Channel::Email, address)) => platform::i18n::text(
            visit.language(),
            "booking-sent-email",
            &[("address", address)],
        ),
        Some((Channel::Sms, number)) => {
            platform::i18n::text(visit.language(), "booking-sent-sms", &[("number", number)])
        }
        None => visit.text("booking-sent-nothing").into(),
    };
    let page = ConfirmedPage {
        page: visit.page("booking-confirmed-title"),
        when: occasion(&visit, &appointment, &office).when(),
        bring: bring
            .iter()
            .flat_map(|reason| reason.bring.lines())
            .map(str::to_owned)
            .collect(),
        reference: receipt.reference,
        sent: sent.into_owned(),
        office,
    };
    Ok(visit.show(StatusCode::OK, &page))
}

/// The calendar file of the appointment just made.
pub async fn calendar(
    _: paths::BookCalendar,
    visit: Visit,
    mut visitor: VisitorRead,
) -> PageResult {
    let tx = &mut visitor.tx;
    let receipt = queries::draft(tx)
        .await?
        .receipt
        .ok_or(sqlx::Error::RowNotFound)?;
    let appointment = appointments::one(tx, receipt.appointment).await?;
    let office = directory::queries::office(tx, appointment.office).await?;
    let office = office.ok_or(sqlx::Error::RowNotFound)?;
    Ok(as_file(calendar_file(&visit, &appointment, &office)))
}

/// A calendar file to download, under a name that says nothing.
pub fn as_file(text: String) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            "text/calendar; charset=utf-8; method=PUBLISH",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"appuntamento.ics\"",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, text).into_response()
}
