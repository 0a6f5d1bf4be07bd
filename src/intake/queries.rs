//! SQL of access records, drafts and proposals. Row level security answers with what may be seen; what decides something
//! is a function of the database.

mod circle;
mod draft;
mod list;
mod offer;
mod proposal;
mod record;
mod store;

pub(crate) use circle::*;
pub(crate) use draft::*;
pub(crate) use list::*;
pub(crate) use offer::*;
pub(crate) use proposal::*;
pub(crate) use record::*;
pub(crate) use store::*;
