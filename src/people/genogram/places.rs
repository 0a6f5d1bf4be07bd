//! Where everything stands: rows, columns and the space that lines and outlines need between them.

use super::isotonic::{Wish, settle};
use super::kin::Kin;
use super::measures::{
    APART, ARCH, Area, BAND, BELOW_SIGN, HALF, LANE, LINE, MARGIN, NARROWEST, SMALL, SMALL_LINE,
    TEXT, WIDEST, count,
};
use super::roofs::Roofs;
use super::wires::Wires;
use super::{Family, label, order, rows};

/// How often rows are drawn to their parents and to their children in turn.
const ROUNDS: usize = 24;
/// Lines for one given text at most, and the signs shown inside a figure.
const LINES: usize = 3;

/// One person's column: the sign on top, the text below.
#[derive(Debug, Clone)]
pub struct Cell {
    pub row: usize,
    /// The middle of the sign.
    pub x: i32,
    pub lines: Vec<String>,
    pub width: i32,
}

/// One row: where the middles of its signs and the ends of its texts are.
#[derive(Debug, Clone, Copy, Default)]
pub struct Row {
    pub middle: i32,
    pub text_bottom: i32,
    /// Below outlines: lines to children may run from here on.
    pub bottom: i32,
    /// Above signs: outlines and lines over heads end here.
    pub top: i32,
}

/// A couple that does not stand side by side: its line goes over the heads of those between.
#[derive(Debug, Clone, Copy)]
pub struct Arch {
    /// Index among the couples.
    pub couple: usize,
    pub row: usize,
    pub lane: usize,
}

/// The whole picture, measured.
#[derive(Debug)]
pub struct Places {
    pub kin: Kin,
    pub order: Vec<Vec<usize>>,
    pub cells: Vec<Cell>,
    pub rows: Vec<Row>,
    pub roofs: Roofs,
    pub arches: Vec<Arch>,
    pub wires: Wires,
    pub width: i32,
    pub height: i32,
}

impl Places {
    pub fn of(family: &Family) -> Self {
        let kin = Kin::of(family);
        let rows = rows::rows(family, &kin);
        let order = order::order(family, &kin, &rows);
        let cells = cells(family, &rows);
        let roofs = Roofs::of(family, &kin, &order, &cells);
        let mut places = Self {
            kin,
            order,
            cells,
            rows: Vec::new(),
            roofs,
            arches: Vec::new(),
            wires: Wires::default(),
            width: 0,
            height: 0,
        };
        places.set_columns(family);
        places.set_rows();
        places
    }

    pub fn row(&self, person: usize) -> usize {
        self.cells[person].row
    }

    pub fn x(&self, person: usize) -> i32 {
        self.cells[person].x
    }

    /// The column's sides.
    pub fn sides(&self, person: usize) -> (i32, i32) {
        let cell = &self.cells[person];
        (cell.x - cell.width / 2, cell.x + cell.width / 2)
    }

    pub fn sign(&self, person: usize) -> Area {
        let (x, y) = (self.x(person), self.rows[self.row(person)].middle);
        Area {
            left: x - HALF,
            top: y - HALF,
            right: x + HALF,
            bottom: y + HALF,
        }
    }

    /// Where the text below the sign is, as wide as its column.
    pub fn text(&self, person: usize) -> Area {
        let (left, right) = self.sides(person);
        let top = self.rows[self.row(person)].middle + HALF + BELOW_SIGN;
        Area {
            left,
            top,
            right,
            bottom: top + count(self.cells[person].lines.len()) * LINE,
        }
    }

    pub fn are_neighbours(&self, a: usize, b: usize) -> bool {
        let line = &self.order[self.row(a)];
        line.windows(2)
            .any(|pair| *pair == [a, b] || *pair == [b, a])
    }

    /// The middle of the space between two neighbours' columns.
    pub fn between(&self, a: usize, b: usize) -> i32 {
        let (left, right) = if self.x(a) < self.x(b) {
            (a, b)
        } else {
            (b, a)
        };
        i32::midpoint(self.sides(left).1, self.sides(right).0)
    }

    /// The nearest place in a row where a line can pass between columns.
    pub fn free_place(&self, row: usize, x: i32) -> i32 {
        let line = &self.order[row];
        let first = line.first().map(|person| self.sides(*person).0 - APART / 2);
        let last = line.last().map(|person| self.sides(*person).1 + APART / 2);
        let gaps = line.windows(2).map(|pair| self.between(pair[0], pair[1]));
        let outside = x < first.unwrap_or(x) || x > last.unwrap_or(x);
        let free = gaps
            .chain(first)
            .chain(last)
            .min_by_key(|gap| ((gap - x).abs(), *gap));
        if outside { x } else { free.unwrap_or(x) }
    }

    fn set_columns(&mut self, family: &Family) {
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
            let columns = (self.cells[pair[0]].width + self.cells[pair[1]].width) / 2;
            let apart = APART.max(self.roofs.pads_between(pair[0], pair[1]) + APART / 2);
            (columns + apart)
                .max(2 * HALF + BELOW_SIGN + dates_width(family, &self.kin, pair[0], pair[1]))
        });
        std::iter::once(0).chain(next).collect()
    }

    /// Draws one row to the parents of its people (downwards) or to their children.
    fn draw_row(&mut self, row: usize, distances: &[i32], downwards: bool) {
        let mut pulls: Vec<(i32, i32)> = vec![(0, 0); self.cells.len()];
        for brood in &self.kin.broods {
            let middle = self.middle_of(brood.children.iter().map(|(child, _)| *child));
            let gap = self.middle_of(brood.parents.iter().copied()) - middle;
            let (people, gap): (Vec<usize>, i32) = match downwards {
                true => (
                    brood.children.iter().map(|(child, _)| *child).collect(),
                    gap,
                ),
                false => (brood.parents.clone(), -gap),
            };
            people
                .iter()
                .for_each(|person| pulls[*person] = (pulls[*person].0 + gap, pulls[*person].1 + 1));
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

    fn middle_of(&self, people: impl Iterator<Item = usize> + Clone) -> i32 {
        let x = || people.clone().map(|person| self.x(person));
        i32::midpoint(x().min().unwrap_or(0), x().max().unwrap_or(0))
    }

    fn set_rows(&mut self) {
        self.arches = self.arches();
        self.wires = Wires::of(&self.kin, self);
        let mut bottom = MARGIN - BAND;
        for row in 0..self.order.len() {
            let lanes = if row == 0 {
                0
            } else {
                self.wires.lanes(row - 1)
            };
            let arches = self
                .arches
                .iter()
                .filter(|arch| arch.row == row)
                .map(|arch| arch.lane + 1)
                .max();
            let text = self.order[row]
                .iter()
                .map(|person| count(self.cells[*person].lines.len()))
                .max();
            let top = bottom + BAND + count(lanes) * LANE;
            let middle = top
                + self.roofs.pad_above(row).max(SMALL_LINE)
                + count(arches.unwrap_or(0)) * ARCH
                + HALF;
            let text_bottom = middle + HALF + BELOW_SIGN + text.unwrap_or(0) * LINE;
            bottom = text_bottom + self.roofs.pad_below(row);
            self.rows.push(Row {
                middle,
                text_bottom,
                bottom,
                top,
            });
        }
        self.height = bottom.max(MARGIN) + MARGIN;
    }

    /// Couples of one row who do not stand side by side; shorter lines are lower.
    fn arches(&self) -> Vec<Arch> {
        let couples = self.kin.couples.iter().enumerate();
        let mut arches: Vec<Arch> = couples
            .filter(|(_, couple)| {
                self.row(couple.a) == self.row(couple.b) && !self.are_neighbours(couple.a, couple.b)
            })
            .map(|(index, couple)| Arch {
                couple: index,
                row: self.row(couple.a),
                lane: 0,
            })
            .collect();
        arches.sort_by_key(|arch| {
            (
                arch.row,
                (self.x(self.kin.couples[arch.couple].a) - self.x(self.kin.couples[arch.couple].b))
                    .abs(),
            )
        });
        let mut lanes = vec![0; self.order.len()];
        for arch in &mut arches {
            arch.lane = lanes[arch.row];
            lanes[arch.row] += 1;
        }
        arches
    }
}

/// A column as wide as its text, before it has a place.
fn cells(family: &Family, rows: &[usize]) -> Vec<Cell> {
    let texts = family.people.iter().zip(rows);
    texts
        .map(|(person, row)| {
            let lines: Vec<String> = person
                .lines
                .iter()
                .flat_map(|text| label::broken(text, TEXT, WIDEST, LINES))
                .take(2 * LINES)
                .collect();
            let width = lines
                .iter()
                .map(|line| label::width(line, TEXT))
                .max()
                .unwrap_or(0)
                .max(NARROWEST);
            Cell {
                row: *row,
                x: 0,
                lines,
                width: width + width % 2,
            }
        })
        .collect()
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
