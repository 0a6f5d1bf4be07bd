//! What goes wrong when somebody is written down again: slips, ears, scanners, other alphabets, removals, gaps.

use chrono::NaiveDate;
use matching::Record;
use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use vocabulary::fiscal_code::FiscalCode;

use super::made_up::common;
use super::names::{GIVEN_NAMES_FROM_ELSEWHERE, PLACES, STREETS, SURNAMES_FROM_ELSEWHERE};

/// The same person, one to four mistakes later.
pub fn written_again(record: &Record, rng: &mut StdRng) -> Record {
    let mut again = record.clone();
    for _ in 0..rng.random_range(1..=4) {
        match rng.random_range(0..100) {
            0..18 => again.surname = misspelt(&again.surname, rng),
            18..34 => again.given_name = misspelt(&again.given_name, rng),
            34..39 => std::mem::swap(&mut again.given_name, &mut again.surname),
            39..50 => again.birth_date = wrong_date(&again.birth_date, rng),
            50..60 => again.street = misspelt(&again.street, rng),
            60..70 => moved(&mut again, rng),
            70..85 => again.fiscal_code = other_code(&again.fiscal_code, rng),
            85..88 => again.given_name = first_word(&again.given_name),
            _ => forget(&mut again, rng),
        }
    }
    again
}

fn misspelt(text: &str, rng: &mut StdRng) -> String {
    for ways in SURNAMES_FROM_ELSEWHERE
        .iter()
        .chain(&GIVEN_NAMES_FROM_ELSEWHERE)
    {
        if ways.contains(&text) && rng.random_bool(0.6) {
            return (*ways.choose(rng).expect("not empty")).to_owned();
        }
    }
    match rng.random_range(0..10) {
        0 => text.replace(['\'', ' '], ""),
        1 => text.to_uppercase(),
        2 => heard(text),
        _ => slip(text, rng),
    }
}

/// As heard on the telephone, as read by a scanner.
fn heard(text: &str) -> String {
    for (was, is) in [
        ("cch", "ch"),
        ("zz", "z"),
        ("ll", "l"),
        ("ch", "k"),
        ("gn", "ni"),
        ("m", "rn"),
        ("j", "i"),
        ("i", "l"),
    ] {
        if text.contains(was) {
            return text.replacen(was, is, 1);
        }
    }
    text.to_owned()
}

/// A letter left out, added, changed, or exchanged with its neighbour.
fn slip(text: &str, rng: &mut StdRng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() < 3 {
        return text.to_owned();
    }
    let at = rng.random_range(0..letters.len() - 1);
    let other = char::from(rng.random_range(b'a'..=b'z'));
    match rng.random_range(0..4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, other),
        2 => letters[at] = other,
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn wrong_date(written: &str, rng: &mut StdRng) -> String {
    let Ok(date) = written.parse::<NaiveDate>() else {
        return written.to_owned();
    };
    let mut digits: Vec<char> = date.format("%Y%m%d").to_string().chars().collect();
    match rng.random_range(0..10) {
        0..3 => return date.format("%Y-%d-%m").to_string(),
        3 => return date.format("%Y-01-01").to_string(),
        4..7 => digits.swap(6, 7),
        _ => digits[rng.random_range(2..8)] = char::from(rng.random_range(b'0'..=b'9')),
    }
    let digits: String = digits.into_iter().collect();
    format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])
}

fn moved(record: &mut Record, rng: &mut StdRng) {
    let [place, postal_code, _] = common(&PLACES, rng);
    record.street = format!("{} {}", common(&STREETS, rng), rng.random_range(1..400));
    (*postal_code).clone_into(&mut record.postal_code);
    (*place).clone_into(&mut record.place);
}

fn other_code(code: &str, rng: &mut StdRng) -> String {
    match (FiscalCode::parse(code), rng.random_range(0..10)) {
        (Ok(code), 0..2) => code
            .variants()
            .nth(1)
            .map(|code| code.to_string())
            .unwrap_or_default(),
        (Ok(_), 2..4) => slip(code, rng).to_uppercase(),
        _ => String::new(),
    }
}

fn first_word(name: &str) -> String {
    name.split(' ').next().unwrap_or(name).to_owned()
}

fn forget(record: &mut Record, rng: &mut StdRng) {
    let columns = [
        "birth_date",
        "sex",
        "street",
        "postal_code",
        "place",
        "given_name",
    ];
    let column = columns.choose(rng).expect("not empty");
    if let Some(field) = record.field_mut(column) {
        field.clear();
    }
}
