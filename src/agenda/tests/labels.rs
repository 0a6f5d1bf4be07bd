//! From an instant to what the clock shows and back, without exception for twenty-one years.

use agenda::model::wall_clock::{Shown, end_of, shown};
use agenda::model::{Quarter, WallTime};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use vocabulary::local_time::{self, LocalTime, local_date, start_of};

use crate::almanac::{last_sunday, wall};
use crate::support::{YEARS, date};

fn days() -> impl Iterator<Item = NaiveDate> {
    date(*YEARS.start(), 1, 1)
        .iter_days()
        .take_while(|date| date.year() <= *YEARS.end())
}

fn on_paper(label: LocalTime) -> NaiveDateTime {
    date(label.year, label.month, label.day)
        .and_hms_opt(label.hour, label.minute, 0)
        .unwrap()
}

#[test]
fn every_quarter_of_twenty_one_years_has_a_label_that_leads_back_to_it() {
    let last = Quarter::starting_at(start_of(date(*YEARS.end() + 1, 1, 1))).unwrap();
    let mut quarter = Quarter::starting_at(start_of(date(*YEARS.start(), 1, 1))).unwrap();
    let (mut trips, mut second_time) = (0_u32, 0);
    while quarter < last {
        let instant = quarter.instant();
        let label = LocalTime::of(instant);
        assert_eq!(on_paper(label), wall(instant));
        assert_eq!(label.weekday, wall(instant).weekday().number_from_monday());
        let shown = shown(on_paper(label));
        assert!(shown.earliest() == instant || shown.latest() == instant);
        assert_eq!(local_time::instant(on_paper(label)), shown.earliest());
        second_time += u32::from(shown.earliest() != instant);
        quarter = quarter.plus(1);
        trips += 1;
    }
    println!("instant to label and back: {trips} quarters, {second_time} of them shown before");
    assert_eq!(trips, 7671 * 96, "the switches of a year cancel out");
    assert_eq!(second_time, 21 * 4);
}

#[test]
fn every_time_on_the_wall_comes_once_but_for_two_hours_a_year() {
    let (mut once, mut twice, mut never) = (0_u32, 0, 0);
    for date in days() {
        for quarter in 0..96 {
            let wall = WallTime::at(quarter / 4, quarter % 4 * 15)
                .unwrap()
                .on(date);
            let second_hour = quarter / 4 == 2;
            match shown(wall) {
                Shown::Once(instant) => {
                    once += 1;
                    let label = LocalTime::of(instant);
                    assert_eq!(
                        (label.day, label.hour * 4 + label.minute / 15),
                        (date.day(), quarter)
                    );
                }
                Shown::Twice(first, second) => {
                    twice += 1;
                    assert!(second_hour && date == last_sunday(date.year(), 10));
                    assert_eq!(LocalTime::of(first), LocalTime::of(second));
                    assert_eq!((second - first).num_minutes(), 60);
                }
                Shown::Never(jump) => {
                    never += 1;
                    assert!(second_hour && date == last_sunday(date.year(), 3));
                    assert_eq!(LocalTime::of(jump).hour, 3);
                }
            }
        }
    }
    println!("label to instant and back: {once} once, {twice} twice, {never} never");
    assert_eq!((once, twice, never), (7671 * 96 - 21 * 8, 21 * 4, 21 * 4));
}

#[test]
fn a_date_lasts_from_its_midnight_to_the_next() {
    for date in days() {
        let (start, end) = (start_of(date), end_of(date));
        let hours = match () {
            () if date == last_sunday(date.year(), 3) => 23,
            () if date == last_sunday(date.year(), 10) => 25,
            () => 24,
        };
        assert_eq!((end - start).num_hours(), hours, "{date}");
        assert_eq!(local_date(start), date);
        assert_eq!(local_date(end - chrono::TimeDelta::seconds(1)), date);
    }
}
