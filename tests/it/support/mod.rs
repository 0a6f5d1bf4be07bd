//! The portal under test and the people who use it.

mod browser;
mod cluster;
mod day;
mod portal;
mod request;

pub use browser::{Answer, Browser, encode};
pub use cluster::{PASSWORD, fresh_database, server_log};
pub use day::within_one_day;
pub use portal::TestPortal;
pub use request::{ask, everybody, filled, request, unmarked};
