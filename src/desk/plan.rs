//! A day of one office as the calendar shows it: when it is open, what is still free, who comes, who is away.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use platform::i18n;
use platform::web::Visit;
use vocabulary::Language;
use vocabulary::local_time::{LocalTime, instant, local_date};

use crate::calendar::day_bounds;
use crate::line::{Line, clock, text};
use crate::queries::{Absence, Open, Row};

/// One day.
pub(crate) struct Day {
    pub(crate) date: NaiveDate,
    pub(crate) name: String,
    pub(crate) short_name: String,
    pub(crate) is_today: bool,
    /// `9:00–13:00`, desks together.
    pub(crate) open: Vec<String>,
    pub(crate) stretches: Vec<Stretch>,
    /// How many quarters of an hour can still be booked, over all desks.
    pub(crate) free: usize,
    pub(crate) lines: Vec<Line>,
    pub(crate) away: Vec<Away>,
}

/// Opening hours in which the same number of places is free throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) from: DateTime<Utc>,
    pub(crate) to: DateTime<Utc>,
    pub(crate) free: usize,
}

/// Nobody at a desk, for the part of it that falls on the day.
#[derive(Clone)]
pub(crate) struct Away {
    pub(crate) desk: String,
    pub(crate) from: DateTime<Utc>,
    pub(crate) to: DateTime<Utc>,
    /// The whole day.
    pub(crate) all_day: bool,
}

impl Away {
    pub(crate) fn hours(&self) -> String {
        format!("{}–{}", clock(self.from), clock(self.to))
    }
}

impl Stretch {
    pub(crate) fn hours(&self) -> String {
        format!("{}–{}", clock(self.from), clock(self.to))
    }
}

/// What is known of some days.
pub(crate) struct Known {
    pub(crate) rows: Vec<Row>,
    pub(crate) openings: Vec<Open>,
    pub(crate) absences: Vec<Absence>,
}

/// Lays what is known out by day.
pub(crate) fn days(
    visit: &Visit,
    dates: impl Iterator<Item = NaiveDate>,
    known: Known,
) -> Vec<Day> {
    let now = visit.app().clock.now();
    let mut lines: Vec<Line> = known
        .rows
        .into_iter()
        .map(|row| Line::of(visit, row, now))
        .collect();
    dates
        .map(|date| {
            let (here, rest) = lines
                .drain(..)
                .partition(|line| local_date(line.starts_at) == date);
            lines = rest;
            let open: Vec<&Open> = known
                .openings
                .iter()
                .filter(|open| open.date == date)
                .collect();
            let stretches = stretches(&open);
            Day {
                date,
                name: name(visit.language(), date),
                short_name: short_name(visit.language(), date),
                is_today: date == local_date(now),
                open: hours(&stretches),
                free: stretches
                    .iter()
                    .map(|stretch| stretch.free * quarters(stretch))
                    .sum(),
                stretches,
                lines: here,
                away: known
                    .absences
                    .iter()
                    .filter_map(|absence| away(absence, date))
                    .collect(),
            }
        })
        .collect()
}

/// `martedì 24 novembre 2026`.
pub(crate) fn name(language: Language, date: NaiveDate) -> String {
    i18n::long_date(language, LocalTime::of(day_bounds(date).0))
}

/// `martedì 24 novembre`, for pages that say the year elsewhere.
pub(crate) fn short_name(language: Language, date: NaiveDate) -> String {
    day_and_month(language, date, "desk-day-short")
}

/// `24 novembre`.
pub(crate) fn shortest_name(language: Language, date: NaiveDate) -> String {
    day_and_month(language, date, "desk-day-shortest")
}

fn day_and_month(language: Language, date: NaiveDate, id: &str) -> String {
    let at = LocalTime::of(day_bounds(date).0);
    let weekday = text(language, &format!("date-weekday-{}", at.weekday), &[]);
    let month = text(language, &format!("date-month-{}", at.month), &[]);
    text(
        language,
        id,
        &[
            ("weekday", weekday),
            ("day", at.day.to_string()),
            ("month", month),
        ],
    )
}

fn quarters(stretch: &Stretch) -> usize {
    usize::try_from((stretch.to - stretch.from).num_minutes() / 15).unwrap_or(0)
}

/// The quarters of all desks added up; neighbours with the same number of free places are one stretch.
fn stretches(open: &[&Open]) -> Vec<Stretch> {
    let mut free = std::collections::BTreeMap::<DateTime<Utc>, usize>::new();
    for opening in open {
        let mut places: Vec<usize> =
            vec![usize::try_from(opening.capacity).unwrap_or(0); length(opening)];
        for taken in &opening.taken {
            if let Some(place) = usize::try_from(*taken)
                .ok()
                .and_then(|quarter| places.get_mut(quarter))
            {
                *place = place.saturating_sub(1);
            }
        }
        let starts = (0..).map(|quarter| opening.from + TimeDelta::minutes(15 * quarter));
        for (at, places) in starts.zip(places) {
            *free.entry(at).or_default() += places;
        }
    }
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, free) in free {
        let to = at + TimeDelta::minutes(15);
        match stretches.last_mut() {
            Some(last) if last.to == at && last.free == free => last.to = to,
            _ => stretches.push(Stretch { from: at, to, free }),
        }
    }
    stretches
}

fn length(opening: &Open) -> usize {
    usize::try_from((opening.to - opening.from).num_minutes() / 15).unwrap_or(0)
}

/// The hours in which some desk is open, as one reads them on a door.
fn hours(stretches: &[Stretch]) -> Vec<String> {
    let mut joined: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match joined.last_mut() {
            Some(last) if last.to == stretch.from => last.to = stretch.to,
            _ => joined.push(*stretch),
        }
    }
    joined.iter().map(Stretch::hours).collect()
}

fn away(absence: &Absence, date: NaiveDate) -> Option<Away> {
    let midnight = date.and_time(NaiveTime::MIN);
    let next = (date + Days::new(1)).and_time(NaiveTime::MIN);
    let (from, to) = (absence.from.max(midnight), absence.to.min(next));
    (from < to).then(|| Away {
        desk: absence.desk.clone(),
        from: instant(from),
        to: instant(to),
        all_day: from == midnight && to == next,
    })
}

#[cfg(test)]
mod tests {
    use super::{Away, Stretch, away, hours, stretches};
    use crate::queries::{Absence, Open};
    use chrono::{DateTime, TimeDelta, Utc};
    use uuid::Uuid;

    fn at(written: &str) -> DateTime<Utc> {
        written.parse().expect("an instant")
    }

    fn open(from: &str, quarters: i64, capacity: i16, taken: &[i32]) -> Open {
        Open {
            date: "2026-11-24".parse().expect("a date"),
            from: at(from),
            to: at(from) + TimeDelta::minutes(15 * quarters),
            capacity,
            taken: taken.to_vec(),
        }
    }

    #[test]
    fn the_free_places_of_all_desks_are_added_up() {
        let (one, two) = (
            open("2026-11-24T08:00:00Z", 4, 1, &[0, 1]),
            open("2026-11-24T08:30:00Z", 2, 2, &[0]),
        );
        let found = stretches(&[&one, &two]);
        let free: Vec<_> = found.iter().map(|s| (s.hours(), s.free)).collect();
        assert_eq!(
            free,
            [
                ("9:00–9:30".to_owned(), 0),
                ("9:30–9:45".to_owned(), 2),
                ("9:45–10:00".to_owned(), 3)
            ]
        );
        assert_eq!(hours(&found), ["9:00–10:00"]);
    }

    #[test]
    fn a_pause_parts_the_hours() {
        let (morning, afternoon) = (
            open("2026-11-24T08:00:00Z", 4, 1, &[]),
            open("2026-11-24T14:00:00Z", 4, 1, &[]),
        );
        let found: Vec<Stretch> = stretches(&[&morning, &afternoon]);
        assert_eq!(hours(&found), ["9:00–10:00", "15:00–16:00"]);
    }

    #[test]
    fn an_absence_of_several_days_is_cut_to_the_day() {
        let absence = Absence {
            id: Uuid::nil(),
            desk_id: Uuid::nil().into(),
            desk: "1".into(),
            office_id: Uuid::nil().into(),
            office: String::new(),
            from: "2026-11-23T11:00:00".parse().expect("a time"),
            to: "2026-11-25T00:00:00".parse().expect("a time"),
        };
        let on = |day: &str| away(&absence, day.parse().expect("a date"));
        let first = on("2026-11-23").expect("from eleven");
        assert_eq!(
            (first.from, first.all_day),
            (at("2026-11-23T10:00:00Z"), false)
        );
        assert!(on("2026-11-24").is_some_and(|away: Away| away.all_day));
        assert!(on("2026-11-25").is_none());
    }
}
