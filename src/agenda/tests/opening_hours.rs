//! What a rule says on the wall is what its openings say, on every date.

use agenda::expansion::{Expansion, Why, expand};
use agenda::model::{Absence, OneOff, OneOffId, Opening, Source, Timetable, WallTime, WeeklyRule};
use agenda::slots::{BusyQuarters, offer};
use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use proptest::prelude::*;
use uuid::Uuid;
use vocabulary::local_time::LocalTime;

use crate::almanac::{last_sunday, wall};
use crate::support::{
    any_hours, dates, desk, hours, quarters, telling_dates, weekly, without_holidays,
};

/// Says what is wrong with the openings of one rule, if anything is.
pub fn fault(
    rule: &WeeklyRule,
    openings: &[Opening],
    from: NaiveDate,
    to: NaiveDate,
) -> Option<String> {
    let expected: Vec<_> = from
        .iter_days()
        .take_while(|date| *date <= to)
        .filter(|date| date.weekday() == rule.weekday && agenda::holiday::national(*date).is_none())
        .filter(|date| {
            *date != last_sunday(date.year(), 3) && *date != last_sunday(date.year(), 10)
        })
        .collect();
    let plain: Vec<_> = openings
        .iter()
        .filter(|opening| expected.contains(&opening.date()))
        .collect();
    if plain.len() != expected.len() {
        return Some(format!(
            "{} openings where {} belong",
            plain.len(),
            expected.len()
        ));
    }
    plain.iter().find_map(|opening| {
        let (starts, ends) = (
            wall(opening.starts().instant()),
            wall(opening.ends().instant()),
        );
        let right = starts == rule.hours.opens().on(opening.date())
            && ends == rule.hours.closes().on(opening.date());
        (!right).then(|| format!("open from {starts} to {ends}"))
    })
}

fn of_rule(rule: WeeklyRule, from: NaiveDate, to: NaiveDate) -> Expansion {
    expand(
        &Timetable {
            rules: vec![rule],
            ..Timetable::default()
        },
        from,
        to,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_rule_opens_at_its_own_wall_time_all_year(from in dates(), hours in any_hours(), day in 0_u8..7) {
        let rule = WeeklyRule { hours, ..weekly(1, day.try_into().unwrap(), 0, 1) };
        let to = from + Days::new(366);
        prop_assert_eq!(fault(&rule, &of_rule(rule, from, to).openings, from, to), None);
    }

    #[test]
    fn no_start_is_offered_outside_the_hours(date in telling_dates(), hours in any_hours(), need in 1_u8..12) {
        // Where the hour from two to three is missing or doubled, the observer of minutes knows better.
        let switched = [3, 10].iter().any(|month| date == last_sunday(date.year(), *month));
        let in_the_hour = |end: WallTime| (WallTime::at(2, 0)..WallTime::at(3, 0)).contains(&Some(end));
        prop_assume!(!switched || !(in_the_hour(hours.opens()) || in_the_hour(hours.closes())));
        let rule = WeeklyRule { hours, ..weekly(1, date.weekday(), 0, 1) };
        for opening in of_rule(rule, date, date).openings {
            for start in offer(&opening, &BusyQuarters::default(), quarters(need)) {
                let (begins, ends) = (wall(start.instant()), wall(start.plus(need).instant()));
                prop_assert!(hours.opens().on(date) <= begins && ends <= hours.closes().on(date));
                prop_assert_eq!(LocalTime::of(start.instant()).day, date.day());
            }
        }
    }

    #[test]
    fn a_rule_holds_from_its_first_date_to_its_last(
        start in dates(), lead in 0_u64..30, lasts in 0_u64..60, open_ended: bool,
    ) {
        let (from, first) = (start, start + Days::new(lead));
        let last = first + Days::new(lasts);
        let rule = WeeklyRule {
            valid_from: first,
            valid_to: (!open_ended).then_some(last),
            ..weekly(1, first.weekday(), 36, 52)
        };
        let openings = of_rule(rule, from, from + Days::new(120)).openings;
        let inside = |date: NaiveDate| first <= date && (open_ended || date <= last);
        prop_assert!(openings.iter().all(|opening| inside(opening.date())));
        let to = if open_ended { from + Days::new(120) } else { last };
        prop_assert_eq!(fault(&rule, &openings, first, to), None);
    }

    #[test]
    fn an_absence_cuts_exactly_the_quarters_it_touches(
        date in without_holidays(), begins in 0_i64..1440, lasts in 1_i64..600,
    ) {
        prop_assume!(date != last_sunday(date.year(), 3) && date != last_sunday(date.year(), 10));
        let gone = date.and_hms_opt(0, 0, 0).unwrap() + TimeDelta::minutes(begins);
        let absence = Absence { desk: desk(1), from: gone, to: gone + TimeDelta::minutes(lasts) };
        let rules = vec![weekly(1, date.weekday(), 36, 72)];
        let timetable = Timetable { rules, absences: vec![absence], ..Timetable::default() };
        let openings = expand(&timetable, date, date).openings;
        let lost = (36..72_i64)
            .filter(|quarter| quarter * 15 < begins + lasts && begins < (quarter + 1) * 15)
            .count();
        let open: usize = openings.iter().map(|opening| usize::from(opening.length())).sum();
        prop_assert_eq!(open + lost, 36);
        for opening in openings {
            let (starts, ends) = (wall(opening.starts().instant()), wall(opening.ends().instant()));
            prop_assert!(ends <= absence.from || absence.to <= starts);
        }
    }
}

#[test]
fn someone_elses_absence_changes_nothing() {
    let date = NaiveDate::from_ymd_opt(2026, 12, 3).unwrap();
    let (from, to) = (
        date.and_hms_opt(0, 0, 0).unwrap(),
        date.and_hms_opt(23, 0, 0).unwrap(),
    );
    let timetable = Timetable {
        rules: vec![weekly(1, date.weekday(), 36, 52)],
        absences: vec![Absence {
            desk: desk(2),
            from,
            to,
        }],
        ..Timetable::default()
    };
    assert_eq!(expand(&timetable, date, date).openings.len(), 1);
}

#[test]
fn a_one_off_opening_over_a_weekly_one_is_refused_and_one_beside_it_stands() {
    let date = NaiveDate::from_ymd_opt(2026, 12, 3).unwrap();
    let rule = weekly(1, date.weekday(), 36, 52);
    let one_off = |number: u128, opens, closes| OneOff {
        id: OneOffId(Uuid::from_u128(number)),
        desk: desk(1),
        date,
        hours: hours(opens, closes),
        capacity: rule.capacity,
    };
    let one_offs = vec![one_off(7, 50, 60), one_off(8, 52, 60)];
    let timetable = Timetable {
        rules: vec![rule],
        one_offs,
        ..Timetable::default()
    };
    let expansion = expand(&timetable, date, date);
    assert_eq!(expansion.openings.len(), 2);
    assert_eq!(expansion.skipped.len(), 1);
    assert_eq!(
        expansion.skipped[0].source,
        Source::OneOff(OneOffId(Uuid::from_u128(7)))
    );
    assert_eq!(
        expansion.skipped[0].why,
        Why::Overlap(Source::Weekly(rule.id))
    );
}
