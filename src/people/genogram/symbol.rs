//! The sign of one person: its shape, what is inside, the text below.

use super::Figure;
use super::ink::{Ink, Stroke, escaped};
use super::label::width;
use super::measures::{HALF, LINE, SMALL, TEXT, count};
use super::places::Places;
use vocabulary::fiscal_code::Sex;

/// How far inside the outline the second one of the subject runs.
const INNER: i32 = 5;
/// Characters shown inside a sign, and beside it.
const INSIDE: usize = 4;
const MARK: usize = 3;

/// Draws a person; with a link the whole can be reached with the keyboard.
pub fn person(ink: &mut Ink, places: &Places, figure: &Figure, number: usize, named: bool) {
    let spoken = escaped(&spoken(figure));
    match (own_page(figure), named) {
        (Some(link), _) => ink.raw(&format!(
            r#"<a class="genogram-person" href="{}" aria-label="{spoken}">"#,
            escaped(link)
        )),
        (None, true) => ink.raw(&format!(r#"<g role="img" aria-label="{spoken}">"#)),
        (None, false) => ink.raw("<g>"),
    }
    frame(ink, places, number);
    sign(ink, places, figure, number);
    words(ink, places, number);
    ink.raw(if own_page(figure).is_some() {
        "</a>"
    } else {
        "</g>"
    });
}

/// An address inside the portal; nothing else becomes a link.
pub fn own_page(figure: &Figure) -> Option<&str> {
    figure
        .link
        .as_deref()
        .filter(|link| link.starts_with('/') && !link.starts_with("//"))
}

fn spoken(figure: &Figure) -> String {
    if figure.spoken.is_empty() {
        figure.lines.join(", ")
    } else {
        figure.spoken.clone()
    }
}

/// What answers to the pointer, and shows where the keyboard is.
fn frame(ink: &mut Ink, places: &Places, number: usize) {
    let (sign, text) = (places.sign(number), places.text(number));
    let (left, top) = (text.left - 2, sign.top - 3);
    let (width, height) = (text.right - text.left + 4, text.bottom + 4 - top);
    ink.raw(&format!(
        r#"<rect class="genogram-frame" x="{left}" y="{top}" width="{width}" height="{height}" rx="4" stroke="none" pointer-events="all"/>"#
    ));
}

fn sign(ink: &mut Ink, places: &Places, figure: &Figure, number: usize) {
    let middle = (places.x(number), places.sign(number).top + HALF);
    ink.raw(&shape(figure, middle, HALF, "#fff"));
    if figure.subject {
        ink.raw(&shape(figure, middle, HALF - INNER, "none"));
    }
    if figure.deceased {
        let reach = reach(figure);
        let (left, right) = (middle.0 - reach, middle.0 + reach);
        ink.line(
            Stroke::Thin,
            (left, middle.1 - reach),
            (right, middle.1 + reach),
        );
        ink.line(
            Stroke::Thin,
            (left, middle.1 + reach),
            (right, middle.1 - reach),
        );
    }
    inside(ink, figure, middle);
    let mark: String = figure.mark.chars().take(MARK).collect();
    if !mark.trim().is_empty() {
        ink.text(
            (
                middle.0 + HALF + width(&mark, SMALL) / 2 + 2,
                middle.1 - HALF + 6,
            ),
            SMALL,
            &mark,
        );
    }
}

fn inside(ink: &mut Ink, figure: &Figure, middle: (i32, i32)) {
    let text: String = figure.inside.trim().chars().take(INSIDE).collect();
    let size = if text.chars().count() > 2 {
        SMALL
    } else {
        TEXT
    };
    let low = if figure.unborn { HALF / 2 + 3 } else { 5 };
    if figure.deceased && !text.is_empty() {
        let room = width(&text, size);
        ink.ground(
            middle.0 - room / 2 - 1,
            middle.1 - TEXT / 2 - 1,
            room + 2,
            TEXT + 2,
        );
    }
    if !text.is_empty() {
        ink.text((middle.0, middle.1 + low), size, &text);
    }
}

/// Square, circle, diamond or triangle, `half` as wide as it is from its middle.
fn shape(figure: &Figure, (x, y): (i32, i32), half: i32, fill: &str) -> String {
    let (left, right, top, bottom) = (x - half, x + half, y - half, y + half);
    match figure.sex {
        _ if figure.unborn => {
            // The inner triangle keeps the same distance from every side of the outer one.
            let (foot, head) = if half < HALF {
                (y + HALF - INNER, y - HALF + 2 * INNER)
            } else {
                (bottom, top)
            };
            let wide = if half < HALF { (foot - head) / 2 } else { half };
            format!(
                r#"<path d="M{x} {head}L{} {foot}H{}Z" fill="{fill}"/>"#,
                x + wide,
                x - wide
            )
        }
        Some(Sex::Male) => {
            format!(r#"<path d="M{left} {top}H{right}V{bottom}H{left}Z" fill="{fill}"/>"#)
        }
        Some(Sex::Female) => format!(r#"<circle cx="{x}" cy="{y}" r="{half}" fill="{fill}"/>"#),
        None => {
            format!(r#"<path d="M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z" fill="{fill}"/>"#)
        }
    }
}

/// How far the arms of a cross go from the middle of the shape to its edge.
fn reach(figure: &Figure) -> i32 {
    match figure.sex {
        Some(Sex::Male) => HALF,
        Some(Sex::Female) => HALF * 7 / 10,
        None => HALF / 2,
    }
}

fn words(ink: &mut Ink, places: &Places, number: usize) {
    let area = places.text(number);
    ink.raw(r#"<g class="genogram-name">"#);
    for (index, line) in places.cells[number].lines.iter().enumerate() {
        ink.text(
            (places.x(number), area.top + count(index) * LINE + TEXT),
            TEXT,
            line,
        );
    }
    ink.raw("</g>");
}
