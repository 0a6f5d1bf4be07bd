//! The five official steps of a booking, and what their pages share: the index beside them, the office as a card, the
//! notice until when the time is kept.

pub mod applicant;
pub mod confirmed;
pub mod details;
pub mod place;
pub mod summary;
pub mod time;
pub mod wishes;

use axum::response::Response;
use chrono::{DateTime, SecondsFormat, Utc};
use directory::model::Reception;
use platform::Tx;
use platform::i18n;
use platform::web::{PageError, Visit};
use vocabulary::local_time::LocalTime;
use vocabulary::{Language, paths};

use crate::answers::{Answers, Hold, Step};
use crate::queries;

/// How long typed answers are kept.
pub const DRAFT_HOURS: i64 = 3;

/// An entry of the index beside a step.
pub struct Anchor {
    pub href: &'static str,
    pub label: String,
}

/// The parts of a step: where, and the message id of the heading.
pub fn index(visit: &Visit, parts: &[(&'static str, &str)]) -> Vec<Anchor> {
    let anchor = |(href, heading): &(&'static str, &str)| Anchor {
        href,
        label: visit.text(heading),
    };
    parts.iter().map(anchor).collect()
}

/// `/prenota`: the door to the first step.
pub async fn start(_: paths::Book, visit: Visit) -> Response {
    visit.go_to(&paths::BookPlace)
}

/// The chosen time in words, and until when it is kept.
pub struct Kept {
    /// `giovedì 3 dicembre 2026, ore 9:00`.
    pub label: String,
    /// For the script that counts down.
    pub until: String,
    /// For people.
    pub clock: String,
    pub is_live: bool,
}

impl Kept {
    pub fn of(hold: &Hold, visit: &Visit) -> Self {
        Self {
            label: day_and_time(visit.language(), hold.starts_at),
            until: iso(hold.until),
            clock: LocalTime::of(hold.until).clock(),
            is_live: hold.is_live(visit.app().clock.now()),
        }
    }
}

/// An instant as forms carry it.
pub fn iso(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// `giovedì 3 dicembre 2026, ore 9:00`.
pub fn day_and_time(language: Language, at: DateTime<Utc>) -> String {
    let local = LocalTime::of(at);
    let values = [
        ("day", &*i18n::long_date(language, local)),
        ("time", &*local.clock()),
    ];
    i18n::text(language, "booking-day-and-time", &values).into_owned()
}

/// What has been answered, if enough for this step; otherwise the address to go to first.
pub fn ready(answers: &Answers, step: Step) -> Result<Hold, String> {
    match &answers.hold {
        None if answers.receipt.is_some() => Err(paths::BookConfirmed.to_string()),
        Some(hold) if answers.ready_for(step) => Ok(hold.clone()),
        Some(_) if answers.ready_for(Step::Applicant) => Err(paths::BookApplicant.to_string()),
        Some(_) => Err(paths::BookDetails.to_string()),
        None => Err(paths::BookPlace.to_string()),
    }
}

/// The office of a hold. It was there when the time was claimed, so its absence is our fault.
pub async fn office_of(tx: &mut Tx, hold: &Hold) -> Result<Reception, PageError> {
    Ok(directory::queries::office(tx, hold.office)
        .await?
        .ok_or(sqlx::Error::RowNotFound)?)
}

/// Keeps what was typed.
pub async fn keep(tx: &mut Tx, answers: &Answers) -> sqlx::Result<()> {
    queries::keep_draft(tx, answers, DRAFT_HOURS).await
}

/// The way back to the times of an office, for the same service.
pub fn times_of(visit: &Visit, office: &Reception, answers: &Answers) -> String {
    let (office, service) = (&office.office_slug, &answers.service);
    visit.href(&format!(
        "{}?ufficio={office}&servizio={service}",
        paths::BookTime
    ))
}

/// The way back to the offices, for the same service.
pub fn places_for(visit: &Visit, answers: &Answers) -> String {
    visit.href(&format!(
        "{}?servizio={}",
        paths::BookPlace,
        answers.service
    ))
}

/// Could this be the name of something in an address? What can not is not looked for.
pub fn is_slug(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=100).contains(&text.len()) && text.bytes().all(fits)
}
