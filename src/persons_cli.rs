//! `porta persons`: what can be done with a file of persons, without a database.

use std::path::PathBuf;

use anyhow::Result;
use clap::Subcommand;

use crate::{persons_check, persons_match};

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
    /// Says of every row of a file whether it is right: prints a CSV `id,verdict,why`, the verdict being ok, warning or
    /// error.
    ///
    /// Columns, by their names in the first line, in any order: id, `given_name`, surname, `birth_date`, sex, place,
    /// `fiscal_code`; others are let be. All but id may be empty or absent. `why` names what was found, joined with
    /// semicolons: `fiscal_code.check`, `birth_date.future` …
    ///
    /// The code is compared with `place` if that names a municipality or a state; where `place` is somewhere else, add a
    /// column `birth_place`: it is compared instead, even if it is empty.
    Check {
        /// The file: commas or semicolons, UTF-8.
        #[arg(long)]
        input: PathBuf,
    },
}

pub fn run(command: &Command) -> Result<()> {
    match command {
        Command::Match {
            input,
            output,
            threshold,
        } => persons_match::link(input, output, *threshold),
        Command::Check { input } => persons_check::check_file(input),
    }
}
