//! The row of every person: parents above children, couples in one row, strangers in the row of their age.

use super::Family;
use super::kin::Kin;
use chrono::Datelike;
use std::collections::VecDeque;

/// Between parents and children, where the dates do not say; for who has no relatives in the picture.
const YEARS_IN_A_GENERATION: i32 = 28;

/// The row of each person, from 0 at the top; no row is empty.
pub fn rows(family: &Family, kin: &Kin) -> Vec<usize> {
    let size = family.people.len();
    let groups = groups(size, kin);
    let ties = ties(kin, &groups);
    let mut rows: Vec<Option<i32>> = vec![None; size];
    let first = family
        .people
        .iter()
        .position(|person| person.subject)
        .unwrap_or(0);
    for person in std::iter::once(first)
        .chain(0..size)
        .filter(|person| *person < size)
    {
        if rows[groups[person]].is_none() {
            let part = spread(groups[person], &ties, &mut rows);
            let shift = if person == first {
                0
            } else {
                row_of_age(family, &groups, &rows, &part)
            };
            for group in part {
                rows[group] = rows[group].map(|row| row + shift);
            }
        }
    }
    let mut rows: Vec<i32> = rows.into_iter().map(Option::unwrap_or_default).collect();
    push_children_down(&ties, &mut rows);
    without_empty_rows(&groups.iter().map(|group| rows[*group]).collect::<Vec<_>>())
}

/// For each person the group of those who must be in the same row, named by one of them.
/// A couple of which one descends from the other's group stays apart: children are below parents first of all.
fn groups(size: usize, kin: &Kin) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..size).collect();
    for (a, b) in kin.pairs.iter().copied() {
        let (a, b) = (groups[a], groups[b]);
        let ties = ties(kin, &groups);
        if a != b && !leads(size, &ties, a, b) && !leads(size, &ties, b, a) {
            groups
                .iter_mut()
                .filter(|group| **group == b)
                .for_each(|group| *group = a);
        }
    }
    groups
}

fn ties(kin: &Kin, groups: &[usize]) -> Vec<(usize, usize)> {
    kin.descents()
        .map(|(parent, child)| (groups[parent], groups[child]))
        .collect()
}

fn leads(size: usize, ties: &[(usize, usize)], from: usize, to: usize) -> bool {
    let mut seen = vec![false; size];
    let mut open = vec![from];
    while let Some(next) = open.pop() {
        if next == to {
            return true;
        }
        if !std::mem::replace(&mut seen[next], true) {
            open.extend(
                ties.iter()
                    .filter(|(above, _)| *above == next)
                    .map(|(_, below)| *below),
            );
        }
    }
    false
}

/// Gives a row to everybody tied to `start`, which is in row 0: children one below, parents one above.
fn spread(start: usize, ties: &[(usize, usize)], rows: &mut [Option<i32>]) -> Vec<usize> {
    rows[start] = Some(0);
    let mut part = vec![start];
    let mut open = VecDeque::from([(start, 0)]);
    while let Some((group, row)) = open.pop_front() {
        let below = ties
            .iter()
            .filter(|(above, _)| *above == group)
            .map(|(_, below)| (*below, row + 1));
        let above = ties
            .iter()
            .filter(|(_, below)| *below == group)
            .map(|(above, _)| (*above, row - 1));
        for (next, row) in below.chain(above) {
            if rows[next].is_none() {
                rows[next] = Some(row);
                part.push(next);
                open.push_back((next, row));
            }
        }
    }
    part
}

/// By how many rows a part of the family goes down so that it stands among people of its age.
fn row_of_age(family: &Family, groups: &[usize], rows: &[Option<i32>], part: &[usize]) -> i32 {
    let dated = |inside: bool| {
        (0..groups.len()).filter_map(move |person| {
            let row = rows[groups[person]]?;
            let year = family.people[person].born?.year();
            (part.contains(&groups[person]) == inside).then_some((row, year))
        })
    };
    let gaps: Vec<i32> = dated(true)
        .filter_map(|(row, year)| {
            let (near, other) =
                dated(false).min_by_key(|(row, other)| ((other - year).abs(), *row))?;
            Some(
                near + (year - other + YEARS_IN_A_GENERATION / 2).div_euclid(YEARS_IN_A_GENERATION)
                    - row,
            )
        })
        .collect();
    gaps.iter().sum::<i32>() / super::measures::count(gaps.len()).max(1)
}

/// Where generations are crossed (an uncle who married a niece) the distances cannot all be one: the lower one gives way.
fn push_children_down(ties: &[(usize, usize)], rows: &mut [i32]) {
    for _ in 0..rows.len() {
        for (above, below) in ties {
            rows[*below] = rows[*below].max(rows[*above] + 1);
        }
    }
}

fn without_empty_rows(rows: &[i32]) -> Vec<usize> {
    let mut used = rows.to_vec();
    used.sort_unstable();
    used.dedup();
    rows.iter()
        .map(|row| used.binary_search(row).unwrap_or(0))
        .collect()
}
