//! `/faq`: questions that people ask before they come.

use askama::Template;
use platform::web::{Page, PageResult, Visit};
use vocabulary::paths;

use super::{Section, sections};

const PARTS: [&str; 12] = [
    "prenotare",
    "documenti",
    "costo",
    "account",
    "senza-appuntamento",
    "ritardo",
    "spostare",
    "codice-perso",
    "lingua",
    "accompagnato",
    "segreto",
    "telefono",
];

#[derive(Template)]
#[template(path = "booking/faq.html")]
struct FaqPage {
    page: Page,
    sections: Vec<Section>,
}

pub async fn show(_: paths::Faq, visit: Visit) -> PageResult {
    let page = visit.page("booking-faq-title");
    Ok(visit.show_public(&FaqPage {
        page,
        sections: sections(&visit, "booking-faq", &PARTS),
    }))
}
