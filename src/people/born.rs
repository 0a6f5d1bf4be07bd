//! When somebody was born, as far as it is known: a day, a month, a year, or about a year. One field for all of it,
//! because many people at the door have no more than a year.

use chrono::{Datelike, NaiveDate};
use platform::i18n;
use vocabulary::Language;

/// Beyond that somebody mistyped: one person alone is proven to have become older (Jeanne Calment, 122 years).
const OLDEST: i32 = 120;

/// A day in the time that is meant, and how much of it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Born {
    /// The day; else the first of the month or of the year.
    pub(crate) date: NaiveDate,
    pub(crate) known: Known,
}

/// How much of a birth date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Day,
    Month,
    Year,
    About,
}

/// Why something is no birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotBorn {
    /// Not a date in any of the ways that are read; a year of two digits too, for nobody knows its century.
    Shape,
    /// A day that the calendar does not have: 29 February 1900.
    NoSuchDay,
    Future,
    TooOld,
}

impl NotBorn {
    /// The id of its text.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::Shape => "person-born-shape",
            Self::NoSuchDay => "person-born-no-such-day",
            Self::Future => "person-born-future",
            Self::TooOld => "person-born-too-old",
        }
    }
}

impl Known {
    /// As in the table `people.identity`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::About => "about",
        }
    }

    fn from_code(code: &str) -> Self {
        match code {
            "month" => Self::Month,
            "year" => Self::Year,
            "about" => Self::About,
            _ => Self::Day,
        }
    }
}

impl Born {
    pub(crate) fn new(date: NaiveDate, known: &str) -> Self {
        Self {
            date,
            known: Known::from_code(known),
        }
    }

    /// Reads `17/5/1980`, `17.05.1980`, `17051980`, `1980-05-17`, `5/1980`, `1980`, `circa 1980`.
    pub(crate) fn parse(typed: &str, today: NaiveDate) -> Result<Self, NotBorn> {
        let typed = typed.trim().to_lowercase();
        let (about, rest) = without_about(&typed);
        let born = Self::of_parts(&parts(rest)?, about)?;
        if born.date > today {
            Err(NotBorn::Future)
        } else if today.year() - born.date.year() > OLDEST {
            Err(NotBorn::TooOld)
        } else {
            Ok(born)
        }
    }

    fn of_parts(parts: &[&str], about: bool) -> Result<Self, NotBorn> {
        let number = |text: &str| text.parse::<u32>().map_err(|_| NotBorn::Shape);
        let is_year = |text: &str| text.len() == 4;
        let (year, month, day, known) = match parts {
            [year] if is_year(year) => (year, 1, 1, Known::Year),
            [month, year] if is_year(year) && !about => (year, number(month)?, 1, Known::Month),
            [day, month, year] if is_year(year) && !about => {
                (year, number(month)?, number(day)?, Known::Day)
            }
            [year, month, day] if is_year(year) && !about => {
                (year, number(month)?, number(day)?, Known::Day)
            }
            _ => return Err(NotBorn::Shape),
        };
        let year = i32::try_from(number(year)?).map_err(|_| NotBorn::Shape)?;
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(NotBorn::NoSuchDay)?;
        let known = if about { Known::About } else { known };
        Ok(Self { date, known })
    }

    /// In words: `17 maggio 1980`, `maggio 1980`, `1980`, `verso il 1980`.
    pub(crate) fn words(self, language: Language) -> String {
        let year = self.date.year();
        match self.known {
            Known::Day => i18n::plain_date(language, self.date),
            Known::Month => i18n::month_and_year(language, year, self.date.month()),
            Known::Year => year.to_string(),
            Known::About => i18n::text(
                language,
                "person-born-about",
                &[("year", &year.to_string())],
            )
            .into_owned(),
        }
    }

    /// As somebody would type it, so that a form says what is known.
    pub(crate) fn typed(self, language: Language) -> String {
        match self.known {
            Known::Day => self.date.format("%d/%m/%Y").to_string(),
            Known::Month => self.date.format("%m/%Y").to_string(),
            Known::Year => self.date.format("%Y").to_string(),
            Known::About => format!(
                "{} {}",
                i18n::text(language, "person-born-about-word", &[]),
                self.date.format("%Y")
            ),
        }
    }

    /// As it is compared: as much as is known, `1980-05-17`, `198005`, `1980`.
    pub(crate) fn compared(self) -> String {
        let shape = match self.known {
            Known::Day => "%Y-%m-%d",
            Known::Month => "%Y%m",
            Known::Year | Known::About => "%Y",
        };
        self.date.format(shape).to_string()
    }

    /// The day, where the day is known.
    pub(crate) fn day(self) -> Option<NaiveDate> {
        (self.known == Known::Day).then_some(self.date)
    }
}

/// "circa 1980" and its like.
fn without_about(typed: &str) -> (bool, &str) {
    ["circa", "ca.", "ca", "about", "verso il", "~"]
        .into_iter()
        .find_map(|word| typed.strip_prefix(word))
        .map_or((false, typed), |rest| (true, rest.trim()))
}

/// Up to three numbers; eight digits in a row are a day, a month and a year.
fn parts(typed: &str) -> Result<Vec<&str>, NotBorn> {
    let is_number = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<&str> = if typed.len() == 8 && typed.bytes().all(|b| b.is_ascii_digit()) {
        vec![&typed[..2], &typed[2..4], &typed[4..]]
    } else {
        typed
            .split(['/', '-', '.', ' '])
            .filter(|part| !part.is_empty())
            .collect()
    };
    if parts.is_empty() || parts.len() > 3 || !parts.iter().all(is_number) {
        return Err(NotBorn::Shape);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::{Born, Known, NotBorn};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn read(typed: &str) -> Result<(String, Known), NotBorn> {
        Born::parse(typed, day("2026-11-23")).map(|born| (born.date.to_string(), born.known))
    }

    #[test]
    fn a_birth_date_is_read_as_it_is_said() {
        for (typed, date, known) in [
            ("17/5/1980", "1980-05-17", Known::Day),
            ("17.05.1980", "1980-05-17", Known::Day),
            ("17 5 1980", "1980-05-17", Known::Day),
            ("17051980", "1980-05-17", Known::Day),
            ("1980-05-17", "1980-05-17", Known::Day),
            ("5/1980", "1980-05-01", Known::Month),
            (" 1980 ", "1980-01-01", Known::Year),
            ("circa 1980", "1980-01-01", Known::About),
            ("ca. 1980", "1980-01-01", Known::About),
            ("29/2/2000", "2000-02-29", Known::Day),
        ] {
            assert_eq!(read(typed), Ok((date.to_owned(), known)), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_a_birth_date_is_refused_with_the_reason() {
        for (typed, why) in [
            ("29/2/1900", NotBorn::NoSuchDay),
            ("31/4/1980", NotBorn::NoSuchDay),
            ("0/0/1980", NotBorn::NoSuchDay),
            ("24/11/2026", NotBorn::Future),
            ("2030", NotBorn::Future),
            ("1/1/1895", NotBorn::TooOld),
            ("17/5/80", NotBorn::Shape),
            ("maggio", NotBorn::Shape),
            ("", NotBorn::Shape),
            ("1/2/3/1980", NotBorn::Shape),
            ("circa 5/1980", NotBorn::Shape),
            ("१९८०", NotBorn::Shape),
        ] {
            assert_eq!(read(typed), Err(why), "{typed}");
        }
    }

    #[test]
    fn what_a_form_says_again_is_read_the_same() {
        for typed in ["17/05/1980", "05/1980", "1980", "circa 1980"] {
            let born = Born::parse(typed, day("2026-11-23")).expect("a date");
            assert_eq!(born.typed(vocabulary::Language::Italian), typed);
        }
    }
}
