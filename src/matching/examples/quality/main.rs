//! Precision, recall, F1 and speed of matching: on made-up Italian records, or on files whose ids say who is who.
//!
//! `cargo run --release -p matching --example quality [-- PEOPLE | FILE…]`

mod made_up;
mod mistakes;
mod names;
mod score;

use std::fs::File;
use std::time::Instant;

use matching::{Links, Record};
use score::Score;

/// Differs from the seeds on which thresholds were chosen (1 to 5).
const SEED: u64 = 20_261_123;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    println!(
        "| records | pairs | candidates | precision | recall | F1 | F1 at 0.1 | F1 at 0.9 | seconds | candidates/s |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    if asked.is_empty() {
        for people in [500, 5_000, 50_000] {
            measure(&people.to_string(), &made_up::records(people, SEED));
        }
    }
    for what in asked {
        match what.parse() {
            Ok(people) => measure(&what, &made_up::records(people, SEED)),
            Err(_) => measure(&what, &matching::read(File::open(&what)?)?),
        }
    }
    Ok(())
}

fn measure(name: &str, records: &[Record]) {
    let started = Instant::now();
    let Links { pairs, candidates } = matching::link(records, 0.01);
    let seconds = started.elapsed().as_secs_f64();
    let at = |threshold| Score::of(records, &pairs, threshold);
    let score = at(0.5);
    println!(
        "| {name}: {} | {} | {} | {:.4} | {:.4} | {:.4} | {:.4} | {:.4} | {seconds:.2} | {:.0} |",
        records.len(),
        score.truly,
        candidates,
        score.precision(),
        score.recall(),
        score.f1(),
        at(0.1).f1(),
        at(0.9).f1(),
        candidates as f64 / seconds,
    );
}
