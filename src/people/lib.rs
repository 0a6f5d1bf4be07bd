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
mod household;
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

pub use household::{HouseholdsOfPerson, households_of};
pub use latin::latin;
pub use line::{PersonLine, line, lines};
pub use queries::HouseholdLine;

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
        .and(households())
}

/// Who lives with whom, and who is whose.
fn households() -> Routes {
    use household::{forming, heading, joining, leaving, splitting};
    Routes::new()
        .get::<paths::HouseholdNew, _, _>(Audience::Staff, forming::show)
        .post::<paths::HouseholdNew, _, _>(Audience::Staff, forming::store)
        .get::<paths::Household, _, _>(Audience::Staff, household::show)
        .get::<paths::HouseholdJoin, _, _>(Audience::Staff, joining::show)
        .post::<paths::HouseholdJoin, _, _>(Audience::Staff, joining::store)
        .get::<paths::HouseholdLeave, _, _>(Audience::Staff, leaving::show)
        .post::<paths::HouseholdLeave, _, _>(Audience::Staff, leaving::store)
        .get::<paths::HouseholdSplit, _, _>(Audience::Staff, splitting::show)
        .post::<paths::HouseholdSplit, _, _>(Audience::Staff, splitting::store)
        .get::<paths::HouseholdHead, _, _>(Audience::Staff, heading::show)
        .post::<paths::HouseholdHead, _, _>(Audience::Staff, heading::store)
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
