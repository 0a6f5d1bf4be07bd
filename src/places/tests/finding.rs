//! What a form offers.

use crate::find;

use super::{day, told};

fn offered(typed: &str, on: Option<&str>, most: usize) -> Vec<String> {
    find(typed, on.map(day), most)
        .into_iter()
        .map(told)
        .collect()
}

#[test]
fn the_whole_name_comes_first_then_what_begins_so() {
    assert_eq!(
        offered("lucca", None, 3),
        ["Lucca (LU) E715", "Lucca Sicula (AG) E714"]
    );
    assert_eq!(
        offered("capanno", None, 2),
        ["Capannoli (PI) B647", "Capannori (LU) B648"]
    );
    assert_eq!(offered("s", None, 7).len(), 7);
}

#[test]
fn accents_apostrophes_and_case_do_not_matter() {
    for typed in ["L'AQUILA", "l’aquila", "laquila", "L Aquila"] {
        assert_eq!(offered(typed, None, 1), ["L'Aquila (AQ) A345"], "{typed}");
    }
    for typed in ["Forlì", "FORLI'", "forli"] {
        assert_eq!(offered(typed, None, 1), ["Forlì (FC) D704"], "{typed}");
    }
}

#[test]
fn only_places_of_that_day_are_offered() {
    assert_eq!(
        offered("jugosl", Some("1980-01-01"), 3),
        ["Jugoslavia (EE) Z118"]
    );
    assert!(offered("jugosl", Some("2015-01-01"), 3).is_empty());
    assert_eq!(
        offered("abetone", Some("2000-01-01"), 3),
        ["Abetone (PT) A012"]
    );
    assert_eq!(
        offered("abetone", Some("2020-01-01"), 3),
        ["Abetone Cutigliano (PT) M376"]
    );
}

#[test]
fn states_are_found_by_the_names_that_people_use() {
    for (typed, place) in [
        ("cina", "Repubblica Popolare Cinese (EE) Z210"),
        ("maroc", "Marocco (EE) Z330"),
        ("urss", "Unione Repubbliche Socialiste Sovietiche (EE) Z135"),
        ("olanda", "Paesi Bassi (EE) Z126"),
        ("B648", "Capannori (LU) B648"),
        ("z330", "Marocco (EE) Z330"),
    ] {
        assert_eq!(offered(typed, None, 1), [place], "{typed}");
    }
}

#[test]
fn nothing_strange_is_found() {
    for typed in ["", "  ", "'", "فاس", "qqq", &"a".repeat(10_000)] {
        assert!(offered(typed, None, 10).is_empty(), "{typed:.20}");
    }
}

#[test]
fn a_misspelt_name_is_answered_with_what_begins_alike() {
    let names = |typed| {
        crate::near(typed, day("2026-11-23"), 3)
            .iter()
            .map(|place| place.label())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("Capanori"), ["Capannoli (PI)", "Capannori (LU)"]);
    assert_eq!(names("Zz"), [""; 0]);
    assert_eq!(names(""), [""; 0]);
}

#[test]
fn the_municipalities_of_a_province_are_those_of_the_day() {
    let lucca = crate::municipalities("046", day("2026-11-23"));
    assert!(lucca.iter().any(|place| place.name == "Porcari"));
    assert!(lucca.iter().all(|place| place.province == "LU"));
    assert!(lucca.is_sorted_by_key(|place| place.name));
}
