//! The seed as a whole: every name that a file mentions exists, every time is on a quarter, every text is complete
//! and easy to read.

mod birthplaces;
mod network;
mod services;

use std::collections::HashSet;

use super::Seed;

fn seed() -> Seed {
    Seed::piana_di_lucca().unwrap()
}

fn unique<'a>(slugs: impl Iterator<Item = &'a str>) -> HashSet<&'a str> {
    let mut seen = HashSet::new();
    for slug in slugs {
        assert!(
            slug.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{slug}"
        );
        assert!(seen.insert(slug), "{slug} appears twice");
    }
    seen
}
