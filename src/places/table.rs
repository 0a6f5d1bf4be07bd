//! The tables in memory: places by code and time, and the ways they are written by letters.

use std::sync::LazyLock;

use crate::place::{Kind, Place};
use crate::{MUNICIPALITIES, STATES, history, spelling};

/// `belfiore,name`: how else a state is called.
const STATE_NAMES: &str = include_str!("data/state_names.csv");

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let municipalities = rows(MUNICIPALITIES).filter_map(municipality);
    let mut places: Vec<_> = municipalities
        .chain(rows(STATES).filter_map(state))
        .collect();
    places.sort_unstable_by_key(|place| (place.belfiore, place.from));
    places
});

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let own = places().iter().map(|place| (place.name, place));
    let other = rows(STATE_NAMES)
        .filter_map(|[code, name]| history(code).last().map(|place| (name, place)));
    let mut names: Vec<_> = own.chain(other).map(Name::new).collect();
    names.sort_by(|one, other| {
        (&one.joined, one.place.belfiore, one.place.from).cmp(&(
            &other.joined,
            other.place.belfiore,
            other.place.from,
        ))
    });
    names
});

/// One name of a place, ready to be compared.
pub struct Name {
    /// Letters and digits alone: `santangelolodigiano`.
    pub joined: Box<str>,
    /// The words that matter: `s angelo lodigiano`.
    pub loose: Box<str>,
    pub place: &'static Place,
}

impl Name {
    fn new((name, place): (&str, &'static Place)) -> Self {
        Self {
            joined: spelling::joined(name).into(),
            loose: spelling::loose(name).into(),
            place,
        }
    }
}

/// All places by code, then time.
pub fn places() -> &'static [Place] {
    &PLACES
}

/// All names by their letters.
pub fn names() -> &'static [Name] {
    &NAMES
}

/// The committed tables hold no quotes (a test says so): rows are split without copying them.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).filter_map(|line| {
        let cells: Vec<_> = line.split(',').collect();
        cells.try_into().ok()
    })
}

fn municipality([istat, belfiore, name, province, from, to]: [&'static str; 6]) -> Option<Place> {
    Some(Place {
        belfiore,
        name,
        province,
        istat: filled(istat),
        iso3: None,
        from: from.parse().ok()?,
        to: filled(to).map(str::parse).transpose().ok()?,
        kind: Kind::Municipality,
    })
}

fn state([belfiore, iso3, istat, name, from, to]: [&'static str; 6]) -> Option<Place> {
    Some(Place {
        belfiore,
        name,
        province: "EE",
        istat: filled(istat),
        iso3: filled(iso3),
        from: from.parse().ok()?,
        to: filled(to).map(str::parse).transpose().ok()?,
        kind: Kind::State,
    })
}

fn filled(cell: &'static str) -> Option<&'static str> {
    (!cell.is_empty()).then_some(cell)
}
