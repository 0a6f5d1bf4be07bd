//! Second records of the same people, as a tired desk would write them, with the truth beside.

use uuid::Uuid;

use crate::csv;
use crate::draw::Draw;
use crate::person::Person;
use crate::residents::Population;
use crate::slips::{SLIPS, typo_in_surname};

/// So many second records wait at a time, so that twins do not stand side by side.
const WAITING: usize = 512;
/// The stream of chance for what goes wrong: no family comes so far.
const STREAM: u64 = u64::MAX;

/// Somebody written down, for the first time or again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub person: Person,
    /// The identifier of the first record of the same person, in a later one.
    pub same_as: Option<Uuid>,
}

impl Record {
    /// Who it is: equal for all records of a person.
    pub fn truth(&self) -> Uuid {
        self.same_as.unwrap_or(self.person.id)
    }
}

/// A second record of somebody, with an identifier of its own: one to four things in it are different, and at least
/// one of those that a comparison reads.
pub fn spoil(person: &Person, draw: &mut Draw) -> Person {
    let slips = draw.weighted(&[(1, 45), (2, 32), (3, 16), (4, 7)]);
    let before = csv::fields(person);
    let mut second = person.clone();
    second.id = draw.id();
    for _ in 0..slips {
        draw.weighted(&SLIPS)(draw, &mut second);
    }
    while csv::fields(&second) == before {
        typo_in_surname(draw, &mut second);
    }
    second
}

/// Everybody of [`Population::new`], and among them second records: `share` of the people (0 to 1) have one, one in
/// ten of these a third.
pub fn with_duplicates(people: usize, seed: u64, share: f64) -> impl Iterator<Item = Record> {
    Records {
        first: Population::new(people, seed)
            .flat_map(|household| household.members.into_iter())
            .map(|member| member.person),
        waiting: Vec::new(),
        draw: Draw::new(seed, STREAM),
        per_million: per_million(share),
    }
}

struct Records<I> {
    first: I,
    waiting: Vec<Record>,
    draw: Draw,
    per_million: u32,
}

impl<I: Iterator<Item = Person>> Iterator for Records<I> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.waiting.len() < WAITING
            && let Some(person) = self.first.next()
        {
            self.repeat(&person);
            return Some(Record {
                person,
                same_as: None,
            });
        }
        let which = self.draw.below(u32::try_from(self.waiting.len()).ok()?);
        (!self.waiting.is_empty()).then(|| self.waiting.swap_remove(which as usize))
    }
}

impl<I> Records<I> {
    fn repeat(&mut self, person: &Person) {
        if self.draw.below(1_000_000) >= self.per_million {
            return;
        }
        for _ in 0..self.draw.weighted(&[(1, 9), (2, 1)]) {
            let second = spoil(person, &mut self.draw);
            self.waiting.push(Record {
                person: second,
                same_as: Some(person.id),
            });
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "kept between 0 and a million"
)]
fn per_million(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 1_000_000.0).round() as u32
}
