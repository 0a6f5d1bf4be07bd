//! What somebody typed into the box for finding a person, taken apart: a code, a birth date or a year, and names.

use chrono::{Datelike, NaiveDate};
use vocabulary::Language;
use vocabulary::person_code::PersonCode;

use crate::born::{Born, Known};
use crate::latin;

/// Longest text that is taken apart; nobody is called longer.
const MOST: usize = 200;
/// Words of a name that are looked for; the rest is not.
const MOST_WORDS: usize = 6;

/// What is wanted. Names in the order in which they were typed: people say them in either.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) code: Option<PersonCode>,
    pub(crate) born: Option<Born>,
    /// The words of the names, as typed.
    pub(crate) names: Vec<String>,
}

impl Wanted {
    /// Never refuses: what is no code and no date is a name.
    pub(crate) fn parse(typed: &str, today: NaiveDate) -> Self {
        let typed: String = typed.chars().take(MOST).collect();
        if let Ok(code) = PersonCode::parse(&typed) {
            return Self {
                code: Some(code),
                ..Self::default()
            };
        }
        let mut wanted = Self::default();
        for word in typed
            .split([' ', ',', ';', '\t'])
            .filter(|word| !word.is_empty())
        {
            wanted.take(word, today);
        }
        wanted
    }

    fn take(&mut self, word: &str, today: NaiveDate) {
        if word.chars().any(|c| c.is_ascii_digit()) {
            if let Ok(code) = PersonCode::parse(word) {
                self.code = Some(code);
            } else if let Ok(born) = Born::parse(word, today) {
                self.born = Some(born);
            } else {
                self.names.push(word.to_owned());
            }
        } else {
            self.names.push(word.to_owned());
        }
    }

    pub(crate) fn is_nothing(&self) -> bool {
        self.code.is_none() && self.born.is_none() && self.keys().is_empty()
    }

    /// Each word in small Latin letters; those of which nothing remains are left out.
    pub(crate) fn keys(&self) -> Vec<String> {
        self.names
            .iter()
            .map(|word| latin(word).replace(' ', ""))
            .filter(|key| !key.is_empty())
            .take(MOST_WORDS)
            .collect()
    }

    /// The ways in which the words can be a surname and a given name: all of one, or cut anywhere, in either order.
    /// "Del Carlo Anna" is Del Carlo, Anna; "Anna Del Carlo" too.
    pub(crate) fn readings(&self) -> Vec<(String, String)> {
        let keys = self.keys();
        let mut readings = Vec::new();
        for cut in 0..=keys.len() {
            let (one, other) = (keys[..cut].concat(), keys[cut..].concat());
            if !readings.contains(&(one.clone(), other.clone())) {
                readings.push((one, other));
            }
        }
        let swapped: Vec<_> = readings
            .iter()
            .map(|(one, other)| (other.clone(), one.clone()))
            .filter(|pair| !readings.contains(pair))
            .collect();
        readings.extend(swapped);
        readings.retain(|(one, other)| !(one.is_empty() && other.is_empty()));
        readings
    }

    /// The day, if a whole day was typed.
    pub(crate) fn birth_date(&self) -> Option<NaiveDate> {
        self.born.and_then(Born::day)
    }

    /// The year, if a year or a month was typed; 0: none.
    pub(crate) fn birth_year(&self) -> i16 {
        self.born
            .and_then(|born| i16::try_from(born.date.year()).ok())
            .unwrap_or(0)
    }

    /// With a year from a field of its own.
    pub(crate) fn of_year(mut self, year: Option<i32>) -> Self {
        if let (None, Some(date)) = (
            self.born,
            year.and_then(|y| NaiveDate::from_ymd_opt(y, 1, 1)),
        ) {
            self.born = Some(Born {
                date,
                known: Known::Year,
            });
        }
        self
    }

    /// The first word, or all but the last if there are more: "Del Carlo Anna".
    pub(crate) fn surname_as_typed(&self) -> String {
        match self.names.split_last() {
            Some((only, [])) => only.clone(),
            Some((_, rest)) => rest.join(" "),
            None => String::new(),
        }
    }

    pub(crate) fn given_name_as_typed(&self) -> String {
        match self.names.split_last() {
            Some((last, [_, ..])) => last.clone(),
            _ => String::new(),
        }
    }

    pub(crate) fn born_as_typed(&self, language: Language) -> String {
        self.born
            .map(|born| born.typed(language))
            .unwrap_or_default()
    }

    pub(crate) fn code_as_typed(&self) -> String {
        self.code
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    fn read(typed: &str) -> Wanted {
        Wanted::parse(typed, "2026-11-23".parse().expect("a date"))
    }

    #[test]
    fn a_code_is_a_code_however_it_is_typed() {
        for typed in [
            "rssmra75t01e715z",
            " RSS MRA 75T01 E715Z ",
            "stp0123456789012",
            "Rossi rssmra75t01e715z",
        ] {
            assert!(read(typed).code.is_some(), "{typed}");
        }
        assert!(read("rossi").code.is_none());
        // a wrong check letter is no code: nobody has it, and it is no name either
        assert_eq!(read("RSSMRA75T01E715A").code, None);
    }

    #[test]
    fn a_date_and_a_year_are_told_from_names() {
        let wanted = read("Rossi 1975");
        assert_eq!((wanted.birth_year(), wanted.birth_date()), (1975, None));
        assert_eq!(wanted.keys(), ["rossi"]);
        let wanted = read("rossi, mario 1/12/1975");
        assert_eq!(
            wanted.birth_date().map(|d| d.to_string()).as_deref(),
            Some("1975-12-01")
        );
        assert_eq!(wanted.keys(), ["rossi", "mario"]);
        assert!(read("  ,  ").is_nothing());
    }

    #[test]
    fn names_are_read_in_both_orders_and_cut_anywhere() {
        let readings = read("Anna Del Carlo").readings();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert!(readings.contains(&pair("delcarlo", "anna")));
        assert!(readings.contains(&pair("annadelcarlo", "")));
        assert_eq!(
            read("D’Angelo").readings(),
            [pair("", "dangelo"), pair("dangelo", "")]
        );
    }

    #[test]
    fn what_was_typed_goes_into_the_form_for_somebody_new() {
        let wanted = read("Del Carlo Anna 1980");
        assert_eq!(wanted.surname_as_typed(), "Del Carlo");
        assert_eq!(wanted.given_name_as_typed(), "Anna");
        assert_eq!(wanted.born_as_typed(vocabulary::Language::Italian), "1980");
        let wanted = read("Haxhi");
        assert_eq!(
            (wanted.surname_as_typed(), wanted.given_name_as_typed()),
            ("Haxhi".into(), String::new())
        );
    }

    #[test]
    fn whatever_is_typed_is_read() {
        let long = "a ".repeat(5000);
        for typed in [
            "",
            "😀",
            "'; drop table",
            "\u{202E}",
            "فاطمة",
            "1/2/3/4/5",
            long.as_str(),
        ] {
            let _ = read(typed).readings();
        }
    }
}
