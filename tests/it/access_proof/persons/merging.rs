//! Acts on two records of one person, tried by everybody in every way of standing to them: merging, saying that they are
//! two, looking at a merge, checking it and undoing it; and what everybody sees of a merged person until somebody has
//! checked.

use std::collections::BTreeSet;
use std::fmt::Write;

use sqlx::{AssertSqlSafe, PgConnection};

use super::super::asking::Asker;
use super::super::matrix::Score;
use super::super::people::{Body, Person};
use super::super::specification::{Capacity, Set, has};
use super::super::world::{AUTHOR, World, body_id, id, part_id, token};
use super::super::{keys, populated_with};
use super::standing::{Held, Somebody};
use super::world::{Persons, person_id};

/// People enough to notice.
pub const PEOPLE: [&str; 11] = [
    "case-manager",
    "reception",
    "coordinator",
    "team-social",
    "second-manager",
    "social-elsewhere",
    "coordinator-and-social",
    "privacy-officer",
    "agreement-lapsed-own",
    "employment",
    "health",
];

/// Is named on everybody here, and merges them.
const MERGER: &str = "second-manager";

/// One of four: kept and merged, both known to the same people; kept, and merged with somebody whom nobody knows.
fn one_of(persons: &Persons, number: usize, which: usize) -> String {
    person_id(4 * persons.all.len() + 4 * number + which)
}

const KEPT: usize = 0;
const MERGED: usize = 1;
const KEPT_ALONE: usize = 2;
const UNKNOWN: usize = 3;

fn merge_id(number: usize, alone: bool) -> String {
    part_id('8', number, usize::from(alone))
}

impl Person {
    /// What counts after a merge that nobody has checked: a look beyond the circle does not.
    fn holds_on_merged<'a>(&'a self, somebody: &'a Somebody) -> impl Iterator<Item = &'a Held> {
        self.holds_on(somebody)
            .filter(|held| held.basis != "looked_up")
    }

    fn reads_of_merged(&self, somebody: &Somebody) -> Set {
        self.holds_on_merged(somebody)
            .fold(0, |all, held| all | somebody.opened(held, held.reads))
    }

    /// A social worker named on them, who may write down who they are.
    fn merges(&self, somebody: &Somebody) -> bool {
        self.holds_on_merged(somebody).any(|held| {
            held.by_name
                && held.capacity.role() == "social_worker"
                && has(somebody.opened(held, held.writes), "identity")
        })
    }

    /// Follows the person, or coordinates.
    fn reviews_merges(&self, somebody: &Somebody) -> bool {
        self.holds_on_merged(somebody).any(|held| {
            held.capacity == Capacity::Coordination
                || (held.by_name && held.capacity == Capacity::CaseManager)
        })
    }
}

/// Everybody's persons once more, merged.
pub async fn build(world: &World, persons: &Persons, behind: &mut PgConnection) {
    let mut script = String::new();
    for number in theirs(world, persons) {
        pair(&mut script, world, persons, number);
    }
    sqlx::raw_sql(AssertSqlSafe(script))
        .execute(&mut *behind)
        .await
        .expect("persons to be merged");
}

fn theirs(world: &World, persons: &Persons) -> Vec<usize> {
    let people = world.people.iter().filter(|one| one.code != MERGER);
    people.flat_map(|one| persons.own(one.code)).collect()
}

fn pair(out: &mut String, world: &World, persons: &Persons, number: usize) {
    let somebody = &persons.all[number];
    let nobodys = Somebody {
        held: Vec::new(),
        ..somebody.clone()
    };
    for which in [KEPT, MERGED, KEPT_ALONE, UNKNOWN] {
        let known = if which == UNKNOWN { &nobodys } else { somebody };
        let place = 4 * persons.all.len() + 4 * number + which;
        Persons::person(out, world, place, known);
        Persons::lapse(out, known, &[place]);
        let person = person_id(place);
        writeln!(out,
            "insert into people.person_grant (id, person_id, principal_id, capacity, classes, writes, basis, reason)
             select '{grant}', '{person}', access.principal_of('person', 'social_worker', '{}', '{}', null, null), 'case_manager', d.classes, d.writes, 'registered', 'merges'
             from access.defaults('case_manager') d;",
            body_id(Body::Home), id('a', world.person(MERGER)), grant = part_id('3', place, 9)
        ).unwrap();
        if let Some(excluded) = somebody.excluded {
            writeln!(out,
                "insert into people.exclusion (id, person_id, account_id, why, set_by) values (gen_random_uuid(), '{person}', '{}', 'relative', '{AUTHOR}');",
                id('a', world.person(excluded))
            ).unwrap();
        }
    }
}

/// Done by the one who may, as the database knows her.
pub fn merged(world: &World, persons: &Persons) -> String {
    let mut script = format!(
        "set local session authorization porta_staff; set local porta.token = '{}';",
        token(world.person(MERGER))
    );
    for number in theirs(world, persons) {
        for (alone, kept, gone) in [(false, KEPT, MERGED), (true, KEPT_ALONE, UNKNOWN)] {
            write!(
                script,
                "do $$ declare said text; begin said := people.merge('{}', '{}', '{}', '{{}}');
                    if said <> 'merged' then raise exception '% {number}', said; end if; end $$;",
                merge_id(number, alone),
                one_of(persons, number, kept),
                one_of(persons, number, gone)
            )
            .unwrap();
        }
    }
    script + "reset session authorization;"
}

struct Act {
    /// Statements, of which the first columns are the answer.
    does: fn(&Persons, usize) -> String,
    says: fn(&Person, &Somebody) -> String,
}

fn names(persons: &Persons, number: usize, whom: [usize; 2]) -> String {
    format!(
        "select count(*) || ' names' from people.name where person_id in ('{}', '{}')",
        one_of(persons, number, whom[0]),
        one_of(persons, number, whom[1])
    )
}

fn sees(many: usize, person: &Person, somebody: &Somebody, reads: Set) -> String {
    let sees = person.is_signed_in() && has(reads, "name") && !somebody.held.is_empty();
    format!("{} names", if sees { many } else { 0 })
}

fn word(yes: bool, one: &str, other: &str) -> String {
    if yes { one } else { other }.to_owned()
}

const ACTS: [Act; 15] = [
    Act {
        does: |p, n| {
            format!(
                "select people.merge(gen_random_uuid(), '{}', '{}', '{{}}')",
                person_id(n),
                p.companion(n)
            )
        },
        says: |p, s| word(p.merges(s), "merged", "absent"),
    },
    Act {
        does: |p, n| {
            format!(
                "select people.merge(gen_random_uuid(), '{}', '{}', '{{}}')",
                person_id(n),
                p.unknown()
            )
        },
        says: |_, _| "absent".into(),
    },
    Act {
        does: |p, n| {
            format!(
                "select people.may_merge('{}', '{}')::text",
                person_id(n),
                p.companion(n)
            )
        },
        says: |p, s| p.merges(s).to_string(),
    },
    Act {
        does: |p, n| {
            format!(
                "select people.are_two('{}', '{}')",
                person_id(n),
                p.companion(n)
            )
        },
        says: |p, s| word(has(p.writes_of(s), "identity"), "decided", "absent"),
    },
    Act {
        does: |p, n| {
            format!(
                "select people.are_two('{}', '{}')",
                person_id(n),
                p.unknown()
            )
        },
        says: |_, _| "absent".into(),
    },
    Act {
        does: |p, n| {
            format!(
                "select (count(*) > 0)::text from people.who_sees('{}', '{}')",
                person_id(n),
                p.companion(n)
            )
        },
        says: |p, s| p.merges(s).to_string(),
    },
    Act {
        does: |_, n| {
            format!(
                "select (count(*) > 0)::text from people.merges_of('{}')",
                person_id(n)
            )
        },
        says: |p, s| has(p.reads_of(s), "identity").to_string(),
    },
    // merged: known to the same people
    Act {
        does: |p, n| names(p, n, [KEPT, MERGED]),
        says: |p, s| sees(1, p, s, p.reads_of_merged(s)),
    },
    Act {
        does: |p, n| {
            format!(
                "select coalesce(people.successor('{}')::text, 'nobody')",
                one_of(p, n, MERGED)
            )
        },
        says: |p, s| word(p.reads_of_merged(s) != 0, "somebody", "nobody"),
    },
    Act {
        does: |_, n| format!("select people.review_merge('{}')", merge_id(n, false)),
        says: |p, s| word(p.reviews_merges(s), "reviewed", "absent"),
    },
    Act {
        does: |p, n| {
            let after = names(p, n, [KEPT, MERGED]);
            format!(
                "select people.unmerge('{}') ->> 'outcome'; {after}",
                merge_id(n, false)
            )
        },
        says: |p, s| {
            if p.merges(s) {
                format!("{} undone", sees(2, p, s, p.reads_of(s)))
            } else {
                format!("{} absent", sees(1, p, s, p.reads_of_merged(s)))
            }
        },
    },
    // merged with somebody unknown: nobody sees them until somebody has checked
    Act {
        does: |p, n| names(p, n, [KEPT_ALONE, UNKNOWN]),
        says: |_, _| "0 names".into(),
    },
    Act {
        does: |p, n| {
            format!(
                "select people.is_named_on('{}')::text",
                one_of(p, n, KEPT_ALONE)
            )
        },
        says: |_, _| "false".into(),
    },
    Act {
        does: |p, n| {
            let after = names(p, n, [KEPT_ALONE, UNKNOWN]);
            format!(
                "select people.review_merge('{}'); {after}",
                merge_id(n, true)
            )
        },
        says: |p, s| {
            if p.reviews_merges(s) {
                format!("{} reviewed", sees(1, p, s, p.reads_of(s)))
            } else {
                "0 names absent".into()
            }
        },
    },
    Act {
        does: |_, n| {
            format!(
                "select people.unmerge('{}') ->> 'outcome'",
                merge_id(n, true)
            )
        },
        says: |_, _| "absent".into(),
    },
];

/// All acts, tried by one on every person of the own.
pub async fn acting(
    (world, persons, who): (&World, &Persons, usize),
    asker: &mut Asker,
    score: &mut Score,
) {
    let person = &world.people[who];
    if person.code == MERGER {
        return checking_oneself((world, persons, who), asker, score).await;
    }
    for number in persons.own(person.code) {
        let somebody = &persons.all[number];
        let asked = ACTS.map(|act| (act.does)(persons, number));
        let said = asker.sees(&token(who), &asked).await;
        for ((act, asked), said) in ACTS.iter().zip(&asked).zip(said) {
            let said = said.map_or("an error".into(), |said| in_words(persons, number, &said));
            let expected = (act.says)(person, somebody);
            score.cell(said == expected, || {
                format!(
                    "{} of {}: {asked} said {said}, not {expected}",
                    person.code, somebody.relation
                )
            });
        }
    }
}

/// Whoever merged does not check it, and may undo it.
async fn checking_oneself(
    (world, persons, who): (&World, &Persons, usize),
    asker: &mut Asker,
    score: &mut Score,
) {
    let number = theirs(world, persons)[0];
    let asked = [false, true].map(|alone| {
        let merge = merge_id(number, alone);
        format!(
            "select people.review_merge('{merge}'); select people.unmerge('{merge}') ->> 'outcome'"
        )
    });
    for said in asker.sees(&token(who), &asked).await {
        let said = said.map_or("an error".into(), |said| in_words(persons, number, &said));
        score.cell(said == "two_people undone", || format!("{MERGER}: {said}"));
    }
}

fn in_words(persons: &Persons, number: usize, said: &BTreeSet<String>) -> String {
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    said.join(" ")
        .replace(&one_of(persons, number, KEPT), "somebody")
}

#[tokio::test]
async fn merging_checking_and_undoing_are_for_whom_the_specification_says_and_show_nothing_more() {
    let mut world = World::of(|person| PEOPLE.contains(&person.code));
    world.cases.truncate(1);
    let (portal, world, mut behind) = populated_with(world).await;
    let persons = Persons::of(&world);
    persons.build(&world, &mut behind).await;
    build(&world, &persons, &mut behind).await;
    let script = format!("begin; {} commit", merged(&world, &persons));
    sqlx::raw_sql(AssertSqlSafe(script))
        .execute(&mut behind)
        .await
        .expect("merged");
    let mut asker = Asker::sign_in(&portal.address, &keys(), "porta_staff").await;
    let mut score = Score::default();
    for who in 0..world.people.len() {
        acting((&world, &persons, who), &mut asker, &mut score).await;
    }
    score.report("acts on merges");
    assert!(score.cells >= 2_000, "only {} cells", score.cells);
}
