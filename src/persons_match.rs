//! Which records of a file are of the same person.

use std::fs::File;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

pub(crate) fn link(input: &Path, output: &Path, threshold: f64) -> Result<()> {
    ensure!(
        (0.0..=1.0).contains(&threshold),
        "--threshold is between 0 and 1"
    );
    let file = File::open(input).with_context(|| input.display().to_string())?;
    let records = matching::read(file).with_context(|| input.display().to_string())?;
    let started = Instant::now();
    let pairs = matching::link(&records, threshold).pairs;
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
