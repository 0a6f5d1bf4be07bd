//! Made-up people and the ways in which offices write them down twice.

use chrono::{Datelike, Days, NaiveDate};
use matching::Record;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use vocabulary::fiscal_code::{FiscalCode, Sex};

use super::mistakes;
use super::names::{
    GIVEN_NAMES, GIVEN_NAMES_FROM_ELSEWHERE, PLACES, STATES, STREETS, SURNAMES,
    SURNAMES_FROM_ELSEWHERE,
};

/// Records of `people` people in households, about a third of them written down again once to four times, with
/// mistakes. Ids as in the FEBRL data sets: `rec-7-org`, `rec-7-dup-0`. The same seed makes the same records.
pub fn records(people: usize, seed: u64) -> Vec<Record> {
    let mut rng = StdRng::seed_from_u64(seed);
    let mut originals = Vec::with_capacity(people);
    while originals.len() < people {
        household(&mut originals, &mut rng);
    }
    originals.truncate(people);
    let mut records = Vec::new();
    for (number, mut original) in originals.into_iter().enumerate() {
        for copy in 0..copies(&mut rng) {
            let mut again = mistakes::written_again(&original, &mut rng);
            again.id = format!("rec-{number}-dup-{copy}");
            records.push(again);
        }
        original.id = format!("rec-{number}-org");
        records.push(original);
    }
    records
}

fn copies(rng: &mut StdRng) -> usize {
    *[0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 4]
        .choose(rng)
        .expect("not empty")
}

/// One to five people of one surname at one address; children are of the same years, twins of the same day.
fn household(people: &mut Vec<Record>, rng: &mut StdRng) {
    let is_from_elsewhere = rng.random_bool(0.2);
    let [place, postal_code, cadastral] = common(&PLACES, rng);
    let home = Record {
        surname: if is_from_elsewhere {
            common(&SURNAMES_FROM_ELSEWHERE, rng)[0].to_owned()
        } else {
            surname(rng)
        },
        street: format!("{} {}", common(&STREETS, rng), rng.random_range(1..400)),
        postal_code: (*postal_code).to_owned(),
        place: (*place).to_owned(),
        ..Record::default()
    };
    let mut birth = birth_date(is_from_elsewhere, rng);
    let mut family = Vec::new();
    for member in 0..rng.random_range(1..=5) {
        if member > 0 && !rng.random_bool(0.02) {
            birth = birth_date(is_from_elsewhere, rng);
        }
        let birthplace = if is_from_elsewhere {
            STATES.choose(rng).expect("not empty")
        } else {
            cadastral
        };
        let somebody = member_of(&home, birth, birthplace, is_from_elsewhere, rng);
        // nobody gives two children the same name
        if family
            .iter()
            .all(|other: &Record| other.given_name != somebody.given_name)
        {
            family.push(somebody);
        }
    }
    people.append(&mut family);
}

fn member_of(
    home: &Record,
    birth: NaiveDate,
    birthplace: &str,
    is_from_elsewhere: bool,
    rng: &mut StdRng,
) -> Record {
    let is_woman = rng.random_bool(0.52);
    let of_sex = usize::from(!is_woman);
    let given_name: &str = if is_from_elsewhere {
        let names: Vec<_> = GIVEN_NAMES_FROM_ELSEWHERE
            .iter()
            .skip(of_sex)
            .step_by(2)
            .collect();
        common(&names, rng)[0]
    } else {
        let names: Vec<&str> = GIVEN_NAMES.into_iter().skip(of_sex).step_by(2).collect();
        common::<&str>(&names, rng)
    };
    let sex = if is_woman { Sex::Female } else { Sex::Male };
    let code = FiscalCode::of(&home.surname, given_name, birth, sex, birthplace);
    let has_code = rng.random_bool(if is_from_elsewhere { 0.4 } else { 0.8 });
    Record {
        given_name: given_name.to_owned(),
        birth_date: birth.to_string(),
        sex: if is_woman { "F" } else { "M" }.to_owned(),
        fiscal_code: code
            .filter(|_| has_code)
            .map(|code| code.to_string())
            .unwrap_or_default(),
        ..home.clone()
    }
}

/// Half from the list, half made of syllables: surnames have a long tail.
fn surname(rng: &mut StdRng) -> String {
    if rng.random_bool(0.5) {
        return (*common(&SURNAMES, rng)).to_owned();
    }
    let mut piece = |all: &[&str]| (*all.choose(rng).expect("not empty")).to_owned();
    let beginning = piece(&[
        "Ba", "Ca", "De", "Fi", "Ghi", "Lo", "Ma", "Ne", "Pa", "Ro", "Sca", "To", "Vi", "Bre",
        "Cri", "Mo",
    ]);
    let middle = piece(&[
        "r", "nd", "ll", "st", "mb", "cc", "gn", "tt", "v", "rn", "nz", "pp", "sc", "rl", "d", "lt",
    ]);
    let vowel = piece(&["a", "e", "i", "o", "u"]);
    let end = piece(&[
        "ni", "netti", "lli", "rini", "si", "ri", "cchi", "tti", "gnani", "ssi", "zzi", "di",
    ]);
    beginning + &middle + &vowel + &end
}

/// Of people from elsewhere one in six has 1 January, since the day was not known.
fn birth_date(is_from_elsewhere: bool, rng: &mut StdRng) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(1935, 1, 1).expect("a day");
    let date = first + Days::new(rng.random_range(0..33_000));
    if is_from_elsewhere && rng.random_bool(0.16) {
        return NaiveDate::from_ymd_opt(date.year(), 1, 1).expect("a day");
    }
    date
}

/// One of them, the first ones more often.
pub fn common<'a, T>(all: &'a [T], rng: &mut StdRng) -> &'a T {
    let at: f64 = rng.random::<f64>() * rng.random::<f64>();
    let place = (0..all.len()).find(|place| (place + 1) as f64 > at * all.len() as f64);
    &all[place.unwrap_or(0)]
}
