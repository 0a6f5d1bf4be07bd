//! `/banco/prenota`: an appointment for somebody on the telephone or at the desk, on one screen, with the keyboard
//! alone.
//!
//! Looking for times is a button of the same form: what has been typed about the person stays in the form and never
//! gets into an address. The answer to the last button is the receipt itself, not a redirect: the reference is kept
//! nowhere but as a keyed hash, so this is the one time that it can be shown. Sent again, the form's key finds the
//! appointment that it made and nothing is booked twice.

use access::{StaffLook, StaffWrite};
use agenda::confirmation::{Confirmed, confirm};
use agenda::hold::{self, Claimed};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::Tx;
use platform::keys::Purpose;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use rand::Rng;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::ids::AppointmentId;
use vocabulary::local_time::local_date;
use vocabulary::paths;
use vocabulary::reference::Reference;

use crate::free::{self, Found};
use crate::letter::{self, News};
use crate::line::spoken;
use crate::queries::{self, Applicant, Place, Reason};
use crate::{applicant, calendar, choices, lobby, receipt};

#[derive(Template)]
#[template(path = "desk/booking.html")]
struct Booking {
    page: Page,
    form: Form,
    reasons: Vec<Choice>,
    offices: Vec<Choice>,
    languages: Vec<Choice>,
    needs: Vec<Choice>,
    wishes: Vec<Choice>,
    channels: Vec<Choice>,
    /// None: no reason has been chosen yet.
    found: Option<Found>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    motivo: String,
    sportello: Option<String>,
    #[serde(default)]
    data: String,
}

pub(crate) async fn show(
    _: paths::DeskBook,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !staff.me.receives() {
        return Ok(lobby::refuse(&visit, &staff.me));
    }
    let offer = Offer::load(&mut staff.tx, &visit).await?;
    let own = || {
        offer
            .places
            .iter()
            .find(|place| place.mine)
            .map(|place| place.slug.clone())
    };
    let form = Form::filled([
        ("motivo", asked.motivo),
        (
            "sportello",
            asked.sportello.or_else(own).unwrap_or_default(),
        ),
        ("data", asked.data),
        ("channel", "phone".into()),
        ("language", "it".into()),
        ("contact_wish", "any".into()),
        ("children", "0".into()),
        ("once", Uuid::new_v4().to_string()),
    ]);
    offer.respond(&visit, staff, form, StatusCode::OK).await
}

pub(crate) async fn store(
    _: paths::DeskBook,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    if !staff.me.receives() {
        return Err(PageError::Forbidden);
    }
    let offer = Offer::load(&mut staff.tx, &visit).await?;
    if form.is("act", "search") {
        let status = form.status();
        return offer.respond(&visit, staff.into(), form, status).await;
    }
    let Some(wanted) = read(&mut form, &offer) else {
        let status = form.status();
        return offer.respond(&visit, staff.into(), form, status).await;
    };
    let appointment = match hold::claim(&mut staff.tx, &wanted.claim).await? {
        Claimed::Held { appointment, .. } => appointment,
        Claimed::Replayed(appointment) => {
            return receipt::again(&visit, staff.into(), appointment).await;
        }
        refused => {
            form.fail("start", complaint(&refused));
            form.set("start", "");
            return offer
                .respond(&visit, staff.into(), form, StatusCode::CONFLICT)
                .await;
        }
    };
    let reference = Reference::from_bits(rand::rng().next_u64());
    book(
        &visit,
        &mut staff,
        appointment,
        &wanted.applicant,
        &reference,
    )
    .await?;
    let card = queries::appointment(&mut staff.tx, appointment, visit.language())
        .await?
        .ok_or(PageError::NotFound)?;
    let (app, written) = (visit.app(), reference.to_string());
    let told = letter::tell(
        &mut staff.tx,
        &app.settings,
        &card,
        News::Booked(&written),
        app.clock.now(),
    )
    .await?;
    let detail = json!({ "channel": card.channel, "office": card.office_id, "told": told });
    audit::record(
        &mut staff.tx,
        "appointment.confirmed",
        Some(appointment.0),
        &detail,
    )
    .await?;
    let page = staff.me.page(&visit, "desk-booked-title");
    staff.tx.commit().await?;
    Ok(receipt::show(&visit, page, card, Some(written)))
}

/// Who comes, and the confirmation: all in the transaction that claimed the time.
async fn book(
    visit: &Visit,
    staff: &mut StaffWrite,
    appointment: AppointmentId,
    who: &Applicant,
    reference: &Reference,
) -> Result<(), PageError> {
    queries::add_applicant(&mut staff.tx, appointment, who).await?;
    let hmac = visit
        .app()
        .keys
        .mac(Purpose::Reference, &[reference.canonical().as_bytes()]);
    match confirm(&mut staff.tx, appointment, &hmac).await? {
        Confirmed::Now => Ok(()),
        // the hold is of this very transaction: nothing can have happened to it
        _ => Err(anyhow::anyhow!("a time held a moment ago could not be confirmed").into()),
    }
}

/// What the form asks for, checked.
struct Wanted {
    claim: hold::Claim,
    applicant: Applicant,
}

fn read(form: &mut Form, offer: &Offer) -> Option<Wanted> {
    let reason = offer.reason(form).cloned();
    if reason.is_none() {
        form.fail("motivo", "desk-reason-empty");
    }
    let time = free::chosen(form, &offer.places).map(|(place, at)| (place.id, at));
    let channel = form.choice(
        "channel",
        "form-choice",
        &[
            ("phone", hold::Channel::Phone),
            ("desk", hold::Channel::Desk),
        ],
    );
    let applicant = applicant::read(form);
    let (reason, (office, starts_at), channel) = (reason?, time?, channel?);
    let claim = hold::Claim {
        // a form without its key is a new one
        once: form.raw("once").parse().unwrap_or_else(|_| Uuid::new_v4()),
        office,
        service: reason.service_id,
        reason: Some(reason.id),
        starts_at,
        channel,
    };
    applicant
        .filter(|_| !form.has_errors())
        .map(|applicant| Wanted { claim, applicant })
}

fn complaint(refused: &Claimed) -> &'static str {
    match refused {
        Claimed::TooSoon => "desk-start-too-soon",
        Claimed::TooLate => "desk-start-too-late",
        Claimed::NotOffered => "desk-start-not-offered",
        _ => "desk-start-gone",
    }
}

/// For what and where one can book.
struct Offer {
    reasons: Vec<Reason>,
    places: Vec<Place>,
}

impl Offer {
    async fn load(tx: &mut Tx, visit: &Visit) -> sqlx::Result<Self> {
        Ok(Self {
            reasons: queries::reasons(tx, visit.language()).await?,
            places: queries::places(tx).await?,
        })
    }

    fn reason(&self, form: &Form) -> Option<&Reason> {
        self.reasons
            .iter()
            .find(|reason| reason.slug == form.raw("motivo"))
    }

    async fn respond(
        self,
        visit: &Visit,
        mut staff: StaffLook,
        mut form: Form,
        status: StatusCode,
    ) -> PageResult {
        let today = local_date(visit.app().clock.now());
        let from = calendar::parse_date(form.raw("data")).unwrap_or(today);
        form.set("data", from.max(today).to_string());
        let office = form.value("sportello");
        let found = match self.reason(&form) {
            Some(reason) => Some(
                free::find(
                    &mut staff.tx,
                    visit,
                    reason.into(),
                    &self.places,
                    &office,
                    from,
                )
                .await?,
            ),
            None => None,
        };
        let page = Booking {
            page: staff.me.page(visit, "desk-book-title"),
            form,
            reasons: self
                .reasons
                .iter()
                .map(|reason| choices::reason(visit, reason))
                .collect(),
            offices: choices::offices(visit, &self.places),
            languages: applicant::LANGUAGES
                .into_iter()
                .map(|code| Choice::new(code, spoken(visit.language(), code)))
                .collect(),
            needs: choices::of(visit, "desk-need", &applicant::NEEDS),
            wishes: choices::of(visit, "desk-wish", &applicant::WISHES),
            channels: choices::of(visit, "desk-channel", &["phone", "desk"]),
            found,
        };
        Ok(visit.show(status, &page))
    }
}
