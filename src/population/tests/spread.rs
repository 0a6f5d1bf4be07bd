use std::collections::HashMap;

use vocabulary::fiscal_code::Sex;

use super::{HOUSEHOLDS, SIZE, by_id, members, people};
use crate::{CircleKind, Member, Person};

/// Of a thousand.
fn share(of: impl Fn(&Person) -> bool) -> usize {
    people().filter(|person| of(person)).count() * 1000 / SIZE
}

#[test]
fn most_children_have_the_surname_of_a_parent() {
    let all = by_id();
    let children: Vec<&Member> = members()
        .filter(|m| m.mother.is_some() && m.father.is_some())
        .collect();
    let namesakes = children.iter().filter(|child| {
        let parents = [child.mother, child.father].into_iter().flatten();
        parents
            .map(|id| &all[&id].person.surname)
            .any(|surname| *surname == child.person.surname)
    });
    assert!(namesakes.count() * 100 / children.len() > 88);
}

#[test]
fn ages_and_households_are_spread_as_in_italy() {
    // ISTAT, 1 January 2025: 119, 634 and 247 of a thousand; foreign citizens as the brief of this population has them
    let shares = [
        ("under 15", share(|p| p.age() < 15), 105..140),
        ("15 to 64", share(|p| (15..65).contains(&p.age())), 610..670),
        ("65 and over", share(|p| p.age() >= 65), 215..265),
        ("80 and over", share(|p| p.age() >= 80), 55..95),
        ("women", share(|p| p.sex == Sex::Female), 495..530),
        ("foreign", share(Person::is_foreign), 125..155),
    ];
    let mut wrong = shares
        .iter()
        .filter(|(_, found, wanted)| !wanted.contains(found));
    assert_eq!(wrong.next(), None, "{shares:?}");
    let of_size = |size| {
        let found = HOUSEHOLDS
            .iter()
            .filter(|household| household.members.len() == size);
        found.count() * 100 / HOUSEHOLDS.len()
    };
    let sizes: Vec<usize> = (1..=4).map(of_size).collect();
    let wanted = [33..42, 24..33, 14..22, 9..16];
    assert!(
        sizes
            .iter()
            .zip(&wanted)
            .all(|(found, wanted)| wanted.contains(found)),
        "{sizes:?}"
    );
}

#[test]
fn names_are_many_and_some_are_common() {
    let mut surnames: HashMap<&str, usize> = HashMap::new();
    for person in people() {
        *surnames.entry(&person.surname).or_default() += 1;
    }
    let commonest = surnames.values().max().copied().unwrap_or_default();
    assert!((80..400).contains(&commonest), "{commonest}");
    assert!(surnames.len() > 3000, "{}", surnames.len());
}

#[test]
fn some_households_count_otherwise_than_they_are_registered() {
    let all = by_id();
    let circles: Vec<_> = HOUSEHOLDS
        .iter()
        .flat_map(|household| &household.circles)
        .collect();
    assert!(
        circles
            .iter()
            .any(|circle| circle.kind == CircleKind::DeFacto)
    );
    assert!(circles.iter().any(|circle| circle.kind == CircleKind::Isee));
    assert!(
        circles
            .iter()
            .flat_map(|circle| &circle.members)
            .all(|id| all.contains_key(id))
    );
    let differing = HOUSEHOLDS
        .iter()
        .filter(|household| !household.circles.is_empty());
    assert!((10..100).contains(&(differing.count() * 1000 / HOUSEHOLDS.len())));
}
