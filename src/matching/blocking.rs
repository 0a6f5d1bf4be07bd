//! Which pairs are worth a look: those that share one of several keys. Each key alone misses some; a pair that errs in
//! one field is found by the keys of the others.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::birth;
use crate::name::Name;
use crate::prepared::Prepared;

/// In a block of at most so many everybody is compared with everybody.
const WHOLE_BLOCK: usize = 30;
/// In a larger one everybody with so many neighbours, once in the order of names, once in that of birth.
const NEIGHBOURS: usize = 8;
/// In the whole file everybody with so many neighbours in the order of names.
const NEIGHBOURS_IN_FILE: usize = 4;

/// Pairs of places in `records`, the smaller first, each once, in order.
pub(crate) fn candidates(records: &[Prepared]) -> Vec<(u32, u32)> {
    let mut keyed: Vec<(u64, u32)> = (0_u32..)
        .zip(records)
        .flat_map(|(place, record)| keys(record).into_iter().map(move |key| (key, place)))
        .collect();
    keyed.sort_unstable();
    keyed.dedup();
    let orders = Orders::of(records);
    let mut pairs = orders.neighbours_in_file();
    for block in keyed.chunk_by(|one, other| one.0 == other.0) {
        let mut block: Vec<u32> = block.iter().map(|(_, place)| *place).collect();
        if block.len() <= WHOLE_BLOCK {
            push_near(&block, block.len(), &mut pairs);
        } else {
            for ranks in [&orders.by_name, &orders.by_birth] {
                block.sort_unstable_by_key(|place| ranks[*place as usize]);
                push_near(&block, NEIGHBOURS, &mut pairs);
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// About `wanted` pairs, evenly over a file of `count` records; all of them if there are no more.
pub(crate) fn spread(count: usize, wanted: usize) -> Vec<(u32, u32)> {
    const GOLDEN: f64 = 0.618_033_988_749_895;
    let distances: Vec<usize> = if count * count.saturating_sub(1) / 2 <= wanted {
        (1..count).collect()
    } else {
        let mut at = 0.0_f64;
        let mut next = || {
            at = (at + GOLDEN).fract();
            1 + floor(at * (count - 2) as f64)
        };
        // a distance is shared by half of the records on average
        (0..(2 * wanted / count).max(2)).map(|_| next()).collect()
    };
    distances
        .into_iter()
        .flat_map(|distance| (0..count - distance).map(move |a| (index(a), index(a + distance))))
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in a file, never negative"
)]
fn floor(x: f64) -> usize {
    x as usize
}

/// A file has fewer than four thousand million records: memory ends before.
fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Each with those that follow, less than `within` places away.
fn push_near(places: &[u32], within: usize, pairs: &mut Vec<(u32, u32)>) {
    for (at, one) in places.iter().enumerate() {
        for other in places.iter().skip(at + 1).take(within) {
            pairs.push((*one.min(other), *one.max(other)));
        }
    }
}

/// The rank of each record in some orders.
struct Orders {
    by_name: Vec<u32>,
    by_birth: Vec<u32>,
}

impl Orders {
    fn of(records: &[Prepared]) -> Self {
        let by_name = |record: &Prepared| {
            let [one, other] = [&record.surname.sound, &record.given_name.sound];
            format!("{one} {other} {}", record.birth_date)
        };
        let by_birth = |record: &Prepared| format!("{} {}", record.birth_date, record.street.words);
        Self {
            by_name: ranks(records, by_name),
            by_birth: ranks(records, by_birth),
        }
    }

    fn neighbours_in_file(&self) -> Vec<(u32, u32)> {
        let mut places: Vec<u32> = (0..index(self.by_name.len())).collect();
        places.sort_unstable_by_key(|place| self.by_name[*place as usize]);
        let mut pairs = Vec::new();
        push_near(&places, NEIGHBOURS_IN_FILE, &mut pairs);
        pairs
    }
}

fn ranks(records: &[Prepared], by: impl Fn(&Prepared) -> String) -> Vec<u32> {
    let mut places: Vec<u32> = (0..index(records.len())).collect();
    places.sort_by_cached_key(|place| by(&records[*place as usize]));
    let mut ranks = vec![0; records.len()];
    for (rank, place) in (0..).zip(places) {
        ranks[place as usize] = rank;
    }
    ranks
}

/// The keys of a record, as hashes; a key of which a part is unknown is left out. Keys of names are the same for given
/// name and surname, so that exchanged names meet.
fn keys(record: &Prepared) -> Vec<u64> {
    let Prepared {
        given_name,
        surname,
        birth_date,
        code,
        street,
        postal_code,
        place,
        ..
    } = record;
    let mut keys = Vec::with_capacity(24);
    let (year, month, day) = birth::parts(birth_date).unwrap_or_default();
    let mut key = |kind: &str, parts: &[&str]| {
        if parts.iter().all(|part| !part.is_empty()) {
            keys.push(hash(kind, parts));
        }
    };
    key("code", &[code]);
    key("birth", &[birth_date]);
    key(
        "day and month",
        &[
            year,
            day.min(month),
            day.max(month),
            given_name.beginning(1),
        ],
    );
    let [one, other] = in_order(&given_name.sound, &surname.sound);
    key("names", &[one, other]);
    key(
        "beginnings",
        &[
            given_name.beginning(3),
            surname.beginning(3),
            given_name.beginning(1),
        ],
    );
    for name in [given_name, surname] {
        key_of_name(&mut key, name, record, (year, month, day));
    }
    key("street", &[&street.words, &street.number]);
    key("postal code and birth", &[postal_code, year, month]);
    key("postal code and day", &[postal_code, month, day]);
    key(
        "place and birth",
        &[place, year, month, given_name.beginning(1)],
    );
    keys
}

fn key_of_name(
    key: &mut impl FnMut(&str, &[&str]),
    name: &Name,
    record: &Prepared,
    (year, month, day): (&str, &str, &str),
) {
    key("name and year", &[&name.sound, year]);
    key("name and day", &[&name.sound, month, day]);
    key("beginning and year, day", &[name.beginning(2), year, day]);
    key(
        "beginning and year, month",
        &[name.beginning(2), year, month],
    );
    key("digits", &[name.beginning(1), &sorted(&record.birth_date)]);
    key(
        "name and postal code",
        &[name.beginning(3), &record.postal_code],
    );
    key("name and place", &[&name.sound, &record.place]);
    key(
        "name and street",
        &[name.beginning(1), &record.street.words],
    );
}

fn in_order<'a>(one: &'a str, other: &'a str) -> [&'a str; 2] {
    [one.min(other), one.max(other)]
}

fn sorted(digits: &str) -> String {
    let mut digits: Vec<char> = digits.chars().collect();
    digits.sort_unstable();
    digits.into_iter().collect()
}

fn hash(kind: &str, parts: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (kind, parts).hash(&mut hasher);
    hasher.finish()
}
