//! What is wrong, or odd, with what was entered of a person: the rules of the form and of `porta persons check`.
//!
//! An error is what can not be: a check letter that does not belong, a birth in the future. A warning is what does not
//! fit and may still be true: a code belongs to a person in the registry, and names change, sexes are corrected,
//! municipalities end. Nothing has to be known: an empty field is never wrong.

mod birth;
mod code;
mod finding;

use chrono::NaiveDate;
use places::{NotRead, Place};
use vocabulary::fiscal_code::Sex;
use vocabulary::name::PersonName;
use vocabulary::text::Refused;

pub use finding::{Field, Finding, Severity, Verdict, What, verdict};

/// A person as typed; empty: not known.
#[derive(Clone, Copy, Default)]
pub struct Entered<'a> {
    pub given_name: &'a str,
    pub surname: &'a str,
    /// `1988-02-29`, `29/02/1988`, `19880229`; of a year or a month alone nothing is said.
    pub birth_date: &'a str,
    /// As registered: `M`, `F`, or the word.
    pub sex: &'a str,
    /// Municipality or state of birth: a name, a name with its province, or the cadastral code.
    pub birthplace: &'a str,
    /// A place of which it is not said whether somebody was born there. It is compared with the code if it names a
    /// municipality or a state and no birthplace is known; by itself it is never wrong.
    pub place: &'a str,
    /// Fiscal code, provisional code of eleven digits, STP or ENI.
    pub code: &'a str,
}

/// Everything that is wrong or odd, in the order of the form. Empty: nothing is.
pub fn check(entered: &Entered<'_>, today: NaiveDate) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(name(Field::GivenName, entered.given_name));
    findings.extend(name(Field::Surname, entered.surname));
    let birth = birth::read(entered.birth_date);
    findings.extend(birth.wrong(today));
    let sex = sex(entered.sex);
    findings.extend(sex.err());
    let sex = sex.ok().flatten();
    let (places, odd) = places_meant(entered, birth.day());
    let known = code::Known {
        given_name: entered.given_name,
        surname: entered.surname,
        birth: birth.day(),
        sex,
        places: &places,
    };
    let of_code = code::check(entered.code, &known);
    let code_says_which = places.len() > 1 && code::place(entered.code).is_some();
    findings.extend(odd.filter(|_| !code_says_which));
    findings.extend(of_code);
    findings
}

/// A name is letters: of any script, any number of parts, no digits, 80 characters at most.
fn name(field: Field, typed: &str) -> Option<Finding> {
    let what = match PersonName::parse(typed) {
        Ok(_) | Err(Refused::Empty) => return None,
        Err(Refused::TooLong) => What::TooLong,
        Err(Refused::Shape | Refused::Invisible) => What::Unreadable,
    };
    Some(Finding::error(field, what))
}

/// A word that is neither is odd, not wrong: papers of other countries have more than two.
fn sex(typed: &str) -> Result<Option<Sex>, Finding> {
    match typed.trim().to_lowercase().as_str() {
        "" => Ok(None),
        "f" | "femmina" | "femminile" | "donna" | "female" => Ok(Some(Sex::Female)),
        "m" | "maschio" | "maschile" | "uomo" | "male" => Ok(Some(Sex::Male)),
        _ => Err(Finding::warning(Field::Sex, What::Unreadable)),
    }
}

/// The places that may have been meant, and what is odd about the birthplace.
fn places_meant(
    entered: &Entered<'_>,
    born: Option<NaiveDate>,
) -> (Vec<&'static Place>, Option<Finding>) {
    let is_certain = !entered.birthplace.trim().is_empty();
    let typed = if is_certain {
        entered.birthplace
    } else {
        entered.place
    };
    if typed.trim().is_empty() {
        return (Vec::new(), None);
    }
    let (places, what) = match places::meant(typed, born) {
        Ok(places) if places.len() > 1 => (places, Some(What::Ambiguous)),
        Ok(places) => (places, None),
        Err(NotRead::NoMore { place, until }) => (vec![place], Some(What::NoMore { until })),
        Err(NotRead::NotYet { place }) => (vec![place], Some(What::NotYet { from: place.from })),
        Err(NotRead::Unknown | NotRead::Ambiguous(_)) => (Vec::new(), Some(What::Unknown)),
    };
    let odd = what.filter(|_| is_certain);
    (
        places,
        odd.map(|what| Finding::warning(Field::Birthplace, what)),
    )
}

#[cfg(test)]
mod tests;
