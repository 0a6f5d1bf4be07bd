//! What is not known, names, sexes, and the words for whatever is found.

use platform::i18n::text;
use vocabulary::Language;

use super::super::{Field, What};
use super::{Entered, Finding, GIULIA, born, today, told, with_code};

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
