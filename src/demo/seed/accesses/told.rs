//! What `data/accesses.toml` says.

use anyhow::Context;
use serde::Deserialize;

const ACCESSES: &str = include_str!("../../data/accesses.toml");

pub(super) fn all() -> anyhow::Result<Told> {
    toml::from_str(ACCESSES).context("the demo's accesses can not be read")
}

#[derive(Deserialize)]
pub(super) struct Told {
    pub(super) access: Vec<Access>,
    pub(super) contact: Vec<Contact>,
    pub(super) waiting: Vec<Waiting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Access {
    pub(super) code: String,
    pub(super) by: String,
    pub(super) days: u64,
    /// Their codes, and what each is to the first one (ANPR).
    pub(super) persons: Vec<(String, String)>,
    #[serde(default = "in_person")]
    pub(super) mode: String,
    #[serde(default = "themselves")]
    pub(super) interlocutor: String,
    #[serde(default = "spontaneous")]
    pub(super) reason_kind: String,
    #[serde(default = "ordinary")]
    pub(super) urgency: String,
    pub(super) outcome: String,
    #[serde(default = "italian")]
    pub(super) language: String,
    #[serde(default)]
    pub(super) interpreter: bool,
    pub(super) reason: String,
    pub(super) given: Option<String>,
    pub(super) referred_to: Option<String>,
    /// Domain and words.
    #[serde(default)]
    pub(super) needs: Vec<(String, String)>,
    pub(super) reporter: Option<Reporter>,
    /// How the privacy notice was given.
    pub(super) notice: Option<String>,
    #[serde(default)]
    pub(super) steps: Vec<Step>,
    pub(super) proposal: Option<Proposal>,
    pub(super) correction: Option<Correction>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reporter {
    /// By the list of INPS-SINBA.
    pub(super) source: i16,
    pub(super) name: Option<String>,
    pub(super) service: Option<String>,
    pub(super) contact: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) what: String,
    pub(super) who: String,
    /// From today; below nought: late.
    pub(super) days: i64,
}

/// Each step of it so many days ago.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Proposal {
    pub(super) area: String,
    pub(super) days: u64,
    pub(super) seen: Option<u64>,
    pub(super) rejected: Option<u64>,
    pub(super) why: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction {
    pub(super) about: String,
    pub(super) words: String,
    pub(super) days: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contact {
    pub(super) mode: String,
    pub(super) topic: String,
    pub(super) minutes: i16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Waiting {
    pub(super) name: Option<String>,
    pub(super) minutes: i64,
}

fn in_person() -> String {
    "in_person".to_owned()
}

fn themselves() -> String {
    "self".to_owned()
}

fn spontaneous() -> String {
    "spontaneous".to_owned()
}

fn ordinary() -> String {
    "ordinary".to_owned()
}

fn italian() -> String {
    "it".to_owned()
}
