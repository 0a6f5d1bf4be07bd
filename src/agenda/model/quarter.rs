//! The quarter of an hour, the unit in which time at a desk is claimed.
//!
//! An appointment that occupies whole quarters can be written as rows with a unique key, which is
//! what keeps two people from getting the same place.

use chrono::{DateTime, TimeDelta, Utc};

/// Minutes in a quarter.
pub const MINUTES: i64 = 15;
const SECONDS: i64 = MINUTES * 60;

/// One particular quarter of an hour: the `n`-th since the beginning of 1970 in UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Quarter(i64);

impl Quarter {
    /// The quarter that starts exactly then, if one does.
    pub fn starting_at(instant: DateTime<Utc>) -> Option<Self> {
        let quarter = Self::containing(instant);
        (quarter.instant() == instant).then_some(quarter)
    }

    /// The quarter that an instant falls into.
    pub fn containing(instant: DateTime<Utc>) -> Self {
        Self(instant.timestamp().div_euclid(SECONDS))
    }

    /// The first quarter that does not start before the instant.
    pub fn at_or_after(instant: DateTime<Utc>) -> Self {
        let quarter = Self::containing(instant);
        if quarter.instant() < instant {
            quarter.plus(1)
        } else {
            quarter
        }
    }

    /// When the quarter starts.
    pub fn instant(self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(self.0 * SECONDS)
    }

    /// The quarter so many quarters later.
    #[must_use]
    pub fn plus(self, quarters: impl Into<i64>) -> Self {
        Self(self.0 + quarters.into())
    }

    /// How many quarters lie between an earlier one and this one; negative when it is later.
    pub fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

/// A length of time in quarters: at least one, at most 255.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Quarters(u8);

impl Quarters {
    /// A single quarter.
    pub const ONE: Self = Self(1);

    /// Only whole quarters are a length here; other minutes give nothing.
    pub fn from_minutes(minutes: i64) -> Option<Self> {
        if minutes % MINUTES != 0 {
            return None;
        }
        u8::try_from(minutes / MINUTES)
            .ok()
            .filter(|&count| count > 0)
            .map(Self)
    }

    /// How many quarters.
    pub fn count(self) -> u8 {
        self.0
    }
}
