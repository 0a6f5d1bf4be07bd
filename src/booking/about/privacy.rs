//! `/privacy`: what happens to the data of whoever books, first in five lines, then in full. The version goes up with
//! every change of its meaning.

use askama::Template;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Page, PageResult, Visit};
use vocabulary::local_time::{LocalTime, start_of};
use vocabulary::paths;

use super::{Section, sections};

/// The notice in force.
pub const VERSION: &str = "1.0";
const IN_FORCE_SINCE: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");

const PARTS: [&str; 12] = [
    "titolare",
    "dpo",
    "quali-dati",
    "perche",
    "base",
    "obbligo",
    "chi-vede",
    "quanto",
    "dove",
    "cookie",
    "diritti",
    "reclamo",
];

#[derive(Template)]
#[template(path = "booking/privacy.html")]
struct PrivacyPage {
    page: Page,
    sections: Vec<Section>,
    /// The short notice, one thing a line.
    short: Vec<String>,
    version: &'static str,
    since: String,
}

pub async fn show(_: paths::Privacy, visit: Visit) -> PageResult {
    let since = i18n::long_date(visit.language(), LocalTime::of(start_of(IN_FORCE_SINCE)));
    Ok(visit.show_public(&PrivacyPage {
        page: visit.page("booking-privacy-title"),
        sections: sections(&visit, "booking-privacy", &PARTS),
        short: super::paragraphs(&visit.text("booking-privacy-short")),
        version: VERSION,
        since,
    }))
}
