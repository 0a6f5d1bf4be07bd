//! Municipalities and states, with the dates between which they existed: where people were born.
//!
//! The tables are those of `places`, whose `data/README.md` says from what they are, and what to beware of.

use chrono::NaiveDate;
use serde::Deserialize;

/// An Italian municipality under one name and in one province.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// ISTAT code: known for those of today.
    pub istat: Option<String>,
    /// Cadastral code, the one inside a fiscal code. It may pass from one name to the next.
    pub belfiore: String,
    pub name: String,
    pub province: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; absent while it exists.
    pub valid_to: Option<NaiveDate>,
}

/// A foreign state or territory.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// The code inside a fiscal code: Z and three digits.
    pub belfiore: String,
    /// ISO 3166-1 alpha-3: known for those of today.
    pub iso3: Option<String>,
    /// Code of the statistics office: known for those of today.
    pub istat: Option<String>,
    pub name_it: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; absent while it exists.
    pub valid_to: Option<NaiveDate>,
}

/// All municipalities since 1861.
///
/// # Errors
/// When a row does not have the expected form; a test reads them all.
pub fn municipalities() -> Result<Vec<Municipality>, csv::Error> {
    csv::Reader::from_reader(places::MUNICIPALITIES.as_bytes())
        .into_deserialize()
        .collect()
}

/// All states and territories.
///
/// # Errors
/// When a row does not have the expected form; a test reads them all.
pub fn countries() -> Result<Vec<Country>, csv::Error> {
    csv::Reader::from_reader(places::STATES.as_bytes())
        .into_deserialize()
        .collect()
}
