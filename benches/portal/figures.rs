//! Percentiles and tables.

use std::time::Duration;

/// How long each of many things took.
#[derive(Default, Clone)]
pub struct Times(Vec<u64>);

impl Times {
    pub fn add(&mut self, took: Duration) {
        self.0
            .push(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
    }

    pub fn add_micros(&mut self, micros: u64) {
        self.0.push(micros);
    }

    pub fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// In milliseconds; `percent` of all took at most so long.
    pub fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted
            .get(rank)
            .map_or(f64::NAN, |micros| *micros as f64 / 1000.0)
    }
}

/// A table in Markdown.
pub fn table(headings: &[&str], rows: &[Vec<String>]) {
    println!("| {} |", headings.join(" | "));
    println!("|{}", "---|".repeat(headings.len()));
    for row in rows {
        println!("| {} |", row.join(" | "));
    }
    println!();
}

/// `12 345`.
pub fn whole(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

pub fn milliseconds(value: f64) -> String {
    format!("{value:.2} ms")
}

pub fn ratio(value: f64) -> String {
    format!("{value:.2}")
}
