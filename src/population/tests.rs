use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use uuid::Uuid;
use vocabulary::contact::{Email, Phone};
use vocabulary::fiscal_code::Sex;
use vocabulary::name::PersonName;

use crate::address::AddressKind;
use crate::household::relation;
use crate::{AS_OF, Household, Member, Person, Population};

mod codes;
mod records;
mod spread;

const SIZE: usize = 20_000;
static HOUSEHOLDS: LazyLock<Vec<Household>> = LazyLock::new(|| Population::new(SIZE, 7).collect());

fn members() -> impl Iterator<Item = &'static Member> {
    HOUSEHOLDS.iter().flat_map(|household| &household.members)
}

fn people() -> impl Iterator<Item = &'static Person> {
    members().map(|member| &member.person)
}

fn by_id() -> HashMap<Uuid, &'static Member> {
    members().map(|member| (member.person.id, member)).collect()
}

#[test]
fn another_seed_gives_other_people() {
    let of = |seed| -> HashSet<Uuid> {
        let all = Population::new(500, seed).flat_map(|household| household.members);
        all.map(|member| member.person.id).collect()
    };
    assert!(of(1).is_disjoint(&of(2)));
}

#[test]
fn there_are_exactly_as_many_people_as_were_asked_for() {
    for size in [0, 1, 2, 3, 7, 100, 1001] {
        let people: usize = Population::new(size, 3)
            .map(|household| household.members.len())
            .sum();
        assert_eq!(people, size);
    }
    let ids: HashSet<Uuid> = people().map(|person| person.id).collect();
    assert_eq!(ids.len(), SIZE);
}

#[test]
fn a_larger_population_begins_with_the_smaller_one() {
    let smaller: Vec<Household> = Population::new(300, 5).collect();
    let larger: Vec<Household> = Population::new(3000, 5).take(100).collect();
    assert_eq!(smaller[..100], larger);
}

#[test]
fn a_household_has_one_head_who_comes_first() {
    for household in HOUSEHOLDS.iter() {
        let heads = [relation::HEAD, relation::IN_CHARGE];
        let found: Vec<usize> = (0..household.members.len())
            .filter(|n| heads.contains(&household.members[*n].relationship))
            .collect();
        assert_eq!(found, [0]);
        assert!(household.members[0].person.age() >= 18);
    }
}

#[test]
fn parents_are_old_enough_and_not_too_old() {
    let all = by_id();
    let mut seen = 0;
    for member in members() {
        let born = member.person.birth_date;
        for (parent, oldest) in [(member.mother, 47), (member.father, 58)] {
            let Some(parent) = parent.map(|id| &all[&id].person) else {
                continue;
            };
            let years = born
                .years_since(parent.birth_date)
                .expect("born after the parent");
            assert!(
                (16..=oldest).contains(&years),
                "{years} years between {parent:?} and {member:?}"
            );
            seen += 1;
        }
        assert!(
            member
                .mother
                .is_none_or(|id| all[&id].person.sex == Sex::Female)
        );
        assert!(member.since >= born && member.since <= AS_OF);
    }
    assert!(seen > SIZE / 4, "only {seen} parents");
}

#[test]
fn couples_agree_on_being_married() {
    let all = by_id();
    let mut seen = 0;
    for member in members() {
        let Some(partner) = member.partner.map(|id| all[&id]) else {
            continue;
        };
        assert_eq!(partner.partner, Some(member.person.id));
        let statuses = [member.person.marital_status, partner.person.marital_status];
        assert!(
            ["2", "6"].iter().any(|status| statuses == [*status; 2])
                || statuses.iter().all(|status| ["1", "4"].contains(status)),
            "{statuses:?}"
        );
        seen += 1;
    }
    assert!(seen > SIZE / 3);
    let is_minor = |person: &&Person| person.age() < 18 && person.marital_status != "1";
    assert_eq!(people().filter(is_minor).count(), 0);
}

#[test]
fn everything_written_can_be_entered_in_a_form() {
    for person in people() {
        assert!(
            PersonName::parse(&person.surname).is_ok(),
            "{}",
            person.surname
        );
        assert!(
            PersonName::parse(&person.given_name).is_ok(),
            "{}",
            person.given_name
        );
        assert!(
            person
                .phone
                .iter()
                .all(|phone| phone.starts_with("000") && Phone::parse(phone).is_ok())
        );
        assert!(
            person
                .mail
                .iter()
                .all(|mail| mail.ends_with("@example.org") && Email::parse(mail).is_ok()),
            "{:?}",
            person.mail
        );
        assert!(person.birth_date < AS_OF && person.age() <= 104);
        let is_home = person.address.kind != AddressKind::NoFixedAbode;
        assert_eq!(is_home, !person.address.street.is_empty());
    }
}
