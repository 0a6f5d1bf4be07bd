//! Somebody as written down somewhere.

use std::fmt;

/// What is known of a person, as text and as it was written; empty is unknown. Nothing is refused: a date that is none
/// is compared as text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Whatever tells this record from the others.
    pub id: String,
    pub given_name: String,
    pub surname: String,
    /// `1975-12-01`; `19751201` and `01/12/1975` are read too.
    pub birth_date: String,
    /// As registered: `F`, `M`, or a word that begins so; whatever else is unknown.
    pub sex: String,
    /// Street and number.
    pub street: String,
    pub postal_code: String,
    /// The municipality, or part of it.
    pub place: String,
    /// A fiscal code, or whatever code the body gives to a person.
    pub fiscal_code: String,
}

impl Record {
    /// The names of the columns of a file, in the order of the fields.
    pub const COLUMNS: [&'static str; 9] = [
        "id",
        "given_name",
        "surname",
        "birth_date",
        "sex",
        "street",
        "postal_code",
        "place",
        "fiscal_code",
    ];

    /// The field of that column.
    pub fn field_mut(&mut self, column: &str) -> Option<&mut String> {
        Some(match column {
            "id" => &mut self.id,
            "given_name" => &mut self.given_name,
            "surname" => &mut self.surname,
            "birth_date" => &mut self.birth_date,
            "sex" => &mut self.sex,
            "street" => &mut self.street,
            "postal_code" => &mut self.postal_code,
            "place" => &mut self.place,
            "fiscal_code" => &mut self.fiscal_code,
            _ => return None,
        })
    }
}

/// Never what it says: it is about a person.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record").finish_non_exhaustive()
    }
}
