//! Short ways to write down timetables, and generators for random ones.

use agenda::holiday::Holidays;
use agenda::model::{
    Absence, Capacity, Closure, Hours, OneOff, OneOffId, Opening, Quarter, Quarters, RuleId,
    Timetable, WallTime, WeeklyRule,
};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use proptest::prelude::*;
use uuid::Uuid;
use vocabulary::ids::DeskId;

pub const YEARS: std::ops::RangeInclusive<i32> = 2020..=2040;

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn desk(number: u8) -> DeskId {
    DeskId(Uuid::from_u128(u128::from(number)))
}

/// Hours from and to a number of quarters after midnight.
pub fn hours(opens: u32, closes: u32) -> Hours {
    let wall = |quarter: u32| WallTime::at(quarter / 4, quarter % 4 * 15).unwrap();
    Hours::new(wall(opens), wall(closes)).unwrap()
}

pub fn weekly(number: u8, weekday: Weekday, opens: u32, closes: u32) -> WeeklyRule {
    WeeklyRule {
        id: RuleId(Uuid::from_u128(u128::from(number))),
        desk: desk(1),
        weekday,
        hours: hours(opens, closes),
        capacity: Capacity::new(1).unwrap(),
        valid_from: date(2000, 1, 1),
        valid_to: None,
    }
}

/// One rule for every day of the week with the same hours.
pub fn every_day(opens: u32, closes: u32) -> Timetable {
    let days = (0..7).map(|day| weekly(day, Weekday::try_from(day).unwrap(), opens, closes));
    Timetable {
        rules: days.collect(),
        ..Timetable::default()
    }
}

pub fn without_holidays() -> impl Strategy<Value = NaiveDate> {
    dates().prop_filter("a working day", |date| {
        Holidays::default().on(*date).is_none()
    })
}

/// Any date of the years under test.
pub fn dates() -> impl Strategy<Value = NaiveDate> {
    let days = date(2041, 1, 1)
        .signed_duration_since(date(2020, 1, 1))
        .num_days();
    (0..days).prop_map(|day| date(2020, 1, 1) + TimeDelta::days(day))
}

/// Dates of which half lie near a switch of the clocks, where mistakes live.
pub fn telling_dates() -> impl Strategy<Value = NaiveDate> {
    let near_switch = (YEARS, any::<bool>(), 0_u64..7).prop_map(|(year, spring, before)| {
        crate::almanac::last_sunday(year, if spring { 3 } else { 10 }) - Days::new(before)
    });
    prop_oneof![dates(), near_switch]
}

/// Hours anywhere in the day, half of them touching the night in which clocks are switched.
pub fn any_hours() -> impl Strategy<Value = Hours> {
    let night = (0_u32..16, 1_u32..8).prop_map(|(opens, length)| hours(opens, opens + length));
    let day =
        (0_u32..96, 1_u32..48).prop_map(|(opens, length)| hours(opens, (opens + length).min(96)));
    prop_oneof![night, day]
}

fn capacity() -> impl Strategy<Value = Capacity> {
    (1_i16..6).prop_map(|places| Capacity::new(places).unwrap())
}

fn rule(near: NaiveDate) -> impl Strategy<Value = WeeklyRule> {
    let validity = (0_u64..20, prop::option::of(0_u64..20));
    (
        any::<u128>(),
        1_u8..4,
        0_u8..7,
        any_hours(),
        capacity(),
        validity,
    )
        .prop_map(
            move |(id, number, weekday, hours, capacity, (before, after))| WeeklyRule {
                id: RuleId(Uuid::from_u128(id)),
                desk: desk(number),
                weekday: Weekday::try_from(weekday).unwrap(),
                hours,
                capacity,
                valid_from: near + Days::new(10) - Days::new(before),
                valid_to: after.map(|after| near + Days::new(after)),
            },
        )
}

fn one_off(near: NaiveDate) -> impl Strategy<Value = OneOff> {
    (any::<u128>(), 1_u8..4, 0_u64..8, any_hours(), capacity()).prop_map(
        move |(id, number, after, hours, capacity)| OneOff {
            id: OneOffId(Uuid::from_u128(id)),
            desk: desk(number),
            date: near + Days::new(after),
            hours,
            capacity,
        },
    )
}

/// Absences anywhere in the week, and in the night in which the clocks are switched.
fn absence(near: NaiveDate) -> impl Strategy<Value = Absence> {
    let switch = crate::almanac::last_sunday(near.year(), if near.month() < 7 { 3 } else { 10 });
    let anywhere = (Just(near), 0_i64..8 * 1440, 0_i64..1000);
    let at_night = (Just(switch), 60_i64..240, 0_i64..120);
    (1_u8..4, prop_oneof![anywhere, at_night]).prop_map(|(number, (day, begins, lasts))| {
        let from = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(begins);
        Absence {
            desk: desk(number),
            from,
            to: from + TimeDelta::minutes(lasts),
        }
    })
}

fn closure(near: NaiveDate) -> impl Strategy<Value = Closure> {
    (0_u64..8, 0_u64..3).prop_map(move |(after, lasts)| Closure {
        from: near + Days::new(after),
        to: near + Days::new(after + lasts),
    })
}

/// A timetable of three desks, and a week in which most of it holds.
pub fn timetables() -> impl Strategy<Value = (Timetable, NaiveDate, NaiveDate)> {
    telling_dates().prop_flat_map(|from| {
        let parts = (
            prop::collection::vec(rule(from), 0..16),
            prop::collection::vec(one_off(from), 0..5),
            prop::collection::vec(closure(from), 0..2),
            prop::collection::vec(absence(from), 0..24),
        );
        parts.prop_map(move |(rules, one_offs, closures, absences)| {
            let holidays = Holidays::default();
            let timetable = Timetable {
                rules,
                one_offs,
                closures,
                absences,
                holidays,
            };
            (timetable, from, from + Days::new(7))
        })
    })
}

/// An opening of so many quarters and places on a winter morning.
pub fn opening(number: u8, starts: i64, length: u8, places: i16) -> Opening {
    let from = Quarter::starting_at(instant("2026-12-03T08:00:00Z"))
        .unwrap()
        .plus(starts);
    Opening::new(
        desk(number),
        Capacity::new(places).unwrap(),
        (from, from.plus(length)),
    )
    .unwrap()
}

pub fn quarters(count: u8) -> Quarters {
    Quarters::from_minutes(i64::from(count) * 15).unwrap()
}
