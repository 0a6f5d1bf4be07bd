//! The order in every row: couples side by side, brothers and sisters by birth, those who live together close, few crossings.
//!
//! It starts from a walk through the family and then moves people, some at a time, for as long as the picture gets simpler.
//! Families are small: counting everything anew at each try is quick enough, and short.

use super::Family;
use super::cost::cost;
use super::kin::{Kin, by_birth};

/// So many orders are tried at most: more than a family of twelve needs, and a fraction of a second.
const TRIES: usize = 30_000;
/// So many rows are looked at from the other side too.
const FLIPPED: usize = 4;
/// How many people move together at most.
const TOGETHER: usize = 5;

/// The people of each row from left to right.
pub fn order(family: &Family, kin: &Kin, rows: &[usize]) -> Vec<Vec<usize>> {
    let mut search = Search {
        family,
        kin,
        tries: TRIES,
    };
    let mut best = search.simplest(walk(family, kin, rows));
    for flip in 1..1usize << best.0.len().min(FLIPPED) {
        let other = search.simplest(flipped(&best.0, flip));
        if other.1 < best.1 {
            best = other;
        }
    }
    best.0
}

/// A search that ends: there are so many tries left.
struct Search<'a> {
    family: &'a Family,
    kin: &'a Kin,
    tries: usize,
}

impl Search<'_> {
    /// Moves people for as long as it helps; the order and its cost.
    fn simplest(&mut self, mut lines: Vec<Vec<usize>>) -> (Vec<Vec<usize>>, i32) {
        let mut least = cost(self.family, self.kin, &lines);
        let (mut quiet, mut row) = (0, 0);
        while quiet < lines.len() {
            let before = least;
            while self.improve(&mut lines, row, &mut least) {}
            quiet = if least < before { 1 } else { quiet + 1 };
            row = (row + 1) % lines.len();
        }
        (lines, least)
    }

    /// Makes the first move in a row that makes the picture simpler, if there is one.
    fn improve(&mut self, lines: &mut [Vec<usize>], row: usize, least: &mut i32) -> bool {
        let line = lines[row].clone();
        for moved in moves(&line).take(self.tries) {
            lines[row] = moved;
            self.tries -= 1;
            let cost = cost(self.family, self.kin, lines);
            if cost < *least {
                *least = cost;
                return true;
            }
        }
        lines[row] = line;
        false
    }
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
