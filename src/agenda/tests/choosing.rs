//! The offers of an opening and of a site, held against lists of yes and no.

use std::collections::BTreeMap;

use agenda::model::Opening;
use agenda::offers::{Need, Offer, offers_for};
use agenda::slots::{BusyQuarters, offer};
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

use crate::almanac::wall;
use crate::support::{instant, opening, quarters};

/// The places of an opening, each a list of taken quarters.
type Taken = Vec<Vec<bool>>;

fn free(taken: &[bool], from: usize, need: usize) -> bool {
    from + need <= taken.len() && taken[from..from + need].iter().all(|taken| !taken)
}

fn slow_offer(taken: &Taken, need: usize) -> Vec<usize> {
    let (mut position, mut offers) = (0, Vec::new());
    while position < taken[0].len() {
        if taken.iter().any(|place| free(place, position, need)) {
            offers.push(position);
            position += need;
        } else {
            position += 1;
        }
    }
    offers
}

fn busy(opening: &Opening, taken: &Taken) -> BusyQuarters {
    let mut busy = BusyQuarters::default();
    for (place, quarters) in (1_u8..).zip(taken) {
        for (position, _) in (0_i64..).zip(quarters).filter(|(_, taken)| **taken) {
            busy.mark(opening, place, opening.starts().plus(position));
        }
    }
    busy
}

/// An opening somewhere in a few weeks, with some of it taken.
fn used_opening(longest: u8) -> impl Strategy<Value = (Opening, Taken)> {
    (1_u8..5, 0_i64..3000, 1..=longest, 1_i16..5, 0.0..1.0_f64).prop_flat_map(
        |(desk, starts, length, places, density)| {
            let row = prop::collection::vec(prop::bool::weighted(density), usize::from(length));
            let rows = prop::collection::vec(row, usize::try_from(places).unwrap());
            rows.prop_map(move |taken| (opening(desk, starts, length, places), taken))
        },
    )
}

fn slow_offers(
    site: &[(Opening, Taken)],
    need: Need,
    now: DateTime<Utc>,
) -> BTreeMap<DateTime<Utc>, u16> {
    let length = usize::from(need.occupied.count());
    let last = wall(now).date() + Days::new(u64::from(need.max_notice_days));
    let at = |opening: &Opening, position: usize| {
        opening
            .starts()
            .plus(i64::try_from(position).unwrap())
            .instant()
    };
    let in_time = |start: &DateTime<Utc>| {
        *start - now >= TimeDelta::hours(need.min_notice_hours.into())
            && wall(*start).date() <= last
    };
    let mut offers: BTreeMap<_, u16> = site
        .iter()
        .flat_map(|(opening, taken)| {
            slow_offer(taken, length)
                .into_iter()
                .map(move |position| (at(opening, position), 0))
        })
        .filter(|(start, _)| in_time(start))
        .collect();
    for (opening, taken) in site {
        for position in 0..taken[0].len() {
            let places = taken
                .iter()
                .filter(|place| free(place, position, length))
                .count();
            if let Some(total) = offers.get_mut(&at(opening, position)) {
                *total += u16::try_from(places).unwrap();
            }
        }
    }
    offers
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn an_opening_offers_what_a_list_of_yes_and_no_offers(
        (opening, taken) in used_opening(128), need in 1_u8..=140,
    ) {
        let found: Vec<_> = offer(&opening, &busy(&opening, &taken), quarters(need))
            .map(|start| usize::try_from(start.since(opening.starts())).unwrap())
            .collect();
        prop_assert_eq!(found, slow_offer(&taken, usize::from(need)));
    }

    #[test]
    fn no_more_people_than_places_are_offered((opening, taken) in used_opening(64), need in 1_u8..9) {
        let busy = busy(&opening, &taken);
        let need = Need { occupied: quarters(need), min_notice_hours: 0, max_notice_days: 400 };
        let window = need.window(instant("2026-12-01T00:00:00Z"));
        let offers = offers_for([(&opening, &busy)], need.occupied, window);
        let people = 1..=u16::from(opening.capacity.places());
        prop_assert!(offers.all().iter().all(|offer| people.contains(&offer.free)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_site_offers_each_start_once_with_the_places_of_all_desks(
        site in prop::collection::vec(used_opening(40), 0..12),
        need in 1_u8..8, notice in 0_u16..200, days in 0_u16..60, minutes in -3000_i64..30_000,
    ) {
        let need = Need { occupied: quarters(need), min_notice_hours: notice, max_notice_days: days };
        let now = instant("2026-12-03T08:00:00Z") + TimeDelta::minutes(minutes);
        let busy: Vec<_> = site.iter().map(|(opening, taken)| busy(opening, taken)).collect();
        let window = need.window(now);
        let offers = offers_for(site.iter().map(|(opening, _)| opening).zip(&busy), need.occupied, window);
        let found: Vec<_> = offers.all().iter().map(|offer| (offer.starts.instant(), offer.free)).collect();
        prop_assert_eq!(&found, &slow_offers(&site, need, now).into_iter().collect::<Vec<_>>());

        let by_day: Vec<Offer> = offers.days().flat_map(|day| day.offers.iter().copied()).collect();
        prop_assert_eq!(&by_day, offers.all());
        for day in offers.days() {
            prop_assert!(!day.offers.is_empty());
            prop_assert!(day.offers.iter().all(|offer| wall(offer.starts.instant()).date() == day.date));
            prop_assert_eq!(offers.on(day.date), day.offers);
            prop_assert!(offers.month(day.date.year(), day.date.month()).any(|other| other == day));
        }
        for pair in offers.all().windows(2) {
            prop_assert_eq!(offers.next_after(pair[0].starts.instant()), Some(pair[1]));
        }
        let later = offers.next_after(now + TimeDelta::hours(30));
        prop_assert_eq!(
            later.map(|offer| offer.starts.instant()),
            found.iter().map(|(start, _)| *start).find(|start| *start > now + TimeDelta::hours(30))
        );
    }
}

#[test]
fn a_start_needs_one_place_free_for_the_whole_time() {
    let opening = opening(1, 0, 4, 2);
    let mut busy = BusyQuarters::default();
    busy.mark(&opening, 1, opening.starts().plus(2));
    busy.mark(&opening, 2, opening.starts().plus(1));
    assert_eq!(
        offer(&opening, &busy, quarters(3)).count(),
        0,
        "nobody changes chair halfway"
    );
    assert_eq!(offer(&opening, &busy, quarters(2)).count(), 2);
}

#[test]
fn quarters_taken_outside_the_opening_or_at_no_place_do_not_count() {
    let opening = opening(1, 0, 4, 1);
    let mut busy = BusyQuarters::default();
    busy.mark(&opening, 1, opening.starts().plus(-1));
    busy.mark(&opening, 1, opening.ends());
    busy.mark(&opening, 2, opening.starts());
    busy.mark(&opening, 0, opening.starts());
    assert_eq!(offer(&opening, &busy, quarters(4)).count(), 1);
}

#[test]
fn notice_counts_hours_from_now_and_days_from_today() {
    let need = Need {
        occupied: quarters(2),
        min_notice_hours: 24,
        max_notice_days: 1,
    };
    let window = need.window(instant("2026-12-03T08:07:00Z"));
    assert_eq!(window.from.instant(), instant("2026-12-04T08:15:00Z"));
    assert_eq!(window.until.instant(), instant("2026-12-04T23:00:00Z"));
}

#[test]
fn only_whole_quarters_are_needed() {
    let occupied =
        |minutes, buffer| Need::new(minutes, buffer, 0, 30).map(|need| need.occupied.count());
    assert_eq!(occupied(45, 15), Some(4));
    assert_eq!(occupied(30, 0), Some(2));
    assert_eq!(occupied(0, 15), None);
    assert_eq!(occupied(20, 10), None);
    assert_eq!(occupied(30, 10), None);
    assert_eq!(occupied(15, -15), None);
}

#[test]
fn a_day_without_offers_is_empty() {
    let now = instant("2026-12-03T08:00:00Z");
    let none = offers_for(
        [],
        quarters(2),
        Need::new(30, 0, 0, 30).unwrap().window(now),
    );
    assert_eq!(none.days().count(), 0);
    assert!(
        none.on(NaiveDate::from_ymd_opt(2026, 12, 3).unwrap())
            .is_empty()
    );
    assert_eq!(none.next_after(now), None);
}

#[test]
fn a_window_can_be_narrowed_but_not_widened() {
    let window = Need::new(30, 0, 24, 30)
        .unwrap()
        .window(instant("2026-12-03T08:00:00Z"));
    let inside = window.within(
        instant("2026-12-01T00:00:00Z"),
        instant("2026-12-05T00:00:00Z"),
    );
    assert_eq!(inside.from, window.from);
    assert_eq!(inside.until.instant(), instant("2026-12-05T00:00:00Z"));
    assert!(
        window
            .within(
                instant("2026-12-01T00:00:00Z"),
                instant("2026-12-02T00:00:00Z")
            )
            .is_empty()
    );
}

#[test]
fn an_unknown_reason_asks_for_what_suits_them_all() {
    let needs = [Need::new(45, 0, 24, 60), Need::new(30, 30, 48, 30)].map(Option::unwrap);
    assert_eq!(Need::for_any_of(needs), Need::new(45, 15, 48, 30));
    assert_eq!(Need::for_any_of([]), None);
}
