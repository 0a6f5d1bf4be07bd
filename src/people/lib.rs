//! Persons and households: who somebody is, how to reach them, with whom they live.
//!
//! Nothing of a person is found without a grant on them (`migrations/0017_people.sql`); pages show what came. Looking
//! at somebody, and looking for somebody, stands in the trail before the page is built.

pub mod check;
pub mod code_lists;
pub mod genogram;

mod born;
mod codes;
mod conflict;
mod contacts;
mod editing;
mod identity;
mod latin;
mod line;
mod misfit;
mod naming;
mod opened;
mod parts;
mod person;
mod queries;
mod reading;
mod registering;
mod search;
mod twins;
mod wanted;
mod words;

pub use latin::latin;
pub use line::{PersonLine, line, lines};

use platform::web::{Audience, Routes};
use vocabulary::paths;

/// The pages about persons.
pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::People, _, _>(Audience::Staff, search::show)
        .post::<paths::People, _, _>(Audience::Staff, search::search)
        .get::<paths::PersonNew, _, _>(Audience::Staff, registering::show)
        .post::<paths::PersonNew, _, _>(Audience::Staff, registering::store)
        .get::<paths::Person, _, _>(Audience::Staff, person::show)
        .post::<paths::PersonReceive, _, _>(Audience::Staff, person::receive)
        .and(parts_of_a_person())
}

/// Writing down the parts of a person.
fn parts_of_a_person() -> Routes {
    Routes::new()
        .get::<paths::PersonName, _, _>(Audience::Staff, naming::show)
        .post::<paths::PersonName, _, _>(Audience::Staff, naming::store)
        .get::<paths::PersonIdentity, _, _>(Audience::Staff, identity::show)
        .post::<paths::PersonIdentity, _, _>(Audience::Staff, identity::store)
        .get::<paths::PersonContacts, _, _>(Audience::Staff, contacts::show)
        .post::<paths::PersonContacts, _, _>(Audience::Staff, contacts::store)
        .get::<paths::PersonCodes, _, _>(Audience::Staff, codes::show)
        .post::<paths::PersonCodes, _, _>(Audience::Staff, codes::store)
}
