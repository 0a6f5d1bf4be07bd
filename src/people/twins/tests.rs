//! Who is shown before somebody is registered.

use matching::{Reason, Record};

use super::weigh;
use crate::queries::{Candidate, Keys};

fn candidate(surname: &str, given: &str, born: &str, code: Option<&str>) -> Candidate {
    Candidate {
        id: uuid::Uuid::from_u128(u128::from(surname.len() as u64)),
        surname: None,
        given_name: None,
        called: None,
        surname_latin: surname.into(),
        given_latin: given.into(),
        birth_date: born.parse().ok(),
        birth_known: "day".into(),
        sex: None,
        code: code.map(str::to_owned),
        street: None,
        postal_code: None,
        place: None,
        registered_at: chrono::DateTime::UNIX_EPOCH,
        registered_by: None,
        circle: 300,
    }
}

fn hoxha(code: &str) -> (Record, Keys<'static>) {
    let record = Record {
        given_name: "arben".into(),
        surname: "hoxha".into(),
        birth_date: "1983-07-20".into(),
        fiscal_code: code.into(),
        ..Record::default()
    };
    let keys = Keys {
        surname: "hoxha",
        given_name: "arben",
        birth_date: "1983-07-20".parse().ok(),
        birth_year: 1983,
        code: None,
    };
    (record, keys)
}

const CODE: &str = "HXHRBN83L20Z100X";

#[test]
fn who_may_be_the_same_person_is_shown_with_what_agrees_nearly_agrees_and_differs() {
    use Reason::{
        BirthDateNearlySame, DifferentGivenName, NamesSwapped, SameBirthDate, SameGivenName,
        SameSurname, SurnameSoundsAlike,
    };
    for (theirs, expected) in [
        (
            candidate("hoxha", "arben", "1983-07-20", None),
            vec![SameGivenName, SameSurname, SameBirthDate],
        ),
        (
            candidate("arben", "hoxha", "1983-07-20", None),
            vec![NamesSwapped, SameGivenName, SameSurname, SameBirthDate],
        ),
        (
            candidate("hodja", "arben", "1983-07-02", None),
            vec![SameGivenName, SurnameSoundsAlike, BirthDateNearlySame],
        ),
        (
            candidate("hodja", "arben", "", None),
            vec![SameGivenName, SurnameSoundsAlike],
        ),
        (
            candidate("hoxha", "ilir", "1983-07-20", None),
            vec![SameSurname, SameBirthDate, DifferentGivenName],
        ),
        (
            candidate("hoxha", "arben", "", None),
            vec![SameGivenName, SameSurname],
        ),
    ] {
        let (new, keys) = hoxha("");
        let shown = weigh(&new, &keys, vec![theirs]);
        let reasons = shown.into_iter().map(|(_, likeness)| likeness.reasons);
        assert_eq!(reasons.collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn the_likeliest_is_shown_first_and_whoever_shares_a_given_name_alone_is_not_shown() {
    let (new, keys) = hoxha("");
    let shown = weigh(
        &new,
        &keys,
        vec![
            candidate("leka", "arben", "1983-03-11", None),
            candidate("hodja", "arben", "1983-07-02", None),
            candidate("hoxha", "arben", "1983-07-20", None),
        ],
    );
    let names = shown.iter().map(|(who, _)| &*who.surname_latin);
    assert_eq!(names.collect::<Vec<_>>(), ["hoxha", "hodja"]);
    assert!(shown[0].1.probability > 0.95);
}

#[test]
fn the_same_name_a_generation_apart_is_somebody_else_unless_the_code_is_the_same() {
    let (new, keys) = hoxha(CODE);
    let father = |code| candidate("hoxha", "arben", "1955-03-02", code);
    assert!(weigh(&new, &keys, vec![father(None)]).is_empty());
    assert_eq!(weigh(&new, &keys, vec![father(Some(CODE))]).len(), 1);
}
