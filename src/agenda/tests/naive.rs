//! A recurrence done wrongly on purpose, to show that the checks would notice.

use agenda::model::{Opening, Quarter, WeeklyRule, wall_clock};
use chrono::{Days, NaiveDate, TimeDelta};
use proptest::prelude::*;
use vocabulary::local_time::local_date;

use crate::opening_hours::fault;
use crate::support::{YEARS, date, weekly};

/// Finds the first occurrence in local time and then keeps adding seven times 24 hours.
fn by_adding_hours(rule: &WeeklyRule, from: NaiveDate, to: NaiveDate) -> Vec<Opening> {
    let Some(first) = from.iter_days().find(|date| rule.holds_on(*date)) else {
        return Vec::new();
    };
    let instant = |wall| wall_clock::shown(wall).earliest();
    let (mut opens, mut closes) = (
        instant(rule.hours.opens().on(first)),
        instant(rule.hours.closes().on(first)),
    );
    let mut openings = Vec::new();
    while local_date(opens) <= to {
        let date = local_date(opens);
        if agenda::holiday::national(date).is_none() {
            let span = (Quarter::containing(opens), Quarter::containing(closes));
            openings.extend(Opening::new(rule.desk, rule.capacity, span));
        }
        opens += TimeDelta::hours(7 * 24);
        closes += TimeDelta::hours(7 * 24);
    }
    openings
}

#[test]
fn adding_24_hours_is_caught_in_every_year() {
    for year in YEARS {
        for weekday in 0..7 {
            let rule = weekly(1, weekday.try_into().unwrap(), 36, 52);
            let (from, to) = (date(year, 1, 1), date(year, 12, 31));
            let found = fault(&rule, &by_adding_hours(&rule, from, to), from, to);
            assert!(found.is_some(), "the mistake went unnoticed in {year}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Within a season the mistake does no harm, so it is the switch that the check sees.
    #[test]
    fn adding_24_hours_goes_unnoticed_within_a_winter(year in YEARS, day in 0_u8..7, opens in 0_u32..90) {
        let rule = weekly(1, day.try_into().unwrap(), opens, opens + 6);
        let from = crate::almanac::last_sunday(year, 10) + Days::new(1);
        let to = from + Days::new(90);
        prop_assert_eq!(fault(&rule, &by_adding_hours(&rule, from, to), from, to), None);
    }
}
