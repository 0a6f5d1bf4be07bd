//! Days and places of birth.

use vocabulary::fiscal_code::{FiscalCode, Sex};

use super::{Entered, GIULIA, told};

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
fn a_birthplace_is_known_on_the_day_of_birth() {
    let of = |birthplace, birth_date| {
        told(&Entered {
            birth_date,
            birthplace,
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
            Sex::Female,
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
