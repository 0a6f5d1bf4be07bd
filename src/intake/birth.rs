//! When somebody was born, as it is said at a desk: a day, a month or only a year.

use chrono::{Datelike, NaiveDate};
use vocabulary::text::Refused;

use crate::model::Birth;

/// Nobody is older; a year before that is a slip of the finger.
const OLDEST: i32 = 130;

/// Reads `1985`, `5/1985`, `17/5/1985`, `17.5.1985`, `17051985` and `1985-05-17`. Refused as `Shape`: no such date, one
/// that has not come yet, or one of more than 130 years ago.
pub(crate) fn parse(typed: &str, today: NaiveDate) -> Result<Birth, Refused> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Refused::Empty);
    }
    if typed.len() > 20 {
        return Err(Refused::Shape);
    }
    let birth = read(typed).ok_or(Refused::Shape)?;
    let is_possible = birth.date <= today && birth.date.year() >= today.year() - OLDEST;
    is_possible.then_some(birth).ok_or(Refused::Shape)
}

fn read(typed: &str) -> Option<Birth> {
    let parts: Vec<&str> = typed
        .split(['/', '.', '-', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    if parts
        .iter()
        .any(|part| !part.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    match parts[..] {
        [all] if all.len() == 8 => day(&all[4..], &all[2..4], &all[..2]),
        [year] if year.len() == 4 => known(year.parse().ok()?, 1, 1, "year"),
        [month, year] if year.len() == 4 => {
            known(year.parse().ok()?, month.parse().ok()?, 1, "month")
        }
        [year, month, day_of_month] if year.len() == 4 => day(year, month, day_of_month),
        [day_of_month, month, year] if year.len() == 4 => day(year, month, day_of_month),
        _ => None,
    }
}

fn day(year: &str, month: &str, day: &str) -> Option<Birth> {
    known(
        year.parse().ok()?,
        month.parse().ok()?,
        day.parse().ok()?,
        "day",
    )
}

fn known(year: i32, month: u32, day: u32, known: &'static str) -> Option<Birth> {
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    Some(Birth { date, known })
}

#[cfg(test)]
mod tests {
    use super::parse;
    use chrono::NaiveDate;

    fn read(typed: &str) -> Option<(String, &'static str)> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        let birth = parse(typed, today).ok()?;
        Some((birth.date.to_string(), birth.known))
    }

    #[test]
    fn a_birth_is_read_as_people_say_it() {
        for (typed, date, known) in [
            ("1985", "1985-01-01", "year"),
            (" 5/1985 ", "1985-05-01", "month"),
            ("17/5/1985", "1985-05-17", "day"),
            ("17.05.1985", "1985-05-17", "day"),
            ("17 5 1985", "1985-05-17", "day"),
            ("17051985", "1985-05-17", "day"),
            ("1985-05-17", "1985-05-17", "day"),
            ("29/2/1904", "1904-02-29", "day"),
            ("23/11/2026", "2026-11-23", "day"),
        ] {
            assert_eq!(read(typed), Some((date.to_owned(), known)), "{typed}");
        }
    }

    #[test]
    fn a_birth_that_can_not_be_is_refused() {
        for typed in [
            "29/2/1900",
            "31/4/1985",
            "24/11/2026",
            "2027",
            "1895",
            "0",
            "85",
            "17/5/85",
            "maggio 1985",
            "1985/17/5/1",
            "١٩٨٥",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
