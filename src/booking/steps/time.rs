//! Step 2, Data e orario: the free times of an office, one month at a time. Choosing one holds it.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use directory::model::{Reason, Reception};
use platform::Tx;
use platform::web::{Form, Page, PageResult, Visit, VisitorRead, VisitorWrite};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::ids::{ReasonId, ServiceId};
use vocabulary::paths;

use super::place::general;
use super::{Anchor, Kept, index, is_slug, keep};
use crate::answers::Answers;
use crate::board::{Board, Month, chosen};
use crate::hold::{Claim, Wanted, needs, take};
use crate::{appointments, queries};

/// What stands in the address, and again in the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    ufficio: String,
    servizio: String,
    motivo: String,
    mese: String,
}

#[derive(Template)]
#[template(path = "booking/time.html")]
struct TimePage {
    page: Page,
    form: Form,
    index: Vec<Anchor>,
    asked: Asked,
    office: Reception,
    board: Board,
    /// The time that this visitor holds already.
    kept: Option<Kept>,
    once: Uuid,
}

/// Office, service and reason, once they are known to go together.
struct Topic {
    office: Reception,
    service: ServiceId,
    reason: Option<ReasonId>,
    reasons: Vec<Reason>,
}

pub async fn show(
    _: paths::BookTime,
    visit: Visit,
    mut visitor: VisitorRead,
    Query(asked): Query<Asked>,
) -> PageResult {
    let tx = &mut visitor.tx;
    let Some(topic) = topic(tx, &visit, &asked).await? else {
        return Ok(choose_office(&visit, &asked));
    };
    let answers = if visitor.is_known {
        queries::draft(tx).await?
    } else {
        Answers::default()
    };
    let mut form = Form::filled([("mese", &asked.mese)]);
    if !asked.mese.is_empty() && Month::parse(&asked.mese).is_none() {
        form.fail("mese", "booking-month-wrong");
    }
    render(tx, &visit, asked, topic, &answers, form).await
}

pub async fn store(
    _: paths::BookTime,
    visit: Visit,
    mut visitor: VisitorWrite,
    mut form: Form,
) -> PageResult {
    let asked = Asked {
        ufficio: form.value("ufficio"),
        servizio: form.value("servizio"),
        motivo: form.value("motivo"),
        mese: form.value("mese"),
    };
    let tx = &mut visitor.tx;
    let Some(topic) = topic(tx, &visit, &asked).await? else {
        return Ok(choose_office(&visit, &asked));
    };
    let mut answers = queries::draft_for_update(tx).await?;
    let (starts_at, once) = (chosen(&mut form), once(&mut form));
    let (Some(starts_at), Some(once), false) = (starts_at, once, form.has_errors()) else {
        return render(tx, &visit, asked, topic, &answers, form).await;
    };
    let now = visit.app().clock.now();
    match take(tx, &answers, topic.wanted(starts_at), once, now).await? {
        Claim::Held(hold) => {
            answers.hold = Some(hold);
            answers.service = asked.servizio;
            answers.receipt = None;
            keep(tx, &answers).await?;
            visitor.tx.commit().await?;
            Ok(visit.go_to(&paths::BookDetails))
        }
        Claim::Replayed => Ok(visit.go_to(&paths::BookDetails)),
        refused => {
            form.fail("slot", refused.complaint().unwrap_or_default());
            render(tx, &visit, asked, topic, &answers, form).await
        }
    }
}

/// The key under which the form counts once, however often it is sent.
pub fn once(form: &mut Form) -> Option<Uuid> {
    let once = Uuid::parse_str(form.raw("once")).ok();
    if once.is_none() {
        form.fail("form_token", "form-expired");
    }
    once
}

impl Topic {
    fn wanted(&self, starts_at: DateTime<Utc>) -> Wanted {
        Wanted {
            office: self.office.office_id,
            service: self.service,
            reason: self.reason,
            starts_at,
        }
    }
}

/// `None`: this office is not there, or does not offer that.
async fn topic(tx: &mut Tx, visit: &Visit, asked: &Asked) -> sqlx::Result<Option<Topic>> {
    if !is_slug(&asked.ufficio) {
        return Ok(None);
    }
    let Some(office) = queries::office_by_slug(tx, &asked.ufficio).await? else {
        return Ok(None);
    };
    let language = visit.language();
    let mut reasons = directory::queries::reasons_at(tx, office.office_id, language).await?;
    reasons.retain(Reason::is_public);
    let service = match asked.servizio.as_str() {
        "" => general(&reasons).map(|reason| reason.service_id),
        slug if is_slug(slug) => directory::queries::service(tx, slug, language)
            .await?
            .map(|found| found.id),
        _ => None,
    };
    reasons.retain(|reason| Some(reason.service_id) == service);
    let Some(service) = service.filter(|_| !reasons.is_empty()) else {
        return Ok(None);
    };
    let reason = reasons
        .iter()
        .find(|reason| reason.slug == asked.motivo)
        .map(|reason| reason.id);
    Ok(Some(Topic {
        office,
        service,
        reason,
        reasons,
    }))
}

/// Back to the first step, which says what is missing; the service stays chosen.
fn choose_office(visit: &Visit, asked: &Asked) -> Response {
    let mut address = format!("{}?avviso=ufficio", paths::BookPlace);
    for (name, slug) in [("servizio", &asked.servizio), ("motivo", &asked.motivo)] {
        if is_slug(slug) {
            address = format!("{address}&{name}={slug}");
        }
    }
    visit.go_to(&address)
}

async fn render(
    tx: &mut Tx,
    visit: &Visit,
    asked: Asked,
    topic: Topic,
    answers: &Answers,
    form: Form,
) -> PageResult {
    let now = visit.app().clock.now();
    let need = appointments::need(needs(&topic.reasons, topic.reason));
    let office = topic.office.office_id;
    let month = Month::parse(&asked.mese);
    let free = appointments::free_in(tx, office, need, month, now).await?;
    let window = appointments::days(need, now);
    let board = Board::of(&free, month, window, visit.language());
    let kept = answers
        .hold
        .as_ref()
        .filter(|hold| hold.office == office && hold.is_live(now));
    let status = match form.error_id("slot") {
        "booking-slot-gone" => StatusCode::CONFLICT,
        _ => form.status(),
    };
    let page = TimePage {
        page: visit.page("booking-time-title"),
        index: index(
            visit,
            &[
                ("#appuntamenti", "booking-times"),
                ("#ufficio", "booking-office"),
            ],
        ),
        kept: kept.map(|hold| Kept::of(hold, visit)),
        once: Uuid::new_v4(),
        office: topic.office,
        asked,
        board,
        form,
    };
    Ok(visit.show(status, &page))
}
