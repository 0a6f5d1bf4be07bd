//! Which instants a wall-clock time of Italy stands for.
//!
//! On the last Sunday of March the hour from two to three does not exist; on the last Sunday of
//! October it happens twice. A reader needs one answer (`vocabulary::local_time`); whoever opens a desk by
//! the clock needs all three.

use chrono::{DateTime, Days, MappedLocalTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::{Europe::Rome, GapInfo};
use vocabulary::local_time::start_of;

/// The instants at which the clocks of Italy show a given time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// As on nearly every day.
    Once(DateTime<Utc>),
    /// In the hour that the autumn switch repeats.
    Twice(DateTime<Utc>, DateTime<Utc>),
    /// In the hour that the spring switch leaves out; the clocks jump at this instant.
    Never(DateTime<Utc>),
}

impl Shown {
    /// The first instant that shows the time, or the jump that leaves it out.
    pub fn earliest(self) -> DateTime<Utc> {
        match self {
            Self::Once(instant) | Self::Twice(instant, _) | Self::Never(instant) => instant,
        }
    }

    /// The last instant that shows the time, or the jump that leaves it out.
    pub fn latest(self) -> DateTime<Utc> {
        match self {
            Self::Once(instant) | Self::Twice(_, instant) | Self::Never(instant) => instant,
        }
    }

    /// Whether the clocks leave this time out.
    pub fn is_left_out(self) -> bool {
        matches!(self, Self::Never(_))
    }
}

/// When the clocks of Italy show this date and time.
pub fn shown(local: NaiveDateTime) -> Shown {
    match Rome.from_local_datetime(&local) {
        MappedLocalTime::Single(instant) => Shown::Once(instant.to_utc()),
        MappedLocalTime::Ambiguous(first, second) => Shown::Twice(first.to_utc(), second.to_utc()),
        MappedLocalTime::None => Shown::Never(jump(local)),
    }
}

fn jump(left_out: NaiveDateTime) -> DateTime<Utc> {
    GapInfo::new(&left_out, &Rome)
        .and_then(|gap| gap.end)
        .expect("a time that no clock shows lies before the end of a gap")
        .to_utc()
}

/// The instant at which a date is over in Italy.
pub fn end_of(date: NaiveDate) -> DateTime<Utc> {
    start_of(date + Days::new(1))
}
