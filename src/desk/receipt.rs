//! The receipt of a booking made by the desk: what to say on the telephone, and a sheet for whoever stands there.

use access::{StaffLook, StaffWrite};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use directory::model::written_address;
use platform::i18n;
use platform::keys::Purpose;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use vocabulary::ids::AppointmentId;
use vocabulary::local_time::LocalTime;
use vocabulary::paths;
use vocabulary::reference::Reference;

use crate::letter::Reach;
use crate::line::clock;
use crate::{address, queries};

#[derive(Template)]
#[template(path = "desk/receipt.html")]
struct Receipt {
    page: Page,
    said: Said,
    card: String,
    print: String,
    another: String,
}

#[derive(Template)]
#[template(path = "desk/slip.html")]
struct Slip {
    page: Page,
    said: Said,
}

/// What is read aloud, and what is printed. Never why.
struct Said {
    name: String,
    date: String,
    time: String,
    office: String,
    site: String,
    address: Option<String>,
    phone: Option<String>,
    bring: Vec<String>,
    /// None: it was shown before and can not be shown again.
    reference: Option<String>,
    reach: String,
}

impl Said {
    fn of(visit: &Visit, card: queries::Card, reference: Option<String>) -> Self {
        Self {
            name: format!("{} {}", card.given_name, card.surname),
            date: i18n::long_date(visit.language(), LocalTime::of(card.starts_at)),
            time: clock(card.starts_at),
            address: written_address(
                card.address.as_deref(),
                card.postal_code.as_deref(),
                card.municipality.as_deref(),
            ),
            bring: card.bring.lines().map(str::to_owned).collect(),
            reach: visit.text(Reach::of(&card).message_id()),
            office: card.office,
            site: card.site,
            phone: card.office_phone,
            reference,
        }
    }
}

/// The receipt, with the reference if this is the answer to the booking itself.
pub(crate) fn show(
    visit: &Visit,
    page: Page,
    card: queries::Card,
    reference: Option<String>,
) -> Response {
    let id = card.id.0;
    let page = Receipt {
        page,
        card: visit.href(&paths::DeskAppointment { id }),
        print: visit.href(&paths::DeskSlip { id }),
        another: visit.href(&paths::DeskBook),
        said: Said::of(visit, card, reference),
    };
    visit.show(StatusCode::OK, &page)
}

/// The same form once more: what it made, without the reference.
pub(crate) async fn again(visit: &Visit, mut staff: StaffLook, id: AppointmentId) -> PageResult {
    let card = queries::appointment(&mut staff.tx, id, visit.language())
        .await?
        .ok_or(PageError::NotFound)?;
    audit::record(&mut staff.tx, "appointment.viewed", Some(id.0), &json!({})).await?;
    let page = staff.me.page(visit, "desk-booked-title");
    staff.tx.commit().await?;
    Ok(show(visit, page, card, None))
}

/// The receipt on paper. The reference comes with the form, from the page that has just shown it, and is printed
/// only if it is the right one.
pub(crate) async fn print(
    path: paths::DeskSlip,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    let id = AppointmentId(path.id);
    let card = queries::appointment(&mut staff.tx, id, visit.language())
        .await?
        .ok_or(PageError::NotFound)?;
    if form.has_errors() {
        return Ok(visit.go_to(&address::with(&paths::DeskAppointment { id: id.0 }, &[])));
    }
    let reference = Reference::parse(form.raw("reference")).ok_or(PageError::BadRequest)?;
    let hmac = visit
        .app()
        .keys
        .mac(Purpose::Reference, &[reference.canonical().as_bytes()]);
    if !queries::has_reference(&mut staff.tx, id, &hmac).await? {
        return Err(PageError::NotFound);
    }
    audit::record(&mut staff.tx, "appointment.printed", Some(id.0), &json!({})).await?;
    staff.tx.commit().await?;
    let slip = Slip {
        page: staff.me.page(&visit, "desk-slip-title"),
        said: Said::of(&visit, card, Some(reference.to_string())),
    };
    Ok(visit.show(StatusCode::OK, &slip))
}
