//! The arithmetic of the agenda, held against models that know nothing of its code.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set itself up should stop there"
)]

mod almanac;
mod choosing;
mod claiming;
mod holidays;
mod labels;
mod minutes;
mod naive;
mod opening_hours;
mod speed;
mod support;
mod switch_days;
