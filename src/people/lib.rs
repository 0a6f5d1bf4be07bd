//! Persons and households: who somebody is, how to reach them, with whom they live.
//!
//! Nothing of a person is found without a grant on them (`migrations/0017_people.sql`); pages show what came. Looking
//! at somebody, and looking for somebody, stands in the trail before the page is built.

pub mod check;
pub mod code_lists;
pub mod genogram;

mod latin;
mod line;
mod queries;

pub use latin::latin;
pub use line::{PersonLine, line, lines};

use platform::web::Routes;

/// The pages about persons.
pub fn routes() -> Routes {
    Routes::new()
}
