//! A record made comparable, once, however many times it is compared.

use vocabulary::fiscal_code::Sex;

use crate::address::{self, Street};
use crate::comparison::Field;
use crate::frequencies::Shares;
use crate::name::Name;
use crate::record::Record;
use crate::weights::Weights;
use crate::{birth, code};

/// What a record says, normalised. Made by [`Weights::prepare`], compared by [`Weights::probability`].
#[derive(Clone)]
pub struct Prepared {
    pub(crate) given_name: Name,
    pub(crate) surname: Name,
    pub(crate) birth_date: String,
    pub(crate) sex: Option<Sex>,
    pub(crate) code: String,
    pub(crate) street: Street,
    pub(crate) postal_code: String,
    pub(crate) place: String,
    pub(crate) shares: Shares,
}

impl Prepared {
    pub(crate) fn read(record: &Record) -> Self {
        let (code, sex_of_code) = code::read(&record.fiscal_code);
        Self {
            given_name: Name::read(&record.given_name),
            surname: Name::read(&record.surname),
            birth_date: birth::read(&record.birth_date),
            sex: sex(&record.sex).or(sex_of_code),
            code,
            street: Street::read(&record.street),
            postal_code: address::postal_code(&record.postal_code),
            place: address::place(&record.place),
            shares: Shares::default(),
        }
    }

    /// Both names in one, in the order of the alphabet; empty if one is unknown.
    pub(crate) fn full_name(&self) -> String {
        let [one, other] = [&self.given_name.squashed, &self.surname.squashed];
        if one.is_empty() || other.is_empty() {
            return String::new();
        }
        format!("{} {}", one.min(other), one.max(other))
    }

    /// The normalised value of a field where it matters how common a value is.
    pub(crate) fn value(&self, field: Field) -> &str {
        match field {
            Field::GivenName => &self.given_name.squashed,
            Field::Surname => &self.surname.squashed,
            Field::BirthDate => &self.birth_date,
            Field::Street => &self.street.words,
            Field::PostalCode => &self.postal_code,
            Field::Place => &self.place,
            Field::Sex | Field::Code => "",
        }
    }
}

impl Weights {
    /// Makes a record comparable with these weights: looks up how common its values are.
    pub fn prepare(&self, record: &Record) -> Prepared {
        let mut prepared = Prepared::read(record);
        prepared.shares = self.frequencies.shares(&prepared);
        prepared
    }
}

/// Words of Italian and English, the digits of ISO/IEC 5218 (1 male, 2 female).
fn sex(written: &str) -> Option<Sex> {
    match written.trim().chars().next()?.to_ascii_lowercase() {
        'f' | 'd' | 'w' | '2' => Some(Sex::Female),
        'm' | 'u' | '1' => Some(Sex::Male),
        _ => None,
    }
}
