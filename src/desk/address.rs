//! Addresses of the desk's pages with what they are asked for, and what a page says after an act.

use std::fmt::Display;

use chrono::NaiveDate;

use crate::calendar::Week;
use crate::offices::Offices;

/// A page about the chosen office.
pub(crate) fn office_of(path: &impl Display, offices: &Offices) -> String {
    with(path, &[("sportello", offices.slug())])
}

/// A page about one day.
pub(crate) fn day_of(path: &impl Display, day: NaiveDate, offices: &Offices) -> String {
    with(
        path,
        &[("data", &day.to_string()), ("sportello", offices.slug())],
    )
}

/// A page about one week.
pub(crate) fn week_of(path: &impl Display, week: Week, offices: &Offices) -> String {
    with(
        path,
        &[
            ("settimana", &week.written()),
            ("sportello", offices.slug()),
        ],
    )
}

/// An address with what is asked; values are slugs, dates and words of our own, which need no escaping.
pub(crate) fn with(path: &impl Display, asked: &[(&str, &str)]) -> String {
    let asked: Vec<_> = asked
        .iter()
        .filter(|(_, value)| !value.is_empty() && value.bytes().all(plain))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if asked.is_empty() {
        path.to_string()
    } else {
        format!("{path}?{}", asked.join("&"))
    }
}

fn plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// What the last act did, by the word in the address. Only these words say anything.
const DONE: [(&str, &str); 13] = [
    ("arrivo", "desk-done-check-in"),
    ("chiamata", "desk-done-called"),
    ("in-attesa", "desk-done-walk-in"),
    ("andata-via", "desk-done-left"),
    ("concluso", "desk-done-done"),
    ("assente", "desk-done-no-show"),
    ("annullato", "desk-done-undo"),
    ("disdetto", "desk-done-cancel"),
    ("disdetto-avvisato", "desk-done-cancel-told"),
    ("spostato", "desk-done-move"),
    ("spostato-avvisato", "desk-done-move-told"),
    ("assenza", "desk-done-absence"),
    ("assenza-tolta", "desk-done-absence-end"),
];

pub(crate) fn done(word: &str) -> Option<&'static str> {
    DONE.iter()
        .find(|(known, _)| *known == word)
        .map(|(_, message)| *message)
}

#[cfg(test)]
mod tests {
    use super::with;

    #[test]
    fn nothing_but_plain_words_gets_into_an_address() {
        assert_eq!(
            with(
                &"/banco",
                &[("a", "x-1"), ("b", ""), ("c", "x&y=z"), ("d", "è")]
            ),
            "/banco?a=x-1"
        );
        assert_eq!(with(&"/banco", &[]), "/banco");
    }
}
