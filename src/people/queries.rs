//! SQL of persons and households. None of it names anybody's rights: row level security answers with what a grant
//! opens, and with nothing else.

mod household;
mod kin;
mod known;
mod merge;
mod opened;
mod parts;
mod person;
mod protection;
mod reaching;
mod registering;
mod rest;
mod search;
mod ties;
mod twins;

pub use household::HouseholdLine;
pub(crate) use household::*;
pub(crate) use kin::*;
pub(crate) use known::*;
pub(crate) use merge::*;
pub(crate) use opened::*;
pub(crate) use parts::*;
pub(crate) use person::*;
pub(crate) use protection::*;
pub(crate) use reaching::*;
pub(crate) use registering::*;
pub(crate) use rest::*;
pub(crate) use search::*;
pub(crate) use ties::*;
pub(crate) use twins::*;
