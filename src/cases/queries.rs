//! SQL of the cases. None of it names a person's rights: row level security answers with what a grant opens, and with
//! nothing else.

mod assignment;
mod break_glass;
mod closing;
mod deadline;
mod grants;
mod list;
mod persons;
mod protection;
mod section;
mod sharing;
mod team;

pub(crate) use assignment::*;
pub(crate) use break_glass::*;
pub(crate) use closing::*;
pub(crate) use deadline::*;
pub(crate) use grants::*;
pub(crate) use list::*;
pub(crate) use persons::*;
pub(crate) use protection::*;
pub(crate) use section::*;
pub(crate) use sharing::*;
pub(crate) use team::*;
