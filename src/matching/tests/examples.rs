//! Pairs of made-up people that somebody at a desk would take for one, or for two; with the written weights.

use matching::{Reason, Record, Weights, compare};

/// Given name, surname, birth date, sex, street, postal code, place, fiscal code.
fn record(fields: [&str; 8]) -> Record {
    let mut record = Record::default();
    for (column, value) in Record::COLUMNS[1..].iter().zip(fields) {
        value.clone_into(record.field_mut(column).expect(column));
    }
    record
}

fn named(given_name: &str, surname: &str, birth_date: &str) -> Record {
    record([given_name, surname, birth_date, "", "", "", "Lucca", ""])
}

fn probability(one: &Record, other: &Record) -> f64 {
    compare(one, other, &Weights::default()).probability
}

fn reasons(one: &Record, other: &Record) -> Vec<Reason> {
    compare(one, other, &Weights::default()).reasons
}

#[test]
fn a_name_written_in_another_way_is_the_same_name() {
    for ((given_name, surname), (again, surname_again)) in [
        (("Anna", "D'Angelo"), ("Anna", "DANGELO")),
        (("Anna", "D’Angelo"), ("Anna", "D' Angelo")),
        (("Nicolò", "Dini"), ("Nicolo'", "Dini")),
        (("Fatima", "El Amrani"), ("FATIMA", "Elamrani")),
        (("Олександр", "Шевченко"), ("Oleksandr", "Shevchenko")),
        (("Zoë", "Müller"), ("Zoe", "Muller")),
    ] {
        let (one, other) = (
            named(given_name, surname, "1988-02-29"),
            named(again, surname_again, "1988-02-29"),
        );
        let reasons = reasons(&one, &other);
        assert!(
            reasons.contains(&Reason::SameGivenName),
            "{given_name}: {reasons:?}"
        );
        assert!(
            reasons.contains(&Reason::SameSurname) || reasons.contains(&Reason::SurnameNearlySame),
            "{surname}: {reasons:?}"
        );
        assert!(probability(&one, &other) > 0.9, "{given_name} {surname}");
    }
}

#[test]
fn names_from_elsewhere_in_other_spellings_are_likely_one() {
    for ((given_name, surname), (again, surname_again)) in [
        (("Fatima", "El Amrani"), ("Fatma", "Elamrani")),
        (("Oleksandr", "Kovalenko"), ("Aleksandr", "Kovalenko")),
        (("Mohamed", "Ben Ali"), ("Muhammad", "Benali")),
        (("Youssef", "Hassan"), ("Yusuf", "Hasan")),
    ] {
        let (one, other) = (
            named(given_name, surname, "1991-07-14"),
            named(again, surname_again, "1991-07-14"),
        );
        assert!(probability(&one, &other) > 0.9, "{given_name} {surname}");
    }
}

#[test]
fn exchanged_names_are_recognised_and_said() {
    let one = named("Giulia", "Puccinelli", "1975-12-01");
    let other = named("Puccinelli", "Giulia", "1975-12-01");
    assert_eq!(reasons(&one, &other)[0], Reason::NamesSwapped);
    assert!(probability(&one, &other) > 0.9);
}

#[test]
fn letters_in_place_of_digits_are_the_same_code() {
    let one = record([
        "Mario",
        "Rossi",
        "1975-12-01",
        "M",
        "",
        "",
        "",
        "RSSMRA75T01E715Z",
    ]);
    let other = record(["", "Rossi", "", "", "", "", "", "rssmratrtlmetmro"]);
    assert!(reasons(&one, &other).contains(&Reason::SameCode));
    assert!(probability(&one, &other) > 0.95);
}

#[test]
fn one_wrong_character_in_a_code_is_nearly_the_same() {
    let one = record([
        "Mario",
        "Rossi",
        "1975-12-01",
        "M",
        "",
        "",
        "",
        "RSSMRA75T01E715Z",
    ]);
    let other = record([
        "Mario",
        "Rossi",
        "1975-12-01",
        "M",
        "",
        "",
        "",
        "RSSMRA75T01E775Z",
    ]);
    assert!(reasons(&one, &other).contains(&Reason::CodeNearlySame));
    assert!(probability(&one, &other) > 0.95);
}

#[test]
fn a_missing_code_is_no_evidence() {
    let with = record([
        "Ada",
        "Chelini",
        "1990-05-17",
        "F",
        "",
        "",
        "",
        "CHLDAA90E57E715J",
    ]);
    let without = record(["Ada", "Chelini", "1990-05-17", "F", "", "", "", ""]);
    assert!(probability(&with, &without) > 0.9);
    assert!(
        reasons(&with, &without)
            .iter()
            .all(|reason| !reason.is_against())
    );
}

#[test]
fn a_date_is_read_however_it_is_written() {
    for written in ["19751201", "01/12/1975", "1975-12-01T00:00:00", "1.12.1975"] {
        let (one, other) = (
            named("Ada", "Dini", "1975-12-01"),
            named("Ada", "Dini", written),
        );
        assert!(
            reasons(&one, &other).contains(&Reason::SameBirthDate),
            "{written}"
        );
    }
    let turned = reasons(
        &named("Ada", "Dini", "1975-12-01"),
        &named("Ada", "Dini", "1975-01-12"),
    );
    assert!(turned.contains(&Reason::DayAndMonthSwapped));
    let slip = reasons(
        &named("Ada", "Dini", "1975-12-01"),
        &named("Ada", "Dini", "1957-12-01"),
    );
    assert!(slip.contains(&Reason::BirthDateNearlySame));
    // no such day, twice in the same way
    let broken = reasons(
        &named("Ada", "Dini", "19450231"),
        &named("Ada", "Dini", "19450231"),
    );
    assert!(broken.contains(&Reason::SameBirthDate));
}

#[test]
fn brothers_at_one_address_are_two_people() {
    let one = record([
        "Luca",
        "Quilici",
        "1999-03-02",
        "M",
        "Via Romana 12",
        "55100",
        "Lucca",
        "",
    ]);
    let other = record([
        "Marco",
        "Quilici",
        "2001-10-25",
        "M",
        "Via Romana 12",
        "55100",
        "Lucca",
        "",
    ]);
    assert!(probability(&one, &other) < 0.01);
    let against = [Reason::DifferentGivenName, Reason::DifferentBirthDate];
    assert!(reasons(&one, &other).ends_with(&against));
}

#[test]
fn twins_are_not_taken_for_one() {
    let one = record([
        "Luca",
        "Quilici",
        "1999-03-02",
        "M",
        "Via Romana 12",
        "55100",
        "Lucca",
        "",
    ]);
    let sister = record([
        "Sara",
        "Quilici",
        "1999-03-02",
        "F",
        "Via Romana 12",
        "55100",
        "Lucca",
        "",
    ]);
    assert!(probability(&one, &sister) < 0.5);
}

#[test]
fn namesakes_of_other_years_and_places_are_two_people() {
    let one = record([
        "Maria",
        "Rossi",
        "1950-04-11",
        "F",
        "Via Roma 1",
        "55100",
        "Lucca",
        "",
    ]);
    let other = record([
        "Maria",
        "Rossi",
        "1988-09-30",
        "F",
        "Via Nuova 7",
        "55016",
        "Porcari",
        "",
    ]);
    assert!(probability(&one, &other) < 0.01);
}

#[test]
fn of_somebody_unknown_nothing_is_said() {
    let nobody = Record::default();
    let somebody = named("Ada", "Dini", "1975-12-01");
    assert!(probability(&nobody, &somebody) < 0.001);
    assert!(reasons(&nobody, &somebody).is_empty());
}

#[test]
fn in_a_larger_archive_the_same_evidence_is_worth_less() {
    let (one, other) = (
        named("Ada", "", "1975-12-01"),
        named("Ada", "", "1975-12-01"),
    );
    let among = |people| compare(&one, &other, &Weights::default().for_archive(people)).probability;
    assert!(among(100) > among(100_000));
}

#[test]
fn surnames_that_an_italian_hears_alike_are_seen_to_sound_alike() {
    for (surname, heard) in [
        ("Hoxha", "Hodja"),
        ("Xhafa", "Giafa"),
        ("Chiarelli", "Kiareli"),
    ] {
        let (one, other) = (
            named("Arben", surname, "1983-07-20"),
            named("Arben", heard, "1983-07-20"),
        );
        let reasons = reasons(&one, &other);
        let is_heard = reasons.contains(&Reason::SurnameSoundsAlike)
            || reasons.contains(&Reason::SurnameNearlySame);
        assert!(is_heard, "{surname} {heard}: {reasons:?}");
    }
}

#[test]
fn of_an_unfinished_birth_date_no_more_is_compared_than_is_known() {
    for (born, again, expected) in [
        ("1984", "1984-03-02", Some(Reason::BirthDateInPart)),
        ("198403", "1984-03-02", Some(Reason::BirthDateInPart)),
        ("1984", "1984", Some(Reason::BirthDateInPart)),
        ("1984", "1983-07-20", None),
        ("1984", "1955-01-01", Some(Reason::DifferentBirthDate)),
    ] {
        let (one, other) = (named("Anna", "Dini", born), named("Anna", "Dini", again));
        let of_birth = [
            Reason::BirthDateInPart,
            Reason::DifferentBirthDate,
            Reason::SameBirthDate,
        ];
        let reasons = reasons(&one, &other);
        let said = reasons.iter().find(|reason| of_birth.contains(reason));
        assert_eq!(said.copied(), expected, "{born} {again}");
    }
}
