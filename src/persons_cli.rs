//! `porta persons`: what the form says of persons, for a whole file. Needs no database.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use chrono::NaiveDate;
use clap::Subcommand;
use people::check::{Entered, Finding, check, verdict};
use vocabulary::{Clock, local_time};

#[derive(Subcommand)]
pub enum Command {
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

pub fn run(command: Command) -> Result<()> {
    match command {
        Command::Check { input } => check_file(&input),
    }
}

fn check_file(input: &Path) -> Result<()> {
    let file = File::open(input).with_context(|| format!("{}", input.display()))?;
    let today = local_time::local_date(Clock::System.now());
    let out = BufWriter::new(std::io::stdout().lock());
    verdicts(BufReader::new(file), out, today).with_context(|| format!("{}", input.display()))
}

/// Reads persons, writes verdicts, row by row.
fn verdicts(mut input: impl BufRead, output: impl Write, today: NaiveDate) -> Result<()> {
    let (head, separator) = first_line(&mut input)?;
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(head.as_slice().chain(input));
    let columns: HashMap<String, usize> = rows
        .byte_headers()?
        .iter()
        .enumerate()
        .map(|(at, name)| (text(name).trim().to_lowercase(), at))
        .collect();
    ensure!(columns.contains_key("id"), "there is no column `id`");
    let mut out = csv::Writer::from_writer(output);
    out.write_record(["id", "verdict", "why"])?;
    let mut row = csv::ByteRecord::new();
    while rows.read_byte_record(&mut row)? {
        let cells: Vec<String> = row.iter().map(text).collect();
        let cell = |name: &str| {
            let cell = columns.get(name).and_then(|at| cells.get(*at));
            cell.map_or("", String::as_str)
        };
        let findings = check(&entered(&cell, columns.contains_key("birth_place")), today);
        let ids: Vec<_> = findings.iter().map(Finding::id).collect();
        out.write_record([cell("id"), verdict(&findings).word(), &ids.join(";")])?;
    }
    out.flush()?;
    Ok(())
}

fn entered<'a>(cell: &impl Fn(&str) -> &'a str, has_birthplace: bool) -> Entered<'a> {
    Entered {
        given_name: cell("given_name"),
        surname: cell("surname"),
        birth_date: cell("birth_date"),
        sex: cell("sex"),
        birthplace: cell("birth_place"),
        place: if has_birthplace { "" } else { cell("place") },
        code: cell("fiscal_code"),
    }
}

/// The line of names, without a byte order mark, and what stands between them.
fn first_line(input: &mut impl BufRead) -> Result<(Vec<u8>, u8)> {
    let mut line = Vec::new();
    input.read_until(b'\n', &mut line)?;
    if line.starts_with(b"\xEF\xBB\xBF") {
        line.drain(..3);
    }
    let has = |separator: u8| line.contains(&separator);
    let separator = if has(b';') && !has(b',') { b';' } else { b',' };
    Ok((line, separator))
}

fn text(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).into_owned()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    fn told(file: &str) -> String {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        let mut out = Vec::new();
        super::verdicts(file.as_bytes(), &mut out, today).expect("a file of persons");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn every_row_gets_its_verdict_and_the_reasons() {
        let file = "\
id,given_name,surname,birth_date,sex,street,postal_code,place,fiscal_code
1,Giulia,Bianchi,1988-02-29,F,,,Capannori,bncgli88b69 b64uw
2,Giulia,Bianchi,1988-02-29,M,,,Lucca,BNCGLI88B69B648Z
3,Giulia,Bianchi,1900-02-29,F,Via Roma 1,55100,Marlia,BNCGLI88B69B648A
4,,,,,,,,
5,Mario
";
        assert_eq!(
            told(file),
            "\
id,verdict,why
1,ok,
2,warning,fiscal_code.sex;fiscal_code.place
3,error,birth_date.impossible;fiscal_code.check
4,ok,
5,ok,
"
        );
    }

    #[test]
    fn a_column_for_the_birthplace_makes_the_place_an_address() {
        let file = "\u{FEFF}fiscal_code;id;place;Birth_Place;birth_date\r\n\
                    BNCGLI88B69B648Z;1;Lucca;;1988-02-29\r\n\
                    BNCGLI88B69B648Z;2;Lucca;Capannori (LU);1988-02-29\r\n\
                    BNCGLI88B69B648Z;3;Capannori;Lucca;1988-02-29\r\n";
        assert_eq!(
            told(file),
            "id,verdict,why\n1,ok,\n2,ok,\n3,warning,fiscal_code.place\n"
        );
    }

    #[test]
    fn a_file_without_ids_is_refused() {
        let today = NaiveDate::MIN;
        let refused = super::verdicts("surname\nRossi\n".as_bytes(), Vec::new(), today);
        assert!(refused.is_err_and(|why| why.to_string().contains("`id`")));
    }
}
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
