//! What the form says of persons, for a whole file.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use chrono::NaiveDate;
use people::check::{Entered, Finding, check, verdict};
use vocabulary::{Clock, local_time};

pub(crate) fn check_file(input: &Path) -> Result<()> {
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
