//! Functions that see past the policies, asked by everybody about every person of their own.

use super::super::asking::Asker;
use super::super::matrix::Score;
use super::super::people::{Body, Person};
use super::super::world::{AUTHOR, World, id, part_id, token};
use super::super::{keys, populated};
use super::Persons;
use super::standing::Somebody;

struct Answer {
    /// A query with one answer in its first row.
    ask: fn(usize, &Person) -> String,
    /// What it must be.
    says: fn(&Person, &Somebody) -> &'static str,
}

fn person(number: usize) -> String {
    format!("'{}'", id('1', number))
}

fn first(yes: bool, one: &'static str, other: &'static str) -> &'static str {
    if yes { one } else { other }
}

fn door(person: &Person) -> (&'static str, String) {
    let body = person.body;
    let role = person
        .roles
        .iter()
        .find(|role| role.body == body && role.name == "reception")
        .map_or("social_worker", |_| "reception");
    (role, super::super::world::body_id(body))
}

const ANSWERS: [Answer; 16] = [
    Answer {
        ask: |n, _| format!("select people.is_named_on({})::text", person(n)),
        says: |p, s| first(p.is_named_on(s), "true", "false"),
    },
    Answer {
        ask: |n, _| {
            format!(
                "select (count(*) > 0)::text from people.colleagues({})",
                person(n)
            )
        },
        says: |p, s| {
            // somebody else receives people there
            let has_colleagues = p
                .roles
                .iter()
                .any(|role| matches!(role.body, Body::Home | Body::Other));
            first(p.is_named_on(s) && has_colleagues, "true", "false")
        },
    },
    Answer {
        ask: |n, _| format!("select people.protect({}, 'confidential')", person(n)),
        says: |p, s| match (p.is_named_on(s), s.protection) {
            (false, _) => "absent",
            (true, "none") => "protected",
            _ => "already",
        },
    },
    Answer {
        ask: |n, _| {
            format!(
                "select people.ask_to_lift_protection(gen_random_uuid(), {}, 'proof')",
                person(n)
            )
        },
        says: |p, s| match (p.is_named_on(s), s.protection, s.lift_asked) {
            (false, ..) => "absent",
            (_, "none", _) => "not_protected",
            (.., true) => "already",
            _ => "asked",
        },
    },
    Answer {
        ask: |n, _| format!("select people.confirm_lift_of_protection('{}')", id('5', n)),
        says: |p, s| {
            first(
                s.lift_asked && p.is_named_on(s) && p.has_role("social_worker"),
                "lifted",
                "absent",
            )
        },
    },
    Answer {
        ask: |n, _| {
            format!(
                "select people.exclude(gen_random_uuid(), {}, '{AUTHOR}', 'other')",
                person(n)
            )
        },
        says: |p, s| first(p.is_named_on(s), "excluded", "absent"),
    },
    Answer {
        ask: |n, _| format!("select people.readmit('{}')", id('4', n)),
        says: |p, s| {
            first(
                s.excluded.is_some() && p.is_named_on(s),
                "readmitted",
                "absent",
            )
        },
    },
    Answer {
        ask: |n, _| {
            format!(
                "select people.introduce({}, '{AUTHOR}', 'social_worker', 'proof')",
                person(n)
            )
        },
        says: |p, s| first(p.introduces(s), "not_a_member", "absent"),
    },
    Answer {
        ask: |n, p| {
            let (role, body) = door(p);
            format!("select people.receive({}, '{role}', '{body}')", person(n))
        },
        says: |p, s| {
            first(
                p.reads_of(s) != 0 && p.receives_at(p.body).is_some(),
                "received",
                "absent",
            )
        },
    },
    Answer {
        ask: |n, p| {
            let (role, body) = door(p);
            format!(
                "select outcome from people.look_up('{role}', '{body}', 'STP0' || upper(right({}::text, 12)), null, null, null, 'proof')",
                person(n)
            )
        },
        says: |p, s| match (
            p.receives_at(p.body),
            s.protection,
            s.excluded == Some(p.code),
        ) {
            (None, ..) => "not_yours",
            (_, "protected", _) | (.., true) => "nobody",
            _ => "found",
        },
    },
    Answer {
        ask: |n, _| {
            format!(
                "select coalesce(people.known_already('STP0' || upper(right({}::text, 12)), '', '', null)::text, 'null')",
                person(n)
            )
        },
        says: |p, s| match (p.receives_somewhere(), s.protection) {
            (false, _) => "null",
            (true, "protected") => "false",
            _ => first(s.excluded == Some(p.code), "false", "true"),
        },
    },
    Answer {
        ask: |n, _| format!("select intake.see('{}')", part_id('7', n, 2)),
        says: |p, s| first(p.decides_on(s), "seen", "absent"),
    },
    Answer {
        ask: |n, _| format!("select intake.reject('{}', 'proof')", part_id('7', n, 2)),
        says: |p, s| first(p.decides_on(s), "now_created", "absent"),
    },
    Answer {
        ask: |n, _| {
            format!(
                "select intake.accept('{}', gen_random_uuid(), 'ZZZZZZZZZZZZZ', gen_random_uuid(), 'proof')",
                part_id('7', n, 2)
            )
        },
        says: |p, s| first(p.decides_on(s), "now_created", "absent"),
    },
    // nobody has opened it yet
    Answer {
        ask: |n, _| {
            format!(
                "select coalesce((select string_agg(m.name, ' ') from intake.case_managers('{}') m), 'nobody')",
                part_id('7', n, 2)
            )
        },
        says: |_, _| "nobody",
    },
    Answer {
        ask: |n, _| {
            format!(
                "select intake.propose(gen_random_uuid(), '{}', 'families', null)",
                id('7', n)
            )
        },
        says: |p, s| match (p.wrote_about(s), s.protection) {
            (false, _) => "absent",
            (true, "protected") => "name_a_coordinator",
            _ => "already",
        },
    },
];

impl Person {
    fn receives_somewhere(&self) -> bool {
        self.roles.iter().any(|role| {
            matches!(role.name, "reception" | "social_worker")
                && self.works_as(role.name, role.body)
        })
    }
}

/// Thirty questions beyond the circle in an hour, whatever they find; then no more.
async fn limited(person: &Person, who: usize, asker: &mut Asker, score: &mut Score) {
    let (role, body) = door(person);
    let ask = format!(
        "select (array_agg(l.outcome order by n))[31] from generate_series(1, 31) n
         cross join lateral people.look_up('{role}', '{body}', 'STP0999999999999', null, null, null, 'proof ' || n) l"
    );
    let said = asker.sees(&token(who), &[ask]).await.remove(0);
    let said = said.and_then(|rows| rows.into_iter().next());
    let expected = first(
        person.receives_at(person.body).is_some(),
        "too_many",
        "not_yours",
    );
    score.cell(said.as_deref() == Some(expected), || {
        format!("{} asks 31 times: {said:?}", person.code)
    });
}

#[tokio::test]
async fn functions_about_persons_answer_whoever_may_know_and_say_nothing_to_others() {
    let (portal, world, mut behind) = populated().await;
    let persons = Persons::of(&world);
    persons.build(&world, &mut behind).await;
    let mut asker = Asker::sign_in(&portal.address, &keys(), "porta_staff").await;
    let mut score = Score::default();
    for who in 0..world.people.len() {
        asked((&world, &persons, who), "", &mut asker, &mut score).await;
    }
    score.report("answers about persons");
    assert!(score.cells >= 4_000, "only {} cells", score.cells);
}

/// All functions of whose questions `about` is a part, asked by one about every person of the own.
pub async fn asked(
    (world, persons, who): (&World, &Persons, usize),
    about: &str,
    asker: &mut Asker,
    score: &mut Score,
) {
    let person = &world.people[who];
    if "generate_series".contains(about) {
        limited(person, who, asker, score).await;
    }
    for number in persons.own(person.code) {
        let somebody = &persons.all[number];
        let wanted: Vec<(&Answer, String)> = ANSWERS
            .iter()
            .map(|answer| (answer, (answer.ask)(number, person)))
            .filter(|(_, asked)| asked.contains(about))
            .collect();
        let questions: Vec<String> = wanted.iter().map(|(_, asked)| asked.clone()).collect();
        let said = asker.sees(&token(who), &questions).await;
        for ((answer, asked), said) in wanted.iter().zip(said) {
            let said = said
                .and_then(|rows| rows.into_iter().next())
                .unwrap_or_else(|| "an error".into());
            let expected = (answer.says)(person, somebody);
            score.cell(said == expected, || {
                format!(
                    "{} of {}: {asked} said {said}, not {expected}",
                    person.code, somebody.relation
                )
            });
        }
    }
}

#[tokio::test]
async fn registering_is_for_whoever_receives_people_at_that_body() {
    let (portal, world, _behind) = populated().await;
    let mut asker = Asker::sign_in(&portal.address, &keys(), "porta_staff").await;
    for (who, person) in world.people.iter().enumerate() {
        for body in [Body::Home, Body::Other, Body::Agency, Body::HomeLapsed] {
            for role in ["reception", "social_worker", "coordinator"] {
                let ask = format!(
                    "select people.register(gen_random_uuid(), '{role}', '{}', 'none')",
                    super::super::world::body_id(body)
                );
                let said = asker
                    .sees(&token(who), &[ask])
                    .await
                    .remove(0)
                    .expect("an answer");
                let may = role != "coordinator" && person.works_as(role, body);
                assert_eq!(
                    said.into_iter().next().as_deref(),
                    Some(first(may, "registered", "not_yours")),
                    "{} as {role} of {body:?}",
                    person.code
                );
            }
        }
    }
}
