//! How somebody stands to a case: the grants they hold and what was authorised to be shared.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use vocabulary::ids::BodyId;

use crate::{Capacity, Classes};

/// A grant that somebody holds on a case, whether in force or not.
#[derive(Clone, Debug)]
pub struct Grant {
    pub id: Uuid,
    pub capacity: Capacity,
    /// What may be read, and of that written.
    pub classes: Classes,
    pub writes: Classes,
    /// May decide who else works on the case.
    pub manages: bool,
    /// `opened`, `assigned`, `team`, `coordination`, `sharing`, `break_glass`.
    pub basis: String,
    /// The body in whose name it is held.
    pub body: BodyId,
    /// That body holds the case; else it takes a sharing authorisation.
    pub own_body: bool,
    /// It names the person; else it opens no protected case.
    pub by_name: bool,
    pub valid_from: DateTime<Utc>,
    pub valid_to: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
}

/// What may be shared with another body.
#[derive(Clone, Debug)]
pub struct Authorisation {
    pub to_body: BodyId,
    pub classes: Classes,
    pub valid_from: DateTime<Utc>,
    pub valid_to: Option<DateTime<Utc>>,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Relation {
    pub grants: Vec<Grant>,
    pub authorisations: Vec<Authorisation>,
    pub protected: bool,
}

impl Grant {
    pub fn in_force(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none()
            && self.valid_from <= now
            && self.valid_to.is_none_or(|end| end > now)
    }
}

impl Authorisation {
    pub fn in_force(&self, now: DateTime<Utc>) -> bool {
        self.withdrawn_at.is_none()
            && self.valid_from <= now
            && self.valid_to.is_none_or(|end| end > now)
    }
}
