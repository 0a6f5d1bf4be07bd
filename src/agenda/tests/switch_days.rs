//! The two days a year on which the clocks are switched, for every year under test.

use agenda::expansion::{Why, expand};
use agenda::model::Timetable;
use agenda::slots::{BusyQuarters, offer};
use chrono::{DateTime, NaiveDate, Utc};
use vocabulary::local_time::LocalTime;

use crate::almanac::last_sunday;
use crate::support::{YEARS, date, every_day, instant, quarters};

fn on(timetable: &Timetable, date: NaiveDate) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let openings = expand(timetable, date, date).openings;
    openings
        .iter()
        .map(|opening| (opening.starts().instant(), opening.ends().instant()))
        .collect()
}

/// Easter falls on the spring switch in 2024 and 2027, among others; then nothing opens.
fn spring_days() -> impl Iterator<Item = NaiveDate> {
    YEARS
        .map(|year| last_sunday(year, 3))
        .filter(|date| agenda::holiday::national(*date).is_none())
}

fn at(date: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
    date.and_hms_opt(hour, minute, 0).unwrap().and_utc()
}

#[test]
fn a_day_open_from_midnight_to_midnight_has_92_quarters_in_spring_and_100_in_autumn() {
    let around_the_clock = every_day(0, 96);
    for date in spring_days() {
        assert_eq!(
            expand(&around_the_clock, date, date).openings[0].length(),
            92
        );
    }
    for date in YEARS.map(|year| last_sunday(year, 10)) {
        assert_eq!(
            expand(&around_the_clock, date, date).openings[0].length(),
            100
        );
    }
}

#[test]
fn hours_inside_the_missing_hour_are_skipped_with_a_note() {
    for date in spring_days() {
        let expansion = expand(&every_day(8, 11), date, date);
        assert!(expansion.openings.is_empty());
        assert_eq!(expansion.skipped[0].why, Why::ClockChange);
    }
}

#[test]
fn an_end_in_the_missing_hour_moves_to_the_jump_with_a_note() {
    for date in spring_days() {
        assert_eq!(
            on(&every_day(10, 16), date),
            [(at(date, 1, 0), at(date, 2, 0))]
        );
        assert_eq!(
            on(&every_day(4, 10), date),
            [(at(date, 0, 0), at(date, 1, 0))]
        );
        let expansion = expand(&every_day(10, 16), date, date);
        assert_eq!(expansion.skipped[0].why, Why::ClockChange);
    }
}

#[test]
fn a_time_shown_twice_means_the_first() {
    for date in YEARS.map(|year| last_sunday(year, 10)) {
        assert_eq!(
            on(&every_day(10, 12), date),
            [(at(date, 0, 30), at(date, 2, 0))]
        );
        assert_eq!(
            on(&every_day(4, 10), date),
            [(
                at(date, 0, 0) - chrono::TimeDelta::hours(1),
                at(date, 0, 30)
            )]
        );
        assert!(expand(&every_day(4, 10), date, date).skipped.is_empty());
    }
}

#[test]
fn the_morning_desk_keeps_its_hours_across_both_switches() {
    let mornings = every_day(36, 52);
    assert_eq!(
        on(&mornings, date(2026, 3, 28))[0].0,
        instant("2026-03-28T08:00:00Z")
    );
    assert_eq!(
        on(&mornings, date(2026, 3, 29))[0].0,
        instant("2026-03-29T07:00:00Z")
    );
    assert_eq!(
        on(&mornings, date(2026, 10, 24))[0].0,
        instant("2026-10-24T07:00:00Z")
    );
    assert_eq!(
        on(&mornings, date(2026, 10, 25))[0].0,
        instant("2026-10-25T08:00:00Z")
    );
}

#[test]
fn the_repeated_hour_is_offered_both_times() {
    let date = date(2026, 10, 25);
    let opening = expand(&every_day(8, 12), date, date).openings[0];
    let starts: Vec<_> = offer(&opening, &BusyQuarters::default(), quarters(2)).collect();
    let labels: Vec<_> = starts
        .iter()
        .map(|start| LocalTime::of(start.instant()))
        .collect();
    assert_eq!(labels.len(), 4);
    assert_eq!(labels[..2], labels[2..]);
    assert_eq!(starts[2].since(starts[0]), 4);
}
