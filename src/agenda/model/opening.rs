//! An opening: a stretch of time in which a desk receives people.

use chrono::NaiveDate;
use vocabulary::ids::DeskId;
use vocabulary::local_time::local_date;

use super::Quarter;

/// The longest opening in quarters. A day of 25 hours has 100; 128 is what one word of bits holds.
pub const LONGEST: u8 = 128;

/// How many people a desk receives at once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Capacity(u8);

impl Capacity {
    /// The most places a desk can have.
    pub const MOST: u8 = 50;

    /// From 1 to [`Self::MOST`] places.
    pub fn new(places: i16) -> Option<Self> {
        u8::try_from(places)
            .ok()
            .filter(|places| (1..=Self::MOST).contains(places))
            .map(Self)
    }

    /// The number of places.
    pub fn places(self) -> u8 {
        self.0
    }
}

/// A stretch of time in which a desk receives people, all within one local date.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Opening {
    /// The desk.
    pub desk: DeskId,
    /// How many people are received at once.
    pub capacity: Capacity,
    starts: Quarter,
    length: u8,
}

impl Opening {
    /// An opening from one quarter up to another, if that is a length an opening can have.
    pub fn new(
        desk: DeskId,
        capacity: Capacity,
        (starts, ends): (Quarter, Quarter),
    ) -> Option<Self> {
        let length = u8::try_from(ends.since(starts)).ok()?;
        (1..=LONGEST).contains(&length).then_some(Self {
            desk,
            capacity,
            starts,
            length,
        })
    }

    /// The date in Italy.
    pub fn date(&self) -> NaiveDate {
        local_date(self.starts.instant())
    }

    /// The first quarter of the opening.
    pub fn starts(&self) -> Quarter {
        self.starts
    }

    /// The first quarter after it.
    pub fn ends(&self) -> Quarter {
        self.starts.plus(self.length)
    }

    /// How many quarters it lasts.
    pub fn length(&self) -> u8 {
        self.length
    }

    /// Which of its quarters this is, counted from nought; none when it lies outside.
    pub fn position(&self, quarter: Quarter) -> Option<u8> {
        u8::try_from(quarter.since(self.starts))
            .ok()
            .filter(|&position| position < self.length)
    }
}
