//! The picture of a family as social workers draw it: a genogram, made on the server as SVG.
//!
//! The signs are those of McGoldrick, Gerson and Petry, *Genograms: Assessment and Treatment* (standard symbols):
//! a square for a man, a circle for a woman, a double outline for whom the record is about, a cross for the dead,
//! one stroke through the line of a couple for a separation, two for a divorce, a dashed outline round those
//! who live together. Where the sex is not registered the sign is a diamond, before a birth a triangle.
//!
//! The layout is our own: the crates for layered graphs know neither couples side by side nor brothers and sisters by birth.
//! The same family always gives the same picture, byte for byte. Nothing in it is a word of ours: texts come in ready.

use chrono::NaiveDate;
use vocabulary::fiscal_code::Sex;

mod columns;
mod cost;
mod drawing;
mod households;
mod ink;
mod isotonic;
mod kin;
mod label;
mod measures;
mod order;
mod outline;
mod places;
mod roofs;
mod rows;
mod symbol;
mod wires;

#[cfg(test)]
mod tests;

/// The people of one picture and what ties them. People are named by their index in `people`.
/// What does not fit (an index that is not there, a parent of oneself, a cycle of parents) is left out of the picture.
#[derive(Debug, Clone, Default)]
pub struct Family {
    pub people: Vec<Figure>,
    /// Of the same two people the last counts.
    pub partnerships: Vec<Partnership>,
    pub parentages: Vec<Parentage>,
    pub households: Vec<Roof>,
}

/// One person in the picture.
#[derive(Debug, Clone, Default)]
pub struct Figure {
    /// What is written inside the sign: the age or «?»; four characters at most are shown.
    pub inside: String,
    /// What is written below: the name, the year of birth. Long lines are broken, very long ones cut.
    pub lines: Vec<String>,
    /// The whole in words, for who listens to the page; empty: the lines, one after the other.
    pub spoken: String,
    /// As registered.
    pub sex: Option<Sex>,
    /// Orders brothers and sisters, and finds a row for who is nobody's relative.
    pub born: Option<NaiveDate>,
    pub deceased: bool,
    /// Whom the record is about.
    pub subject: bool,
    pub unborn: bool,
    /// One to three letters beside the sign, such as a guardian's; empty for none.
    pub mark: String,
    /// The address of this person's page, from the root («/…»); anything else is no link.
    pub link: Option<String>,
}

/// Two people who are, or were, a couple.
#[derive(Debug, Clone)]
pub struct Partnership {
    pub a: usize,
    pub b: usize,
    pub bond: Bond,
    /// Written over the line: since when, until when. May be empty.
    pub dates: String,
}

/// What kind of couple.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// Solid line.
    Married,
    /// Solid line, as in law it is a marriage in all but name.
    CivilUnion,
    /// Dashed line.
    Cohabiting,
    /// Solid line, one stroke through it.
    Separated,
    /// Solid line, two strokes through it.
    Divorced,
}

/// A child and one or two parents. Brothers and sisters have a parentage each.
#[derive(Debug, Clone)]
pub struct Parentage {
    pub parents: Vec<usize>,
    pub child: usize,
    pub filiation: Filiation,
}

/// How somebody is a child of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filiation {
    /// Solid line.
    Birth,
    /// Solid line with a dashed one beside it.
    Adoptive,
    /// Dotted line.
    Foster,
}

/// Those who live together, in one sense of the word.
#[derive(Debug, Clone, Default)]
pub struct Roof {
    pub members: Vec<usize>,
    /// The kind of household, written inside its outline.
    pub name: String,
}

/// What the whole picture is called and says, for who does not see it.
#[derive(Debug, Clone, Copy)]
pub struct Caption<'a> {
    /// Begins the ids inside the picture: letters, digits and hyphens, one of its kind on the page.
    pub id: &'a str,
    pub title: &'a str,
    pub description: &'a str,
}

/// A finished picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// In sixteenths of the text size around it.
    pub width: i32,
    /// In sixteenths of the text size around it.
    pub height: i32,
    /// One `<svg>` element. It has no style and no script; it grows with the text of the page, never smaller.
    pub svg: String,
}

/// Draws a family.
///
/// A picture without links is an image (`role="img"`); with links it is a group, since what is inside an image cannot be reached.
pub fn draw(family: &Family, caption: &Caption) -> Drawing {
    drawing::draw(family, &places::Places::of(family), caption)
}
