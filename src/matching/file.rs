//! Files: records in, pairs out.

use std::io::{Read, Write};

use csv::{ByteRecord, ReaderBuilder, Trim};
use thiserror::Error;

use crate::link::Pair;
use crate::record::Record;

/// Why a file of records can not be read.
#[derive(Debug, Error)]
pub enum Unreadable {
    #[error("the file has no column `id`; known columns: {}", Record::COLUMNS.join(", "))]
    NoIds,
    #[error("line {0} has no id")]
    NoId(u64),
    #[error(transparent)]
    Csv(#[from] csv::Error),
}

/// Reads records from CSV with a header row. Columns stand in any order and case, those that are not known are passed
/// over, those that are missing are empty; a short row ends in empty fields. UTF-8, or else Latin-1.
pub fn read(from: impl Read) -> Result<Vec<Record>, Unreadable> {
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .trim(Trim::All)
        .from_reader(from);
    let columns: Vec<String> = reader
        .byte_headers()?
        .iter()
        .map(|name| decode(name).to_lowercase())
        .collect();
    if !columns.iter().any(|name| name == "id") {
        return Err(Unreadable::NoIds);
    }
    let mut records = Vec::new();
    for row in reader.byte_records() {
        records.push(record(&columns, &row?)?);
    }
    Ok(records)
}

fn record(columns: &[String], row: &ByteRecord) -> Result<Record, Unreadable> {
    let mut record = Record::default();
    for (column, value) in columns.iter().zip(row) {
        if let Some(field) = record.field_mut(column) {
            *field = decode(value);
        }
    }
    if record.id.is_empty() {
        let line = row.position().map_or(0, csv::Position::line);
        return Err(Unreadable::NoId(line));
    }
    Ok(record)
}

fn decode(value: &[u8]) -> String {
    match str::from_utf8(value) {
        Ok(text) => text.to_owned(),
        Err(_) => value.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Writes `id_a,id_b,probability`, in the order given; the probability with four digits after the point.
pub fn write(to: impl Write, records: &[Record], pairs: &[Pair]) -> Result<(), csv::Error> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(["id_a", "id_b", "probability"])?;
    for pair in pairs {
        let probability = format!("{:.4}", pair.probability);
        writer.write_record([&records[pair.a].id, &records[pair.b].id, &probability])?;
    }
    writer.flush()?;
    Ok(())
}
