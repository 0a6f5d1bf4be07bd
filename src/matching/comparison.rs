//! Two records side by side: how alike they are in each field, in levels.

use crate::name::{self, Name};
use crate::prepared::Prepared;
use crate::{address, birth, code};

/// How many fields are compared.
pub const FIELDS: usize = 8;

/// What is compared. The number of each is its place in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    GivenName,
    Surname,
    BirthDate,
    Sex,
    Code,
    Street,
    PostalCode,
    Place,
}

impl Field {
    pub const ALL: [Self; FIELDS] = [
        Self::GivenName,
        Self::Surname,
        Self::BirthDate,
        Self::Sex,
        Self::Code,
        Self::Street,
        Self::PostalCode,
        Self::Place,
    ];

    /// The level at which two values are the same; the levels below count down to 1, "different".
    pub const fn same(self) -> u8 {
        match self {
            Self::GivenName | Self::Surname => name::SAME,
            Self::BirthDate => birth::SAME,
            Self::Sex => 2,
            Self::Code => code::SAME,
            Self::Street => address::SAME,
            Self::PostalCode => address::POSTAL_SAME,
            Self::Place => address::PLACE_SAME,
        }
    }
}

/// For each field 0 (one of the two does not say: no evidence) or a level from 1 (different) to [`Field::same`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Comparison {
    pub levels: [u8; FIELDS],
    /// The given name of one was compared with the surname of the other, because they fit better so.
    pub swapped: bool,
}

impl Comparison {
    /// Compares two records; the same both ways.
    pub fn of(one: &Prepared, other: &Prepared) -> Self {
        let ([given_name, surname], swapped) = names(one, other);
        let levels = [
            given_name,
            surname,
            birth::likeness(&one.birth_date, &other.birth_date),
            sex(one, other),
            code::likeness(&one.code, &other.code),
            one.street.likeness(&other.street),
            address::postal_likeness(&one.postal_code, &other.postal_code),
            address::place_likeness(&one.place, &other.place),
        ];
        Self { levels, swapped }
    }

    pub fn level(&self, field: Field) -> u8 {
        self.levels[field as usize]
    }

    /// Both names are the same, or would be, had they not been exchanged.
    pub(crate) fn is_namesake(&self) -> bool {
        self.is_same(Field::GivenName) && self.is_same(Field::Surname)
    }

    pub fn is_same(&self, field: Field) -> bool {
        self.level(field) == field.same()
    }

    /// Whether the field is the same on which this one depends, for strangers too: who lives in the same street has the
    /// same postal code, who has the same postal code lives in the same place, who has the same surname comes from where
    /// the same given names are in use. 0 or 1.
    pub(crate) fn context(&self, field: Field) -> usize {
        usize::from(match field {
            Field::GivenName => self.level(Field::Surname) >= name::CLOSE,
            Field::PostalCode => self.level(Field::Street) >= address::OTHER_NUMBER,
            Field::Place => self.is_same(Field::PostalCode),
            _ => false,
        })
    }
}

fn sex(one: &Prepared, other: &Prepared) -> u8 {
    match (one.sex, other.sex) {
        (Some(one), Some(other)) => 1 + u8::from(one == other),
        _ => 0,
    }
}

/// Levels of given name and surname; crosswise where that fits clearly better. Crosswise is not the same both ways: the
/// greater of the two levels stands first.
fn names(one: &Prepared, other: &Prepared) -> ([u8; 2], bool) {
    let straight = [
        one.given_name.likeness(&other.given_name),
        one.surname.likeness(&other.surname),
    ];
    if straight.iter().all(|level| *level >= name::PART) {
        return (straight, false);
    }
    let mut crossed = [
        cross(&one.given_name, &other.surname),
        cross(&one.surname, &other.given_name),
    ];
    crossed.sort_unstable_by(|a, b| b.cmp(a));
    if crossed[0] >= name::CLOSE && worth(crossed) > worth(straight) + 3 {
        (crossed, true)
    } else {
        (straight, false)
    }
}

/// A name that merely sounds like a surname is no sign that the two were exchanged.
fn cross(one: &Name, other: &Name) -> u8 {
    match one.likeness(other) {
        name::VAGUE => name::DIFFERENT,
        level => level,
    }
}

fn worth(levels: [u8; 2]) -> u8 {
    // unknown says more for two people being one than different does
    levels
        .into_iter()
        .map(|level| if level == 0 { 2 } else { level })
        .sum()
}
