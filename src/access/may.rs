//! May somebody read or write a class of a case? The same rule as the policies of `migrations/0009_access.sql`, in
//! words: it decides what pages show and says why. The database is what enforces; a test compares the two.

use chrono::{DateTime, Utc};
use platform::i18n;
use vocabulary::Language;
use vocabulary::ids::BodyId;
use vocabulary::local_time::LocalTime;

use crate::{Capacity, Classes, DataClass, Grant, Me, Relation};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Read,
    Write,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    Allowed {
        capacity: Capacity,
        basis: String,
        body: BodyId,
        /// `None`: without an end.
        until: Option<DateTime<Utc>>,
    },
    Refused(Why),
}

/// Why not; the later, the nearer to a yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No grant on this case.
    NoGrant,
    /// The role in the body that the grant was for is over.
    NoRole,
    Revoked,
    Ended,
    NotYet,
    /// The case is protected and this grant names nobody.
    NotNamed,
    /// This capacity never sees that class.
    NeverForThisCapacity,
    ClassNotGranted,
    /// Reading only.
    OnlyRead,
    /// The person has not authorised sharing it with this body, or no longer does.
    NotShared,
}

/// Decides from what is known alone: pure, and no clock of its own.
pub fn may(
    me: &Me,
    class: DataClass,
    verb: Verb,
    relation: &Relation,
    now: DateTime<Utc>,
) -> Decision {
    let mut nearest = Why::NoGrant;
    for grant in &relation.grants {
        match through(me, class, verb, relation, grant, now) {
            Ok(until) => {
                return Decision::Allowed {
                    capacity: grant.capacity,
                    basis: grant.basis.clone(),
                    body: grant.body,
                    until,
                };
            }
            Err(why) => nearest = nearest.max(why),
        }
    }
    Decision::Refused(nearest)
}

/// Through one grant: until when, or why not.
fn through(
    me: &Me,
    class: DataClass,
    verb: Verb,
    relation: &Relation,
    grant: &Grant,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, Why> {
    if !me.works_as(grant.capacity.role(), grant.body) {
        return Err(Why::NoRole);
    }
    if grant.revoked_at.is_some() {
        return Err(Why::Revoked);
    }
    if grant.valid_to.is_some_and(|end| end <= now) {
        return Err(Why::Ended);
    }
    if grant.valid_from > now {
        return Err(Why::NotYet);
    }
    if relation.protected && !grant.by_name {
        return Err(Why::NotNamed);
    }
    if !grant.classes.contains(class) {
        return Err(match grant.capacity.cell(class) {
            None => Why::NeverForThisCapacity,
            Some(_) => Why::ClassNotGranted,
        });
    }
    if verb == Verb::Write && !grant.writes.contains(class) {
        return Err(Why::OnlyRead);
    }
    if grant.own_body {
        return Ok(grant.valid_to);
    }
    let shared = relation
        .authorisations
        .iter()
        .find(|a| a.to_body == grant.body && a.classes.contains(class) && a.in_force(now))
        .ok_or(Why::NotShared)?;
    Ok(match (grant.valid_to, shared.valid_to) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    })
}

/// All classes for which the answer is yes.
pub fn all_that_may(me: &Me, verb: Verb, relation: &Relation, now: DateTime<Utc>) -> Classes {
    DataClass::ALL
        .into_iter()
        .filter(|class| may(me, *class, verb, relation, now).is_allowed())
        .collect()
}

impl Decision {
    pub fn is_allowed(&self) -> bool {
        matches!(self, Decision::Allowed { .. })
    }

    /// A sentence for whoever asks why.
    pub fn words(&self, language: Language) -> String {
        let text =
            |id: &str, values: &[(&str, &str)]| i18n::text(language, id, values).into_owned();
        match self {
            Decision::Allowed {
                capacity,
                basis,
                until,
                ..
            } => {
                let capacity = text(&capacity.message(), &[]);
                let basis = text(&format!("basis-{}", basis.replace('_', "-")), &[]);
                let (capacity, basis) = (("capacity", &*capacity), ("basis", &*basis));
                let Some(until) = until.map(LocalTime::of) else {
                    return text("access-allowed", &[capacity, basis]);
                };
                let (day, clock) = (i18n::long_date(language, until), until.clock());
                text(
                    "access-allowed-until",
                    &[capacity, basis, ("day", &day), ("clock", &clock)],
                )
            }
            Decision::Refused(why) => text(why.message(), &[]),
        }
    }
}

impl Why {
    pub fn message(self) -> &'static str {
        match self {
            Why::NoGrant => "access-no-grant",
            Why::NoRole => "access-no-role",
            Why::Revoked => "access-revoked",
            Why::Ended => "access-ended",
            Why::NotYet => "access-not-yet",
            Why::NotNamed => "access-not-named",
            Why::NeverForThisCapacity => "access-never",
            Why::ClassNotGranted => "access-class-not-granted",
            Why::OnlyRead => "access-only-read",
            Why::NotShared => "access-not-shared",
        }
    }
}
