//! Places that a form offers while somebody types.

use chrono::NaiveDate;

use crate::place::Place;
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
