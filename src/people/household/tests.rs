//! Households against a simple model: what a plan leaves behind says of every day who belongs, as a diary of each day would.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use uuid::Uuid;

use super::plan::{Plan, Role, Wrong, change_head, join, leave, split};
use super::spell::{HEAD, Spell, on, open, since};

const PERSONS: u64 = 6;
const HOUSEHOLDS: u64 = 4;
const DAYS: u64 = 40;

fn person(number: u64) -> Uuid {
    Uuid::from_u64_pair(1, number)
}

fn household(number: u64) -> Uuid {
    Uuid::from_u64_pair(2, number)
}

fn date(day: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(day)
}

/// An act as it is drawn; who is of the household is only known when its turn comes.
#[derive(Clone, Debug)]
struct Act {
    kind: u8,
    household: u64,
    other: u64,
    person: u64,
    day: u64,
    /// Who goes, bit by bit.
    goes: u64,
    /// Who becomes the head, counted among those in question.
    head: usize,
}

fn act() -> impl Strategy<Value = Act> {
    (
        0_u8..6,
        0..HOUSEHOLDS,
        0..HOUSEHOLDS,
        0..PERSONS,
        0..DAYS,
        0_u64..64,
        0_usize..6,
    )
        .prop_map(|(kind, household, other, person, day, goes, head)| Act {
            kind,
            household,
            other,
            person,
            day,
            goes,
            head,
        })
}

/// As the tables keep it, by household.
#[derive(Default)]
struct Rows(BTreeMap<Uuid, Vec<Spell>>);

impl Rows {
    fn of(&self, household: Uuid) -> &[Spell] {
        self.0.get(&household).map_or(&[], Vec::as_slice)
    }

    fn apply(&mut self, plan: &Plan, number: u64) {
        for end in &plan.endings {
            let spell = self
                .0
                .values_mut()
                .flatten()
                .find(|spell| spell.id == end.spell)
                .unwrap();
            assert!(
                spell.to.is_none() && spell.from < end.day,
                "a row is ended once, and is not empty"
            );
            spell.to = Some(end.day);
            spell.why_to = Some(end.why.to_owned());
        }
        for (index, new) in plan.beginnings.iter().enumerate() {
            self.0.entry(new.household).or_default().push(Spell {
                id: Uuid::from_u64_pair(number + 10, index as u64),
                person: new.person,
                relationship: new.relationship.clone(),
                from: new.from,
                to: None,
                why_from: new.why.to_owned(),
                why_to: None,
            });
        }
    }

    /// The table's own promise: nobody in two households of a kind at once.
    fn is_anywhere_from(&self, person: Uuid, day: NaiveDate) -> bool {
        self.0
            .values()
            .flatten()
            .any(|spell| spell.person == person && spell.to.is_none_or(|to| day < to))
    }
}

/// A diary: for each day and household, who belongs and as what.
#[derive(Default)]
struct Diary(BTreeMap<(u64, Uuid), BTreeMap<Uuid, String>>);

impl Diary {
    fn from(&mut self, day: u64, household: Uuid, change: impl Fn(&mut BTreeMap<Uuid, String>)) {
        for day in day..DAYS {
            change(self.0.entry((day, household)).or_default());
        }
    }

    fn note(&mut self, day: u64, household: Uuid, gone: &[Uuid], come: &[Role]) {
        self.from(day, household, |there| {
            there.retain(|person, _| !gone.contains(person));
            there.extend(come.iter().cloned());
        });
    }
}

/// One of them is the head, the others are children.
fn roles(persons: &[Uuid], head: usize) -> Vec<Role> {
    let head = persons.get(head % persons.len().max(1));
    persons
        .iter()
        .map(|person| {
            let role = if Some(person) == head { HEAD } else { "3" };
            (*person, role.to_owned())
        })
        .collect()
}

fn live(rows: &mut Rows, diary: &mut Diary, act: &Act, number: u64) -> Result<(), Wrong> {
    let (here, day) = (household(act.household), date(act.day));
    let spells = rows.of(here).to_vec();
    let members: Vec<Uuid> = open(&spells).iter().map(|spell| spell.person).collect();
    let has_head = open(&spells).iter().any(|spell| spell.is_head());
    let (plan, gone, come) = match act.kind {
        0 | 1 => {
            let who = person(act.person);
            if rows.is_anywhere_from(who, day) {
                return Ok(());
            }
            let role = if has_head { "3" } else { HEAD };
            let come = vec![(who, role.to_owned())];
            (
                join(here, &spells, come[0].clone(), day, "joined")?,
                vec![],
                come,
            )
        }
        2 | 3 => {
            let who = person(act.person);
            let rest: Vec<Uuid> = members.iter().copied().filter(|one| *one != who).collect();
            let is_head = open(&spells)
                .iter()
                .any(|spell| spell.is_head() && spell.person == who);
            let staying = roles(&rest, act.head);
            let plan = leave(here, &spells, who, (day, "left"), &staying)?;
            (plan, vec![who], if is_head { staying } else { vec![] })
        }
        4 => {
            let (gone, rest): (Vec<Uuid>, Vec<Uuid>) = members
                .iter()
                .copied()
                .partition(|one| act.goes >> (one.as_u64_pair().1) & 1 == 1);
            let there = household(act.other + HOUSEHOLDS * (number + 1));
            let loses = open(&spells)
                .iter()
                .any(|spell| spell.is_head() && gone.contains(&spell.person));
            let (going, staying) = (roles(&gone, act.head), roles(&rest, act.head));
            let plan = split(here, there, &spells, &going, (day, &staying))?;
            diary.note(act.day, there, &[], &going);
            (plan, gone, if loses { staying } else { vec![] })
        }
        _ => {
            let all = roles(&members, act.head);
            (change_head(here, &spells, &all, day)?, vec![], all)
        }
    };
    rows.apply(&plan, number);
    diary.note(act.day, here, &gone, &come);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_day_has_the_members_that_a_diary_of_that_day_has(acts in prop::collection::vec(act(), 1..60)) {
        let (mut rows, mut diary) = (Rows::default(), Diary::default());
        for (number, act) in acts.iter().enumerate() {
            // what is refused changes nothing
            let _ = live(&mut rows, &mut diary, act, number as u64);
        }
        for ((day, home), there) in &diary.0 {
            let found = on(rows.of(*home), date(*day));
            let found: BTreeMap<Uuid, String> =
                found.into_iter().map(|spell| (spell.person, spell.relationship.clone())).collect();
            prop_assert_eq!(&found, there);
            prop_assert!(there.values().filter(|role| *role == HEAD).count() <= 1, "two heads");
        }
    }
}

fn spell(number: u64, role: &str, from: u64, to: Option<u64>) -> Spell {
    Spell {
        id: Uuid::from_u64_pair(9, number * 100 + from),
        person: person(number),
        relationship: role.to_owned(),
        from: date(from),
        to: to.map(date),
        why_from: "formed".to_owned(),
        why_to: None,
    }
}

fn refusal(planned: Result<Plan, Wrong>) -> Option<Wrong> {
    planned.err()
}

#[test]
fn a_head_who_goes_leaves_a_question_for_those_who_stay() {
    let spells = [spell(1, HEAD, 0, None), spell(2, "2", 0, None)];
    let day = (date(5), "left");
    assert_eq!(
        refusal(leave(household(1), &spells, person(1), day, &[])),
        Some(Wrong::NoHead)
    );
    let staying = [(person(2), HEAD.to_owned())];
    assert_eq!(
        refusal(leave(household(1), &spells, person(1), day, &staying)),
        None
    );
}

#[test]
fn a_split_in_which_all_go_or_nobody_goes_is_none() {
    let spells = [spell(1, HEAD, 0, None), spell(2, "2", 0, None)];
    let all = [(person(1), HEAD.to_owned()), (person(2), "2".to_owned())];
    let of = |going: &[Role]| {
        refusal(split(
            household(1),
            household(2),
            &spells,
            going,
            (date(5), &[]),
        ))
    };
    assert_eq!(of(&all), Some(Wrong::Everybody));
    assert_eq!(of(&[]), Some(Wrong::Nobody));
    assert_eq!(of(&all[1..]), Some(Wrong::NoHead));
}

#[test]
fn a_household_whose_head_is_not_mine_to_see_asks_for_none() {
    let spells = [spell(2, "3", 0, None), spell(3, "3", 0, None)];
    assert_eq!(
        refusal(leave(
            household(1),
            &spells,
            person(2),
            (date(5), "left"),
            &[]
        )),
        None
    );
}

#[test]
fn nobody_leaves_before_they_came() {
    let spells = [spell(1, HEAD, 0, None), spell(2, "3", 7, None)];
    let too_early = Some(Wrong::TooEarly(person(2), date(7)));
    for day in [3, 7] {
        assert_eq!(
            refusal(leave(
                household(1),
                &spells,
                person(2),
                (date(day), "left"),
                &[]
            )),
            too_early
        );
    }
}

#[test]
fn a_new_head_does_not_make_anybody_newer() {
    let spells = [
        spell(2, "3", 3, Some(9)),
        spell(2, HEAD, 9, Some(12)),
        spell(2, "3", 12, None),
    ];
    assert_eq!(since(&spells, &spells[2]), date(3));
}

#[test]
fn nobody_becomes_the_head_of_days_that_had_another() {
    let spells = [spell(1, HEAD, 0, Some(20)), spell(2, "3", 5, None)];
    let anew = [(person(2), HEAD.to_owned())];
    let on_day = |day| refusal(change_head(household(1), &spells, &anew, date(day)));
    assert_eq!(on_day(10), Some(Wrong::HasHead));
    assert_eq!(on_day(20), None);
}
