//! Which records speak of the same person: probabilistic record linkage after Fellegi and Sunter.
//!
//! Two records are compared field by field, in levels ([`Field`]); how often a level is seen among records of the same
//! person (`m`) and among strangers (`u`) makes the evidence, and the evidence makes a probability ([`Weights`]).
//! [`link`] does it for a whole file: it proposes pairs (`blocking`), estimates the weights from the file itself
//! and keeps the pairs that are likely. [`compare`] does it for two records, with reasons.
//!
//! I. P. Fellegi, A. B. Sunter: "A Theory for Record Linkage", Journal of the American Statistical Association 64
//! (1969). W. E. Winkler: "String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model of Record
//! Linkage" (1990). The rest of the sources: `docs/decisions/2026-11-23-matching.md`.

mod address;
mod birth;
mod blocking;
mod code;
mod comparison;
mod defaults;
mod estimate;
mod file;
mod frequencies;
mod likeness;
mod link;
mod name;
mod prepared;
mod record;
mod text;
mod weights;

pub use comparison::{Comparison, FIELDS, Field};
pub use file::{Unreadable, read, write};
pub use likeness::{Likeness, Reason, compare};
pub use link::{Links, Pair, link};
pub use prepared::Prepared;
pub use record::Record;
pub use weights::{Source, Weights};
