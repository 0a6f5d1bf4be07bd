//! SQL of persons and households. None of it names anybody's rights: row level security answers with what a grant
//! opens, and with nothing else.

mod person;

pub(crate) use person::*;
