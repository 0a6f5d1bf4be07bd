//! Identifiers of what the office writes down about its hours. A desk's is known to every room.

use uuid::Uuid;

/// A weekly rule of a desk.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RuleId(pub Uuid);

/// An opening written down for one date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct OneOffId(pub Uuid);
