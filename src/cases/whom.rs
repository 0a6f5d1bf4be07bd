//! Whom somebody is let in as: a person in a role of a body, everybody in that role of that body, or the members of
//! the team of that role and body. Written in a form as `person.<role>.<body>.<account>`.

use std::fmt;

use access::{Capacity, Role};
use platform::web::{Choice, Visit};
use uuid::Uuid;

use crate::keeping::{distinct, say};
use crate::queries::Candidate;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Whom {
    kind: &'static str,
    role: &'static str,
    pub(crate) body: Uuid,
    pub(crate) account: Option<Uuid>,
}

const KINDS: [&str; 3] = ["person", "body", "team"];

impl Whom {
    pub(crate) fn person(candidate: &Candidate) -> Option<Self> {
        Self::new(
            "person",
            &candidate.role,
            candidate.body,
            Some(candidate.account),
        )
    }

    pub(crate) fn team(role: &str, body: Uuid) -> Option<Self> {
        Self::new("team", role, body, None)
    }

    fn new(kind: &str, role: &str, body: Uuid, account: Option<Uuid>) -> Option<Self> {
        let kind = KINDS.into_iter().find(|known| *known == kind)?;
        let role = Role::from_code(role)?.code();
        ((kind == "person") == account.is_some()).then_some(Self {
            kind,
            role,
            body,
            account,
        })
    }

    /// As it stands in a form; `None` for anything else.
    pub(crate) fn parse(written: &str) -> Option<Self> {
        let mut parts = written.split('.');
        let (kind, role, body) = (parts.next()?, parts.next()?, parts.next()?.parse().ok()?);
        let account = match parts.next() {
            Some(account) => Some(account.parse().ok()?),
            None => None,
        };
        parts
            .next()
            .is_none()
            .then(|| Self::new(kind, role, body, account))?
    }

    pub(crate) fn kind(&self) -> &'static str {
        self.kind
    }

    pub(crate) fn role(&self) -> &'static str {
        self.role
    }

    /// As what such people work on a case unless somebody says otherwise.
    pub(crate) fn usual_capacity(&self) -> Option<Capacity> {
        match Role::from_code(self.role)? {
            Role::SocialWorker => Some(Capacity::TeamSocial),
            Role::EmploymentOfficer => Some(Capacity::Employment),
            Role::HealthProfessional => Some(Capacity::Health),
            Role::ThirdSectorOperator => Some(Capacity::ThirdSector),
            _ => None,
        }
    }

    /// In words, if they can be chosen at all.
    pub(crate) fn named(&self, visit: &Visit, candidates: &[Candidate]) -> Option<String> {
        let found = candidates.iter().find(|one| {
            one.role == self.role
                && one.body == self.body
                && self.account.is_none_or(|account| one.account == account)
        })?;
        let role = visit.text(&format!("role-{}", self.role));
        Some(match self.kind {
            "person" => format!("{}, {role}, {}", found.name, found.body_name),
            kind => say(
                visit,
                &format!("grants-whom-{kind}"),
                &[("role", &role), ("body", &found.body_name)],
            ),
        })
    }
}

impl fmt::Display for Whom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.kind, self.role, self.body)?;
        match self.account {
            Some(account) => write!(f, ".{account}"),
            None => Ok(()),
        }
    }
}

/// Choices under one heading.
pub(crate) struct Group {
    pub(crate) label: String,
    pub(crate) choices: Vec<Choice>,
}

/// Everybody who can be chosen, except whoever chooses: one by one, then all of a role in a body, then the team's.
pub(crate) fn groups(visit: &Visit, candidates: &[Candidate], me: Uuid) -> Vec<Group> {
    let others: Vec<&Candidate> = candidates.iter().filter(|one| one.account != me).collect();
    let people = others.iter().filter_map(|one| Whom::person(one)).collect();
    let pairs = distinct(others.iter().map(|one| (one.role.clone(), one.body)));
    let all_of = |kind: &str| -> Vec<Whom> {
        let made = pairs
            .iter()
            .filter_map(|(role, body)| Whom::new(kind, role, *body, None));
        made.collect()
    };
    [
        ("grants-group-people", people),
        ("grants-group-team", all_of("team")),
        ("grants-group-bodies", all_of("body")),
    ]
    .into_iter()
    .map(|(label, whom): (&str, Vec<Whom>)| Group {
        label: visit.text(label),
        choices: whom
            .iter()
            .filter_map(|one| Some(Choice::new(one.to_string(), one.named(visit, candidates)?)))
            .collect(),
    })
    .filter(|group| !group.choices.is_empty())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::Whom;

    const BODY: &str = "7f1f0f3e-93a6-4bb0-8d0b-0a4c7ad5c3a1";

    #[test]
    fn a_choice_is_read_as_it_was_written_and_nothing_else_is() {
        for written in [
            format!("team.social_worker.{BODY}"),
            format!("person.employment_officer.{BODY}.{BODY}"),
        ] {
            assert_eq!(Whom::parse(&written).unwrap().to_string(), written);
        }
        for wrong in [
            String::new(),
            format!("person.social_worker.{BODY}"),
            format!("team.social_worker.{BODY}.{BODY}"),
            format!("area.social_worker.{BODY}"),
            format!("team.king.{BODY}"),
            format!("team.social_worker.{BODY}.{BODY}.{BODY}"),
            "team.social_worker.1; drop table".into(),
        ] {
            assert_eq!(Whom::parse(&wrong), None, "{wrong}");
        }
    }
}
