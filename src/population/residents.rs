//! The population itself: household after household, until everybody is there.

use std::collections::VecDeque;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::AS_OF;
use crate::address::{self, Address};
use crate::codes::Codes;
use crate::draw::Draw;
use crate::family::{Apart, Family, Outline};
use crate::generations::{days_before, majority};
use crate::household::{Circle, CircleKind, Household, Member};
use crate::life;

/// Households with exactly so many people in all; of these only the codes already given are kept in memory (some 40
/// bytes a person). A larger population of the same seed begins with the smaller one, but for its last few households.
pub struct Population {
    seed: u64,
    people_left: usize,
    families: u64,
    codes: Codes,
    ready: VecDeque<Household>,
}

impl Population {
    pub fn new(people: usize, seed: u64) -> Self {
        Self {
            seed,
            people_left: people,
            families: 0,
            codes: Codes::default(),
            ready: VecDeque::new(),
        }
    }
}

impl Iterator for Population {
    type Item = Household;

    fn next(&mut self) -> Option<Household> {
        if let Some(household) = self.ready.pop_front() {
            return Some(household);
        }
        if self.people_left == 0 {
            return None;
        }
        let mut draw = Draw::new(self.seed, self.families);
        self.families += 1;
        let mut family = Family::draw(&mut draw);
        if family.members.len() > self.people_left {
            family = Family::alone(&mut draw);
        }
        self.people_left -= family.members.len();
        self.ready
            .extend(households(&mut draw, &mut self.codes, family));
        self.ready.pop_front()
    }
}

/// One household, or two where somebody is registered elsewhere.
fn households(draw: &mut Draw, codes: &mut Codes, family: Family) -> Vec<Household> {
    let Family { mut members, apart } = family;
    let circles = circles(draw, &members, apart);
    let elsewhere = match apart {
        Apart::Last(_) => members.pop(),
        _ => None,
    };
    let mut households = vec![household(draw, codes, &members, circles.clone())];
    households.extend(elsewhere.map(|one| household(draw, codes, &[one], circles)));
    households
}

fn circles(draw: &mut Draw, members: &[Outline], apart: Apart) -> Vec<Circle> {
    let all: Vec<Uuid> = members.iter().map(|member| member.id).collect();
    match apart {
        Apart::Nobody => Vec::new(),
        Apart::Last(kind) => vec![Circle {
            id: draw.id(),
            kind,
            members: all,
        }],
        Apart::Each => {
            let each = all.into_iter();
            each.map(|one| Circle {
                id: draw.id(),
                kind: CircleKind::Isee,
                members: vec![one],
            })
            .collect()
        }
    }
}

fn household(
    draw: &mut Draw,
    codes: &mut Codes,
    members: &[Outline],
    circles: Vec<Circle>,
) -> Household {
    let address = home(draw, members);
    let since = since(draw, members[0].birth);
    let mut household = Household {
        id: draw.id(),
        address,
        since,
        members: Vec::new(),
        circles,
    };
    for of in members {
        let person = life::person(draw, codes, of, &household.address);
        household.members.push(Member {
            relationship: of.relationship,
            since: since.max(person.birth_date),
            mother: of.mother,
            father: of.father,
            partner: of.partner,
            person,
        });
    }
    household
}

/// A few of those alone have none.
fn home(draw: &mut Draw, members: &[Outline]) -> Address {
    let homeless = match members {
        [one] if one.nation.is_italy() => 6,
        [_] => 25,
        _ => 0,
    };
    if draw.per_mille(homeless) {
        return address::without_home(draw);
    }
    address::residence(draw)
}

/// Not before the head came of age; at most forty years ago, more often lately.
fn since(draw: &mut Draw, head: NaiveDate) -> NaiveDate {
    let days = draw.below(14_600).min(draw.below(14_600));
    days_before(AS_OF, days).max(majority(head)).min(AS_OF)
}
