//! Tests of the room `booking`.

mod bad_input;
mod explaining;
mod holding;
mod journey;
mod managing;
mod messages;
pub mod walk;
