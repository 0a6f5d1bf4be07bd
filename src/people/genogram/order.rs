//! The order in every row: couples side by side, brothers and sisters by birth, those who live together close, few crossings.
//!
//! It starts from a walk through the family and then moves people, some at a time, for as long as the picture gets simpler.
//! Families are small: counting everything anew at each try is quick enough, and short.

use super::Family;
use super::kin::{Brood, Kin, by_birth};
use super::measures::count;
use vocabulary::fiscal_code::Sex;

/// What makes a picture harder to read, and by how much.
const STRANGER_IN_COUPLE: i32 = 40;
const STRANGER_IN_HOUSEHOLD: i32 = 14;
const CROSSING: i32 = 16;
const OUT_OF_BIRTH_ORDER: i32 = 12;
const HALF_SIBLINGS_OUT_OF_ORDER: i32 = 4;
const STRANGER_AMONG_CHILDREN: i32 = 2;
const WOMAN_ON_THE_LEFT: i32 = 3;
/// More people than this are left as the walk found them.
const MANY: usize = 60;
/// So many rows are looked at from the other side too.
const FLIPPED: usize = 4;
/// How many people move together at most.
const TOGETHER: usize = 8;

/// The people of each row from left to right.
pub fn order(family: &Family, kin: &Kin, rows: &[usize]) -> Vec<Vec<usize>> {
    let lines = walk(family, kin, rows);
    if family.people.len() > MANY {
        return lines;
    }
    let mut best = simplest(family, kin, lines);
    for flip in 1..1usize << best.0.len().min(FLIPPED) {
        let other = simplest(family, kin, flipped(&best.0, flip));
        if other.1 < best.1 {
            best = other;
        }
    }
    best.0
}

/// Moves people for as long as it helps; the order and its cost.
fn simplest(family: &Family, kin: &Kin, mut lines: Vec<Vec<usize>>) -> (Vec<Vec<usize>>, i32) {
    let mut least = cost(family, kin, &lines);
    let mut quiet = 0;
    let mut row = 0;
    while quiet < lines.len() {
        let before = least;
        while improve(family, kin, &mut lines, row, &mut least) {}
        quiet = if least < before { 1 } else { quiet + 1 };
        row = (row + 1) % lines.len();
    }
    (lines, least)
}

/// Makes the first move in a row that makes the picture simpler, if there is one.
fn improve(family: &Family, kin: &Kin, lines: &mut [Vec<usize>], row: usize, least: &mut i32) -> bool {
    let line = lines[row].clone();
    for moved in moves(&line) {
        lines[row] = moved;
        let cost = cost(family, kin, lines);
        if cost < *least {
            *least = cost;
            return true;
        }
    }
    lines[row] = line;
    false
}

/// The rows whose bit is set, from the other side: no small move leads from a family to its mirror image.
fn flipped(lines: &[Vec<usize>], flip: usize) -> Vec<Vec<usize>> {
    let mut lines = lines.to_vec();
    for (row, line) in lines.iter_mut().enumerate().take(FLIPPED) {
        if flip & (1 << row) != 0 {
            line.reverse();
        }
    }
    lines
}

/// Oldest rows first; after each person the partners, then the children by birth.
fn walk(family: &Family, kin: &Kin, rows: &[usize]) -> Vec<Vec<usize>> {
    let mut lines = vec![Vec::new(); rows.iter().max().map_or(0, |last| last + 1)];
    let mut seen = vec![false; rows.len()];
    let mut people: Vec<usize> = (0..rows.len()).collect();
    people.sort_by_key(|person| (rows[*person], by_birth(family, *person)));
    for start in people {
        let mut open = vec![start];
        while let Some(person) = open.pop() {
            if !std::mem::replace(&mut seen[person], true) {
                lines[rows[person]].push(person);
                let broods = kin
                    .broods
                    .iter()
                    .filter(|brood| brood.parents.contains(&person));
                let children =
                    broods.flat_map(|brood| brood.children.iter().map(|(child, _)| *child));
                open.extend(children.collect::<Vec<_>>().into_iter().rev());
                open.extend(
                    kin.pairs
                        .iter()
                        .filter_map(|(a, b)| other_of(person, *a, *b)),
                );
            }
        }
    }
    lines
}

fn other_of(person: usize, a: usize, b: usize) -> Option<usize> {
    match person {
        _ if person == a => Some(b),
        _ if person == b => Some(a),
        _ => None,
    }
}

/// Some neighbours taken out and put in elsewhere, as they are or turned round.
fn moves(line: &[usize]) -> impl Iterator<Item = Vec<usize>> {
    let size = line.len();
    let parts = (0..size)
        .flat_map(move |from| (from + 1..=size.min(from + TOGETHER)).map(move |to| (from, to)));
    parts.flat_map(move |(from, to)| {
        let rest: Vec<usize> = line[..from].iter().chain(&line[to..]).copied().collect();
        let part = line[from..to].to_vec();
        let turned: Vec<usize> = part.iter().rev().copied().collect();
        [part, turned].into_iter().flat_map(move |part| {
            let rest = rest.clone();
            (0..=rest.len()).map(move |at| [&rest[..at], &part, &rest[at..]].concat())
        })
    })
}

/// Where everybody is: the row, and the place in it counted from the middle, in half steps.
struct Seats(Vec<(usize, i32)>);

impl Seats {
    fn of(size: usize, lines: &[Vec<usize>]) -> Self {
        let mut seats = vec![(0, 0); size];
        for (row, line) in lines.iter().enumerate() {
            for (index, person) in line.iter().enumerate() {
                seats[*person] = (row, 2 * count(index) + 1 - count(line.len()));
            }
        }
        Self(seats)
    }

    fn row(&self, person: usize) -> usize {
        self.0[person].0
    }

    fn seat(&self, person: usize) -> i32 {
        self.0[person].1
    }

    fn middle(&self, people: impl Iterator<Item = usize> + Clone) -> i32 {
        people.clone().map(|person| self.seat(person)).sum::<i32>() / count(people.count()).max(1)
    }

    /// How many others stand between the first and the last of these, who are in one row.
    fn strangers(&self, people: impl Iterator<Item = usize> + Clone) -> i32 {
        let seats = || people.clone().map(|person| self.seat(person));
        match (seats().min(), seats().max()) {
            (Some(first), Some(last)) => (last - first) / 2 + 1 - count(seats().count()),
            _ => 0,
        }
    }
}

fn cost(family: &Family, kin: &Kin, lines: &[Vec<usize>]) -> i32 {
    let seats = Seats::of(family.people.len(), lines);
    let couples: i32 = kin
        .pairs()
        .iter()
        .map(|(a, b)| couple_cost(family, &seats, *a, *b))
        .sum();
    let roofs: i32 = kin
        .roofs
        .iter()
        .map(|members| roof_cost(&seats, members, lines.len()))
        .sum();
    let broods: i32 = (0..kin.broods.len())
        .map(|index| brood_cost(family, kin, &seats, index))
        .sum();
    couples + roofs + broods
}

fn couple_cost(family: &Family, seats: &Seats, a: usize, b: usize) -> i32 {
    let (left, right) = if seats.seat(a) < seats.seat(b) {
        (a, b)
    } else {
        (b, a)
    };
    let turned =
        family.people[left].sex == Some(Sex::Female) && family.people[right].sex == Some(Sex::Male);
    let strangers = if seats.row(a) == seats.row(b) {
        seats.strangers([a, b].into_iter())
    } else {
        0
    };
    strangers * STRANGER_IN_COUPLE + i32::from(turned) * WOMAN_ON_THE_LEFT
}

fn roof_cost(seats: &Seats, members: &[usize], rows: usize) -> i32 {
    let inside = |row: usize| {
        members
            .iter()
            .copied()
            .filter(move |member| seats.row(*member) == row)
    };
    (0..rows)
        .map(|row| seats.strangers(inside(row)) * STRANGER_IN_HOUSEHOLD)
        .sum()
}

fn brood_cost(family: &Family, kin: &Kin, seats: &Seats, index: usize) -> i32 {
    let brood = &kin.broods[index];
    let children = brood.children.iter().map(|(child, _)| *child);
    let apart =
        (seats.middle(brood.parents.iter().copied()) - seats.middle(children.clone())).abs();
    let turned = brood.children.windows(2).filter(|pair| {
        seats.row(pair[0].0) == seats.row(pair[1].0)
            && family.people[pair[0].0].born.is_some()
            && seats.seat(pair[0].0) > seats.seat(pair[1].0)
    });
    let others = || kin.broods[..index].iter();
    let crossings: i32 = others().map(|other| crossings(seats, brood, other)).sum();
    let half: i32 = others()
        .map(|other| half_siblings_turned(family, seats, brood, other))
        .sum();
    apart
        + count(turned.count()) * OUT_OF_BIRTH_ORDER
        + seats.strangers(children) * STRANGER_AMONG_CHILDREN
        + crossings * CROSSING
        + half * HALF_SIBLINGS_OUT_OF_ORDER
}

fn crossings(seats: &Seats, one: &Brood, other: &Brood) -> i32 {
    let parents =
        seats.middle(one.parents.iter().copied()) - seats.middle(other.parents.iter().copied());
    let pairs = one.children.iter().flat_map(|(child, _)| {
        other
            .children
            .iter()
            .map(move |(second, _)| (*child, *second))
    });
    count(
        pairs
            .filter(|(child, second)| seats.row(*child) == seats.row(*second))
            .filter(|(child, second)| {
                parents.signum() * (seats.seat(*child) - seats.seat(*second)).signum() < 0
            })
            .count(),
    )
}

/// How many children of one parent by different partners stand against their births.
fn half_siblings_turned(family: &Family, seats: &Seats, one: &Brood, other: &Brood) -> i32 {
    let born = |person: usize| family.people[person].born;
    let share = one
        .parents
        .iter()
        .any(|parent| other.parents.contains(parent));
    let pairs = one.children.iter().flat_map(|(child, _)| {
        other
            .children
            .iter()
            .map(move |(second, _)| (*child, *second))
    });
    let turned = |(child, second): &(usize, usize)| {
        let by_birth = born(*child)
            .zip(born(*second))
            .map(|(child, second)| child.cmp(&second));
        seats.row(*child) == seats.row(*second)
            && by_birth.is_some_and(|order| {
                order.reverse() == seats.seat(*child).cmp(&seats.seat(*second))
            })
    };
    if share {
        count(pairs.filter(turned).count())
    } else {
        0
    }
}
