//! Functions that see past the policies and decide by themselves whom they answer: asked by everybody about every case
//! of their own. What they say to whoever may not know must not be told from what they say of nothing.

use super::asking::Asker;
use super::matrix::Score;
use super::people::{BODIES, Case, Person, Span};
use super::specification::has;
use super::world::{World, body_id, id, part_id};
use super::{keys, populated};

/// With the ids of what a function is asked.
#[derive(Clone, Copy)]
enum About {
    Case,
    Grant,
    Sharing,
    Member,
    Lift,
    Glass,
}

struct Answer {
    about: About,
    /// Finds a row if something is answered; `target` is the id.
    ask: &'static str,
    /// Whether it should; the number is that of the grant, the sharing or the member.
    may: fn(&Person, &Case, usize) -> bool,
}

/// The reference of a case of the proof is its number.
macro_rules! reference {
    () => {
        "lpad((('x' || right(target::text, 12))::bit(48)::bigint)::text, 13, '0')"
    };
}

macro_rules! said {
    ($act:literal) => {
        concat!(
            "perform from (select ",
            $act,
            " as said) a where a.said <> 'absent'"
        )
    };
}

const MANAGES: fn(&Person, &Case, usize) -> bool = |person, case, _| person.manages(case);
const NEVER: fn(&Person, &Case, usize) -> bool = |_, _, _| false;
const IS_PRIVACY_OFFICER: fn(&Person, &Case, usize) -> bool =
    |person, _, _| person.is_privacy_officer();

const ANSWERS: [Answer; 41] = [
    // what is told
    Answer {
        about: About::Case,
        ask: "perform from (select access.manages(target) as yes) a where a.yes",
        may: MANAGES,
    },
    Answer {
        about: About::Case,
        ask: "perform from access.grants_on(target)",
        may: MANAGES,
    },
    Answer {
        about: About::Case,
        ask: "perform from access.partners(target)",
        may: MANAGES,
    },
    Answer {
        about: About::Case,
        ask: "perform from access.sharing_on(target)",
        may: |person, case, _| person.manages(case) && !case.sharing.is_empty(),
    },
    Answer {
        about: About::Case,
        ask: "perform from cases.team_on(target)",
        may: |person, case, _| person.manages(case) && !case.team.is_empty(),
    },
    Answer {
        about: About::Case,
        ask: "perform from access.candidates(target)",
        may: |person, case, _| person.manages(case) || person.assigns(case),
    },
    Answer {
        about: About::Case,
        ask: "perform from cases.manager_of(target)",
        may: |person, case, _| {
            person.assigns(case)
                && case
                    .grants
                    .iter()
                    .any(|grant| grant.manages && grant.when != Span::Revoked)
        },
    },
    Answer {
        about: About::Case,
        ask: "perform from cases.lift_waiting(target)",
        may: |person, case, _| person.lifts(case),
    },
    Answer {
        about: About::Case,
        ask: "perform from cases.closures_of(target)",
        may: |person, case, _| has(person.reads(case), "shared_note"),
    },
    Answer {
        about: About::Case,
        ask: "perform from (select cases.last_visit(target) as at) a where a.at is not null",
        may: NEVER,
    },
    Answer {
        about: About::Case,
        ask: "perform from (select audit.may_show_looks(target) as yes) a where a.yes",
        may: |person, case, _| person.manages(case) || person.is_privacy_officer(),
    },
    Answer {
        about: About::Case,
        ask: "perform from audit.looks(target)",
        may: |person, case, _| {
            !case.protected && (person.manages(case) || person.is_privacy_officer())
        },
    },
    Answer {
        about: About::Case,
        ask: "perform from audit.case_references(array[target])",
        may: IS_PRIVACY_OFFICER,
    },
    Answer {
        about: About::Case,
        ask: concat!(
            "perform from (select audit.case_of(",
            reference!(),
            ") as found) a where a.found is not null"
        ),
        may: IS_PRIVACY_OFFICER,
    },
    Answer {
        about: About::Case,
        ask: "perform from audit.people() p where target is not null",
        may: IS_PRIVACY_OFFICER,
    },
    Answer {
        about: About::Case,
        ask: "perform from cases.author_names(array['a0000000-0000-0000-0000-ffffffffffff'::uuid]) n where target is not null",
        may: |person, _, _| person.works_on_cases(),
    },
    Answer {
        about: About::Glass,
        ask: "perform from access.glasses() g where g.id = target",
        may: |person, case, _| person.knows_of_glass(case),
    },
    Answer {
        about: About::Glass,
        ask: "perform from (select access.reviews(target) as yes) a where a.yes",
        may: |person, case, _| person.reviews(case),
    },
    Answer {
        about: About::Glass,
        ask: "perform from access.seen_through_glass(target)",
        may: |person, case, _| person.reviews(case) && case.grants[0].when == Span::InForce,
    },
    Answer {
        about: About::Glass,
        ask: "perform from access.told_of_break_glass(target)",
        may: |person, case, _| person.is_signed_in() && case.glass == Some(person.code),
    },
    // never anything of another case
    Answer {
        about: About::Case,
        ask: "perform from cases.closures_of(target) l where right(l.id::text, 12) <> right(target::text, 12)",
        may: NEVER,
    },
    Answer {
        about: About::Case,
        ask: "perform from access.grants_on(target) g where right(g.id::text, 12) <> right(target::text, 12)",
        may: NEVER,
    },
    Answer {
        about: About::Case,
        ask: "perform from access.sharing_on(target) s where right(s.id::text, 12) <> right(target::text, 12)",
        may: NEVER,
    },
    Answer {
        about: About::Case,
        ask: "perform from cases.team_on(target) t where right(t.id::text, 12) <> right(target::text, 12)",
        may: NEVER,
    },
    // what is done
    Answer {
        about: About::Case,
        ask: said!(
            "access.give(gen_random_uuid(), target, 'body', null, (select b.id from directory.body b where b.slug = 'proof-5'), 'third_sector', access.mask('name'), 0, null, 'proof')"
        ),
        may: MANAGES,
    },
    Answer {
        about: About::Case,
        ask: said!(
            "access.authorise_sharing(gen_random_uuid(), target, (select b.id from directory.body b where b.slug = 'proof-5'), 1, 'paper', '1', null)"
        ),
        may: MANAGES,
    },
    Answer {
        about: About::Case,
        ask: said!(
            "cases.join_team(gen_random_uuid(), target, gen_random_uuid(), gen_random_uuid(), 'social_worker', null)"
        ),
        may: MANAGES,
    },
    Answer {
        about: About::Case,
        ask: said!("cases.protect(target)"),
        may: MANAGES,
    },
    Answer {
        about: About::Case,
        ask: said!(
            "cases.close(gen_random_uuid(), target, current_date, 'need_resolved', 'reached', null)"
        ),
        may: MANAGES,
    },
    Answer {
        about: About::Case,
        ask: said!("cases.reopen(target, 'proof')"),
        may: MANAGES,
    },
    Answer {
        about: About::Case,
        ask: said!("cases.ask_to_lift_protection(gen_random_uuid(), target, 'proof')"),
        may: MANAGES,
    },
    Answer {
        about: About::Case,
        ask: said!("cases.assign(target, gen_random_uuid(), 'proof')"),
        may: |person, case, _| person.assigns(case),
    },
    Answer {
        about: About::Case,
        ask: concat!(
            "perform from access.break_the_glass(gen_random_uuid(), ",
            reference!(),
            ", 'danger_to_life', 'because of the proof') b where b.outcome not in ('absent', 'second_factor')"
        ),
        may: |person, case, _| person.breaks_glass(case),
    },
    Answer {
        about: About::Case,
        ask: concat!(
            "perform from access.break_the_glass(gen_random_uuid(), ",
            reference!(),
            ", 'manager_absent', 'because of the proof') b where b.outcome not in ('absent', 'second_factor')"
        ),
        may: |person, case, _| person.breaks_glass(case) && !case.protected,
    },
    Answer {
        about: About::Grant,
        ask: said!("access.revoke(target)"),
        may: MANAGES,
    },
    Answer {
        about: About::Sharing,
        ask: said!("access.withdraw_sharing(target)"),
        may: MANAGES,
    },
    Answer {
        about: About::Member,
        ask: said!("cases.leave_team(target)"),
        may: |person, case, n| {
            person.manages(case) || (person.is_signed_in() && case.team[n].person == person.code)
        },
    },
    Answer {
        about: About::Lift,
        ask: said!("cases.confirm_lift_of_protection(target)"),
        may: |person, case, _| person.lifts(case),
    },
    Answer {
        about: About::Glass,
        ask: said!("access.review_break_glass(target, 'justified', null)"),
        may: |person, case, _| person.knows_of_glass(case),
    },
    // nobody grants to themselves, nobody manages by themselves
    Answer {
        about: About::Case,
        ask: "perform from (select access.give(gen_random_uuid(), target, 'person', identity.me(), (select m.body_id from identity.my_memberships() m limit 1), 'case_manager', 1, 0, null, 'proof') as said) a where a.said = 'given'",
        may: |_, _, _| false,
    },
    Answer {
        about: About::Case,
        ask: "perform from (select cases.assign(target, identity.me(), 'proof') as said) a where a.said = 'assigned'",
        may: |_, _, _| false,
    },
];

const OPEN: &str = "perform from (select cases.open(gen_random_uuid(), 'ZZZZZZZZZZZZZ', target, 'families') as said) a where a.said <> 'not_yours'";

fn ids(about: About, case: &Case, number: usize) -> Vec<(usize, String)> {
    let parts = |kind, n| (0..n).map(|n| (n, part_id(kind, number, n))).collect();
    match about {
        About::Case => vec![(0, id('c', number))],
        About::Grant => parts('d', case.grants.len()),
        About::Sharing => parts('f', case.sharing.len()),
        About::Member => parts('7', case.team.len()),
        About::Lift if case.protected => vec![(0, id('8', number))],
        About::Glass if case.glass.is_some() => vec![(0, id('9', number))],
        About::Lift | About::Glass => Vec::new(),
    }
}

/// What one person is told and let do about the cases that were made for them.
/// `about`: in what is asked.
pub async fn asked(world: &World, who: usize, about: &str, asker: &mut Asker, score: &mut Score) {
    let person = &world.people[who];
    let token = super::world::token(who);
    let own: Vec<(usize, &Case)> = world
        .cases
        .iter()
        .enumerate()
        .filter(|(_, case)| case.person == person.code)
        .collect();
    for answer in ANSWERS.iter().filter(|answer| answer.ask.contains(about)) {
        let targets: Vec<(&Case, usize, String)> = own
            .iter()
            .flat_map(|(number, case)| {
                ids(answer.about, case, *number)
                    .into_iter()
                    .map(|(n, id)| (*case, n, id))
            })
            .collect();
        let all: Vec<String> = targets.iter().map(|(.., id)| id.clone()).collect();
        let outcomes = asker.tries_with(&token, answer.ask, &all).await;
        for ((case, n, _), outcome) in targets.iter().zip(outcomes) {
            score.effect((answer.may)(person, case, *n), &outcome, || {
                format!("{} in {}: {}", person.code, case.relation, answer.ask)
            });
        }
    }
    if !OPEN.contains(about) {
        return;
    }
    let bodies: Vec<String> = BODIES.iter().map(|body| body_id(*body)).collect();
    for (body, outcome) in BODIES
        .iter()
        .zip(asker.tries_with(&token, OPEN, &bodies).await)
    {
        score.effect(person.opens_cases_in(*body), &outcome, || {
            format!("{} opens a case in {body:?}", person.code)
        });
    }
}

#[tokio::test]
async fn functions_answer_whom_the_specification_says_and_nobody_else() {
    let (portal, world, _behind) = populated().await;
    let mut score = Score::default();
    let mut asker = Asker::sign_in(&portal.address, &keys(), "porta_staff").await;
    for who in 0..world.people.len() {
        asked(&world, who, "", &mut asker, &mut score).await;
    }
    score.report("functions about cases");
    assert!(score.cells > 10_000, "only {} cells", score.cells);
}
