//! A place as somebody wrote it: a name, a name with its province, or a cadastral code.

use chrono::NaiveDate;

use crate::place::{Kind, Place};
use crate::table::{self, Name};
use crate::{born_in, history, spelling};

/// Why no single place was understood; the page turns it into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// No municipality and no state is, or was, called so.
    Unknown,
    /// Several are: by name and province, to choose from.
    Ambiguous(Vec<&'static Place>),
    /// Known, but from a later day on.
    NotYet { place: &'static Place },
    /// Known, but until an earlier day. Which place came after it, the tables do not say.
    NoMore {
        place: &'static Place,
        until: NaiveDate,
    },
}

/// The one place that was meant, as it was on that day.
///
/// Understands `Capannori`, `CAPANNORI (LU)`, `Capannori LU`, `B648`, `Marocco`, `Marocco (EE)`; without regard to case,
/// accents and apostrophes, and with `S.` for saints. A name that the place had before or after is understood too:
/// `Abano Terme` for somebody born when it was called Abano. Without a day, today's places go before those of the past.
pub fn reads(typed: &str, on: Option<NaiveDate>) -> Result<&'static Place, NotRead> {
    let mut places = meant(typed, on)?;
    match (places.pop(), places.is_empty()) {
        (Some(place), true) => Ok(place),
        (Some(place), false) => {
            places.push(place);
            Err(NotRead::Ambiguous(places))
        }
        (None, _) => Err(NotRead::Unknown),
    }
}

/// All places that may have been meant, as they were on that day: one or more, each code once.
pub fn meant(typed: &str, on: Option<NaiveDate>) -> Result<Vec<&'static Place>, NotRead> {
    let named = named(typed);
    if named.is_empty() {
        return Err(NotRead::Unknown);
    }
    let places = match on {
        Some(day) => on_the_day(&named, day),
        None => of_today_first(&named),
    };
    match (places.is_empty(), on) {
        (true, Some(day)) => Err(at_another_time(&named, day)),
        _ => Ok(places),
    }
}

/// Everything that was ever called so, by code or name.
fn named(typed: &str) -> Vec<&'static Place> {
    let by_code = history(&spelling::joined(typed).to_uppercase());
    if !by_code.is_empty() {
        return by_code.iter().collect();
    }
    let whole = exactly(typed);
    if !whole.is_empty() {
        return whole;
    }
    // before small words are left out: `LE` is a province too
    if let Some((name, province)) = apart(typed) {
        let places = exactly(name);
        let places = if places.is_empty() {
            loosely(name)
        } else {
            places
        };
        if !places.is_empty() {
            return in_province(places, &province);
        }
    }
    loosely(typed)
}

/// Those that were in that province at some time: `Monza (MB)` is right for somebody born there when it was in `MI`.
fn in_province(mut places: Vec<&'static Place>, province: &str) -> Vec<&'static Place> {
    places.retain(|place| {
        history(place.belfiore)
            .iter()
            .any(|then| then.province == province)
    });
    places
}

fn exactly(name: &str) -> Vec<&'static Place> {
    let joined = spelling::joined(name);
    let names = table::names();
    let from = names.partition_point(|known| *known.joined < *joined);
    names[from..]
        .iter()
        .take_while(|known| *known.joined == *joined)
        .map(|known| known.place)
        .collect()
}

/// But for small words.
fn loosely(name: &str) -> Vec<&'static Place> {
    let loose = spelling::loose(name);
    let alike = |known: &&Name| !loose.is_empty() && *known.loose == *loose;
    let names = table::names().iter();
    names.filter(alike).map(|known| known.place).collect()
}

/// `Capannori (LU)`, `Capannori, lu`, `Capannori LU` → `Capannori` and `LU`.
fn apart(typed: &str) -> Option<(&str, String)> {
    let typed = typed.trim_end_matches(|c: char| !c.is_alphanumeric());
    let (name, province) = typed.rsplit_once(|c: char| !c.is_alphanumeric())?;
    let province = province.to_ascii_uppercase();
    let is_one = province.len() == 2 && province.bytes().all(|b| b.is_ascii_uppercase());
    is_one.then_some((name, province))
}

/// Those with that name on that day; or else those that had it before or after.
fn on_the_day(named: &[&'static Place], day: NaiveDate) -> Vec<&'static Place> {
    let then = once_each(named.iter().copied().filter(|place| place.existed(day)));
    if !then.is_empty() {
        return then;
    }
    once_each(
        named
            .iter()
            .filter_map(|place| born_in(place.belfiore, Some(day))),
    )
}

fn of_today_first(named: &[&'static Place]) -> Vec<&'static Place> {
    let today = once_each(named.iter().copied().filter(|place| place.to.is_none()));
    if !today.is_empty() {
        return today;
    }
    once_each(
        named
            .iter()
            .filter_map(|place| history(place.belfiore).last()),
    )
}

fn once_each(places: impl Iterator<Item = &'static Place>) -> Vec<&'static Place> {
    let mut once: Vec<&'static Place> = Vec::new();
    for place in places {
        if !once.iter().any(|seen| seen.belfiore == place.belfiore) {
            once.push(place);
        }
    }
    once.sort_by_key(|place| (place.kind == Kind::State, place.name, place.province));
    once
}

/// None was there that day: the last that had been, or else the first that came.
fn at_another_time(named: &[&'static Place], day: NaiveDate) -> NotRead {
    let whole = named.iter().flat_map(|place| history(place.belfiore));
    let before = whole
        .clone()
        .filter_map(|place| place.to.filter(|until| *until < day).map(|to| (to, place)));
    if let Some((until, place)) = before.max_by_key(|(until, _)| *until) {
        return NotRead::NoMore { place, until };
    }
    match whole.min_by_key(|place| place.from) {
        Some(place) => NotRead::NotYet { place },
        None => NotRead::Unknown,
    }
}
