//! The demo: people to be, messages that were "sent", and a plausible week at the desks. Everybody in it is made up.
//! None of this exists in production: the routes are only added by `porta demo`, which only listens on loopback.

mod enter;
mod persona;
mod post;
pub mod seed;
mod start;

use platform::web::{Audience, Routes};
use vocabulary::paths;

pub use persona::{PERSONAS, Persona};
pub use post::FOLDER as POST_FOLDER;

pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::Demo, _, _>(Audience::Demo, start::show)
        .post::<paths::DemoEnter, _, _>(Audience::Demo, enter::become_somebody)
        .get::<paths::DemoPost, _, _>(Audience::Demo, post::list)
        .get::<paths::DemoMessage, _, _>(Audience::Demo, post::show)
        .get::<paths::DemoMessageCalendar, _, _>(Audience::Demo, post::calendar)
}
