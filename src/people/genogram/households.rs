//! Draws households: the outline round those who live together, and its name.

use super::ink::{Ink, Stroke};
use super::label::width;
use super::measures::{Area, BELOW_SIGN, HALF, SMALL, SMALL_LINE, count};
use super::outline;
use super::places::Places;
use super::roofs::Outline;

/// Half the width of what joins the parts of a household that do not stand together.
const CORRIDOR: i32 = 7;
/// How much two parts must overlap to be joined straight.
const OVERLAP: i32 = 40;

/// All outlines, to be drawn below everything.
pub fn outlines(ink: &mut Ink, places: &Places) {
    for outline in &places.roofs.outlines {
        ink.path(Stroke::Outline, &outline::around(&areas(places, outline)));
    }
}

/// All names, to be drawn above lines.
pub fn names(ink: &mut Ink, places: &Places) {
    for outline in &places.roofs.outlines {
        roof_name(ink, places, outline);
    }
}

/// What a household's outline goes round: its runs, and the corridors that join them.
pub fn areas(places: &Places, outline: &Outline) -> Vec<Area> {
    let runs: Vec<Area> = (0..outline.runs.len())
        .map(|index| run(places, outline, index))
        .collect();
    let mut areas = runs.clone();
    for index in 1..runs.len() {
        let (above, row) = (outline.runs[index - 1].0, outline.runs[index].0);
        if above == row {
            let top = places.rows[row].text_bottom + 1;
            let bottom = runs[index - 1].bottom.min(runs[index].bottom);
            areas.push(Area {
                left: runs[index - 1].right - 1,
                top,
                right: runs[index].left + 1,
                bottom,
            });
        } else {
            areas.extend(joined(
                places,
                outline,
                (above, runs[index - 1]),
                (row, runs[index]),
            ));
        }
    }
    areas
}

fn run(places: &Places, outline: &Outline, index: usize) -> Area {
    let (row, people) = &outline.runs[index];
    let (pad, lines) = (outline.pad(), places.rows[*row]);
    let sides = |person: &usize| places.sides(*person);
    let strip = if index == outline.name_at {
        0
    } else {
        places.roofs.strip(outline.ring)
    };
    Area {
        left: people
            .iter()
            .map(|person| sides(person).0)
            .min()
            .unwrap_or(0)
            - pad,
        top: lines.middle - HALF - pad,
        right: people
            .iter()
            .map(|person| sides(person).1)
            .max()
            .unwrap_or(0)
            + pad,
        bottom: lines.text_bottom + places.roofs.foot(outline.ring) - strip,
    }
}

/// Joins two parts in different rows, straight where one is over the other.
fn joined(
    places: &Places,
    outline: &Outline,
    (above, upper): (usize, Area),
    (row, lower): (usize, Area),
) -> Vec<Area> {
    let (left, right) = (upper.left.max(lower.left), upper.right.min(lower.right));
    if above + 1 == row && right - left >= OVERLAP {
        return vec![Area {
            left,
            top: upper.top,
            right,
            bottom: lower.bottom,
        }];
    }
    let mut areas = Vec::new();
    let mut x = i32::midpoint(upper.left, upper.right);
    let mut y = upper.bottom - 1;
    for next in above + 1..=row {
        let goal = if next == row {
            i32::midpoint(lower.left, lower.right)
        } else {
            places.free_place(next, x)
        };
        let level = places.rows[next].top - (CORRIDOR + 2) * (count(outline.ring) + 1);
        areas.push(Area {
            left: x - CORRIDOR,
            top: y,
            right: x + CORRIDOR,
            bottom: level + CORRIDOR,
        });
        areas.push(Area {
            left: x.min(goal) - CORRIDOR,
            top: level - CORRIDOR,
            right: x.max(goal) + CORRIDOR,
            bottom: level + CORRIDOR,
        });
        (x, y) = (goal, level);
    }
    areas.push(Area {
        left: x - CORRIDOR,
        top: y,
        right: x + CORRIDOR,
        bottom: lower.top + 1,
    });
    areas
}

fn roof_name(ink: &mut Ink, places: &Places, outline: &Outline) {
    let area = run(places, outline, outline.name_at);
    for (index, line) in outline.name.iter().enumerate() {
        let bottom = area.bottom - 5 - count(outline.name.len() - 1 - index) * SMALL_LINE;
        let room = width(line, SMALL);
        let left = area.left + BELOW_SIGN;
        ink.ground(left - 2, bottom - SMALL + 1, room + 4, SMALL + 2);
        ink.text_from((left, bottom), SMALL, line);
    }
}
