//! How common each name, date, street and place is: two people called Rossi are less of a surprise than two Dini.

use std::collections::HashMap;

use crate::comparison::{FIELDS, Field};
use crate::prepared::Prepared;

/// Shares of values, by field. Empty: not known, averages stand instead.
#[derive(Clone, Default)]
pub struct Frequencies {
    counts: [HashMap<String, f64>; FIELDS],
    totals: [f64; FIELDS],
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
                    let counts = &mut counted.counts[field as usize];
                    match counts.get_mut(value) {
                        Some(count) => *count += weight,
                        None => drop(counts.insert(value.to_owned(), weight)),
                    }
                }
            }
        }
        counted
    }

    /// For each field the share of people who have the value of this record; 0 where nothing is known.
    pub(crate) fn shares(&self, record: &Prepared) -> [f64; FIELDS] {
        Field::ALL.map(|field| {
            let total = self.totals[field as usize];
            let value = record.value(field);
            if value.is_empty() || total < 1.0 {
                return 0.0;
            }
            let seen = self.counts[field as usize].get(value).copied();
            let others = (seen.unwrap_or(1.0) - discount(field)).max(1.0 - discount(field));
            others / (total + UNSEEN)
        })
    }
}
