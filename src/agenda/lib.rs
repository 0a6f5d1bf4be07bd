//! Time at a desk: when it is open, which starts are free, who holds them.
//!
//! The arithmetic is pure and knows neither database nor clock. It goes in three steps:
//! [`expansion`] turns what the office writes down (weekly rules, one-off openings, closures,
//! absences) into concrete openings, [`slots`] finds the free starts of one opening, and
//! [`offers`] joins the openings of a site into what a citizen can choose.
//!
//! Everything is counted in quarters of an hour. Rules are wall-clock times in Europe/Rome;
//! openings are instants. The two meet only in [`model::wall_clock`].

pub mod expansion;
pub mod holiday;
pub mod model;
pub mod offers;
pub mod slots;
