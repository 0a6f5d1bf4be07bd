//! What clients were told, held against the number of places.

use std::collections::BTreeMap;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};

/// A time that a client was told is theirs, from then until it was given back.
#[derive(Clone, Copy, Debug)]
pub struct Possession {
    pub starts_at: DateTime<Utc>,
    pub quarters: i64,
    pub told_at: Instant,
    /// When giving it back was begun; from here on others may rightly have it.
    pub given_back_at: Option<Instant>,
}

/// In how many quarters more people than there are places were certain of a place at one moment.
pub fn overbooked(history: &[Possession], places: i64) -> usize {
    let mut quarters: BTreeMap<DateTime<Utc>, Vec<(Instant, i64)>> = BTreeMap::new();
    for possession in history {
        for quarter in 0..possession.quarters {
            let at = possession.starts_at + TimeDelta::minutes(15 * quarter);
            let changes = quarters.entry(at).or_default();
            changes.push((possession.told_at, 1));
            changes.extend(possession.given_back_at.map(|moment| (moment, -1)));
        }
    }
    quarters
        .into_values()
        .filter(|changes| most_at_once(changes.clone()) > places)
        .count()
}

fn most_at_once(mut changes: Vec<(Instant, i64)>) -> i64 {
    changes.sort_unstable();
    let running = changes.into_iter().scan(0, |people, (_, change)| {
        *people += change;
        Some(*people)
    });
    running.max().unwrap_or(0)
}

#[test]
fn the_check_sees_one_person_too_many_and_nothing_else() {
    let now = Instant::now();
    let later = now + std::time::Duration::from_secs(1);
    let possession = |quarter: i64, told_at, given_back_at| Possession {
        starts_at: DateTime::UNIX_EPOCH + TimeDelta::minutes(15 * quarter),
        quarters: 2,
        told_at,
        given_back_at,
    };
    let beside = [possession(0, now, None), possession(2, now, None)];
    let overlapping = [possession(0, now, None), possession(1, now, None)];
    let after = [possession(0, now, Some(later)), possession(1, later, None)];
    assert_eq!(overbooked(&beside, 1), 0);
    assert_eq!(overbooked(&overlapping, 1), 1);
    assert_eq!(overbooked(&overlapping, 2), 0);
    assert_eq!(overbooked(&after, 1), 0);
}
