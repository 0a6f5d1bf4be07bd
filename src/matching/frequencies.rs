//! How common each name, date, street and place is: two people called Rossi are less of a surprise than two Dini.

use std::collections::HashMap;

use crate::comparison::{FIELDS, Field};
use crate::prepared::Prepared;

/// Shares of values, by field. Empty: not known, averages stand instead.
#[derive(Clone, Default)]
pub struct Frequencies {
    counts: [HashMap<String, f64>; FIELDS],
    totals: [f64; FIELDS],
    full_names: HashMap<String, f64>,
}

/// How many people have the same values as a record, as a share of all; 0 where it is not known.
#[derive(Clone, Copy, Default)]
pub struct Shares {
    pub fields: [f64; FIELDS],
    /// Given name and surname together.
    pub full_name: f64,
}

/// What a value seen only once is discounted by, because of the many that were never seen (Pitman–Yor). Dates are all
/// alike rare, places are few.
fn discount(field: Field) -> f64 {
    match field {
        Field::BirthDate => 0.95,
        Field::Street => 0.8,
        Field::PostalCode | Field::Place => 0.1,
        _ => 0.5,
    }
}

/// The discount of full names: one that was seen once says nothing about how common it is.
const OF_FULL_NAMES: f64 = 0.99;

/// As if so many more records had been seen, none of them with the value.
const UNSEEN: f64 = 100.0;

impl Frequencies {
    /// Counts values; each record weighs as given, so that somebody written down five times counts once.
    pub(crate) fn count<'a>(records: impl Iterator<Item = (&'a Prepared, f64)>) -> Self {
        let mut counted = Self::default();
        for (record, weight) in records {
            for field in Field::ALL {
                let value = record.value(field);
                if !value.is_empty() {
                    counted.totals[field as usize] += weight;
                    add(&mut counted.counts[field as usize], value, weight);
                }
            }
            add(&mut counted.full_names, &record.full_name(), weight);
        }
        counted
    }

    /// The shares of people who have the values of this record; 0 where nothing is known.
    pub(crate) fn shares(&self, record: &Prepared) -> Shares {
        let fields = Field::ALL.map(|field| {
            let counts = &self.counts[field as usize];
            share(
                counts,
                self.totals[field as usize],
                record.value(field),
                discount(field),
            )
        });
        let people = self.totals[Field::Surname as usize];
        let full_name = share(&self.full_names, people, &record.full_name(), OF_FULL_NAMES);
        Shares { fields, full_name }
    }
}

fn add(counts: &mut HashMap<String, f64>, value: &str, weight: f64) {
    match counts.get_mut(value) {
        Some(count) => *count += weight,
        None => drop(counts.insert(value.to_owned(), weight)),
    }
}

fn share(counts: &HashMap<String, f64>, total: f64, value: &str, discount: f64) -> f64 {
    if value.is_empty() || total < 1.0 {
        return 0.0;
    }
    let seen = counts.get(value).copied().unwrap_or(1.0);
    (seen - discount).max(1.0 - discount) / (total + UNSEEN)
}
