//! The appointment as a calendar file (iCalendar, RFC 5545). Says when and where, never why and never who.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Class, Component, Event, EventLike};
use uuid::Uuid;

/// What a calendar needs to know.
pub struct Entry<'a> {
    /// The same appointment is always the same entry.
    pub id: Uuid,
    /// How often it was moved: a later file replaces an earlier one.
    pub moved: u32,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Neutral: others may look at the calendar.
    pub title: &'a str,
    pub place: &'a str,
    pub written_at: DateTime<Utc>,
}

/// Instants in UTC: every calendar program shows them in its own time, on switch days too.
pub fn file(entry: &Entry<'_>) -> String {
    let event = Event::new()
        .uid(&format!("{}@porta-unica", entry.id))
        .sequence(entry.moved)
        .timestamp(entry.written_at)
        .starts(entry.starts_at)
        .ends(entry.ends_at)
        .summary(entry.title)
        .location(entry.place)
        .class(Class::Private)
        .done();
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Porta Unica//Appuntamenti//IT"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .push(event);
    calendar.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry<'static> {
        Entry {
            id: Uuid::from_u128(7),
            moved: 2,
            starts_at: "2026-12-03T08:00:00Z".parse().unwrap(),
            ends_at: "2026-12-03T08:30:00Z".parse().unwrap(),
            title: "Appuntamento",
            place: "Sede sociale di Sant’Anna, via di un nome molto lungo; con, virgole, 55100 Lucca",
            written_at: "2026-11-20T10:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn the_file_keeps_the_rules_of_the_format() {
        let text = file(&entry());
        assert!(text.ends_with("END:VCALENDAR\r\n"), "{text:?}");
        assert!(
            text.split("\r\n")
                .all(|line| line.len() <= 75 && !line.contains('\n')),
            "{text}"
        );
        for line in [
            "METHOD:PUBLISH",
            "UID:00000000-0000-0000-0000-000000000007@porta-unica",
            "SEQUENCE:2",
            "DTSTAMP:20261120T100000Z",
            "DTSTART:20261203T080000Z",
            "DTEND:20261203T083000Z",
            "SUMMARY:Appuntamento",
        ] {
            assert_eq!(
                text.matches(&format!("\r\n{line}\r\n")).count(),
                1,
                "{line} in {text}"
            );
        }
    }

    #[test]
    fn commas_and_semicolons_of_the_place_are_escaped() {
        let text = file(&entry()).replace("\r\n ", "");
        assert!(
            text.contains("lungo\\; con\\, virgole\\, 55100 Lucca"),
            "{text}"
        );
    }
}
