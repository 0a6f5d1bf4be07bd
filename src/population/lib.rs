//! A made-up population of the Piana di Lucca: households, people, second records of the same people.
//!
//! Nobody in it exists. Names, ages, households and codes are spread as they are in such a place, so that search and
//! matching can be measured on as many people as wanted. Same size and seed, same data, on every machine: all comes
//! from one documented generator ([`Draw`]), in whole numbers, in a fixed order, as of a fixed day ([`AS_OF`]).

pub mod address;
mod birthplace;
pub mod codes;
pub mod csv;
mod draw;
pub mod duplicates;
mod family;
mod generations;
pub mod household;
mod life;
mod naming;
mod nation;
pub mod person;
mod residents;
mod slips;
mod spelling;
mod words;

pub use draw::Draw;
pub use duplicates::{Record, spoil, with_duplicates};
pub use household::{Circle, CircleKind, Household, Member};
pub use person::{AS_OF, Person};
pub use residents::Population;

#[cfg(test)]
mod tests;
