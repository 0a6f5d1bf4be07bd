//! `/note-legali`: the licence of the contents, word for word as the rules ask, and what else has to be said.

use askama::Template;
use platform::web::{Page, PageResult, Visit};
use vocabulary::paths;

use super::{Section, sections};

const PARTS: [&str; 4] = [
    "responsabilita",
    "software",
    "collegamenti",
    "amministrazione-trasparente",
];

#[derive(Template)]
#[template(path = "booking/legal_notes.html")]
struct LegalNotesPage {
    page: Page,
    sections: Vec<Section>,
}

pub async fn show(_: paths::LegalNotes, visit: Visit) -> PageResult {
    let page = visit.page("booking-legal-title");
    Ok(visit.show_public(&LegalNotesPage {
        page,
        sections: sections(&visit, "booking-legal", &PARTS),
    }))
}
