//! What becomes of an outline: name, place of birth, schooling, work, languages, papers, telephone. Shares are rounded
//! from what ISTAT publishes of Tuscany, or guesses; none is fit to be quoted.

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;
use vocabulary::fiscal_code::Sex;

use crate::address::Address;
use crate::birthplace::{self, Birthplace};
use crate::codes::{Codes, WITHOUT_PERMIT};
use crate::draw::Draw;
use crate::family::Outline;
use crate::person::{Language, Person};

/// The person of an outline.
pub fn person(draw: &mut Draw, codes: &mut Codes, of: &Outline, address: &Address) -> Person {
    let birth_date = registered_birth(draw, of);
    let given_name = of.nation.names.given(draw, of.sex, birth_date.year());
    let mut person = Person {
        id: of.id,
        given_name,
        surname: of.surname.clone(),
        sex: of.sex,
        birth_date,
        birthplace: birthplace(draw, of),
        citizenships: of.citizenships.clone(),
        residence_title: None,
        code: None,
        marital_status: of.marital_status,
        education: "NED",
        employment: "8",
        languages: Vec::new(),
        phone: None,
        mail: None,
        address: address.clone(),
    };
    let age = person.age();
    person.residence_title = residence_title(draw, of, age);
    person.code = codes.of(draw, &person);
    person.education = education(draw, age);
    person.employment = employment(draw, age, of.sex);
    person.languages = languages(draw, of, age);
    person.phone = phone(draw, age);
    person.mail = mail(draw, &person);
    person
}

/// Where births are not always registered at once, papers often say the first of January.
fn registered_birth(draw: &mut Draw, of: &Outline) -> NaiveDate {
    let is_vague = matches!(of.nation.iso3, "MAR" | "SEN" | "BGD" | "NGA") && !of.is_born_in_italy;
    if is_vague && of.marital_status != "1" && draw.per_mille(80) {
        return of
            .birth
            .with_month(1)
            .and_then(|day| day.with_day(1))
            .unwrap_or(of.birth);
    }
    of.birth
}

fn birthplace(draw: &mut Draw, of: &Outline) -> Birthplace {
    match (of.nation.is_italy(), of.is_born_in_italy) {
        (true, _) => birthplace::of_italian(draw, of.birth.year()),
        (false, true) => birthplace::in_italy(draw, of.birth.year()),
        _ => Birthplace {
            cadastral: of.nation.cadastral,
            name: of.nation.name,
        },
    }
}

/// Of grown citizens of states outside the Union; children have their parents' papers.
fn residence_title(draw: &mut Draw, of: &Outline, age: u32) -> Option<&'static str> {
    if of.nation.is_union || of.citizenships.contains(&"ITA") || age < 18 {
        return None;
    }
    Some(draw.weighted(&[
        ("1", 38),
        ("2", 47),
        ("5", 4),
        ("6", 6),
        (WITHOUT_PERMIT, 5),
    ]))
}

fn education(draw: &mut Draw, age: u32) -> &'static str {
    match age {
        ..=10 => "NED",
        11..=13 => "PSE",
        14..=18 => "LSE",
        19..=24 => draw.weighted(&[("LSE", 15), ("USV", 10), ("USG", 65), ("L", 10)]),
        25..=44 => draw.weighted(&[
            ("PSE", 2),
            ("LSE", 25),
            ("USV", 8),
            ("USG", 37),
            ("ITS", 1),
            ("L", 11),
            ("LS", 15),
            ("RDD", 1),
        ]),
        45..=64 => draw.weighted(&[
            ("PSE", 5),
            ("LSE", 35),
            ("USV", 9),
            ("USG", 35),
            ("L", 3),
            ("LS", 13),
        ]),
        _ => draw.weighted(&[
            ("NED", 9),
            ("PSE", 42),
            ("LSE", 22),
            ("USV", 5),
            ("USG", 15),
            ("LS", 7),
        ]),
    }
}

fn employment(draw: &mut Draw, age: u32, sex: Sex) -> &'static str {
    let at_home = if sex == Sex::Female { 18 } else { 2 };
    match age {
        ..=5 => "8",
        6..=15 => "5",
        16..=18 => draw.weighted(&[("5", 93), ("3", 4), ("1", 3)]),
        19..=25 => draw.weighted(&[("5", 46), ("1", 36), ("2", 7), ("3", 8), ("8", 3)]),
        26..=61 => draw.weighted(&[
            ("1", 86 - at_home),
            ("2", 7),
            ("4", at_home),
            ("7", 3),
            ("8", 4),
        ]),
        62..=67 => draw.weighted(&[("1", 40), ("6", 45), ("4", at_home), ("2", 3), ("7", 2)]),
        _ => draw.weighted(&[("6", 85), ("4", at_home), ("7", 2)]),
    }
}

fn languages(draw: &mut Draw, of: &Outline, age: u32) -> Vec<Language> {
    let mut spoken = vec![Language {
        code: of.nation.language,
        level: 5,
    }];
    if !of.nation.is_italy() {
        let level = if of.is_born_in_italy || age < 15 {
            5
        } else {
            draw.weighted(&[(1, 8), (2, 20), (3, 32), (4, 26), (5, 14)])
        };
        spoken.push(Language { code: "it", level });
    }
    if of.nation.iso3 == "SEN" {
        spoken.push(Language {
            code: "fr",
            level: 3,
        });
    }
    if (14..60).contains(&age) && of.nation.language != "en" && draw.per_mille(420) {
        spoken.push(Language {
            code: "en",
            level: draw.weighted(&[(2, 45), (3, 35), (4, 20)]),
        });
    }
    spoken
}

/// How one can be reached: 000 begins no number in Italy.
pub fn phone(draw: &mut Draw, age: u32) -> Option<String> {
    let per_mille = match age {
        ..=10 => 0,
        11..=17 => 300,
        18..=79 => 930,
        _ => 720,
    };
    draw.per_mille(per_mille)
        .then(|| format!("00055{:06}", draw.below(1_000_000)))
}

/// An address at example.org, made of the name.
pub fn mail(draw: &mut Draw, of: &Person) -> Option<String> {
    let per_mille = match of.age() {
        ..=13 => 0,
        14..=69 => 780,
        _ => 280,
    };
    let number = draw.below(1000);
    draw.per_mille(per_mille).then(|| {
        format!(
            "{}.{}{number}@example.org",
            in_letters(&of.given_name),
            in_letters(&of.surname)
        )
    })
}

fn in_letters(name: &str) -> String {
    name.nfd()
        .filter(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
