//! Free times as people choose them: one month at a time, by day.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use platform::i18n;
use platform::web::{Choice, Form, Visit};
use vocabulary::Language;
use vocabulary::local_time::{LocalTime, local_date};

use crate::steps::{day_and_time, iso};

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    pub year: i32,
    pub month: u32,
}

/// The times of one month, and the way to the others.
pub struct Board {
    /// Months that can be looked at.
    pub months: Vec<Choice>,
    /// The month that is shown: as forms carry it, and in words.
    pub shown: String,
    pub shown_name: String,
    pub days: Vec<Day>,
    /// If this month has nothing: the next one that has.
    pub next: Option<Choice>,
    /// Is anything free at all?
    pub is_empty: bool,
}

pub struct Day {
    pub name: String,
    pub times: Vec<Time>,
}

/// One radio button.
pub struct Time {
    /// The first has the field's own name, so that the list of errors can lead to it.
    pub id: String,
    pub value: String,
    pub clock: String,
}

impl Month {
    pub fn of(day: NaiveDate) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
        }
    }

    /// Reads `2026-12`.
    pub fn parse(asked: &str) -> Option<Self> {
        let (year, month) = asked.split_once('-')?;
        let digits = |text: &str, n| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let month = Self {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
        };
        NaiveDate::from_ymd_opt(month.year, month.month, 1).map(|_| month)
    }

    /// Its first and its last day.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let first = |month: Self| NaiveDate::from_ymd_opt(month.year, month.month, 1);
        Some((first(self)?, first(self.next())?.pred_opt()?))
    }

    fn next(self) -> Self {
        match self.month {
            12 => Self {
                year: self.year + 1,
                month: 1,
            },
            month => Self {
                month: month + 1,
                ..self
            },
        }
    }

    fn name(self, language: Language) -> String {
        i18n::month_and_year(language, self.year, self.month)
    }

    fn choice(self, language: Language) -> Choice {
        Choice::new(self.to_string(), self.name(language))
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Board {
    /// `free` in order, all that there is or only those of the month to be shown; `asked` as it came with the address; `last` is the last day that may be booked.
    pub fn of(
        free: &[DateTime<Utc>],
        asked: Option<Month>,
        (today, last): (NaiveDate, NaiveDate),
        language: Language,
    ) -> Self {
        let (first, last) = (Month::of(today), Month::of(last));
        let soonest = free.first().map_or(first, |at| Month::of(local_date(*at)));
        let shown = asked
            .filter(|month| (first..=last).contains(month))
            .unwrap_or(soonest);
        let month_of = |at: &DateTime<Utc>| Month::of(local_date(*at));
        let here: Vec<_> = free
            .iter()
            .copied()
            .filter(|at| month_of(at) == shown)
            .collect();
        let next = free
            .iter()
            .map(month_of)
            .find(|month| *month > shown)
            .or_else(|| free.first().map(month_of).filter(|month| *month != shown));
        Self {
            months: std::iter::successors(Some(first), |month| Some(month.next()))
                .take_while(|month| *month <= last)
                .map(|month| month.choice(language))
                .collect(),
            shown: shown.to_string(),
            shown_name: shown.name(language),
            next: next
                .filter(|_| here.is_empty())
                .map(|month| month.choice(language)),
            days: by_day(&here, language),
            is_empty: free.is_empty(),
        }
    }
}

fn by_day(times: &[DateTime<Utc>], language: Language) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    let mut last = None;
    for (n, at) in times.iter().enumerate() {
        let time = Time {
            id: if n == 0 {
                "slot".into()
            } else {
                format!("slot-{n}")
            },
            value: iso(*at),
            clock: LocalTime::of(*at).clock(),
        };
        let date = local_date(*at);
        match days.last_mut().filter(|_| last == Some(date)) {
            Some(day) => day.times.push(time),
            None => days.push(Day {
                name: i18n::long_date(language, LocalTime::of(*at)),
                times: vec![time],
            }),
        }
        last = Some(date);
    }
    days
}

/// Times offered instead of one that has gone.
const INSTEAD: usize = 6;

/// The nearest times after one that has gone, ready to choose; if none comes after, the first of all.
pub fn instead_of(gone: DateTime<Utc>, free: &[DateTime<Utc>], visit: &Visit) -> Vec<Choice> {
    let choice = |at: &DateTime<Utc>| Choice::new(iso(*at), day_and_time(visit.language(), *at));
    let later: Vec<_> = free
        .iter()
        .filter(|at| **at > gone)
        .take(INSTEAD)
        .map(choice)
        .collect();
    if later.is_empty() {
        free.iter().take(INSTEAD).map(choice).collect()
    } else {
        later
    }
}

/// The time that a form chose. Nothing chosen, no time at all (30 February) and a time with seconds are complaints
/// beside the field.
pub fn chosen(form: &mut Form) -> Option<DateTime<Utc>> {
    let typed = form.raw("slot");
    if typed.is_empty() {
        form.fail("slot", "booking-slot-empty");
        return None;
    }
    let chosen = DateTime::parse_from_rfc3339(typed)
        .ok()
        .map(|at| at.to_utc());
    let chosen = chosen.filter(|at| at.timestamp() % 900 == 0 && at.timestamp_subsec_nanos() == 0);
    if chosen.is_none() {
        form.fail("slot", "booking-slot-wrong");
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn days() -> (NaiveDate, NaiveDate) {
        ("2026-11-20".parse().unwrap(), "2027-01-19".parse().unwrap())
    }

    #[test]
    fn months_are_read_strictly() {
        assert_eq!(
            Month::parse("2026-12"),
            Some(Month {
                year: 2026,
                month: 12
            })
        );
        for wrong in [
            "",
            "2026-13",
            "2026-1",
            "26-12",
            "2026-12-01",
            "2026-+2",
            "😀",
        ] {
            assert_eq!(Month::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_month_ends_with_its_last_day() {
        let days = |month| Month::parse(month).unwrap().days().unwrap();
        assert_eq!(days("2028-02").1.to_string(), "2028-02-29");
        assert_eq!(days("2026-12").1.to_string(), "2026-12-31");
    }

    #[test]
    fn an_empty_month_leads_to_the_next_one_with_times() {
        let free = [at("2027-01-11T08:00:00Z")];
        let board = Board::of(&free, Month::parse("2026-12"), days(), Language::Italian);
        assert!(board.days.is_empty() && !board.is_empty);
        assert_eq!(board.next.unwrap().value, "2027-01");
    }

    #[test]
    fn without_a_wish_the_first_month_with_times_is_shown_by_local_day() {
        // 23:30 in UTC is already the next day, and the next month, in Rome
        let free = [at("2026-11-30T23:30:00Z"), at("2026-12-01T08:00:00Z")];
        let board = Board::of(&free, None, days(), Language::Italian);
        assert_eq!((board.shown.as_str(), board.days.len()), ("2026-12", 1));
        let clocks: Vec<_> = board.days[0]
            .times
            .iter()
            .map(|time| time.clock.as_str())
            .collect();
        assert_eq!(clocks, ["0:30", "9:00"]);
    }

    #[test]
    fn a_month_that_can_not_be_booked_is_not_shown() {
        for asked in ["1999-01", "2030-01"] {
            let board = Board::of(&[], Month::parse(asked), days(), Language::Italian);
            assert_eq!(board.shown, "2026-11");
            assert_eq!(board.months.len(), 3);
        }
    }

    #[test]
    fn only_real_quarters_of_an_hour_are_times() {
        for wrong in [
            "2026-02-30T09:00:00Z",
            "domani",
            "2026-12-01T09:07:00Z",
            "2026-12-01T09:00:00.5Z",
        ] {
            let mut form = Form::filled([("slot", wrong)]);
            assert_eq!(chosen(&mut form), None, "{wrong}");
            assert_eq!(form.error_id("slot"), "booking-slot-wrong");
        }
        let mut form = Form::filled([("slot", "2026-12-01T10:00:00+01:00")]);
        assert_eq!(chosen(&mut form), Some(at("2026-12-01T09:00:00Z")));
    }
}
