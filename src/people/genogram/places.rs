//! Where everything stands: rows, columns and the space that lines and outlines need between them.

use super::kin::Kin;
use super::measures::{
    APART, ARCH, Area, BAND, BELOW_SIGN, HALF, LANE, LINE, MARGIN, NARROWEST, SMALL_LINE, TEXT,
    WIDEST, count,
};
use super::roofs::Roofs;
use super::wires::Wires;
use super::{Family, label, order, rows};

/// Lines for one given text at most.
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

    /// The middle of the space between two neighbours' columns, or the outlines round them.
    pub fn between(&self, a: usize, b: usize) -> i32 {
        let (left, right) = if self.x(a) < self.x(b) {
            (a, b)
        } else {
            (b, a)
        };
        let from = self.sides(left).1 + self.roofs.pad_towards(left, right);
        let to = self.sides(right).0 - self.roofs.pad_towards(right, left);
        i32::midpoint(from, to)
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
