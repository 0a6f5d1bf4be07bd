//! Records as a file: the columns that matching reads, and the truth.

use std::io::Write;

use vocabulary::fiscal_code::Sex;

use crate::duplicates::Record;
use crate::person::Person;

/// `same_as` is the `id` of the first record of the same person, in later ones; it is empty in the first.
pub const COLUMNS: [&str; 10] = [
    "id",
    "given_name",
    "surname",
    "birth_date",
    "sex",
    "street",
    "postal_code",
    "place",
    "fiscal_code",
    "same_as",
];

/// Writes the heading and all records; says how many there were.
pub fn write(records: impl Iterator<Item = Record>, to: impl Write) -> csv::Result<u64> {
    let mut file = csv::Writer::from_writer(to);
    file.write_record(COLUMNS)?;
    let mut written = 0;
    for record in records {
        let same_as = record.same_as.map(|id| id.to_string()).unwrap_or_default();
        file.write_field(record.person.id.to_string())?;
        for field in fields(&record.person) {
            file.write_field(field)?;
        }
        file.write_field(same_as)?;
        file.write_record(None::<&[u8]>)?;
        written += 1;
    }
    file.flush()?;
    Ok(written)
}

/// The columns between the identifier and the truth.
pub fn fields(person: &Person) -> [String; 8] {
    let sex = match person.sex {
        Sex::Female => "F",
        Sex::Male => "M",
    };
    [
        person.given_name.clone(),
        person.surname.clone(),
        person.birth_date.to_string(),
        sex.to_owned(),
        person.address.street.clone(),
        person.address.place.postal_code.to_owned(),
        person.address.place.name.to_owned(),
        person.code.map(|code| code.to_string()).unwrap_or_default(),
    ]
}
