use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{FiscalCode, Known, Misfit, NotACode, Sex};

const FEMALE: Sex = Sex::Female;
const MALE: Sex = Sex::Male;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn code(written: &str) -> FiscalCode {
    FiscalCode::parse(written).expect(written)
}

/// Made-up people: surname, name, sex, birth, cadastral code; the code, and its first and last omocodia.
type Example = (
    &'static str,
    &'static str,
    Sex,
    NaiveDate,
    &'static str,
    [&'static str; 3],
);

fn examples() -> [Example; 8] {
    [
        (
            "Bianchi",
            "Giulia",
            FEMALE,
            day(1988, 2, 29),
            "B648",
            ["BNCGLI88B69B648Z", "BNCGLI88B69B64UW", "BNCGLIUUBSVBSQUP"],
        ),
        (
            "Rossi",
            "Mario",
            MALE,
            day(1975, 12, 1),
            "E715",
            ["RSSMRA75T01E715Z", "RSSMRA75T01E71RU", "RSSMRATRTLMETMRO"],
        ),
        (
            "Fo",
            "Ugo",
            MALE,
            day(1990, 5, 17),
            "A241",
            ["FOXGUO90E17A241P", "FOXGUO90E17A24MH", "FOXGUOVLEMTANQMQ"],
        ),
        (
            "D'Angelo",
            "Maria Rosaria",
            FEMALE,
            day(1969, 8, 31),
            "L913",
            ["DNGMRS69M71L913G", "DNGMRS69M71L91PC", "DNGMRSSVMTMLVMPP"],
        ),
        (
            "El Amrani",
            "Fatima",
            FEMALE,
            day(1994, 11, 9),
            "Z330",
            ["LMRFTM94S49Z330X", "LMRFTM94S49Z33LA", "LMRFTMVQSQVZPPLK"],
        ),
        (
            "Popescu",
            "Ion",
            MALE,
            day(2001, 1, 5),
            "Z129",
            ["PPSNIO01A05Z129K", "PPSNIO01A05Z12VZ", "PPSNIOLMALRZMNVW"],
        ),
        (
            "Hoxha",
            "Arben",
            MALE,
            day(1983, 7, 20),
            "Z100",
            ["HXHRBN83L20Z100M", "HXHRBN83L20Z10LP", "HXHRBNUPLNLZMLLP"],
        ),
        (
            "Nicolò",
            "Zoë",
            FEMALE,
            day(2019, 4, 10),
            "G882",
            ["NCLZOE19D50G882W", "NCLZOE19D50G88NL", "NCLZOEMVDRLGUUNN"],
        ),
    ]
}

#[test]
fn a_code_is_made_of_name_birth_and_place() {
    for (surname, name, sex, birth, place, [plain, ..]) in examples() {
        let made = FiscalCode::of(surname, name, birth, sex, place).expect("a code");
        assert_eq!(made.as_str(), plain);
    }
}

#[test]
fn letters_in_place_of_digits_are_the_same_person() {
    for (surname, name, sex, birth, place, written) in examples() {
        let known = Known {
            surname: Some(surname),
            given_name: Some(name),
            birth_date: Some(birth),
            sex: Some(sex),
            birthplace: Some(place),
        };
        for written in written {
            let read = code(written);
            assert_eq!(read.as_str(), written);
            assert_eq!(
                read.without_omocodia(),
                code(written).variants().next().unwrap()
            );
            assert_eq!(read.misfits(&known), []);
            assert_eq!((read.sex(), read.birthplace().as_str()), (sex, place));
        }
        let all: HashSet<FiscalCode> = code(written[0]).variants().collect();
        assert_eq!(all.len(), 128);
        for written in written {
            assert!(all.contains(&code(written)));
        }
    }
}

#[test]
fn small_letters_and_spaces_are_read() {
    for written in [
        "rssmra75t01e715z",
        " RSS MRA 75T01 E715Z ",
        "rss-mra-75t01-e715z",
    ] {
        assert_eq!(code(written).as_str(), "RSSMRA75T01E715Z");
    }
}

#[test]
fn what_is_no_code_is_refused_with_the_reason() {
    for (written, why) in [
        ("", NotACode::Length),
        ("RSSMRA75T01E715", NotACode::Length),
        ("RSSMRA75T01E715ZZ", NotACode::Length),
        ("12345678901", NotACode::Length),
        ("RSSMRA75T01E7I5Z", NotACode::Shape), // I is no digit
        ("RSSMRA75F01E715Z", NotACode::Shape), // no month
        ("RSSMRA75T00E715Z", NotACode::Shape),
        ("RSSMRA75T35E715Z", NotACode::Shape),
        ("RSSMRA75T01E71😀Z", NotACode::Shape),
        ("1SSMRA75T01E715Z", NotACode::Shape),
        ("RSSMRA75T01E715A", NotACode::Check),
        ("RSSMRA75T02E715Z", NotACode::Check),
    ] {
        assert_eq!(FiscalCode::parse(written), Err(why), "{written}");
    }
}

#[test]
fn of_names_that_were_spelt_otherwise_the_letters_are_the_same() {
    for (one, other) in [
        ("D'Angelo", "dangelo"),
        ("Nicolò", "NICOLO'"),
        ("Müller", "Muller"),
        ("Łukasz", "Lukasz"),
        ("Groß", "Gross"),
    ] {
        let of = |surname| FiscalCode::of(surname, "Ada", day(1980, 1, 1), FEMALE, "E715");
        assert_eq!(of(one), of(other), "{one}");
    }
}

#[test]
fn what_does_not_fit_is_said_and_nothing_is_refused() {
    let mario = code("RSSMRA75T01E715Z");
    let all = Known {
        surname: Some("Bianchi"),
        given_name: Some("Maria"),
        birth_date: Some(day(1976, 12, 1)),
        sex: Some(FEMALE),
        birthplace: Some("B648"),
    };
    // Mario and Maria have the same three letters
    let expected = [
        Misfit::Surname,
        Misfit::BirthDate,
        Misfit::Sex,
        Misfit::Birthplace,
    ];
    assert_eq!(mario.misfits(&all), expected);
    assert_eq!(mario.misfits(&Known::default()), []);
    // the code knows no century
    assert!(mario.fits_birth(day(1875, 12, 1)) && mario.fits_birth(day(1975, 12, 1)));
}

#[test]
fn the_code_of_a_person_is_not_shown_by_accident() {
    assert_eq!(format!("{:?}", code("RSSMRA75T01E715Z")), "FiscalCode(…)");
}

fn anybody() -> impl Strategy<Value = (String, String, NaiveDate, Sex, String)> {
    (
        "[A-Z][a-zàèéìòù' ]{0,30}",
        "[A-Z][a-zàèéìòù' ]{0,30}",
        (0_u64..55_000).prop_map(|days| day(1880, 1, 1) + Days::new(days)),
        prop_oneof![Just(FEMALE), Just(MALE)],
        "[A-MZ][0-9]{3}",
    )
}

proptest! {
    #[test]
    fn everybody_has_a_code_that_is_read_and_fits((surname, name, birth, sex, place) in anybody()) {
        let made = FiscalCode::of(&surname, &name, birth, sex, &place).expect("a code");
        let known = Known { surname: Some(&surname), given_name: Some(&name), birth_date: Some(birth), sex: Some(sex), birthplace: Some(&place) };
        for variant in made.variants() {
            prop_assert_eq!(FiscalCode::parse(variant.as_str()), Ok(variant));
            prop_assert_eq!(variant.without_omocodia(), made);
            prop_assert_eq!(variant.misfits(&known), vec![]);
        }
    }

    #[test]
    fn every_other_check_letter_is_refused((surname, name, birth, sex, place) in anybody(), other in 1_u8..26) {
        let made = FiscalCode::of(&surname, &name, birth, sex, &place).expect("a code");
        let last = (made.as_str().as_bytes()[15] - b'A' + other) % 26 + b'A';
        let wrong = format!("{}{}", &made.as_str()[..15], char::from(last));
        prop_assert_eq!(FiscalCode::parse(&wrong), Err(NotACode::Check));
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused(typed in ".{0,40}") {
        let _ = FiscalCode::parse(&typed);
    }
}
