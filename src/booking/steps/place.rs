//! Step 1, Luogo: which office. From a service page only the offices that offer it are shown.

use askama::Template;
use axum::extract::Query;
use directory::model::{Reason, Reception, ServiceSheet};
use directory::week::Week;
use platform::Tx;
use platform::web::{Choice, Form, Page, PageResult, Visit, VisitorRead};
use serde::Deserialize;
use vocabulary::ids::OfficeId;
use vocabulary::{local_time, paths};

use super::{Anchor, index, is_slug};
use crate::queries;

/// What stands in the address. Nothing about a person.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    servizio: String,
    motivo: String,
    /// Kind of office.
    tipo: String,
    /// Says what is missing, for whoever comes back from the second step.
    avviso: String,
}

/// Kinds of office, with the message that names them.
const KINDS: [(&str, &str); 5] = [
    ("municipality", "booking-kind-municipality"),
    ("employment_agency", "booking-kind-employment"),
    ("health_authority", "booking-kind-health"),
    ("third_sector", "booking-kind-third-sector"),
    ("district", "booking-kind-district"),
];

#[derive(Template)]
#[template(path = "booking/place.html")]
struct PlacePage {
    page: Page,
    form: Form,
    index: Vec<Anchor>,
    /// Only the offices of this service.
    service: Option<ServiceSheet>,
    reason: String,
    services: Vec<Choice>,
    kinds: Vec<Choice>,
    offices: Vec<Office>,
    /// Something was typed before, and is still here.
    has_draft: bool,
}

/// A radio card.
struct Office {
    /// Stands above the first office of each municipality.
    municipality: Option<String>,
    facts: Reception,
    week: Week,
}

pub async fn show(
    _: paths::BookPlace,
    visit: Visit,
    mut visitor: VisitorRead,
    Query(asked): Query<Asked>,
) -> PageResult {
    let language = visit.language();
    let tx = &mut visitor.tx;
    let service = match asked.servizio.as_str() {
        slug if is_slug(slug) => directory::queries::service(tx, slug, language).await?,
        _ => None,
    };
    let offices = match &service {
        Some(service) => directory::queries::offices_offering(tx, service.id).await?,
        None => queries::offices(tx, known_kind(&asked.tipo)).await?,
    };
    let has_draft = visitor.is_known && {
        let answers = queries::draft(tx).await?;
        answers.hold.is_none() && (answers.details.is_some() || answers.applicant.is_some())
    };
    let services = directory::queries::services(tx, language).await?;
    let offices = with_hours(tx, &visit, offices).await?;
    let mut form = Form::filled([("servizio", &asked.servizio), ("tipo", &asked.tipo)]);
    if asked.avviso == "ufficio" {
        form.fail("ufficio", "booking-office-empty");
    }
    if let [only] = offices.as_slice() {
        form.set("ufficio", &only.facts.office_slug);
    }
    let page = PlacePage {
        page: visit.page("booking-place-title"),
        index: index(&visit, &[("#uffici", "booking-office")]),
        services: services
            .into_iter()
            .map(|s| Choice::new(s.slug, s.name))
            .collect(),
        kinds: KINDS
            .map(|(code, name)| Choice::new(code, visit.text(name)))
            .into(),
        reason: asked.motivo,
        service,
        offices,
        has_draft,
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

fn known_kind(asked: &str) -> &'static str {
    KINDS
        .iter()
        .find(|(code, _)| *code == asked)
        .map_or("", |(code, _)| code)
}

async fn with_hours(
    tx: &mut Tx,
    visit: &Visit,
    offices: Vec<Reception>,
) -> sqlx::Result<Vec<Office>> {
    let ids: Vec<OfficeId> = offices.iter().map(|office| office.office_id).collect();
    let today = local_time::local_date(visit.app().clock.now());
    let hours = directory::queries::hours(tx, &ids, today).await?;
    let mut above = None;
    let office = |facts: Reception| {
        let is_new = facts.municipality != above;
        above.clone_from(&facts.municipality);
        Office {
            municipality: facts.municipality.clone().filter(|_| is_new),
            week: Week::of(facts.office_id, &hours),
            facts,
        }
    };
    Ok(offices.into_iter().map(office).collect())
}

/// The service that an office is asked for when nobody said which: the first that anybody may book.
pub fn general(reasons: &[Reason]) -> Option<&Reason> {
    let anyone = reasons
        .iter()
        .find(|reason| reason.who_may_book == "anyone");
    anyone.or_else(|| reasons.iter().find(|reason| reason.is_public()))
}
