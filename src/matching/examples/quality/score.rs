//! How many of the pairs that were found are true, and how many of the true ones were found.

use std::collections::HashMap;

use matching::{Pair, Record};

/// Counts of pairs.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    pub truly: usize,
    pub found: usize,
    pub right: usize,
}

impl Score {
    /// Of pairs found in records whose ids say who they are of: `rec-7-org`, `rec-7-dup-0`.
    pub fn of(records: &[Record], pairs: &[Pair], threshold: f64) -> Self {
        let mut sizes: HashMap<&str, usize> = HashMap::new();
        for record in records {
            *sizes.entry(person(record)).or_default() += 1;
        }
        let found: Vec<&Pair> = pairs
            .iter()
            .filter(|pair| pair.probability >= threshold)
            .collect();
        let is_right = |pair: &&&Pair| person(&records[pair.a]) == person(&records[pair.b]);
        Self {
            truly: sizes.values().map(|size| size * (size - 1) / 2).sum(),
            found: found.len(),
            right: found.iter().filter(is_right).count(),
        }
    }

    pub fn precision(&self) -> f64 {
        self.right as f64 / (self.found.max(1) as f64)
    }

    pub fn recall(&self) -> f64 {
        self.right as f64 / (self.truly.max(1) as f64)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / ((self.truly + self.found).max(1) as f64)
    }
}

fn person(record: &Record) -> &str {
    let end = record.id.match_indices('-').nth(1).map(|(at, _)| at);
    &record.id[..end.unwrap_or(record.id.len())]
}
