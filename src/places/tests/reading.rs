//! What somebody wrote, understood or not, and why not.

use crate::{NotRead, reads};

use super::{day, told};

fn read(typed: &str, on: &str) -> String {
    let on = (!on.is_empty()).then(|| day(on));
    match reads(typed, on) {
        Ok(place) => told(place),
        Err(NotRead::Unknown) => "unknown".into(),
        Err(NotRead::Ambiguous(places)) => {
            let places: Vec<_> = places.into_iter().map(told).collect();
            format!("one of {}", places.join(", "))
        }
        Err(NotRead::NotYet { place }) => format!("{} from {}", told(place), place.from),
        Err(NotRead::NoMore { place, until }) => format!("{} until {until}", told(place)),
    }
}

#[test]
fn names_names_with_a_province_and_codes_are_understood() {
    for typed in [
        "Capannori",
        " CAPANNORI ",
        "capannori (lu)",
        "Capannori LU",
        "Capannori, LU",
        "Capannori (LU).",
        "b648",
    ] {
        assert_eq!(read(typed, "1988-02-29"), "Capannori (LU) B648", "{typed}");
    }
    for typed in ["Marocco", "MAROCCO (EE)", "Morocco", "Z330"] {
        assert_eq!(read(typed, "1994-11-09"), "Marocco (EE) Z330", "{typed}");
    }
}

#[test]
fn saints_and_small_words_may_be_left_short() {
    for (typed, place) in [
        ("Reggio Emilia", "Reggio nell'Emilia (RE) H223"),
        ("Reggio Calabria (RC)", "Reggio di Calabria (RC) H224"),
        ("S. Miniato", "San Miniato (PI) I046"),
        ("S.Croce sull'Arno", "Santa Croce sull'Arno (PI) I177"),
        ("Montecatini Terme", "Montecatini-Terme (PT) A561"),
    ] {
        assert_eq!(read(typed, "1980-01-01"), place, "{typed}");
    }
}

#[test]
fn one_name_in_two_provinces_asks_which() {
    assert_eq!(
        read("Samone", "1990-01-01"),
        "one of Samone (TN) H754, Samone (TO) H753"
    );
    assert_eq!(read("Samone (TN)", "1990-01-01"), "Samone (TN) H754");
    assert_eq!(
        read("Castro (LE)", "1960-01-01"),
        "Castro (LE) M261 from 1975-05-28"
    );
    assert_eq!(read("Castro", "1960-01-01"), "Castro (BG) C337");
}

#[test]
fn a_municipality_that_is_no_more_says_until_when() {
    assert_eq!(
        read("Castelfranco di Sopra", "2013-12-31"),
        "Castelfranco di Sopra (AR) C112"
    );
    assert_eq!(
        read("Castelfranco di Sopra", "2014-01-01"),
        "Castelfranco di Sopra (AR) C112 until 2013-12-31"
    );
    assert_eq!(
        read("Abetone Cutigliano", "2000-01-01"),
        "Abetone Cutigliano (PT) M376 from 2017-01-01"
    );
    assert_eq!(
        read("Castelfranco di Sopra", ""),
        "Castelfranco di Sopra (AR) C112"
    );
}

#[test]
fn a_name_that_came_later_means_the_place_as_it_was() {
    assert_eq!(read("Abano Terme", "1920-01-01"), "Abano (PD) A001");
    assert_eq!(read("Monza (MB)", "1980-01-01"), "Monza (MI) F704");
}

#[test]
fn states_that_are_no_more_are_for_those_born_before() {
    for (typed, born, place) in [
        ("Jugoslavia", "1983-07-20", "Jugoslavia (EE) Z118"),
        (
            "Jugoslavia",
            "2004-01-01",
            "Jugoslavia (EE) Z118 until 2003-02-04",
        ),
        (
            "URSS",
            "1970-01-01",
            "Unione Repubbliche Socialiste Sovietiche (EE) Z135",
        ),
        ("Cecoslovacchia", "1992-12-31", "Cecoslovacchia (EE) Z105"),
        (
            "Cecoslovacchia",
            "1994-01-01",
            "Cecoslovacchia (EE) Z105 until 1993-01-01",
        ),
        ("Georgia", "2000-01-01", "Georgia (EE) Z254"),
        (
            "Georgia",
            "1980-01-01",
            "one of Georgia (EE) Z136, Georgia (EE) Z254",
        ),
    ] {
        assert_eq!(read(typed, born), place, "{typed} {born}");
    }
}

#[test]
fn what_is_no_place_is_unknown() {
    for typed in [
        "",
        "??",
        "Atlantide",
        "Capannori (MI)",
        "X999",
        "Via Roma 1",
        "di",
    ] {
        assert_eq!(read(typed, "1990-01-01"), "unknown", "{typed}");
    }
}
