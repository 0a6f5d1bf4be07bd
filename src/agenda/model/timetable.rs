//! What the office writes down about its hours, in local dates and wall-clock times.
//!
//! Dates from and to are both included, as people say them; only instants are half open.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Weekday};
use vocabulary::ids::DeskId;

use super::{Capacity, OneOffId, RuleId, quarter};
use crate::holiday::Holidays;

const QUARTERS_A_DAY: u8 = 96;

/// A time on the wall clock at a quarter hour, from 0:00 to 24:00 included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WallTime(u8);

impl WallTime {
    /// The end of a day.
    pub const MIDNIGHT: Self = Self(QUARTERS_A_DAY);

    /// The time at an hour and minute, if it falls on a quarter.
    pub fn at(hour: u32, minute: u32) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, 0)
            .and_then(Self::of)
            .or_else(|| ((hour, minute) == (24, 0)).then_some(Self::MIDNIGHT))
    }

    /// The same time, if it falls on a quarter.
    pub fn of(time: NaiveTime) -> Option<Self> {
        let minutes = i64::from(time.num_seconds_from_midnight() / 60);
        let exact = time.second() == 0 && time.nanosecond() == 0 && minutes % quarter::MINUTES == 0;
        exact
            .then(|| u8::try_from(minutes / quarter::MINUTES).ok().map(Self))
            .flatten()
    }

    /// The calendar entry of this time on a date; 24:00 is the start of the next one.
    pub fn on(self, date: NaiveDate) -> NaiveDateTime {
        if self == Self::MIDNIGHT {
            return (date + Days::new(1)).and_time(NaiveTime::MIN);
        }
        date.and_time(NaiveTime::MIN) + TimeDelta::minutes(quarter::MINUTES * i64::from(self.0))
    }
}

/// From one wall-clock time to a later one of the same day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Hours {
    opens: WallTime,
    closes: WallTime,
}

impl Hours {
    /// Hours that close after they open.
    pub fn new(opens: WallTime, closes: WallTime) -> Option<Self> {
        (opens < closes).then_some(Self { opens, closes })
    }

    /// When they open.
    pub fn opens(self) -> WallTime {
        self.opens
    }

    /// When they close.
    pub fn closes(self) -> WallTime {
        self.closes
    }
}

/// Hours that return every week.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WeeklyRule {
    /// Which rule this is.
    pub id: RuleId,
    /// The desk that opens.
    pub desk: DeskId,
    /// The day of the week.
    pub weekday: Weekday,
    /// The hours.
    pub hours: Hours,
    /// How many people are received at once.
    pub capacity: Capacity,
    /// The first date on which the rule holds.
    pub valid_from: NaiveDate,
    /// The last date on which it holds, if one is set.
    pub valid_to: Option<NaiveDate>,
}

impl WeeklyRule {
    /// Whether the rule speaks of this date.
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        date.weekday() == self.weekday
            && self.valid_from <= date
            && self.valid_to.is_none_or(|last| date <= last)
    }
}

/// Hours of a single date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OneOff {
    /// Which one-off opening this is.
    pub id: OneOffId,
    /// The desk that opens.
    pub desk: DeskId,
    /// The date.
    pub date: NaiveDate,
    /// The hours.
    pub hours: Hours,
    /// How many people are received at once.
    pub capacity: Capacity,
}

/// A line of the timetable: what an opening is made from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Source {
    /// A rule that returns every week.
    Weekly(RuleId),
    /// An opening written down for one date.
    OneOff(OneOffId),
}

/// Dates on which the whole site stays shut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Closure {
    /// The first date.
    pub from: NaiveDate,
    /// The last date.
    pub to: NaiveDate,
}

impl Closure {
    /// Whether the site is shut on this date.
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }
}

/// Time in which nobody is at a desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Absence {
    /// The desk left alone.
    pub desk: DeskId,
    /// From this date and time.
    pub from: NaiveDateTime,
    /// Up to this date and time.
    pub to: NaiveDateTime,
}

/// Everything written down about the hours of one site.
#[derive(Clone, Debug, Default)]
pub struct Timetable {
    /// The weekly rules of its desks.
    pub rules: Vec<WeeklyRule>,
    /// The one-off openings of its desks.
    pub one_offs: Vec<OneOff>,
    /// The closures of the site.
    pub closures: Vec<Closure>,
    /// The absences at its desks.
    pub absences: Vec<Absence>,
    /// The holidays where the site lies.
    pub holidays: Holidays,
}
