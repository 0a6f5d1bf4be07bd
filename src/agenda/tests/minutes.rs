//! A model of opening hours that watches the clock minute by minute.
//!
//! A desk opens when the clock on the wall first reaches the opening time of a date and closes when
//! it first reaches the closing time. Someone absent is away from the first minute that reaches
//! the beginning until no later minute is before the end. Every quarter with a minute away is lost.

use std::collections::BTreeSet;

use agenda::expansion::expand;
use agenda::holiday::national;
use agenda::model::{Capacity, Hours, Opening, Source, Timetable};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use proptest::prelude::*;
use vocabulary::ids::DeskId;

use crate::almanac::wall;
use crate::support::timetables;

type Minute = (DateTime<Utc>, NaiveDateTime);
/// A desk, the minute that starts an open quarter, and how many people are received then.
type OpenQuarter = (DeskId, DateTime<Utc>, Capacity);

/// All minutes of some dates and the night around them, with what the clock shows.
pub fn minutes(from: NaiveDate, to: NaiveDate) -> Vec<Minute> {
    let first = from.and_hms_opt(0, 0, 0).unwrap().and_utc() - TimeDelta::hours(3);
    let count = (to.signed_duration_since(from).num_days() + 1) * 1440 + 6 * 60;
    (0..count)
        .map(|minute| first + TimeDelta::minutes(minute))
        .map(|at| (at, wall(at)))
        .collect()
}

fn open_minutes(minutes: &[Minute], date: NaiveDate, hours: Hours) -> BTreeSet<DateTime<Utc>> {
    let (opens, closes) = (hours.opens().on(date), hours.closes().on(date));
    minutes
        .iter()
        .skip_while(|(_, clock)| *clock < opens)
        .take_while(|(_, clock)| *clock < closes)
        .map(|(at, _)| *at)
        .collect()
}

fn quarter_of(at: DateTime<Utc>) -> DateTime<Utc> {
    at - TimeDelta::seconds(at.timestamp().rem_euclid(900))
}

fn away_quarters(
    minutes: &[Minute],
    timetable: &Timetable,
    desk: DeskId,
) -> BTreeSet<DateTime<Utc>> {
    let mut away = BTreeSet::new();
    for absence in timetable
        .absences
        .iter()
        .filter(|absence| absence.desk == desk)
    {
        let begins = minutes.iter().position(|(_, clock)| *clock >= absence.from);
        let ends = minutes.iter().rposition(|(_, clock)| *clock < absence.to);
        if let (Some(begins), Some(ends), true) = (begins, ends, absence.from < absence.to) {
            away.extend(
                minutes
                    .get(begins..=ends)
                    .unwrap_or(&[])
                    .iter()
                    .map(|(at, _)| quarter_of(*at)),
            );
        }
    }
    away
}

/// The open quarters of a timetable, found the slow way.
pub fn model(timetable: &Timetable, from: NaiveDate, to: NaiveDate) -> BTreeSet<OpenQuarter> {
    let mut open = BTreeSet::new();
    for date in from.iter_days().take_while(|date| *date <= to) {
        let shut = timetable
            .closures
            .iter()
            .any(|shut| shut.from <= date && date <= shut.to);
        if shut || national(date).is_some() {
            continue;
        }
        let minutes = minutes(date, date);
        let mut taken: Vec<(DeskId, BTreeSet<DateTime<Utc>>)> = Vec::new();
        for (desk, hours, capacity, _) in lines(timetable, date) {
            let own = open_minutes(&minutes, date, hours);
            if taken
                .iter()
                .any(|(other, theirs)| *other == desk && !own.is_disjoint(theirs))
            {
                continue;
            }
            let away = away_quarters(&minutes, timetable, desk);
            let starts = own.iter().copied().filter(|at| quarter_of(*at) == *at);
            open.extend(
                starts
                    .filter(|at| !away.contains(at))
                    .map(|at| (desk, at, capacity)),
            );
            taken.push((desk, own));
        }
    }
    open
}

fn lines(timetable: &Timetable, date: NaiveDate) -> Vec<(DeskId, Hours, Capacity, Source)> {
    let weekly = timetable.rules.iter().filter(|rule| {
        rule.weekday == date.weekday()
            && (rule.valid_from..=rule.valid_to.unwrap_or(NaiveDate::MAX)).contains(&date)
    });
    let single = timetable
        .one_offs
        .iter()
        .filter(|one_off| one_off.date == date);
    weekly
        .map(|rule| {
            (
                rule.desk,
                rule.hours,
                rule.capacity,
                Source::Weekly(rule.id),
            )
        })
        .chain(single.map(|one| (one.desk, one.hours, one.capacity, Source::OneOff(one.id))))
        .collect()
}

fn quarters_of(openings: &[Opening]) -> Vec<OpenQuarter> {
    let quarters = openings.iter().flat_map(|opening| {
        (0..opening.length()).map(|position| {
            let at = opening.starts().plus(position).instant();
            (opening.desk, at, opening.capacity)
        })
    });
    quarters.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn openings_are_the_minutes_that_a_patient_observer_notes((timetable, from, to) in timetables()) {
        let found = quarters_of(&expand(&timetable, from, to).openings);
        let expected = model(&timetable, from, to);
        prop_assert_eq!(found.len(), expected.len(), "an opening repeats a quarter or misses one");
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn openings_of_one_desk_come_in_order_and_never_overlap((timetable, from, to) in timetables()) {
        let openings = expand(&timetable, from, to).openings;
        for pair in openings.windows(2) {
            prop_assert!(pair[0].desk <= pair[1].desk);
            prop_assert!(pair[0].desk != pair[1].desk || pair[0].ends() <= pair[1].starts());
        }
    }

    #[test]
    fn every_line_of_the_timetable_is_opened_whole_or_explained((timetable, from, to) in timetables()) {
        let expansion = expand(&timetable, from, to);
        for date in from.iter_days().take_while(|date| *date <= to) {
            for (desk, hours, _, source) in lines(&timetable, date) {
                let whole = open_minutes(&minutes(date, date), date, hours);
                let opened = expansion.openings.iter()
                    .filter(|opening| (opening.desk, opening.date()) == (desk, date))
                    .filter(|opening| whole.contains(&opening.starts().instant()))
                    .map(|opening| usize::from(opening.length()))
                    .sum::<usize>();
                let explained = expansion.skipped.iter()
                    .any(|skipped| (skipped.desk, skipped.source, skipped.date) == (desk, source, date));
                prop_assert!(opened * 15 == whole.len() || explained);
                prop_assert!(opened > 0 || explained);
            }
        }
    }
}
