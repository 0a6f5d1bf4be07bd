//! Two records, with the reasons in a form that pages turn into words.

use crate::comparison::{Comparison, Field};
use crate::record::Record;
use crate::weights::Weights;
use crate::{address, birth, code, name};

/// How likely two records are of the same person, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// 0 to 1.
    pub probability: f64,
    /// What speaks for it, then what speaks against it, each in the order of the fields.
    pub reasons: Vec<Reason>,
}

/// What two records have in common, or have not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    SameCode,
    /// One character of the code is another.
    CodeNearlySame,
    SameGivenName,
    /// A slip of the pen.
    GivenNameNearlySame,
    GivenNameSoundsAlike,
    /// One name is part of the other.
    GivenNameInPart,
    SameSurname,
    SurnameNearlySame,
    SurnameSoundsAlike,
    SurnameInPart,
    /// The given name of one is the surname of the other.
    NamesSwapped,
    SameBirthDate,
    /// Day and month are exchanged.
    DayAndMonthSwapped,
    /// One digit is another, or two are exchanged.
    BirthDateNearlySame,
    /// Two of day, month and year.
    BirthDateInPart,
    SameStreet,
    SamePostalCode,
    SamePlace,
    SameSex,
    DifferentCode,
    DifferentGivenName,
    DifferentSurname,
    DifferentBirthDate,
    DifferentSex,
}

impl Reason {
    /// Whether it speaks against the two being one.
    pub fn is_against(self) -> bool {
        matches!(
            self,
            Self::DifferentCode
                | Self::DifferentGivenName
                | Self::DifferentSurname
                | Self::DifferentBirthDate
                | Self::DifferentSex
        )
    }
}

/// Compares two records; the same both ways.
pub fn compare(one: &Record, other: &Record, weights: &Weights) -> Likeness {
    let (one, other) = (weights.prepare(one), weights.prepare(other));
    let comparison = Comparison::of(&one, &other);
    let mut reasons: Vec<Reason> = Field::ALL
        .into_iter()
        .filter_map(|field| reason(field, comparison.level(field)))
        .collect();
    if comparison.swapped {
        reasons.insert(0, Reason::NamesSwapped);
    }
    reasons.sort_by_key(|reason| reason.is_against());
    Likeness {
        probability: weights.probability(&comparison, &one, &other),
        reasons,
    }
}

fn reason(field: Field, level: u8) -> Option<Reason> {
    match field {
        Field::GivenName => given_name(level),
        Field::Surname => surname(level),
        Field::BirthDate => birth_date(level),
        Field::Sex => [None, Some(Reason::DifferentSex), Some(Reason::SameSex)][usize::from(level)],
        Field::Code => match level {
            code::SAME => Some(Reason::SameCode),
            code::NEAR => Some(Reason::CodeNearlySame),
            code::DIFFERENT => Some(Reason::DifferentCode),
            _ => None,
        },
        Field::Street => (level >= address::OTHER_NUMBER).then_some(Reason::SameStreet),
        Field::PostalCode => (level == address::POSTAL_SAME).then_some(Reason::SamePostalCode),
        Field::Place => (level >= address::PLACE_CLOSE).then_some(Reason::SamePlace),
    }
}

fn given_name(level: u8) -> Option<Reason> {
    match level {
        name::SAME => Some(Reason::SameGivenName),
        name::CLOSE => Some(Reason::GivenNameNearlySame),
        name::SOUNDS_ALIKE => Some(Reason::GivenNameSoundsAlike),
        name::PART => Some(Reason::GivenNameInPart),
        name::DIFFERENT => Some(Reason::DifferentGivenName),
        _ => None,
    }
}

fn surname(level: u8) -> Option<Reason> {
    match level {
        name::SAME => Some(Reason::SameSurname),
        name::CLOSE => Some(Reason::SurnameNearlySame),
        name::SOUNDS_ALIKE => Some(Reason::SurnameSoundsAlike),
        name::PART => Some(Reason::SurnameInPart),
        name::DIFFERENT => Some(Reason::DifferentSurname),
        _ => None,
    }
}

fn birth_date(level: u8) -> Option<Reason> {
    match level {
        birth::SAME => Some(Reason::SameBirthDate),
        birth::TURNED => Some(Reason::DayAndMonthSwapped),
        birth::SLIP => Some(Reason::BirthDateNearlySame),
        birth::PARTLY => Some(Reason::BirthDateInPart),
        birth::DIFFERENT => Some(Reason::DifferentBirthDate),
        _ => None,
    }
}
