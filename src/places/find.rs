//! Places that a form offers while somebody types.

use chrono::NaiveDate;

use crate::place::{Kind, Place};
use crate::table::{self, Name};
use crate::{history, spelling};

/// At most `most` places whose name is, or begins with, what was typed: the whole name first, then by name and
/// province. With a day only those of that day; without one each code once, as it was last. Case, accents, apostrophes
/// and spaces do not matter. A code (`B648`) finds its place. Nothing typed finds nothing.
pub fn find(fragment: &str, on: Option<NaiveDate>, most: usize) -> Vec<&'static Place> {
    let typed = spelling::joined(fragment);
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<_> = beginning(&typed).filter(|name| fits(name, on)).collect();
    found.sort_by_key(|name| (name.joined.len() != typed.len(), name.place.to.is_some()));
    let by_code = history(&typed.to_uppercase()).iter().rev();
    let by_code = by_code.filter(|place| on.is_none_or(|day| place.existed(day)));
    let mut places: Vec<&'static Place> = Vec::new();
    for place in by_code.chain(found.iter().map(|name| name.place)) {
        if places.len() == most {
            break;
        }
        if !places.iter().any(|seen| seen.belfiore == place.belfiore) {
            places.push(place);
        }
    }
    places
}

/// What may have been meant by a name that nobody has: places of that day that begin as it begins, as far as any does,
/// three letters at least.
pub fn near(typed: &str, on: NaiveDate, most: usize) -> Vec<&'static Place> {
    let typed = spelling::joined(typed);
    let letters = typed
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    letters
        .skip(2)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .map(|end| find(&typed[..end], Some(on), most))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Municipalities of that day whose code of the statistics office begins so (three digits: a province), by name.
pub fn municipalities(istat: &str, on: NaiveDate) -> Vec<&'static Place> {
    let mut found: Vec<&'static Place> = table::places()
        .iter()
        .filter(|place| place.kind == Kind::Municipality && place.existed(on))
        .filter(|place| place.istat.is_some_and(|code| code.starts_with(istat)))
        .collect();
    found.sort_by_cached_key(|place| spelling::joined(place.name));
    found
}

/// The names that begin so, in order.
fn beginning(typed: &str) -> impl Iterator<Item = &'static Name> {
    let names = table::names();
    let from = names.partition_point(|name| *name.joined < *typed);
    names[from..]
        .iter()
        .take_while(move |name| name.joined.starts_with(typed))
}

fn fits(name: &Name, on: Option<NaiveDate>) -> bool {
    on.is_none_or(|day| name.place.existed(day))
}
