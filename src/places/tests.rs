//! What places say about themselves, of today and of the past.

mod finding;
mod reading;
mod tables;

use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// `Lucca E715`, as a test reads best.
fn told(place: &crate::Place) -> String {
    format!("{} {}", place.label(), place.belfiore)
}
