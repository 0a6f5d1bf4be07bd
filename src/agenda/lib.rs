//! Time at a desk: when it is open, which starts are free, who holds them.
//!
//! The arithmetic is pure and knows neither database nor clock. It goes in three steps:
//! [`expansion`] turns what the office writes down (weekly rules, one-off openings, closures,
//! absences) into concrete openings, [`slots`] finds the free starts of one opening, and
//! [`offers`] joins the openings of an office into what a citizen can choose.
//!
//! Everything is counted in quarters of an hour. Rules are wall-clock times in Europe/Rome;
//! openings are instants. The two meet only in [`model::wall_clock`].
//!
//! Around it, the database: [`materialise_all`] keeps the openings of the coming months,
//! [`free_times`] finds what is free, [`hold`], [`confirmation`] and [`rescheduling`] are what can be done about it.

pub mod confirmation;
pub mod expansion;
pub mod hold;
pub mod holiday;
mod lists;
pub mod model;
pub mod offers;
mod queries;
pub mod rescheduling;
mod search;
pub mod slots;
mod timetables;
mod unfolding;

pub use offers::HORIZON_DAYS;
pub use search::{FreeTimes, Search, free_times};
pub use unfolding::{Unfolded, materialise, materialise_all};
