//! Persons and households: who somebody is, how to reach them, with whom they live.
//!
//! Nothing of a person is found without a grant on them (`migrations/0017_people.sql`); pages show what came. Looking
//! at somebody, and looking for somebody, stands in the trail before the page is built.

pub mod check;
pub mod code_lists;
pub mod genogram;

mod addresses;
mod born;
mod codes;
mod colleagues;
mod conflict;
mod contacts;
mod duplicates;
mod duplicates_search;
mod editing;
mod health;
mod household;
mod identity;
mod languages;
mod latin;
mod line;
mod look_up;
mod merge;
mod merge_fields;
mod merge_record;
mod merges;
mod misfit;
mod naming;
mod opened;
mod parts;
mod person;
mod protection;
mod queries;
mod reading;
mod receiving;
mod registering;
mod school_work;
mod search;
mod states;
mod town;
mod twins;
mod wanted;
mod words;

pub use duplicates_search::find_twins;
pub use household::{HouseholdsOfPerson, households_of};
pub use latin::latin;
pub use line::{PersonLine, line, lines, lines_in_order};
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
        .get::<paths::PersonLookUp, _, _>(Audience::Staff, look_up::show)
        .post::<paths::PersonLookUp, _, _>(Audience::Staff, look_up::ask)
        .get::<paths::Person, _, _>(Audience::Staff, person::show)
        .post::<paths::PersonReceive, _, _>(Audience::Staff, receiving::store)
        .and(parts_of_a_person())
        .and(duplicates_and_merges())
        .get::<paths::PersonProtection, _, _>(Audience::Staff, protection::show)
        .post::<paths::PersonProtection, _, _>(Audience::Staff, protection::change)
        .post::<paths::PersonProtectionConfirm, _, _>(Audience::Staff, protection::confirm)
        .get::<paths::PersonColleagues, _, _>(Audience::Staff, colleagues::show)
        .post::<paths::PersonColleagues, _, _>(Audience::Staff, colleagues::store)
        .and(households())
}

/// Who lives with whom, and who is whose.
fn households() -> Routes {
    use household::{family, forming, heading, joining, leaving, splitting};
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
        .get::<paths::PersonFamily, _, _>(Audience::Staff, family::show)
        .post::<paths::PersonFamily, _, _>(Audience::Staff, family::store)
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
        .get::<paths::PersonAddresses, _, _>(Audience::Staff, addresses::show)
        .post::<paths::PersonAddresses, _, _>(Audience::Staff, addresses::store)
        .get::<paths::PersonLanguages, _, _>(Audience::Staff, languages::show)
        .post::<paths::PersonLanguages, _, _>(Audience::Staff, languages::store)
        .get::<paths::PersonSchoolWork, _, _>(Audience::Staff, school_work::show)
        .post::<paths::PersonSchoolWork, _, _>(Audience::Staff, school_work::store)
        .get::<paths::PersonHealth, _, _>(Audience::Staff, health::show)
        .post::<paths::PersonHealth, _, _>(Audience::Staff, health::store)
        .get::<paths::PersonCodes, _, _>(Audience::Staff, codes::show)
        .post::<paths::PersonCodes, _, _>(Audience::Staff, codes::store)
}

/// Two records of one person: finding them, making them one, and two again.
fn duplicates_and_merges() -> Routes {
    Routes::new()
        .get::<paths::PersonTwins, _, _>(Audience::Staff, duplicates::show)
        .get::<paths::PersonTwin, _, _>(Audience::Staff, merge::show)
        .post::<paths::PersonTwin, _, _>(Audience::Staff, merge::store)
        .get::<paths::PersonMerges, _, _>(Audience::Staff, merges::show)
        .post::<paths::PersonMerges, _, _>(Audience::Staff, merges::store)
}
