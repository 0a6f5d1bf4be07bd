//! The place of every column: parents over the middle of their children, children below the middle of their parents.
//!
//! Rows are drawn in turn to the row above and to the row below, as in Sugiyama, Tagawa and Toda (1981),
//! with each row settled exactly (`isotonic`).

use super::isotonic::{Wish, settle};
use super::kin::Kin;
use super::measures::{APART, BELOW_SIGN, HALF, MARGIN, SMALL, WIDEST};
use super::places::Places;
use super::{Family, label};

/// How often rows are drawn to their parents and to their children in turn.
const ROUNDS: usize = 24;
impl Places {
    /// Sets `x` of every cell and the width of the picture.
    pub fn set_columns(&mut self, family: &Family) {
        let distances: Vec<Vec<i32>> = self
            .order
            .iter()
            .map(|line| self.distances(family, line))
            .collect();
        for round in 0..ROUNDS {
            let downwards = round % 2 == 0;
            let mut turns: Vec<usize> = (0..self.order.len()).collect();
            if !downwards {
                turns.reverse();
            }
            for row in turns {
                self.draw_row(row, &distances[row], downwards);
            }
        }
        let beside = MARGIN + self.roofs.widest_pad();
        let left = (0..self.cells.len())
            .map(|person| self.sides(person).0)
            .min()
            .unwrap_or(0)
            - beside;
        self.cells.iter_mut().for_each(|cell| cell.x -= left);
        self.width = (0..self.cells.len())
            .map(|person| self.sides(person).1)
            .max()
            .unwrap_or(0)
            + beside;
    }

    /// From each middle to the next in a row: columns, outlines between them and the dates of couples need room.
    fn distances(&self, family: &Family, line: &[usize]) -> Vec<i32> {
        let next = line.windows(2).map(|pair| {
            let columns = i32::midpoint(self.cells[pair[0]].width, self.cells[pair[1]].width);
            let pads =
                self.roofs.pad_towards(pair[0], pair[1]) + self.roofs.pad_towards(pair[1], pair[0]);
            (columns + APART + pads)
                .max(2 * HALF + BELOW_SIGN + dates_width(family, &self.kin, pair[0], pair[1]))
        });
        std::iter::once(0).chain(next).collect()
    }

    /// Draws one row to the parents of its people (downwards) or to their children.
    fn draw_row(&mut self, row: usize, distances: &[i32], downwards: bool) {
        let mut pulls: Vec<(i32, i32)> = vec![(0, 0); self.cells.len()];
        for brood in &self.kin.broods {
            let middle = self.middle_of(&brood.children.iter().map(|(child, _)| *child));
            let gap = self.middle_of(&brood.parents.iter().copied()) - middle;
            let (people, gap) = if downwards {
                (
                    brood.children.iter().map(|(child, _)| *child).collect(),
                    gap,
                )
            } else {
                (brood.parents.clone(), -gap)
            };
            for person in people {
                pulls[person] = (pulls[person].0 + gap, pulls[person].1 + 1);
            }
        }
        let line = &self.order[row];
        let wishes: Vec<Wish> = line
            .iter()
            .zip(distances)
            .map(|(person, distance)| self.wish(*person, &pulls, *distance))
            .collect();
        for (person, x) in self.order[row].iter().zip(settle(&wishes)) {
            self.cells[*person].x = x;
        }
    }

    /// Who is not drawn anywhere goes where the partner goes.
    fn wish(&self, person: usize, pulls: &[(i32, i32)], distance: i32) -> Wish {
        let partners = self.kin.couples.iter().filter_map(|couple| match person {
            _ if couple.a == person => Some(couple.b),
            _ if couple.b == person => Some(couple.a),
            _ => None,
        });
        let own = (pulls[person].1 > 0).then_some(pulls[person]);
        let partner = partners
            .map(|partner| pulls[partner])
            .find(|(_, number)| *number > 0);
        let (gap, number) = own.or(partner).unwrap_or_default();
        let weight = if own.is_some() { 8 } else { 1 };
        Wish {
            place: self.x(person) + gap / number.max(1),
            weight,
            distance,
        }
    }

    fn middle_of(&self, people: &(impl Iterator<Item = usize> + Clone)) -> i32 {
        let x = || people.clone().map(|person| self.x(person));
        i32::midpoint(x().min().unwrap_or(0), x().max().unwrap_or(0))
    }
}

fn dates_width(family: &Family, kin: &Kin, one: usize, other: usize) -> i32 {
    let couple = kin
        .couples
        .iter()
        .find(|couple| (couple.a, couple.b) == (one.min(other), one.max(other)));
    couple.map_or(0, |couple| {
        let lines = label::broken(&family.partnerships[couple.index].dates, SMALL, WIDEST, 1);
        lines
            .iter()
            .map(|line| label::width(line, SMALL))
            .max()
            .unwrap_or(0)
    })
}
