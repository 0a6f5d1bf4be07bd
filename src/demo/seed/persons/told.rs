//! What `data/persons.toml` says.

use anyhow::Context;
use serde::Deserialize;

const PERSONS: &str = include_str!("../../data/persons.toml");

pub(super) fn all() -> anyhow::Result<Vec<Told>> {
    let persons: Persons = toml::from_str(PERSONS).context("the demo's persons can not be read")?;
    Ok(persons.person)
}

#[derive(Deserialize)]
struct Persons {
    person: Vec<Told>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::seed) struct Told {
    pub(in crate::seed) code: String,
    pub(in crate::seed) by: String,
    pub(in crate::seed) days: i64,
    #[serde(default)]
    pub(in crate::seed) named: Vec<String>,
    #[serde(default = "none")]
    pub(in crate::seed) protection: String,
    pub(in crate::seed) standing: String,
    pub(in crate::seed) surname: String,
    pub(in crate::seed) given_name: String,
    pub(in crate::seed) called: Option<String>,
    pub(in crate::seed) birth: String,
    #[serde(default = "day")]
    pub(in crate::seed) birth_known: String,
    pub(in crate::seed) birthplace: Option<String>,
    pub(in crate::seed) sex: Option<String>,
    pub(in crate::seed) addressed_as: Option<String>,
    pub(in crate::seed) marital_status: Option<String>,
    pub(in crate::seed) residence_title: Option<String>,
    pub(in crate::seed) fiscal_code: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub(in crate::seed) citizenship: Option<String>,
    /// Language, level from 1 to 5, whether an interpreter is needed.
    #[serde(default)]
    pub(in crate::seed) languages: Vec<(String, i16, bool)>,
    #[serde(default)]
    pub(in crate::seed) contacts: Vec<Contact>,
    #[serde(default)]
    pub(in crate::seed) addresses: Vec<Address>,
    pub(in crate::seed) protected_address: Option<Address>,
    /// Title, country, whether it is recognised.
    pub(in crate::seed) education: Option<(String, String, bool)>,
    /// Condition, and since when.
    pub(in crate::seed) employment: Option<Vec<String>>,
    /// Kind, certification, how it is known.
    pub(in crate::seed) disability: Option<(String, String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::seed) struct Contact {
    pub(in crate::seed) kind: String,
    pub(in crate::seed) value: String,
    #[serde(default = "own")]
    pub(in crate::seed) owner: String,
    pub(in crate::seed) owner_name: Option<String>,
    /// A message may be left.
    #[serde(default)]
    pub(in crate::seed) leave: bool,
    pub(in crate::seed) when: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::seed) struct Address {
    #[serde(default = "residence")]
    pub(in crate::seed) kind: String,
    pub(in crate::seed) street: Option<String>,
    pub(in crate::seed) postal_code: Option<String>,
    pub(in crate::seed) place: Option<String>,
    pub(in crate::seed) care_of: Option<String>,
}

fn none() -> String {
    "none".to_owned()
}

fn day() -> String {
    "day".to_owned()
}

fn own() -> String {
    "self".to_owned()
}

fn residence() -> String {
    "residence".to_owned()
}
