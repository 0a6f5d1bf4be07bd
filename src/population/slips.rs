//! What goes wrong when somebody is written down a second time.

use chrono::{Datelike, Days, Months, NaiveDate};
use vocabulary::fiscal_code::{FiscalCode, Sex};
use vocabulary::person_code::PersonCode;

use crate::draw::Draw;
use crate::person::Person;
use crate::{address, life, naming, nation, spelling};

/// Names that people are called by, and those they were given.
const CALLED: &str = include_str!("data/called.csv");

/// One thing that goes wrong.
pub type Slip = fn(&mut Draw, &mut Person);

/// What goes wrong, and how often: a guess, to be compared with nothing but itself.
pub const SLIPS: [(Slip, u32); 14] = [
    (typo_in_surname, 16),
    (typo_in_given_name, 16),
    (other_signs, 8),
    (transliterated, 8),
    (swapped_names, 5),
    (nickname, 7),
    (second_name, 5),
    (other_birth, 12),
    (no_code, 14),
    (code_of_what_is_written, 4),
    (moved, 16),
    (other_contacts, 6),
    (other_surname, 3),
    (other_sex, 1),
];

pub fn typo_in_surname(draw: &mut Draw, person: &mut Person) {
    person.surname = spelling::typo(draw, &person.surname);
}

fn typo_in_given_name(draw: &mut Draw, person: &mut Person) {
    person.given_name = spelling::typo(draw, &person.given_name);
}

fn other_signs(draw: &mut Draw, person: &mut Person) {
    person.surname = spelling::other_signs(draw, &person.surname);
    person.given_name = spelling::other_signs(draw, &person.given_name);
}

fn transliterated(draw: &mut Draw, person: &mut Person) {
    if draw.per_mille(500) {
        person.surname = spelling::transliterated(draw, &person.surname);
    } else {
        person.given_name = spelling::transliterated(draw, &person.given_name);
    }
}

fn swapped_names(_: &mut Draw, person: &mut Person) {
    std::mem::swap(&mut person.surname, &mut person.given_name);
}

fn nickname(draw: &mut Draw, person: &mut Person) {
    let rows = CALLED.lines().skip(1).filter_map(|row| row.split_once(','));
    let called: Vec<&str> = rows
        .filter(|(given, _)| *given == person.given_name)
        .map(|(_, called)| called)
        .collect();
    if !called.is_empty() {
        person.given_name = (*draw.pick(&called)).to_owned();
    }
}

/// A second name left out, or one that nobody had told.
fn second_name(draw: &mut Draw, person: &mut Person) {
    person.given_name = match person.given_name.split_once(' ') {
        Some((first, _)) => first.to_owned(),
        None if person.sex == Sex::Female => format!(
            "{} {}",
            person.given_name,
            draw.pick(&["Maria", "Anna", "Rita"])
        ),
        None => format!(
            "{} {}",
            person.given_name,
            draw.pick(&["Maria", "Luca", "Antonio"])
        ),
    };
}

fn other_birth(draw: &mut Draw, person: &mut Person) {
    let born = person.birth_date;
    let other = match draw.below(6) {
        // day and month in the order of another country
        0 | 1 => NaiveDate::from_ymd_opt(born.year(), born.day(), born.month()),
        2 => born.checked_sub_days(Days::new(1)),
        3 => born.checked_sub_months(Months::new(12 * *draw.pick(&[1, 10]))),
        4 => born.checked_sub_months(Months::new(1)),
        _ => NaiveDate::from_ymd_opt(born.year(), 1, 1),
    };
    person.birth_date = other.filter(|day| day.year() > 1900).unwrap_or(born);
}

fn no_code(_: &mut Draw, person: &mut Person) {
    person.code = None;
}

/// A clerk let a program make the code from what was written, so it has the right check letter and belongs to nobody.
fn code_of_what_is_written(_: &mut Draw, person: &mut Person) {
    let made = FiscalCode::of(
        &person.surname,
        &person.given_name,
        person.birth_date,
        person.sex,
        person.birthplace.cadastral,
    );
    person.code = made.map(PersonCode::Fiscal);
}

fn moved(draw: &mut Draw, person: &mut Person) {
    person.address = address::residence(draw);
}

fn other_contacts(draw: &mut Draw, person: &mut Person) {
    person.phone = life::phone(draw, person.age());
    person.mail = life::mail(draw, person);
}

/// By marriage, or half of a double one.
fn other_surname(draw: &mut Draw, person: &mut Person) {
    if let Some((first, second)) = person
        .surname
        .split_once(' ')
        .filter(|(first, _)| first.len() > 4)
    {
        let half = if draw.per_mille(500) { first } else { second };
        person.surname = half.to_owned();
    } else if person.sex == Sex::Female && person.marital_status != "1" {
        person.surname = naming::family_name(&nation::ITALY.names, "ITA", draw);
    }
}

fn other_sex(_: &mut Draw, person: &mut Person) {
    person.sex = match person.sex {
        Sex::Female => Sex::Male,
        Sex::Male => Sex::Female,
    };
}
