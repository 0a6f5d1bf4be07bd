//! `porta generate`: a made-up population, as a file.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

/// How many people, which ones, and where to.
#[derive(Args)]
pub struct Wanted {
    /// How many people, without second records.
    #[arg(long)]
    people: usize,
    /// Same size and seed, same people, on every machine.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Writes id, `given_name`, surname, `birth_date`, sex, street, `postal_code`, place, `fiscal_code`, `same_as`.
    #[arg(long)]
    csv: Option<PathBuf>,
    /// How many of them have a second record, with slips, 0 to 1; its `same_as` names the first.
    #[arg(long, default_value_t = 0.0, value_parser = share)]
    duplicates: f64,
}

/// Makes them, and says how many records there were.
pub fn run(wanted: &Wanted) -> anyhow::Result<()> {
    let Some(path) = &wanted.csv else {
        bail!("say where to: --csv FILE");
    };
    let written = write(wanted, path).with_context(|| format!("{}", path.display()))?;
    println!("{written} records in {}", path.display());
    Ok(())
}

fn write(wanted: &Wanted, path: &Path) -> anyhow::Result<u64> {
    let records = population::with_duplicates(wanted.people, wanted.seed, wanted.duplicates);
    Ok(population::csv::write(
        records,
        BufWriter::new(File::create(path)?),
    )?)
}

fn share(typed: &str) -> Result<f64, String> {
    let share = typed
        .parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a number from 0 to 1".to_owned())
}
