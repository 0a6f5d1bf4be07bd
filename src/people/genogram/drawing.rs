//! Puts the picture together: households below, then lines, then couples, then people.

use super::ink::{Ink, Stroke, escaped};
use super::kin::Couple;
use super::label::{broken, width};
use super::measures::{ARCH, HALF, LANE, SMALL, SMALL_LINE, WIDEST, count};
use super::places::{Arch, Places};
use super::wires::{Start, Wire};
use super::{Bond, Caption, Drawing, Family, Filiation, households, symbol};

/// Below outlines, before the first level stretch of a line to children.
const FIRST_LEVEL: i32 = 14;
/// Half the length of a stroke through a couple's line, and how far it is from the line to the children.
const STROKE: i32 = 8;
const STROKE_ASIDE: i32 = 16;
/// The picture as one element.
pub fn draw(family: &Family, places: &Places, caption: &Caption) -> Drawing {
    let linked = family
        .people
        .iter()
        .any(|figure| symbol::own_page(figure).is_some());
    let mut ink = Ink::default();
    open(&mut ink, places, caption, linked);
    households::outlines(&mut ink, places);
    places
        .wires
        .wires
        .iter()
        .for_each(|wire| brood(&mut ink, places, wire));
    couples(&mut ink, family, places);
    households::names(&mut ink, places);
    for (number, figure) in family.people.iter().enumerate() {
        symbol::person(&mut ink, places, figure, number, linked);
    }
    ink.raw("</g></svg>");
    Drawing {
        width: places.width,
        height: places.height,
        svg: ink.finish(),
    }
}

fn open(ink: &mut Ink, places: &Places, caption: &Caption, linked: bool) {
    let (width, height) = (places.width, places.height);
    let (wide, high) = (f64::from(width) / 16.0, f64::from(height) / 16.0);
    let (id, role) = (escaped(caption.id), if linked { "group" } else { "img" });
    ink.raw(&format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="genogram-picture" width="{wide}em" height="{high}em" viewBox="0 0 {width} {height}" direction="ltr" role="{role}" aria-labelledby="{id}-title {id}-desc">"#
    ));
    let (title, description) = (escaped(caption.title), escaped(caption.description));
    ink.raw(&format!(
        r#"<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>"#
    ));
    ink.raw(r#"<g class="genogram-lines" fill="none" stroke="currentColor" stroke-width="2" text-anchor="middle">"#);
}

fn level_y(places: &Places, level: usize) -> i32 {
    let level = &places.wires.levels[level];
    places.rows[level.row].bottom + FIRST_LEVEL + count(level.lane) * LANE
}

fn brood(ink: &mut Ink, places: &Places, wire: &Wire) {
    let brood = &places.kin.broods[wire.brood];
    let stroke = if brood.foster {
        Stroke::Dotted
    } else {
        Stroke::Solid
    };
    for descent in &wire.descents {
        let from = match descent.start {
            Start::Couple => places.rows[descent.row].middle,
            Start::Person(parent) => under_name(ink, places, parent, stroke),
        };
        let mut path = format!("M{} {from}", descent.x);
        for (level, x) in &descent.steps {
            path.push_str(&format!("V{}H{x}", level_y(places, *level)));
        }
        path.push_str(&format!("V{}", level_y(places, descent.bar)));
        ink.path(stroke, &path);
    }
    for bar in &wire.bars {
        let level = &places.wires.levels[*bar];
        let y = level_y(places, *bar);
        ink.line(stroke, (level.from, y), (level.to, y));
    }
    for (child, bar, x) in &wire.entries {
        let (child, filiation) = brood.children[*child];
        let (from, to) = (level_y(places, *bar), places.rows[places.row(child)].middle);
        ink.line(stroke, (*x, from), (*x, to));
        if filiation == Filiation::Adoptive {
            ink.line(Stroke::ThinDashed, (x + 5, from), (x + 5, to));
        }
    }
}

/// The line of one parent goes on behind the name; says where it comes out.
fn under_name(ink: &mut Ink, places: &Places, parent: usize, stroke: Stroke) -> i32 {
    let (sign, text) = (places.sign(parent), places.text(parent));
    ink.line(
        stroke,
        (places.x(parent), sign.bottom),
        (places.x(parent), text.top - 1),
    );
    text.bottom + 3
}

fn couples(ink: &mut Ink, family: &Family, places: &Places) {
    for (index, couple) in places.kin.couples.iter().enumerate() {
        match places.arches.iter().find(|arch| arch.couple == index) {
            Some(arch) => over_heads(ink, family, places, couple, *arch),
            None => straight(ink, family, places, couple),
        }
    }
}

fn stroke_of(bond: Bond) -> Stroke {
    if bond == Bond::Cohabiting {
        Stroke::Dashed
    } else {
        Stroke::Solid
    }
}

fn straight(ink: &mut Ink, family: &Family, places: &Places, couple: &Couple) {
    let (left, right) = if places.x(couple.a) < places.x(couple.b) {
        (couple.a, couple.b)
    } else {
        (couple.b, couple.a)
    };
    let (from, to) = (places.sign(left), places.sign(right));
    let partnership = &family.partnerships[couple.index];
    ink.line(
        stroke_of(partnership.bond),
        (from.right, from.top + HALF),
        (to.left, to.top + HALF),
    );
    let middle = (
        i32::midpoint(from.right, to.left),
        i32::midpoint(from.top, to.top) + HALF,
    );
    strokes(
        ink,
        partnership.bond,
        (stroke_place(places, left, right, middle.0), middle.1),
    );
    dates(ink, &partnership.dates, middle);
}

/// Beside the line to the children, towards the parent with whom the first of them does not live: as the convention has it.
fn stroke_place(places: &Places, left: usize, right: usize, middle: i32) -> i32 {
    let parents = [left.min(right), left.max(right)];
    let Some(brood) = places
        .kin
        .broods
        .iter()
        .find(|brood| brood.parents == parents)
    else {
        return middle;
    };
    let lives_with = |parent: usize| {
        places
            .kin
            .roofs
            .iter()
            .any(|roof| roof.contains(&parent) && roof.contains(&brood.children[0].0))
    };
    let aside = if lives_with(left) && !lives_with(right) {
        STROKE_ASIDE
    } else {
        -STROKE_ASIDE
    };
    places.between(left, right) + aside
}

fn over_heads(ink: &mut Ink, family: &Family, places: &Places, couple: &Couple, arch: Arch) {
    let (left, right) = if places.x(couple.a) < places.x(couple.b) {
        (couple.a, couple.b)
    } else {
        (couple.b, couple.a)
    };
    let y = places.sign(left).top
        - places.roofs.pad_above(arch.row).max(SMALL_LINE)
        - 4
        - count(arch.lane) * ARCH;
    let (from, to) = (places.x(left) + HALF / 2, places.x(right) - HALF / 2);
    let middle = places.sign(left).top + HALF;
    let partnership = &family.partnerships[couple.index];
    ink.path(
        stroke_of(partnership.bond),
        &format!("M{from} {middle}V{y}H{to}V{middle}"),
    );
    let centre = (i32::midpoint(from, to), y);
    strokes(ink, partnership.bond, (from + 3 * STROKE, y));
    dates(ink, &partnership.dates, (centre.0, y + STROKE));
}

fn strokes(ink: &mut Ink, bond: Bond, (x, y): (i32, i32)) {
    let places: &[i32] = match bond {
        Bond::Separated => &[0],
        Bond::Divorced => &[-3, 3],
        Bond::Married | Bond::CivilUnion | Bond::Cohabiting => &[],
    };
    for aside in places {
        let x = x + aside;
        ink.line(
            Stroke::Solid,
            (x - STROKE / 2, y + STROKE),
            (x + STROKE / 2, y - STROKE),
        );
    }
}

fn dates(ink: &mut Ink, text: &str, (x, y): (i32, i32)) {
    for line in broken(text, SMALL, WIDEST, 1) {
        let room = width(&line, SMALL);
        ink.ground(
            x - room / 2 - 1,
            y - STROKE - SMALL - 2,
            room + 2,
            SMALL + 1,
        );
        ink.text((x, y - STROKE - 4), SMALL, &line);
    }
}
