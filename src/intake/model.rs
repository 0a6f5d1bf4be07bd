//! An access record as it was read from the form: what is checked and about to be written.

use access::{Me, Role};
use chrono::NaiveDate;
use uuid::Uuid;
use vocabulary::ids::BodyId;

/// For which body, and as what, somebody receives people.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    pub(crate) body: BodyId,
    pub(crate) body_name: String,
    pub(crate) role: Role,
}

/// The bodies for which I receive people; as a social worker where I am both.
pub(crate) fn works(me: &Me) -> Vec<Work> {
    let mut works: Vec<Work> = Vec::new();
    for role in [Role::SocialWorker, Role::Reception] {
        for membership in me.memberships.iter().filter(|m| m.role == role) {
            if works.iter().all(|work| work.body != membership.body) {
                works.push(Work {
                    body: membership.body,
                    body_name: membership.body_name.clone(),
                    role,
                });
            }
        }
    }
    works
}

/// A whole record. No `Debug`: it must not end up in a log.
pub(crate) struct New {
    pub(crate) id: Uuid,
    pub(crate) work: Work,
    pub(crate) office: Option<Uuid>,
    pub(crate) appointment: Option<Uuid>,
    pub(crate) walk_in: Option<Uuid>,
    pub(crate) mode: &'static str,
    pub(crate) interlocutor: &'static str,
    pub(crate) reason_kind: &'static str,
    pub(crate) urgency: &'static str,
    pub(crate) outcome: &'static str,
    pub(crate) language: Option<&'static str>,
    pub(crate) interpreter: bool,
    pub(crate) told: Told,
    pub(crate) needs: Vec<Need>,
    pub(crate) reporter: Option<Reporter>,
    pub(crate) notice: Option<Notice>,
    pub(crate) step: Option<Step>,
    pub(crate) proposal: Option<Proposing>,
    pub(crate) persons: Vec<Coming>,
    /// Whoever is registered now is protected from the first moment.
    pub(crate) protected: bool,
}

/// In words.
pub(crate) struct Told {
    pub(crate) reason: Option<String>,
    pub(crate) given: Option<String>,
    pub(crate) referred_to: Option<String>,
}

pub(crate) struct Need {
    pub(crate) domain: &'static str,
    pub(crate) words: Option<String>,
}

/// Who spoke of them.
pub(crate) struct Reporter {
    pub(crate) name: Option<String>,
    pub(crate) source: i16,
    pub(crate) service: Option<String>,
    pub(crate) contact: Option<String>,
}

pub(crate) struct Notice {
    pub(crate) id: Uuid,
    pub(crate) how: &'static str,
}

pub(crate) struct Step {
    pub(crate) what: String,
    pub(crate) who: Uuid,
    pub(crate) role: String,
    pub(crate) until: NaiveDate,
}

pub(crate) struct Proposing {
    pub(crate) area: &'static str,
    pub(crate) coordinator: Option<Uuid>,
}

/// Somebody who came or was spoken of.
pub(crate) struct Coming {
    pub(crate) who: Who,
    /// To the first one: an ANPR code, or nothing if it was not said.
    pub(crate) relationship: Option<&'static str>,
    pub(crate) is_companion: bool,
}

pub(crate) enum Who {
    /// Of my circle.
    Known(Uuid),
    /// In a row of the form.
    Typed(Row),
}

/// One row: what somebody without papers can say of themselves.
#[derive(Clone)]
pub(crate) struct Row {
    /// From 1, as the form counts.
    pub(crate) number: usize,
    pub(crate) surname: Option<String>,
    pub(crate) given_name: Option<String>,
    pub(crate) birth: Option<Birth>,
}

/// A date, and how much of it is known: `day`, `month` or `year`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Birth {
    pub(crate) date: NaiveDate,
    pub(crate) known: &'static str,
}
