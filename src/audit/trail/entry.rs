//! One line of the trail in words.

use std::collections::BTreeMap;

use access::DataClass;
use chrono::{DateTime, Utc};
use platform::i18n;
use uuid::Uuid;
use vocabulary::Language;

use super::filter::Offered;
use super::queries::Row;
use super::words;

pub(super) struct Entry {
    pub(super) at: DateTime<Utc>,
    /// Day and time as people read them.
    pub(super) when: String,
    pub(super) who: String,
    pub(super) body: String,
    pub(super) capacity: String,
    pub(super) what: String,
    /// The code behind `what`.
    pub(super) action: String,
    pub(super) case: String,
    pub(super) class: String,
    pub(super) basis: String,
    pub(super) is_refused: bool,
    pub(super) request: String,
}

impl Entry {
    pub(super) fn of(
        language: Language,
        row: Row,
        offered: &Offered,
        cases: &BTreeMap<Uuid, String>,
    ) -> Self {
        let coded = |family: &str, code: Option<String>| {
            code.map(|code| words::code(language, family, &code))
                .unwrap_or_default()
        };
        Self {
            at: row.at,
            when: i18n::moment(language, row.at),
            who: who(language, &row, offered),
            body: row
                .body_id
                .and_then(|id| Offered::name(&offered.bodies, id))
                .unwrap_or_default(),
            what: words::action(language, &row.action),
            action: row.action,
            case: row
                .case_id
                .map(|id| cases.get(&id).cloned().unwrap_or_else(|| id.to_string()))
                .unwrap_or_default(),
            class: class(language, row.data_class),
            capacity: coded("capacity", row.capacity),
            basis: coded("audit-basis", row.basis),
            is_refused: row.outcome == "refused",
            request: row.request_id.map(|id| id.to_string()).unwrap_or_default(),
        }
    }

    /// As the page of errors names the instant to machines.
    pub(super) fn instant(&self) -> String {
        self.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }
}

pub(super) fn class(language: Language, code: Option<String>) -> String {
    code.map(|code| match DataClass::from_code(&code) {
        Some(class) => i18n::text(language, &class.message(), &[]).into_owned(),
        None => code,
    })
    .unwrap_or_default()
}

/// Whoever was signed in; else by which door the act came.
fn who(language: Language, row: &Row, offered: &Offered) -> String {
    let door = match row.role.as_str() {
        "porta_public" => "audit-by-visitor",
        "porta_signin" => "audit-by-nobody-yet",
        "porta_worker" => "audit-by-portal",
        _ => "audit-by-deployment",
    };
    // whoever signs in is nobody yet: the event names the account as what it speaks of
    let at_the_door = |row: &Row| row.role == "porta_signin" && row.outcome == "done";
    let known = match row.actor {
        Some(id) => Some(Offered::name(&offered.people, id).unwrap_or_else(|| id.to_string())),
        None => row
            .subject
            .filter(|_| at_the_door(row))
            .and_then(|id| Offered::name(&offered.people, id)),
    };
    known.unwrap_or_else(|| i18n::text(language, door, &[]).into_owned())
}
