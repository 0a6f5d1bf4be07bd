//! How fast people are made, and how they are spread: `cargo run --release -p population --example speed -- 1000000`.

use std::collections::HashMap;
use std::time::Instant;

use population::{Household, Person, Population};

fn main() {
    let size = std::env::args()
        .nth(1)
        .and_then(|typed| typed.parse().ok())
        .unwrap_or(1_000_000);
    let start = Instant::now();
    let made: usize = Population::new(size, 1)
        .map(|household| household.members.len())
        .sum();
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{made} people in {seconds:.2} s, {:.0} a second",
        made as f64 / seconds
    );
    let households: Vec<Household> = Population::new(size.min(200_000), 1).collect();
    spread(&households);
}

fn spread(households: &[Household]) {
    count(
        "people in a household",
        households.iter().map(|h| h.members.len().to_string()),
    );
    let people = || {
        households
            .iter()
            .flat_map(|h| &h.members)
            .map(|member| &member.person)
    };
    count(
        "age, tens",
        people().map(|p| format!("{:02}", p.age() / 10)),
    );
    count("code", people().map(|p| format!("{:?}", p.code)));
    count(
        "citizenship",
        people().map(|p| p.citizenships[0].to_owned()),
    );
    count(
        "marital status",
        people().map(|p| p.marital_status.to_owned()),
    );
    count("employment", people().map(|p| p.employment.to_owned()));
    count(
        "municipality",
        people().map(|p| p.address.place.name.to_owned()),
    );
    common("surname", people().map(|p| &*p.surname));
    common("given name", people().map(|p| &*p.given_name));
    common("street without number", people().map(street));
}

fn street(person: &Person) -> &str {
    person
        .address
        .street
        .trim_end_matches(|c: char| !c.is_alphabetic())
}

fn count(what: &str, of: impl Iterator<Item = String>) {
    let mut counts: Vec<(String, usize)> = tally(of).into_iter().collect();
    counts.sort();
    let all: usize = counts.iter().map(|(_, times)| times).sum();
    let shares = counts
        .iter()
        .map(|(key, times)| format!("{key} {:.1} %", *times as f64 * 100.0 / all as f64));
    println!("{what}: {}", shares.collect::<Vec<_>>().join(", "));
}

fn common<'a>(what: &str, of: impl Iterator<Item = &'a str>) {
    let mut counts: Vec<(&str, usize)> = tally(of).into_iter().collect();
    counts.sort_by_key(|(word, times)| (usize::MAX - times, *word));
    println!(
        "{what}: {} different; {:?}",
        counts.len(),
        &counts[..counts.len().min(8)]
    );
}

fn tally<T: std::hash::Hash + Eq>(of: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for what in of {
        *counts.entry(what).or_default() += 1;
    }
    counts
}
