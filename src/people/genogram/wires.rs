//! The lines from parents to children: where they run, and which of them run side by side.

use super::kin::{Brood, Kin};
use super::measures::{BELOW_SIGN, HALF, LANE};
use super::places::Places;

/// Where a line from parents starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// In the middle of the line of a couple.
    Couple,
    /// Below the name of one parent.
    Person(usize),
}

/// A level stretch in the space below a row; `lane` counts from the top, once lanes have been given out.
#[derive(Debug, Clone)]
pub struct Level {
    pub row: usize,
    pub from: i32,
    pub to: i32,
    pub lane: usize,
}

/// From one start down to the row above the children: each step goes down at `x`, then along a level stretch.
#[derive(Debug)]
pub struct Descent {
    pub start: Start,
    pub row: usize,
    pub x: i32,
    /// Index of the level stretch, and where the line goes on down from it.
    pub steps: Vec<(usize, i32)>,
    /// The level stretch above the children, where it ends.
    pub bar: usize,
}

/// The lines of one brood: descents from the parents to one level stretch, and from it down to each child.
#[derive(Debug)]
pub struct Wire {
    pub brood: usize,
    pub descents: Vec<Descent>,
    /// The level stretch above the children, for each row in which there are some.
    pub bars: Vec<usize>,
    /// The child's index in the brood, its bar, and the place where the line comes down.
    pub entries: Vec<(usize, usize, i32)>,
}

/// All lines, with their level stretches.
#[derive(Debug, Default)]
pub struct Wires {
    pub wires: Vec<Wire>,
    pub levels: Vec<Level>,
}

impl Wires {
    /// Needs the horizontal places only.
    pub fn of(kin: &Kin, places: &Places) -> Self {
        let mut wires = Self::default();
        for index in 0..kin.broods.len() {
            let wire = wires.wire(kin, places, index);
            wires.wires.push(wire);
        }
        wires.give_out_lanes();
        wires
    }

    /// How many stretches run one below the other under a row.
    pub fn lanes(&self, row: usize) -> usize {
        self.levels
            .iter()
            .filter(|level| level.row == row)
            .map(|level| level.lane + 1)
            .max()
            .unwrap_or(0)
    }

    fn wire(&mut self, kin: &Kin, places: &Places, index: usize) -> Wire {
        let brood = &kin.broods[index];
        let mut wire = Wire {
            brood: index,
            descents: Vec::new(),
            bars: Vec::new(),
            entries: Vec::new(),
        };
        let mut rows: Vec<usize> = brood
            .children
            .iter()
            .map(|(child, _)| places.row(*child))
            .collect();
        rows.sort_unstable();
        rows.dedup();
        for row in rows {
            let mut descents: Vec<Descent> = starts(kin, places, brood)
                .into_iter()
                .map(|(start, x)| self.descend(places, start, x, row))
                .collect();
            let ends: Vec<i32> = descents.iter().map(Descent::end).collect();
            let entries = entries(kin, places, index, row, &ends);
            let across = || entries.iter().map(|(_, x)| *x).chain(ends.iter().copied());
            let (from, to) = (across().min().unwrap_or(0), across().max().unwrap_or(0));
            wire.bars.push(self.levels.len());
            for descent in &mut descents {
                descent.bar = self.levels.len();
            }
            wire.entries.extend(
                entries
                    .iter()
                    .map(|(child, x)| (*child, self.levels.len(), *x)),
            );
            self.levels.push(Level {
                row: row.saturating_sub(1),
                from,
                to,
                lane: 0,
            });
            wire.descents.append(&mut descents);
        }
        wire
    }

    /// Goes down between the people of the rows on the way.
    fn descend(
        &mut self,
        places: &Places,
        (start, row): (Start, usize),
        x: i32,
        to: usize,
    ) -> Descent {
        let mut descent = Descent {
            start,
            row,
            x,
            steps: Vec::new(),
            bar: 0,
        };
        for below in row + 1..to {
            let (here, free) = (descent.end(), places.free_place(below, descent.end()));
            descent.steps.push((self.levels.len(), free));
            self.levels.push(Level {
                row: below - 1,
                from: here.min(free),
                to: here.max(free),
                lane: 0,
            });
        }
        descent
    }

    /// From left to right each stretch takes the first lane that is free.
    fn give_out_lanes(&mut self) {
        let mut turns: Vec<usize> = (0..self.levels.len()).collect();
        turns.sort_by_key(|index| {
            (
                self.levels[*index].row,
                self.levels[*index].from,
                self.levels[*index].to,
            )
        });
        let mut done: Vec<usize> = Vec::new();
        for index in turns {
            let level = &self.levels[index];
            let taken = |lane: usize| {
                done.iter().map(|other| &self.levels[*other]).any(|other| {
                    (other.row, other.lane) == (level.row, lane)
                        && other.from <= level.to + LANE
                        && level.from <= other.to + LANE
                })
            };
            let lane = (0..=done.len()).find(|lane| !taken(*lane)).unwrap_or(0);
            self.levels[index].lane = lane;
            done.push(index);
        }
    }
}

impl Descent {
    /// Where it arrives above the row of the children.
    pub fn end(&self) -> i32 {
        self.steps.last().map_or(self.x, |(_, x)| *x)
    }
}

/// Neighbours who are a couple share a start; anybody else has a line of their own.
fn starts(kin: &Kin, places: &Places, brood: &Brood) -> Vec<((Start, usize), i32)> {
    let aside = if brood.foster { BELOW_SIGN } else { 0 };
    if let [a, b] = brood.parents[..]
        && kin.is_couple(a, b)
        && places.are_neighbours(a, b)
    {
        return vec![((Start::Couple, places.row(a)), places.between(a, b) + aside)];
    }
    let own = |parent: &usize| {
        let broods: Vec<&Brood> = kin
            .broods
            .iter()
            .filter(|other| other.parents.contains(parent))
            .collect();
        let turn = broods
            .iter()
            .position(|other| std::ptr::eq(*other, brood))
            .unwrap_or(0);
        let shift = (2 * super::measures::count(turn) + 1 - super::measures::count(broods.len()))
            * BELOW_SIGN
            / 2;
        (
            (Start::Person(*parent), places.row(*parent)),
            places.x(*parent) + shift,
        )
    };
    brood.parents.iter().map(own).collect()
}

/// Where the lines come down to the children of one row; a child with two lines gets them side by side.
fn entries(
    kin: &Kin,
    places: &Places,
    index: usize,
    row: usize,
    ends: &[i32],
) -> Vec<(usize, i32)> {
    let brood = &kin.broods[index];
    let here = brood
        .children
        .iter()
        .enumerate()
        .filter(|(_, (child, _))| places.row(*child) == row);
    let mut entries: Vec<(usize, i32)> = here
        .map(|(number, (child, _))| {
            let broods: Vec<usize> = (0..kin.broods.len())
                .filter(|other| {
                    kin.broods[*other]
                        .children
                        .iter()
                        .any(|(known, _)| known == child)
                })
                .collect();
            let turn = broods.iter().position(|other| *other == index).unwrap_or(0);
            let shift = (2 * super::measures::count(turn) + 1
                - super::measures::count(broods.len()))
                * LANE
                / 2;
            (number, places.x(*child) + shift)
        })
        .collect();
    if let ([(_, x)], [end]) = (&mut entries[..], ends)
        && (*x - end).abs() <= HALF / 3
    {
        *x = *end;
    }
    entries
}
