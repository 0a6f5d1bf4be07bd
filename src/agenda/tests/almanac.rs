//! The calendar worked out by hand, without the time zone database: the clocks of Italy go forward
//! on the last Sunday of March and back on the last Sunday of October, both at 01:00 UTC
//! (directive 2000/84/EC).

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::support::date;

pub fn last_sunday(year: i32, month: u32) -> NaiveDate {
    let last = date(year, month, 31);
    last - Days::new(u64::from(last.weekday().num_days_from_sunday()))
}

fn switch(year: i32, month: u32) -> DateTime<Utc> {
    last_sunday(year, month)
        .and_hms_opt(1, 0, 0)
        .unwrap()
        .and_utc()
}

/// What the wall clock shows at an instant.
pub fn wall(instant: DateTime<Utc>) -> NaiveDateTime {
    let year = instant.year();
    let summer = switch(year, 3) <= instant && instant < switch(year, 10);
    instant.naive_utc() + TimeDelta::hours(if summer { 2 } else { 1 })
}
