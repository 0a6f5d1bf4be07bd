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
pub(super) struct Told {
    pub(super) code: String,
    pub(super) by: String,
    pub(super) days: i64,
    #[serde(default)]
    pub(super) named: Vec<String>,
    #[serde(default = "none")]
    pub(super) protection: String,
    pub(super) standing: String,
    pub(super) surname: String,
    pub(super) given_name: String,
    pub(super) called: Option<String>,
    pub(super) birth: String,
    #[serde(default = "day")]
    pub(super) birth_known: String,
    pub(super) birthplace: Option<String>,
    pub(super) sex: Option<String>,
    pub(super) addressed_as: Option<String>,
    pub(super) marital_status: Option<String>,
    pub(super) residence_title: Option<String>,
    pub(super) fiscal_code: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub(super) citizenship: Option<String>,
    /// Language, level from 1 to 5, whether an interpreter is needed.
    #[serde(default)]
    pub(super) languages: Vec<(String, i16, bool)>,
    #[serde(default)]
    pub(super) contacts: Vec<Contact>,
    #[serde(default)]
    pub(super) addresses: Vec<Address>,
    pub(super) protected_address: Option<Address>,
    /// Title, country, whether it is recognised.
    pub(super) education: Option<(String, String, bool)>,
    /// Condition, and since when.
    pub(super) employment: Option<Vec<String>>,
    /// Kind, certification, how it is known.
    pub(super) disability: Option<(String, String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contact {
    pub(super) kind: String,
    pub(super) value: String,
    #[serde(default = "own")]
    pub(super) owner: String,
    pub(super) owner_name: Option<String>,
    /// A message may be left.
    #[serde(default)]
    pub(super) leave: bool,
    pub(super) when: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Address {
    #[serde(default = "residence")]
    pub(super) kind: String,
    pub(super) street: Option<String>,
    pub(super) postal_code: Option<String>,
    pub(super) place: Option<String>,
    pub(super) care_of: Option<String>,
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
