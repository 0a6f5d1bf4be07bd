//! A household as whoever asks may see it: those of its members whom a grant opens, and nobody else. There is no trace
//! of the others, neither here nor in what is decided from it.

use access::{StaffLook, StaffWrite};
use audit::Event;
use chrono::NaiveDate;
use platform::Tx;
use platform::web::PageError;
use serde_json::json;
use uuid::Uuid;

use super::spell::{self, Spell};
use crate::queries::{self, HouseholdRow, MemberRow};
use crate::reading::{refuse, refuse_act};

/// The household, and all memberships that I may see.
pub(crate) struct State {
    pub(crate) row: HouseholdRow,
    pub(crate) members: Vec<MemberRow>,
    pub(crate) spells: Vec<Spell>,
}

impl State {
    pub(crate) async fn open(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<Self>> {
        let Some(row) = queries::household(tx, id).await? else {
            return Ok(None);
        };
        let members = queries::members(tx, id).await?;
        let spells = members.iter().map(spell).collect();
        Ok(Some(Self {
            row,
            members,
            spells,
        }))
    }

    pub(crate) fn id(&self) -> Uuid {
        self.row.id
    }

    /// Who belongs on a day, the head first.
    pub(crate) fn on(&self, day: NaiveDate) -> Vec<&MemberRow> {
        spell::on(&self.spells, day)
            .into_iter()
            .filter_map(|spell| self.members.iter().find(|member| member.id == spell.id))
            .collect()
    }

    /// Who belongs, with no end yet.
    pub(crate) fn current(&self) -> Vec<&MemberRow> {
        self.members
            .iter()
            .filter(|member| member.to.is_none())
            .collect()
    }

    pub(crate) fn name(&self, person: Uuid) -> String {
        self.members
            .iter()
            .find(|member| member.person == person)
            .map(name)
            .unwrap_or_default()
    }

    pub(crate) fn may_write(&self) -> bool {
        self.members
            .iter()
            .any(|member| member.to.is_none() && member.may_write)
    }

    /// When the last change that I see was written; goes with a form, to tell what is new since.
    pub(crate) fn seen(&self) -> i64 {
        self.members
            .iter()
            .map(|member| member.written_at.timestamp_micros())
            .max()
            .unwrap_or(0)
    }

    /// What was written since.
    pub(crate) fn since(&self, seen: i64) -> Vec<&MemberRow> {
        self.members
            .iter()
            .filter(|member| member.written_at.timestamp_micros() > seen)
            .collect()
    }

    /// The household with these memberships alone.
    pub(crate) fn only(&self, members: &[&MemberRow]) -> Self {
        Self {
            row: self.row.clone(),
            members: members.iter().map(|member| (*member).clone()).collect(),
            spells: Vec::new(),
        }
    }

    /// An act on the household, with the persons who were shown.
    pub(crate) fn event(&self, action: &'static str) -> Event {
        let mut persons: Vec<Uuid> = self.members.iter().map(|member| member.person).collect();
        persons.sort_unstable();
        persons.dedup();
        Event::new(action)
            .subject(self.id())
            .class("household")
            .detail(json!({ "persons": persons }))
    }
}

/// Given name first.
pub(crate) fn name(member: &MemberRow) -> String {
    full(member.given_name.as_deref(), member.surname.as_deref())
}

pub(crate) fn full(given_name: Option<&str>, surname: Option<&str>) -> String {
    [given_name, surname]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn spell(member: &MemberRow) -> Spell {
    Spell {
        id: member.id,
        person: member.person,
        relationship: member.relationship.clone(),
        from: member.from,
        to: member.to,
        why_from: member.why_from.clone(),
        why_to: member.why_to.clone(),
    }
}

/// The household of a look, or none.
pub(crate) async fn opened(
    mut look: StaffLook,
    id: Uuid,
    action: &'static str,
) -> Result<(StaffLook, State), PageError> {
    match State::open(&mut look.tx, id).await? {
        Some(state) => Ok((look, state)),
        None => Err(refuse(look, tried(action, id)).await),
    }
}

/// The household of a form, where I may write down who belongs to it; else there is none.
pub(crate) async fn opened_to_write(
    look: StaffLook,
    id: Uuid,
) -> Result<(StaffLook, State), PageError> {
    let (look, state) = opened(look, id, "household.opened").await?;
    if state.may_write() {
        return Ok((look, state));
    }
    Err(refuse(look, tried("household.opened", id)).await)
}

/// The household of an act.
pub(crate) async fn writable(
    mut staff: StaffWrite,
    id: Uuid,
    action: &'static str,
) -> Result<(StaffWrite, State), PageError> {
    match State::open(&mut staff.tx, id).await? {
        Some(state) if state.may_write() => Ok((staff, state)),
        _ => Err(refuse_act(staff, tried(action, id)).await),
    }
}

fn tried(action: &'static str, id: Uuid) -> Event {
    Event::new(action).subject(id).class("household")
}
