//! What the code of a person says, against what is known of them.

use chrono::NaiveDate;
use places::Place;
use vocabulary::fiscal_code::{self, FiscalCode, Misfit, NotACode, Sex};
use vocabulary::person_code::PersonCode;

use super::{Field, Finding, What};

pub struct Known<'a> {
    pub given_name: &'a str,
    pub surname: &'a str,
    pub birth: Option<NaiveDate>,
    pub sex: Option<Sex>,
    /// The birthplace, or several of its name; empty: not known.
    pub places: &'a [&'static Place],
}

/// The place of birth in a fiscal code.
pub fn place(typed: &str) -> Option<String> {
    match PersonCode::parse(typed) {
        Ok(PersonCode::Fiscal(code)) => Some(code.birthplace()),
        _ => None,
    }
}

/// Only a fiscal code says something of its person; the others are well written or not.
pub fn check(typed: &str, known: &Known<'_>) -> Vec<Finding> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    match PersonCode::parse(typed) {
        Ok(PersonCode::Fiscal(code)) if !has_a_day(&code) => {
            vec![Finding::error(Field::Code, What::NoSuchDay)]
        }
        Ok(PersonCode::Fiscal(code)) => {
            let odd = of_person(&code, known).into_iter();
            odd.chain(of_place(&code, known))
                .map(|what| Finding::warning(Field::Code, what))
                .collect()
        }
        Ok(_) => Vec::new(),
        Err(wrong) => vec![Finding::error(Field::Code, why(wrong))],
    }
}

fn why(wrong: NotACode) -> What {
    match wrong {
        NotACode::Length => What::Length,
        NotACode::Shape => What::Shape,
        NotACode::Check => What::Check,
    }
}

/// The shape lets a 30 February through; no century has one.
fn has_a_day(code: &FiscalCode) -> bool {
    let plain = code.without_omocodia();
    let part = |at: std::ops::Range<usize>| plain.as_str()[at].parse::<u32>().unwrap_or(0);
    let month = "ABCDEHLMPRST".find(&plain.as_str()[8..9]).unwrap_or(0);
    let (year, month, day) = (part(6..8), month + 1, part(9..11) % 40);
    [1800, 1900, 2000].into_iter().any(|century| {
        let month = u32::try_from(month).unwrap_or(0);
        let year = i32::try_from(century + year).unwrap_or(0);
        NaiveDate::from_ymd_opt(year, month, day).is_some()
    })
}

fn of_person(code: &FiscalCode, known: &Known<'_>) -> Vec<What> {
    let (surname, given_name) = (in_latin(known.surname), in_latin(known.given_name));
    let misfits = |surname, given_name| {
        code.misfits(&fiscal_code::Known {
            surname,
            given_name,
            birth_date: known.birth,
            sex: known.sex,
            birthplace: None,
        })
    };
    let found = misfits(surname, given_name);
    let is_of_name = |misfit: &Misfit| matches!(misfit, Misfit::Surname | Misfit::GivenName);
    let mut whats: Vec<_> = Vec::new();
    let both = surname.is_some() && given_name.is_some() && found.iter().any(is_of_name);
    let swapped = both && !misfits(given_name, surname).iter().any(is_of_name);
    if swapped {
        whats.push(What::NamesSwapped);
    }
    let rest = found.into_iter().filter(|m| !(swapped && is_of_name(m)));
    whats.extend(rest.filter_map(of_misfit));
    whats
}

fn of_misfit(misfit: Misfit) -> Option<What> {
    match misfit {
        Misfit::Surname => Some(What::OtherSurname),
        Misfit::GivenName => Some(What::OtherGivenName),
        Misfit::BirthDate => Some(What::OtherBirthDate),
        Misfit::Sex => Some(What::OtherSex),
        Misfit::Birthplace => None, // compared here, with its history
    }
}

/// A code has Latin letters. A name in another script may be written in several ways, so it is not compared.
fn in_latin(name: &str) -> Option<&str> {
    let is_latin = |c: char| matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    let is_compared =
        !name.trim().is_empty() && name.chars().filter(|c| c.is_alphabetic()).all(is_latin);
    is_compared.then_some(name)
}

fn of_place(code: &FiscalCode, known: &Known<'_>) -> Option<What> {
    let says = code.birthplace();
    let Some(place) = places::history(&says).last() else {
        return Some(What::NoSuchPlace);
    };
    if !known.places.is_empty() && known.places.iter().all(|place| place.belfiore != says) {
        return Some(What::OtherPlace { code_says: place });
    }
    let born = known.birth.filter(|day| code.fits_birth(*day))?;
    let was_there = places::born_in(&says, Some(born)).is_some();
    (!was_there).then_some(What::PlaceNotThen { place })
}
