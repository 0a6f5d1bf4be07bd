//! A day of birth as it is typed or comes in a file.

use chrono::{Months, NaiveDate};

use super::{Field, Finding, What};

/// Nobody is known to have lived longer than 122 years; a year more than 120 back is a slip of the hand.
const LONGEST_LIFE: Months = Months::new(120 * 12);

pub enum Birth {
    /// Nothing, or not as far as the day.
    NotKnown,
    Day(NaiveDate),
    Wrong(What),
}

impl Birth {
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(*day),
            Self::NotKnown | Self::Wrong(_) => None,
        }
    }

    pub fn wrong(&self, today: NaiveDate) -> Option<Finding> {
        let what = match self {
            Self::Wrong(what) => *what,
            Self::Day(day) if *day > today => What::Future,
            Self::Day(day) if today.checked_sub_months(LONGEST_LIFE)? > *day => What::TooOld,
            Self::NotKnown | Self::Day(_) => return None,
        };
        Some(Finding::error(Field::BirthDate, what))
    }
}

/// Year first or day first, with dashes, strokes, dots, or nothing between; a time of day behind it is let be.
pub fn read(typed: &str) -> Birth {
    let typed = typed.trim();
    let date = typed.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<_> = date.split(['-', '/', '.']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if date.is_empty() {
        return Birth::NotKnown;
    }
    if !parts.iter().all(is_number) {
        return Birth::Wrong(What::Unreadable);
    }
    match *parts.as_slice() {
        [year, month, day] | [day, month, year] if year.len() == 4 => of(year, month, day),
        [whole] if whole.len() == 8 => of(&whole[..4], &whole[4..6], &whole[6..]),
        [year] | [year, _] | [_, year] if year.len() == 4 => Birth::NotKnown,
        _ => Birth::Wrong(What::Unreadable),
    }
}

fn of(year: &str, month: &str, day: &str) -> Birth {
    let date =
        || NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date().map_or(Birth::Wrong(What::Impossible), Birth::Day)
}
