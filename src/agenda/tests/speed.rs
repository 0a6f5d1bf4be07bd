//! How long the arithmetic takes, printed when asked for:
//! `cargo test --release -p agenda -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use agenda::expansion::expand;
use agenda::model::{Opening, Timetable, WeeklyRule};
use agenda::offers::{Need, offers_for};
use agenda::slots::BusyQuarters;
use chrono::Weekday;

use crate::support::{date, desk, instant, weekly};

/// Desks open on five mornings and two afternoons a week.
fn timetable(desks: u8) -> Timetable {
    let hours = [
        (0, 36, 52),
        (1, 36, 52),
        (1, 60, 68),
        (2, 36, 52),
        (3, 36, 52),
        (3, 60, 68),
        (4, 36, 52),
    ];
    let rules = (1..=desks).flat_map(|number| {
        hours.map(|(day, opens, closes)| WeeklyRule {
            desk: desk(number),
            ..weekly(1, Weekday::try_from(day).unwrap(), opens, closes)
        })
    });
    Timetable {
        rules: rules.collect(),
        ..Timetable::default()
    }
}

/// Takes about half of the quarters, scattered.
fn half_taken(openings: &[Opening]) -> Vec<BusyQuarters> {
    let mut dice = 1_u32;
    let taken = |opening: &Opening| {
        let mut busy = BusyQuarters::default();
        for position in 0..opening.length() {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if dice >> 31 == 0 {
                busy.mark_position(1, position);
            }
        }
        busy
    };
    openings.iter().map(taken).collect()
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<_> = (0..101)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[50]
}

#[test]
#[ignore = "prints figures; meant for a release build"]
fn a_month_of_offers() {
    let now = instant("2026-11-30T07:00:00Z");
    let need = Need::new(30, 15, 24, 31).unwrap();
    for desks in [4, 200] {
        let timetable = timetable(desks);
        let (from, to) = (date(2026, 12, 1), date(2026, 12, 31));
        let openings = expand(&timetable, from, to).openings;
        let busy = half_taken(&openings);
        let offering = median(|| {
            std::hint::black_box(offers_for(
                openings.iter().zip(&busy),
                need.occupied,
                need.window(now),
            ));
        });
        let expanding = median(|| {
            std::hint::black_box(expand(&timetable, from, to));
        });
        println!(
            "{desks} desks, {} openings: expansion {expanding:?}, offers {offering:?}",
            openings.len()
        );
    }
}
