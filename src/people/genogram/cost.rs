//! How hard an order is to read: what makes it so, and by how much.

use super::Family;
use super::kin::{Brood, Kin};
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

    fn middle(&self, people: impl Iterator<Item = usize>) -> i32 {
        let (sum, number) = people.fold((0, 0), |(sum, number), person| {
            (sum + self.seat(person), number + 1)
        });
        sum / number.max(1)
    }

    /// How many others stand between the first and the last of these, who are in one row.
    fn strangers(&self, people: impl Iterator<Item = usize>) -> i32 {
        let seats: Vec<i32> = people.map(|person| self.seat(person)).collect();
        match (seats.iter().min(), seats.iter().max()) {
            (Some(first), Some(last)) => (last - first) / 2 + 1 - count(seats.len()),
            _ => 0,
        }
    }
}

/// The sum of all that disturbs.
pub fn cost(family: &Family, kin: &Kin, lines: &[Vec<usize>]) -> i32 {
    let seats = Seats::of(family.people.len(), lines);
    let couples: i32 = kin
        .pairs
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
