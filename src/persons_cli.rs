//! `porta persons`: what can be done with a file of persons, without a database.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::Subcommand;

#[derive(Subcommand)]
pub enum Command {
    /// Finds the records of a file that are of the same person, and writes pairs with a probability.
    ///
    /// Columns of the input (CSV with a header row, in any order): id, `given_name`, surname, `birth_date`, sex, street,
    /// `postal_code`, place, `fiscal_code`. All but id may be empty or missing; other columns are passed over.
    /// Columns of the output: `id_a`, `id_b`, probability; the likeliest first, `id_a` before `id_b` in the alphabet.
    Match {
        #[arg(long)]
        input: PathBuf,
        #[arg(long)]
        output: PathBuf,
        /// The least probability that is written, 0 to 1.
        #[arg(long, default_value_t = 0.5)]
        threshold: f64,
    },
}

pub fn run(command: &Command) -> Result<()> {
    match command {
        Command::Match {
            input,
            output,
            threshold,
        } => link(input, output, *threshold),
    }
}

fn link(input: &Path, output: &Path, threshold: f64) -> Result<()> {
    ensure!(
        (0.0..=1.0).contains(&threshold),
        "--threshold is between 0 and 1"
    );
    let file = File::open(input).with_context(|| input.display().to_string())?;
    let records = matching::read(file).with_context(|| input.display().to_string())?;
    let started = Instant::now();
    let pairs = matching::link(&records, threshold);
    let file = File::create(output).with_context(|| output.display().to_string())?;
    matching::write(file, &records, &pairs).with_context(|| output.display().to_string())?;
    eprintln!(
        "{} records, {} pairs, {:.1} s",
        records.len(),
        pairs.len(),
        started.elapsed().as_secs_f64()
    );
    Ok(())
}
