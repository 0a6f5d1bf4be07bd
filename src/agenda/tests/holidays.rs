//! Days off: the computus against the printed dates and against Gauss, the law against the list.

use agenda::expansion::{Why, expand};
use agenda::holiday::{DayOfYear, Holiday, Holidays, easter};
use agenda::model::Timetable;
use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::support::{YEARS, date, every_day};

const EASTER: [(u32, u32); 21] = [
    (4, 12),
    (4, 4),
    (4, 17),
    (4, 9),
    (3, 31),
    (4, 20),
    (4, 5),
    (3, 28),
    (4, 16),
    (4, 1),
    (4, 21),
    (4, 13),
    (3, 28),
    (4, 17),
    (4, 9),
    (3, 25),
    (4, 13),
    (4, 5),
    (4, 25),
    (4, 10),
    (4, 1),
];

#[test]
fn easter_falls_where_the_printed_calendars_say() {
    for (year, (month, day)) in YEARS.zip(EASTER) {
        assert_eq!(easter(year), Some(date(year, month, day)));
    }
}

/// Gauss's rule with its two exceptions, for the years 1900 to 2199.
fn easter_after_gauss(year: i32) -> NaiveDate {
    let shift = if year < 2100 { 5 } else { 6 };
    let cycle = year % 19;
    let moon = (19 * cycle + 24) % 30;
    let sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + shift) % 7;
    let days = match moon + sunday {
        35 => 28,
        34 if moon == 28 && cycle > 10 => 27,
        days => days,
    };
    date(year, 3, 22) + Days::new(u64::try_from(days).unwrap())
}

#[test]
fn the_computus_agrees_with_gauss_for_three_centuries() {
    for year in 1900..2200 {
        let easter = easter(year).unwrap();
        assert_eq!(easter, easter_after_gauss(year));
        assert_eq!(easter.weekday(), Weekday::Sun);
    }
}

fn by_law(year: i32) -> Vec<NaiveDate> {
    let (month, day) = EASTER[usize::try_from(year - YEARS.start()).unwrap()];
    let easter = date(year, month, day);
    let mut days = vec![easter, easter + Days::new(1)];
    let fixed = [
        (1, 1),
        (1, 6),
        (4, 25),
        (5, 1),
        (6, 2),
        (8, 15),
        (11, 1),
        (12, 8),
        (12, 25),
        (12, 26),
    ];
    days.extend(fixed.map(|(month, day)| date(year, month, day)));
    if year >= 2026 {
        days.push(date(year, 10, 4));
    }
    days.sort_unstable();
    days.dedup();
    days
}

#[test]
fn a_year_has_the_holidays_of_the_law() {
    for year in YEARS {
        let days = date(year, 1, 1)
            .iter_days()
            .take_while(|date| date.year() == year);
        let found: Vec<_> = days
            .filter(|date| Holidays::default().on(*date).is_some())
            .collect();
        assert_eq!(found, by_law(year), "{year}");
    }
}

#[test]
fn the_fourth_of_october_is_a_holiday_from_2026_only() {
    let holidays = Holidays::default();
    assert_eq!(holidays.on(date(2025, 10, 4)), None);
    assert_eq!(holidays.on(date(2026, 10, 4)), Some(Holiday::SaintFrancis));
    assert_eq!(holidays.on(date(2026, 11, 4)), None);
}

#[test]
fn a_patron_saint_closes_the_desks_of_the_own_municipality_alone() {
    let lucca = Holidays::with_patrons(DayOfYear::new(7, 12));
    assert_eq!(lucca.on(date(2027, 7, 12)), Some(Holiday::Patron));
    assert_eq!(Holidays::default().on(date(2027, 7, 12)), None);
    assert_eq!(DayOfYear::new(2, 30), None);
}

#[test]
fn no_desk_opens_on_a_holiday_and_the_reason_is_told() {
    for year in YEARS {
        let expansion = expand(&every_day(36, 52), date(year, 1, 1), date(year, 12, 31));
        let shut = by_law(year);
        assert!(
            expansion
                .openings
                .iter()
                .all(|opening| !shut.contains(&opening.date()))
        );
        let told: Vec<_> = expansion
            .skipped
            .iter()
            .map(|skipped| skipped.date)
            .collect();
        assert_eq!(told, shut);
        assert!(
            expansion
                .skipped
                .iter()
                .all(|skipped| matches!(skipped.why, Why::Holiday(_)))
        );
        let days = if date(year, 1, 1).leap_year() {
            366
        } else {
            365
        };
        assert_eq!(expansion.openings.len() + shut.len(), days);
    }
}

#[test]
fn a_one_off_opening_does_not_break_a_holiday() {
    let one_off = agenda::model::OneOff {
        id: agenda::model::OneOffId(uuid::Uuid::nil()),
        desk: crate::support::desk(1),
        date: date(2026, 12, 25),
        hours: crate::support::hours(36, 52),
        capacity: agenda::model::Capacity::new(1).unwrap(),
    };
    let timetable = Timetable {
        one_offs: vec![one_off],
        ..Timetable::default()
    };
    let expansion = expand(&timetable, date(2026, 12, 1), date(2026, 12, 31));
    assert!(expansion.openings.is_empty());
    assert_eq!(expansion.skipped[0].why, Why::Holiday(Holiday::Christmas));
}
