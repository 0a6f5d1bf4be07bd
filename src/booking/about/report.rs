//! `/segnalazione`: what to do when the portal fails, and where to find help.

use askama::Template;
use platform::web::{Page, PageResult, Visit};
use vocabulary::paths;

use super::{Section, sections};

const PARTS: [&str; 3] = ["segnala", "assistenza", "emergenza"];

#[derive(Template)]
#[template(path = "booking/report.html")]
struct ReportPage {
    page: Page,
    sections: Vec<Section>,
}

pub async fn show(_: paths::Report, visit: Visit) -> PageResult {
    let page = visit.page("booking-report-title");
    Ok(visit.show_public(&ReportPage {
        page,
        sections: sections(&visit, "booking-report", &PARTS),
    }))
}
