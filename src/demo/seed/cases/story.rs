//! What `data/cases.toml` says.

use std::collections::BTreeMap;

use anyhow::Context;
use serde::Deserialize;

const CASES: &str = include_str!("../../data/cases.toml");

pub(super) fn all() -> anyhow::Result<Vec<Story>> {
    let cases: Cases = toml::from_str(CASES).context("the demo's cases can not be read")?;
    Ok(cases.case)
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Story>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    pub(super) code: String,
    /// Its slug.
    pub(super) body: String,
    pub(super) area: String,
    pub(super) manager: String,
    pub(super) opened: i64,
    #[serde(default)]
    pub(super) protected: bool,
    #[serde(default)]
    pub(super) closed: bool,
    /// One line a class.
    pub(super) lines: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) team: Vec<String>,
    #[serde(default)]
    pub(super) lets: Vec<Let>,
    #[serde(default)]
    pub(super) shares: Vec<Share>,
    pub(super) glass: Option<Glass>,
}

/// Somebody is let in: by name, or whoever of their body and role is in the team.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Let {
    pub(super) who: Option<String>,
    pub(super) team: Option<String>,
    pub(super) capacity: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Share {
    pub(super) to: String,
    pub(super) capacity: String,
    pub(super) ends: Option<i64>,
    #[serde(default)]
    pub(super) withdrawn: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Glass {
    pub(super) by: String,
    pub(super) code: String,
    pub(super) reason: String,
}

#[cfg(test)]
mod tests {
    use super::super::{account, capacity};
    use access::DataClass;

    #[test]
    fn every_case_names_people_classes_and_capacities_that_there_are() {
        let cases = super::all().expect("the cases are well written");
        assert_eq!(cases.len(), 14);
        for story in &cases {
            assert!(account(&story.manager).is_ok(), "{}", story.code);
            for class in story.lines.keys() {
                assert!(
                    DataClass::from_code(class).is_some(),
                    "{}: {class}",
                    story.code
                );
            }
            for one in &story.lets {
                assert!(capacity(&one.capacity).is_ok(), "{}", story.code);
            }
        }
    }
}
