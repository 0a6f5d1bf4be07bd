//! The words of the agenda: quarters, wall-clock hours, rules and openings.

pub mod ids;
pub mod opening;
pub mod quarter;
pub mod timetable;
pub mod wall_clock;

pub use ids::{OneOffId, RuleId};
pub use opening::{Capacity, Opening};
pub use quarter::{Quarter, Quarters};
pub use timetable::{Absence, Closure, Hours, OneOff, Source, Timetable, WallTime, WeeklyRule};
