//! Municipalities of Italy and states of the world, as they were on any day: what a fiscal code and a birth refer to.
//!
//! The tables are compiled in (`data/README.md` says from what) and read once, at the first question. Nothing here is
//! copied afterwards: a [`Place`] points into the tables.
//!
//! A cadastral code (Belfiore: a letter and three digits, `Z…` for states) belongs to one place for ever, but the place
//! may change its name and its province. So a code has a history of places, one for each stretch of time.

mod find;
mod place;
mod reading;
mod spelling;
mod table;

pub use find::{find, municipalities, near};
pub use place::{Kind, Place};
pub use reading::{NotRead, meant, reads};

use chrono::NaiveDate;

/// The table of municipalities as it is committed: `istat,belfiore,name,province,valid_from,valid_to`.
pub const MUNICIPALITIES: &str = include_str!("data/municipalities.csv");
/// The table of states as it is committed: `belfiore,iso3,istat,name_it,valid_from,valid_to`.
pub const STATES: &str = include_str!("data/states.csv");

/// What a cadastral code stood for, the oldest first; of a municipality or a state (`Z…`). Empty: there is no such code.
/// The code is read in capital letters, as a fiscal code has it.
pub fn history(belfiore: &str) -> &'static [Place] {
    let all = table::places();
    let from = all.partition_point(|place| place.belfiore < belfiore);
    let rest = &all[from..];
    &rest[..rest.partition_point(|place| place.belfiore == belfiore)]
}

/// The place of this code on the day of birth. Without a day: as it was last. `None`: there is no such code, or it was
/// not in use that day.
pub fn born_in(belfiore: &str, birth_date: Option<NaiveDate>) -> Option<&'static Place> {
    let history = history(belfiore);
    match birth_date {
        None => history.last(),
        Some(day) => history.iter().find(|place| place.existed(day)),
    }
}

/// States and territories of a day, by name: for citizenships.
pub fn states(on: NaiveDate) -> Vec<&'static Place> {
    let mut states: Vec<_> = table::places()
        .iter()
        .filter(|place| place.kind == Kind::State && place.existed(on))
        .collect();
    states.sort_by_cached_key(|place| spelling::joined(place.name));
    states
}

#[cfg(test)]
mod tests;
