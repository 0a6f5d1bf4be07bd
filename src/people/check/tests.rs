//! The rules, shown on made-up persons.

use chrono::NaiveDate;
use platform::i18n::text;
use vocabulary::Language;
use vocabulary::fiscal_code::FiscalCode;

use super::{Entered, Field, Finding, What, check, verdict};

/// Surname, given name, sex, birth, birthplace; the code, with one letter for a digit, with seven.
const PERSONS: [(&str, &str, &str, &str, &str, [&str; 3]); 8] = [
    (
        "Bianchi",
        "Giulia",
        "F",
        "1988-02-29",
        "Capannori",
        ["BNCGLI88B69B648Z", "BNCGLI88B69B64UW", "BNCGLIUUBSVBSQUP"],
    ),
    (
        "Rossi",
        "Mario",
        "M",
        "1975-12-01",
        "Lucca",
        ["RSSMRA75T01E715Z", "RSSMRA75T01E71RU", "RSSMRATRTLMETMRO"],
    ),
    (
        "Fo",
        "Ugo",
        "M",
        "1990-05-17",
        "Altopascio",
        ["FOXGUO90E17A241P", "FOXGUO90E17A24MH", "FOXGUOVLEMTANQMQ"],
    ),
    (
        "D'Angelo",
        "Maria Rosaria",
        "F",
        "1969-08-31",
        "Villa Basilica",
        ["DNGMRS69M71L913G", "DNGMRS69M71L91PC", "DNGMRSSVMTMLVMPP"],
    ),
    (
        "El Amrani",
        "Fatima",
        "F",
        "1994-11-09",
        "Marocco",
        ["LMRFTM94S49Z330X", "LMRFTM94S49Z33LA", "LMRFTMVQSQVZPPLK"],
    ),
    (
        "Popescu",
        "Ion",
        "M",
        "2001-01-05",
        "Romania",
        ["PPSNIO01A05Z129K", "PPSNIO01A05Z12VZ", "PPSNIOLMALRZMNVW"],
    ),
    (
        "Hoxha",
        "Arben",
        "M",
        "1983-07-20",
        "Albania",
        ["HXHRBN83L20Z100M", "HXHRBN83L20Z10LP", "HXHRBNUPLNLZMLLP"],
    ),
    (
        "Nicolò",
        "Zoë",
        "F",
        "2019-04-10",
        "Porcari",
        ["NCLZOE19D50G882W", "NCLZOE19D50G88NL", "NCLZOEMVDRLGUUNN"],
    ),
];

const GIULIA: Entered<'_> = Entered {
    given_name: "Giulia",
    surname: "Bianchi",
    birth_date: "1988-02-29",
    sex: "F",
    birthplace: "Capannori",
    place: "",
    code: "BNCGLI88B69B648Z",
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

/// `warning fiscal_code.surname;fiscal_code.sex`, or `ok`.
fn told(entered: &Entered<'_>) -> String {
    let findings = check(entered, today());
    let ids: Vec<_> = findings.iter().map(Finding::id).collect();
    format!("{} {}", verdict(&findings).word(), ids.join(";"))
        .trim_end()
        .to_owned()
}

fn with_code(code: &str) -> String {
    told(&Entered { code, ..GIULIA })
}

fn born(birth_date: &str) -> String {
    told(&Entered {
        birth_date,
        code: "",
        ..GIULIA
    })
}

#[test]
fn known_persons_fit_their_codes_with_omocodia_small_letters_and_spaces() {
    for (surname, given_name, sex, birth_date, birthplace, codes) in PERSONS {
        for code in codes {
            let spaced = format!(" {} {} ", &code[..6].to_lowercase(), &code[6..]);
            for code in [code, &spaced] {
                let entered = Entered {
                    given_name,
                    surname,
                    birth_date,
                    sex,
                    birthplace,
                    place: "",
                    code,
                };
                assert_eq!(told(&entered), "ok", "{surname} {code}");
            }
        }
    }
}

#[test]
fn all_128_writings_are_right_and_every_other_check_letter_is_wrong() {
    for code in FiscalCode::parse(GIULIA.code).expect("a code").variants() {
        assert_eq!(with_code(code.as_str()), "ok");
        for wrong in ('A'..='Z').filter(|letter| !code.as_str().ends_with(*letter)) {
            let wrong = format!("{}{wrong}", &code.as_str()[..15]);
            assert_eq!(with_code(&wrong), "error fiscal_code.check", "{wrong}");
        }
    }
}

#[test]
fn a_code_of_somebody_else_is_a_warning_that_says_what_does_not_fit() {
    let with = |change: fn(&mut Entered<'_>)| {
        let mut entered = GIULIA;
        change(&mut entered);
        told(&entered)
    };
    assert_eq!(
        with(|it| it.surname = "Verdi"),
        "warning fiscal_code.surname"
    );
    assert_eq!(
        with(|it| it.given_name = "Anna"),
        "warning fiscal_code.given_name"
    );
    assert_eq!(with(|it| it.sex = "M"), "warning fiscal_code.sex");
    assert_eq!(
        with(|it| it.birth_date = "1988-02-28"),
        "warning fiscal_code.birth_date"
    );
    assert_eq!(
        with(|it| it.birthplace = "Lucca"),
        "warning fiscal_code.place"
    );
    assert_eq!(
        with(|it| (it.surname, it.given_name) = ("Giulia", "Bianchi")),
        "warning fiscal_code.names_swapped"
    );
    assert_eq!(
        with(|it| it.code = "RSSMRA75T01E715Z"),
        "warning fiscal_code.surname;fiscal_code.given_name;fiscal_code.birth_date;fiscal_code.sex;fiscal_code.place"
    );
}

#[test]
fn what_is_not_known_is_not_wrong() {
    assert_eq!(told(&Entered::default()), "ok");
    assert_eq!(with_code(""), "ok");
    assert_eq!(
        told(&Entered {
            code: GIULIA.code,
            ..Entered::default()
        }),
        "ok"
    );
    assert_eq!(
        told(&Entered {
            surname: "بنت",
            given_name: "فاطمة",
            ..GIULIA
        }),
        "ok"
    );
    for birth_date in ["", "1988", "1988-02", "02/1988"] {
        assert_eq!(born(birth_date), "ok", "{birth_date}");
    }
}

#[test]
fn other_codes_are_well_written_or_not() {
    for (code, verdict) in [
        ("00743110157", "ok"),
        ("stp 090 123 0000001", "ok"),
        ("ENI0901230000002", "ok"),
        ("00743110158", "error fiscal_code.check"),
        ("0074311015", "error fiscal_code.length"),
        ("BNCGLI88B69B648", "error fiscal_code.length"),
        ("BNCGLI88B69B648ZZ", "error fiscal_code.length"),
        ("1NCGLI88B69B648Z", "error fiscal_code.shape"),
        ("?", "error fiscal_code.shape"),
    ] {
        assert_eq!(with_code(code), verdict, "{code}");
    }
}

#[test]
fn a_birth_that_can_not_be_is_an_error() {
    for (birth_date, verdict) in [
        ("2026-11-23", "ok"),
        ("29/02/1988", "ok"),
        ("19880229", "ok"),
        ("29.2.1988", "ok"),
        ("1988-02-29T00:00:00", "ok"),
        ("1906-11-23", "ok"),
        ("1906-11-22", "error birth_date.too_old"),
        ("1896-11-23", "error birth_date.too_old"),
        ("1900-02-29", "error birth_date.impossible"),
        ("1988-13-01", "error birth_date.impossible"),
        ("2026-11-24", "error birth_date.future"),
        ("29/02/88", "error birth_date.unreadable"),
        ("ieri", "error birth_date.unreadable"),
    ] {
        let entered = Entered {
            birth_date,
            ..Entered::default()
        };
        assert_eq!(told(&entered), verdict, "{birth_date}");
    }
}

#[test]
fn a_day_that_no_month_has_is_no_code() {
    let fifteen = "BNCGLI88B70B648";
    let letter =
        ('A'..='Z').find(|letter| FiscalCode::parse(&format!("{fifteen}{letter}")).is_ok());
    let code = format!("{fifteen}{}", letter.expect("one letter belongs"));
    assert_eq!(with_code(&code), "error fiscal_code.no_such_day");
}

#[test]
fn a_birthplace_is_known_on_the_day_of_birth() {
    let of = |birthplace, birth_date| {
        told(&Entered {
            birthplace,
            birth_date,
            ..Entered::default()
        })
    };
    assert_eq!(of("Castelfranco di Sopra", "2013-12-31"), "ok");
    assert_eq!(
        of("Castelfranco di Sopra", "2014-01-01"),
        "warning birth_place.no_more"
    );
    assert_eq!(
        of("Abetone Cutigliano", "2014-01-01"),
        "warning birth_place.not_yet"
    );
    assert_eq!(of("Jugoslavia", "1983-07-20"), "ok");
    assert_eq!(
        of("Jugoslavia", "2005-07-20"),
        "warning birth_place.no_more"
    );
    assert_eq!(of("Samone", "1990-01-01"), "warning birth_place.ambiguous");
    assert_eq!(of("Atlantide", "1990-01-01"), "warning birth_place.unknown");
}

#[test]
fn the_code_knows_suppressed_municipalities_and_which_of_two_was_meant() {
    let code_of = |born: &str, place: &str| {
        FiscalCode::of(
            "Bianchi",
            "Giulia",
            born.parse().expect("a day"),
            vocabulary::fiscal_code::Sex::Female,
            place,
        )
        .expect("a code")
        .to_string()
    };
    let of = |birth_date, birthplace, code: &str| {
        told(&Entered {
            birth_date,
            birthplace,
            code,
            ..GIULIA
        })
    };
    assert_eq!(
        of(
            "1980-01-01",
            "Castelfranco di Sopra",
            &code_of("1980-01-01", "C112")
        ),
        "ok"
    );
    assert_eq!(
        of("2015-01-01", "", &code_of("2015-01-01", "C112")),
        "warning fiscal_code.place_not_then"
    );
    assert_eq!(
        of("1980-01-01", "", &code_of("1980-01-01", "A000")),
        "warning fiscal_code.no_such_place"
    );
    assert_eq!(
        of("1990-01-01", "Samone", &code_of("1990-01-01", "H754")),
        "ok"
    );
    assert_eq!(
        of("1990-01-01", "Samone", &code_of("1990-01-01", "E715")),
        "warning fiscal_code.place"
    );
    assert_eq!(
        of("1980-01-01", "Georgia", &code_of("1980-01-01", "Z136")),
        "ok"
    );
}

#[test]
fn a_place_that_may_be_an_address_is_compared_and_never_wrong_itself() {
    let at = |place| {
        told(&Entered {
            birthplace: "",
            place,
            ..GIULIA
        })
    };
    for place in [
        "",
        "Capannori",
        "CAPANNORI (LU)",
        "b648",
        "Marlia",
        "Via Roma 1",
    ] {
        assert_eq!(at(place), "ok", "{place}");
    }
    for place in ["Lucca", "E715", "Marocco", "Abetone Cutigliano"] {
        assert_eq!(at(place), "warning fiscal_code.place", "{place}");
    }
    assert_eq!(
        told(&Entered {
            place: "Lucca",
            ..GIULIA
        }),
        "ok"
    );
}

#[test]
fn names_and_sexes_are_read_as_in_the_form() {
    let long = "a".repeat(200);
    for (surname, verdict) in [
        ("X", "ok"),
        ("فاطمة", "ok"),
        (&long, "error surname.too_long"),
        ("Rossi 2", "error surname.unreadable"),
        ("BNCGLI88B69B648Z", "error surname.unreadable"),
    ] {
        assert_eq!(
            told(&Entered {
                surname,
                ..Entered::default()
            }),
            verdict,
            "{surname:.20}"
        );
    }
    for sex in ["f", "Femmina", " F "] {
        assert_eq!(told(&Entered { sex, ..GIULIA }), "ok");
    }
    assert_eq!(
        told(&Entered { sex: "X", ..GIULIA }),
        "warning sex.unreadable"
    );
}

#[test]
fn every_finding_has_words_in_both_languages() {
    let place = places::born_in("E715", None).expect("Lucca");
    let day = today();
    let of_name = [What::Unreadable, What::TooLong];
    let of_birth = [
        What::Unreadable,
        What::Impossible,
        What::Future,
        What::TooOld,
    ];
    let of_place = [
        What::Unknown,
        What::Ambiguous,
        What::NotYet { from: day },
        What::NoMore { until: day },
    ];
    let of_code = [
        What::Length,
        What::Shape,
        What::Check,
        What::NoSuchDay,
        What::OtherSurname,
        What::OtherGivenName,
        What::NamesSwapped,
        What::OtherBirthDate,
        What::OtherSex,
        What::OtherPlace { code_says: place },
        What::NoSuchPlace,
        What::PlaceNotThen { place },
    ];
    let of = |field, whats: &[What]| {
        whats
            .iter()
            .map(|what| Finding::warning(field, *what))
            .collect::<Vec<_>>()
    };
    let findings = [
        of(Field::GivenName, &of_name),
        of(Field::Surname, &of_name),
        of(Field::BirthDate, &of_birth),
        of(Field::Sex, &[What::Unreadable]),
        of(Field::Birthplace, &of_place),
        of(Field::Code, &of_code),
    ];
    for finding in findings.concat() {
        for language in ["it", "en"] {
            let language = Language::from_code(language).expect("a language");
            let id = finding.message_id();
            let text = text(language, &id, &[("value", &finding.value())]);
            assert!(text != id && !text.contains('$'), "{id}");
        }
    }
}
