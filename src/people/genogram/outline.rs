//! The line round a set of rectangles, with rounded corners: what is outside all of them stays outside.

use super::measures::Area;
use std::collections::BTreeMap;

type Point = (i32, i32);

/// How round a corner is, at most.
const ROUND: i32 = 8;

/// The closed lines round the union of the rectangles, as the `d` of an SVG path.
pub fn around(areas: &[Area]) -> String {
    let mut edges = edges(areas);
    let mut path = String::new();
    while let Some((&start, _)) = edges.first_key_value() {
        path.push_str(&rounded(&corners(&ring(&mut edges, start))));
    }
    path
}

/// Every edge of a filled field that has an empty field on its other side, with the filled one on its right.
fn edges(areas: &[Area]) -> BTreeMap<Point, Vec<Point>> {
    let xs = sorted(areas.iter().flat_map(|area| [area.left, area.right]));
    let ys = sorted(areas.iter().flat_map(|area| [area.top, area.bottom]));
    let filled = |x: i32, y: i32| {
        areas
            .iter()
            .any(|area| area.left <= x && x < area.right && area.top <= y && y < area.bottom)
    };
    let mut edges: BTreeMap<Point, Vec<Point>> = BTreeMap::new();
    for (left, right) in xs.windows(2).map(|pair| (pair[0], pair[1])) {
        for (top, bottom) in ys.windows(2).map(|pair| (pair[0], pair[1])) {
            if filled(left, top) {
                let sides = [
                    ((left, top), (right, top), filled(left, top - 1)),
                    ((right, top), (right, bottom), filled(right, top)),
                    ((right, bottom), (left, bottom), filled(left, bottom)),
                    ((left, bottom), (left, top), filled(left - 1, top)),
                ];
                for (from, to, _) in sides.into_iter().filter(|(_, _, inner)| !inner) {
                    edges.entry(from).or_default().push(to);
                }
            }
        }
    }
    edges
}

fn sorted(values: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut values: Vec<i32> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Follows edges until they come back, and takes them away.
fn ring(edges: &mut BTreeMap<Point, Vec<Point>>, start: Point) -> Vec<Point> {
    let mut ring = Vec::new();
    let mut here = start;
    while let Some(next) = edges.get_mut(&here).and_then(Vec::pop) {
        if edges.get(&here).is_some_and(Vec::is_empty) {
            edges.remove(&here);
        }
        ring.push(here);
        here = next;
    }
    ring
}

/// Only the points where the line turns.
fn corners(ring: &[Point]) -> Vec<Point> {
    let size = ring.len();
    let turns = |index: &usize| {
        let (before, here, after) = (
            ring[(index + size - 1) % size],
            ring[*index],
            ring[(index + 1) % size],
        );
        !(before.0 == here.0 && here.0 == after.0 || before.1 == here.1 && here.1 == after.1)
    };
    (0..size).filter(turns).map(|index| ring[index]).collect()
}

fn rounded(corners: &[Point]) -> String {
    let size = corners.len();
    let mut path = String::new();
    for index in 0..size {
        let (before, here, after) = (
            corners[(index + size - 1) % size],
            corners[index],
            corners[(index + 1) % size],
        );
        let (from, to) = (towards(here, before), towards(here, after));
        let step = if index == 0 { 'M' } else { 'L' };
        path.push_str(&format!(
            "{step}{} {}Q{} {} {} {}",
            from.0, from.1, here.0, here.1, to.0, to.1
        ));
    }
    path.push('Z');
    path
}

/// A point on the way from a corner to its neighbour.
fn towards(corner: Point, other: Point) -> Point {
    let step = |from: i32, to: i32| from + (to - from).signum() * ROUND.min((to - from).abs() / 2);
    (step(corner.0, other.0), step(corner.1, other.1))
}
