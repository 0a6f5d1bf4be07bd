//! What stands around every page: headers, limits, room, the check against other sites, and that what is hidden and
//! what is absent can not be told apart.

mod crossing;
mod equal;
mod headers;
pub mod limits;
mod room;

pub use limits::say;
