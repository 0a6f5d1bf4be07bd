//! The rule stands twice in the product: in the policies, which decide, and in `access::may`, which says why on pages.
//! For cases made up at random, both say the same about everybody, and the specification says it too.

use std::collections::BTreeSet;

use access::{CaseAccess, Me, Membership, Role};
use platform::db::Actor;
use platform::keys::TokenHash;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use vocabulary::ids::{AccountId, BodyId, CaseId};

use super::asking::Asker;
use super::people::{self, BODIES, Body, Case, Grant, Member, Person, Sharing, Span, To};
use super::specification::{CLASSES, Capacity, Set, has, place};
use super::world::{Line, World, body_id, id, line_id, token};
use super::{keys, populated_with};

const CASES: usize = 400;
const AREAS: [&str; 4] = ["families", "adults", "disability", "elderly"];

fn span() -> impl Strategy<Value = Span> {
    prop_oneof![
        4 => Just(Span::InForce),
        1 => Just(Span::Ended),
        1 => Just(Span::NotYet),
        1 => Just(Span::Revoked),
    ]
}

/// Somebody, and through what somebody else or more than one is let in.
fn grant(people: Vec<Person>) -> impl Strategy<Value = Grant> {
    let kind = prop_oneof![3 => Just(0), 1 => Just(1), 1 => Just(2), 1 => Just(3)];
    (
        select(people),
        kind,
        select(&AREAS[..]),
        any::<(Set, Set, bool, bool)>(),
        span(),
    )
        .prop_map(
            |(person, kind, area, (reads, writes, all, manages), when)| {
                let to = match kind {
                    0 => To::Person(person.code),
                    1 => To::Body,
                    2 => To::Team,
                    _ => To::Area(area),
                };
                let most = person.capacity.most();
                let reads = match (all, reads & most) {
                    (true, _) | (_, 0) => most,
                    (_, some) => some,
                };
                Grant {
                    reads,
                    writes: writes & reads & person.capacity.writes(),
                    manages: manages && person.capacity == Capacity::CaseManager,
                    ..person.grant(to, when)
                }
            },
        )
}

fn sharing() -> impl Strategy<Value = Sharing> {
    (select(&BODIES[1..]), any::<(Set, bool)>(), span()).prop_map(|(to, (some, all), when)| {
        let every = Set::MAX >> 7;
        let classes = if all || some & every == 0 {
            every
        } else {
            some & every
        };
        Sharing { to, classes, when }
    })
}

fn member(people: Vec<Person>) -> impl Strategy<Value = Option<Member>> {
    (select(people), span()).prop_map(|(person, when)| person.member_of_team(when).pop())
}

fn case() -> impl Strategy<Value = Case> {
    let people = people::people();
    (
        select(people.clone()),
        select(&AREAS[..]),
        any::<Index>(),
        vec(grant(people.clone()), 0..5),
        vec(sharing(), 0..4),
        vec(member(people), 0..3),
    )
        .prop_map(|(person, area, dice, grants, sharing, team)| Case {
            person: person.code,
            relation: "at random",
            body: Body::Home,
            area,
            protected: dice.index(3) == 0,
            grants,
            sharing,
            team: team.into_iter().flatten().collect(),
            glass: None,
        })
}

fn me(world: &World, who: usize) -> Me {
    let person = &world.people[who];
    let in_force = person.is_signed_in() && person.membership == Span::InForce;
    let memberships = person.roles.iter().filter(|_| in_force);
    Me {
        id: AccountId(id('a', who).parse().unwrap()),
        name: person.code.into(),
        memberships: memberships
            .map(|role| Membership {
                role: Role::from_code(role.name).unwrap(),
                body: BodyId(body_id(role.body).parse().unwrap()),
                body_name: String::new(),
                office: None,
                area: role.area.map(str::to_owned),
            })
            .collect(),
        stepped_up_until: None,
    }
}

fn classes(set: Set) -> BTreeSet<&'static str> {
    CLASSES
        .into_iter()
        .filter(|class| has(set, class))
        .collect()
}

#[tokio::test]
async fn the_pure_rule_the_policies_and_the_specification_say_the_same_of_cases_made_up_at_random()
{
    let mut dice = TestRunner::default();
    let cases = vec(case(), CASES)
        .new_tree(&mut dice)
        .expect("cases")
        .current();
    let world = World {
        people: people::people(),
        cases,
    };
    let (portal, world, _behind) = populated_with(world).await;
    let mut asker = Asker::sign_in(&portal.address, &keys(), "porta_staff").await;
    let (mut compared, mut allowed, mut added) = (0, 0, 0);
    for who in 0..world.people.len() {
        let (person, me) = (&world.people[who], me(&world, who));
        let queries = CLASSES.map(|class| format!("select id::text from cases.{class}"));
        let seen = asker.sees(&token(who), &queries).await;
        let mut attempts: Vec<(usize, &str, bool)> = Vec::new();
        for (number, case) in world.cases.iter().enumerate() {
            let shown: BTreeSet<&str> = CLASSES
                .into_iter()
                .filter(|class| {
                    let line = line_id(number, place(class), Line::Plain);
                    seen[place(class)].as_ref().unwrap().contains(&line)
                })
                .collect();
            let mut hash = [0; 32];
            for (byte, two) in hash.iter_mut().zip(token(who).as_bytes().chunks(2)) {
                *byte = u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap();
            }
            let mut tx = portal
                .app
                .db
                .read(Actor::Staff(TokenHash(hash)))
                .await
                .unwrap();
            let its_id = CaseId(id('c', number).parse().unwrap());
            let found = CaseAccess::open(&mut tx, its_id).await.unwrap();
            drop(tx);
            let now = portal.app.clock.now();
            let said = |of: access::Classes| of.iter().map(access::DataClass::code).collect();
            let (reads, writes): (BTreeSet<&str>, BTreeSet<&str>) = found
                .map(|access| {
                    (
                        said(access.readable(&me, now)),
                        said(access.writable(&me, now)),
                    )
                })
                .unwrap_or_default();
            let about = || format!("{} and {case:#?}", person.code);
            assert_eq!(shown, reads, "the database and `may`: {}", about());
            assert_eq!(
                shown,
                classes(person.reads(case)),
                "the specification: {}",
                about()
            );
            assert_eq!(writes, classes(person.writes(case)), "writing: {}", about());
            compared += 2 * CLASSES.len();
            allowed += reads.len() + writes.len();
            // one class of every case that is not hidden is added to, as far as that goes
            if !reads.is_empty() {
                let class = CLASSES[(number + who) % CLASSES.len()];
                attempts.push((number, class, writes.contains(class)));
            }
        }
        let statements: Vec<String> = attempts
            .iter()
            .map(|(number, class, _)| {
                let case = id('c', *number);
                format!("insert into cases.{class} (id, case_id, text) values (gen_random_uuid(), '{case}', 'new')")
            })
            .collect();
        let outcomes = asker.tries(&token(who), &statements).await;
        for ((number, class, may), outcome) in attempts.iter().zip(outcomes) {
            let case = &world.cases[*number];
            assert_eq!(
                outcome.happened(),
                *may,
                "{} adds {class}: {outcome:?} {case:#?}",
                person.code
            );
            added += 1;
        }
    }
    println!(
        "same rule: {compared} decisions compared, {allowed} of them yes; {added} tries to add"
    );
    assert!(
        allowed > 1_000,
        "only {allowed} times yes: a rule that says no to everything would pass"
    );
}
