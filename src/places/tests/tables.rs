//! The tables and the history of a code.

use crate::{Kind, MUNICIPALITIES, STATES, born_in, history, states, table};

use super::{day, told};

#[test]
fn every_row_of_the_tables_becomes_a_place() {
    assert!(!format!("{MUNICIPALITIES}{STATES}").contains('"'));
    let rows = MUNICIPALITIES.lines().count() + STATES.lines().count() - 2;
    assert_eq!(table::places().len(), rows);
    assert_eq!(rows, 15_109 + 222);
    let today = |kind| {
        let places = table::places().iter();
        places
            .filter(|place| place.to.is_none() && place.kind == kind)
            .count()
    };
    assert_eq!(
        (today(Kind::Municipality), today(Kind::State)),
        (7_894, 212)
    );
}

#[test]
fn a_code_means_one_place_on_each_day() {
    for pair in table::places().windows(2) {
        assert!(
            pair[0].to.is_none_or(|last| pair[0].from <= last),
            "{pair:?}"
        );
        if pair[0].belfiore == pair[1].belfiore {
            assert!(
                pair[0].to.is_some_and(|last| last < pair[1].from),
                "{pair:?}"
            );
        }
    }
}

#[test]
fn the_municipalities_of_the_piana_have_their_codes() {
    for (code, label) in [
        ("E715", "Lucca (LU)"),
        ("B648", "Capannori (LU)"),
        ("A241", "Altopascio (LU)"),
        ("G882", "Porcari (LU)"),
        ("L913", "Villa Basilica (LU)"),
    ] {
        for on in [None, Some(day("1935-06-01")), Some(day("2026-11-23"))] {
            let place = born_in(code, on).expect(code);
            assert_eq!(
                (place.label().as_str(), place.kind),
                (label, Kind::Municipality)
            );
        }
    }
}

#[test]
fn a_suppressed_municipality_is_there_until_its_last_day() {
    let last = day("2013-12-31");
    assert_eq!(
        born_in("C112", Some(last)).map(told).as_deref(),
        Some("Castelfranco di Sopra (AR) C112")
    );
    assert_eq!(born_in("C112", last.succ_opt()), None);
    assert_eq!(born_in("C112", None).and_then(|place| place.to), Some(last));
}

#[test]
fn a_code_goes_through_names_and_provinces() {
    let names: Vec<_> = history("A561").iter().map(crate::Place::label).collect();
    assert_eq!(
        names,
        [
            "Bagni di Montecatini (LU)",
            "Bagni di Montecatini (PT)",
            "Montecatini-Terme (PT)"
        ]
    );
    assert!(history("A56").is_empty() && history("").is_empty() && history("Z999").is_empty());
}

#[test]
fn states_of_the_past_end_and_those_of_today_have_iso_codes() {
    assert_eq!(
        born_in("Z118", Some(day("1970-05-01"))).map(|it| it.name),
        Some("Jugoslavia")
    );
    assert_eq!(born_in("Z118", Some(day("2010-05-01"))), None);
    let today = states(day("2026-11-23"));
    assert!(today.iter().all(|state| state.iso3.is_some()));
    assert!(today.windows(2).all(|pair| pair[0].name != pair[1].name));
    let morocco = today
        .iter()
        .find(|state| state.belfiore == "Z330")
        .expect("Morocco");
    assert_eq!((morocco.iso3, morocco.istat), (Some("MAR"), Some("436")));
}
