//! `/accessibilita`: how the portal can be used, what is not good yet, and how to say so. The declaration itself can
//! only be made on the national form; once it is there, this page leads to it.

use askama::Template;
use platform::web::{Page, PageResult, Visit};
use vocabulary::paths;

use super::{Section, sections};

const PARTS: [&str; 5] = ["stato", "come", "limiti", "commenti", "difensore"];

#[derive(Template)]
#[template(path = "booking/accessibility.html")]
struct AccessibilityPage {
    page: Page,
    sections: Vec<Section>,
    declaration: Option<String>,
}

pub async fn show(_: paths::Accessibility, visit: Visit) -> PageResult {
    Ok(visit.show_public(&AccessibilityPage {
        page: visit.page("booking-accessibility-title"),
        sections: sections(&visit, "booking-accessibility", &PARTS),
        declaration: visit.app().settings.accessibility_url.clone(),
    }))
}
