//! For how long somebody belonged to a household, and as what. Days are half open: the last one is not of it.

use chrono::NaiveDate;
use uuid::Uuid;

/// One membership, between two changes. No `Debug`: with its person it must not end up in a log.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Spell {
    pub(crate) id: Uuid,
    pub(crate) person: Uuid,
    /// ANPR code of the relationship to the head; `1` is the head.
    pub(crate) relationship: String,
    pub(crate) from: NaiveDate,
    /// The first day on which it is no longer so.
    pub(crate) to: Option<NaiveDate>,
    pub(crate) why_from: String,
    pub(crate) why_to: Option<String>,
}

/// The head of a household, as in the registry.
pub(crate) const HEAD: &str = "1";

impl Spell {
    pub(crate) fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    pub(crate) fn is_head(&self) -> bool {
        self.relationship == HEAD
    }
}

/// Who belongs on a day.
pub(crate) fn on(spells: &[Spell], day: NaiveDate) -> Vec<&Spell> {
    spells.iter().filter(|spell| spell.holds_on(day)).collect()
}

/// The memberships that have no end yet.
pub(crate) fn open(spells: &[Spell]) -> Vec<&Spell> {
    spells.iter().filter(|spell| spell.to.is_none()).collect()
}

/// Since when the person of this membership belongs without a gap: a new head gives everybody a new membership.
pub(crate) fn since(spells: &[Spell], of: &Spell) -> NaiveDate {
    let mut from = of.from;
    while let Some(before) = spells
        .iter()
        .find(|spell| spell.person == of.person && spell.to == Some(from) && spell.from < from)
    {
        from = before.from;
    }
    from
}
