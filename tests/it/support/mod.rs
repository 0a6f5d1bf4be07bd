//! The portal under test and the people who use it.

mod browser;
mod cluster;
mod portal;

pub use browser::{Answer, Browser};
pub use portal::TestPortal;
