//! The table is whole, and everything in it has words.

use std::collections::HashSet;

use platform::i18n;
use vocabulary::Language;

use super::{CODES, Code, CodeList, TABLE, code, codes, is_valid_for_new};

#[test]
fn every_row_becomes_a_code_of_its_list() {
    assert!(!TABLE.contains('"'));
    assert_eq!(CODES.len(), TABLE.lines().count() - 1);
    assert_eq!(CODES.len(), 163);
    for list in CodeList::ALL {
        let own = codes(list);
        let once: HashSet<_> = own.iter().map(|code| code.code).collect();
        assert!(own.len() > 1 && once.len() == own.len(), "{list:?}");
        assert!(own.iter().all(|code| code.list == list));
    }
}

#[test]
fn every_code_has_a_label_of_its_own_in_both_languages() {
    let labels: HashSet<_> = CODES.iter().map(Code::message_id).collect();
    assert_eq!(labels.len(), CODES.len());
    for label in labels {
        for language in ["it", "en"] {
            let language = Language::from_code(language).expect("a language");
            assert!(i18n::exists(language, &label), "{label}");
        }
    }
}

#[test]
fn dates_are_in_order_and_what_has_ended_is_not_for_new_records() {
    for code in CODES.iter() {
        if let (Some(from), Some(to)) = (code.valid_from, code.valid_to) {
            assert!(from <= to, "{code:?}");
        }
        assert!(code.valid_to.is_none() || !code.is_for_new, "{code:?}");
        assert!(!code.source.is_empty());
    }
}

#[test]
fn relationships_of_the_past_are_read_and_not_written() {
    let of_the_past: Vec<_> = codes(CodeList::Relationship)
        .iter()
        .filter(|code| !code.is_for_new)
        .map(|code| code.code)
        .collect();
    assert_eq!(of_the_past, ["14", "15", "19", "26", "80", "81"]);
    assert!(is_valid_for_new(CodeList::Relationship, "3"));
    assert!(!is_valid_for_new(CodeList::Relationship, "14"));
    assert!(!is_valid_for_new(CodeList::Relationship, "27"));
    assert!(!is_valid_for_new(CodeList::Sex, "m"));
}

#[test]
fn education_becomes_a_code_of_the_registry() {
    let of = |title| code(CodeList::Education, title).and_then(|code| code.anpr);
    assert_eq!(
        (of("NED"), of("USG"), of("ACO"), of("RDD")),
        (Some("7"), Some("C"), Some("G"), Some("H"))
    );
    assert!(
        codes(CodeList::Education)
            .iter()
            .all(|code| code.anpr.is_some())
    );
}

#[test]
fn there_are_six_domains_by_law() {
    assert_eq!(codes(CodeList::NeedDomain).len(), 6);
}
