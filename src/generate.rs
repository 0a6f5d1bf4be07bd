//! `porta generate`: a made-up population, as a file or in the database.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::Args;
use platform::db::Address;

/// How many people, which ones, and where to: the database, if no file is named.
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
    /// In a file: how many of them have a second record, with slips, 0 to 1; its `same_as` names the first.
    #[arg(long, default_value_t = 0.0, value_parser = share, requires = "csv")]
    duplicates: f64,
    /// In the database: also where there are people already.
    #[arg(long, conflicts_with = "csv")]
    add: bool,
}

/// Makes them, and says how many records there were.
pub async fn run(
    address: impl FnOnce() -> anyhow::Result<Address>,
    wanted: &Wanted,
) -> anyhow::Result<()> {
    if let Some(path) = &wanted.csv {
        let written = write(wanted, path).with_context(|| format!("{}", path.display()))?;
        println!("{written} records in {}", path.display());
        return Ok(());
    }
    ensure!(wanted.people > 0, "nobody to make: --people 1 or more");
    let loaded = settle::load(&address()?, wanted.people, wanted.seed, wanted.add).await?;
    println!("{loaded}");
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
