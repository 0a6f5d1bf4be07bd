//! The outlines of households: how far each keeps from what it holds, so that one never lies on another.

use super::Family;
use super::kin::Kin;
use super::label;
use super::measures::{RING, ROOF, SMALL, SMALL_LINE, count};
use super::places::Cell;

/// One household's outline, before it has places.
#[derive(Debug)]
pub struct Outline {
    pub members: Vec<usize>,
    /// 0 is the innermost.
    pub ring: usize,
    /// Neighbours in a row who live under it, from left to right; rows from the top.
    pub runs: Vec<(usize, Vec<usize>)>,
    /// The run inside whose lower edge the name stands, and the name in lines.
    pub name_at: usize,
    pub name: Vec<String>,
}

/// All outlines.
#[derive(Debug)]
pub struct Roofs {
    pub outlines: Vec<Outline>,
    /// For each ring the height of the tallest name in it.
    strips: Vec<i32>,
}

impl Roofs {
    pub fn of(family: &Family, kin: &Kin, order: &[Vec<usize>], cells: &[Cell]) -> Self {
        let mut outlines: Vec<Outline> = Vec::new();
        for (roof, members) in family.households.iter().zip(&kin.roofs) {
            if !members.is_empty() {
                let mut outline = outline(members, order);
                outline.name = name(&roof.name, &outline.runs[outline.name_at].1, cells);
                outline.ring = free_ring(&outlines, &outline, order);
                outlines.push(outline);
            }
        }
        let rings = outlines
            .iter()
            .map(|outline| outline.ring + 1)
            .max()
            .unwrap_or(0);
        let strip = |ring: usize| {
            outlines
                .iter()
                .filter(move |outline| outline.ring == ring)
                .map(Outline::strip)
                .max()
        };
        let strips = (0..rings).map(|ring| strip(ring).unwrap_or(0)).collect();
        Self { outlines, strips }
    }

    /// What the widest outline needs beside the people it holds.
    pub fn widest_pad(&self) -> i32 {
        self.outlines.iter().map(Outline::pad).max().unwrap_or(0)
    }

    /// What the outlines that hold `inside`, but not its neighbour `outside`, need between them.
    pub fn pad_towards(&self, inside: usize, outside: usize) -> i32 {
        let ending = self.outlines.iter();
        let ending = ending.filter(|outline| outline.holds(inside) && !outline.holds(outside));
        ending.map(Outline::pad).max().unwrap_or(0)
    }

    pub fn pad_above(&self, row: usize) -> i32 {
        self.outlines
            .iter()
            .filter(|outline| outline.is_in(row))
            .map(Outline::pad)
            .max()
            .unwrap_or(0)
    }

    /// Outlines of one row, and the names that stand in it.
    pub fn pad_below(&self, row: usize) -> i32 {
        let rings = self
            .outlines
            .iter()
            .filter(|outline| outline.is_in(row))
            .map(|outline| outline.ring);
        rings.map(|ring| self.foot(ring)).max().unwrap_or(0)
    }

    /// How far below the texts of a row the lower edge of a ring is: every ring leaves room for the names inside it.
    pub fn foot(&self, ring: usize) -> i32 {
        self.strips[..=ring].iter().sum::<i32>() + (count(ring) + 1) * RING
    }
}

impl Roofs {
    /// The height that the names inside a ring take.
    pub fn strip(&self, ring: usize) -> i32 {
        self.strips[ring]
    }
}

impl Outline {
    pub fn holds(&self, person: usize) -> bool {
        self.members.contains(&person)
    }

    /// How far the outline keeps from the columns it holds.
    pub fn pad(&self) -> i32 {
        ROOF + count(self.ring) * RING
    }

    fn is_in(&self, row: usize) -> bool {
        self.runs.iter().any(|(other, _)| *other == row)
    }

    fn strip(&self) -> i32 {
        count(self.name.len()) * SMALL_LINE
    }
}

fn outline(members: &[usize], order: &[Vec<usize>]) -> Outline {
    let mut runs: Vec<(usize, Vec<usize>)> = Vec::new();
    for (row, line) in order.iter().enumerate() {
        let parts = line.chunk_by(|one, other| members.contains(one) == members.contains(other));
        runs.extend(
            parts
                .filter(|part| members.contains(&part[0]))
                .map(|part| (row, part.to_vec())),
        );
    }
    let widest = (0..runs.len()).max_by_key(|index| (runs[*index].0, runs[*index].1.len()));
    Outline {
        members: members.to_vec(),
        ring: 0,
        runs,
        name_at: widest.unwrap_or(0),
        name: Vec::new(),
    }
}

fn name(text: &str, run: &[usize], cells: &[Cell]) -> Vec<String> {
    let room = run.iter().map(|person| cells[*person].width).sum::<i32>();
    label::broken(text, SMALL, room, 2)
}

/// The innermost ring in which no other household holds one of these people or stands among them.
fn free_ring(known: &[Outline], outline: &Outline, order: &[Vec<usize>]) -> usize {
    let taken = |ring: usize| {
        known
            .iter()
            .filter(|other| other.ring == ring)
            .any(|other| order.iter().any(|line| mixed(line, outline, other)))
    };
    (0..=known.len()).find(|ring| !taken(*ring)).unwrap_or(0)
}

/// Whether in this row the two reach into one another.
fn mixed(line: &[usize], one: &Outline, other: &Outline) -> bool {
    let ends = |outline: &Outline| {
        let inside = |person: &usize| outline.holds(*person);
        line.iter()
            .position(inside)
            .zip(line.iter().rposition(inside))
    };
    match (ends(one), ends(other)) {
        (Some((first, last)), Some((other_first, other_last))) => {
            first <= other_last && other_first <= last
        }
        _ => false,
    }
}
