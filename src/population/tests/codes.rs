use std::collections::{HashMap, HashSet};

use vocabulary::fiscal_code::Known;
use vocabulary::person_code::PersonCode;

use super::{SIZE, people};

#[test]
fn fiscal_codes_fit_their_people_and_are_nobody_elses() {
    let mut seen = HashSet::new();
    let (mut fiscal, mut plain) = (0, 0);
    for person in people() {
        let Some(PersonCode::Fiscal(code)) = person.code else {
            continue;
        };
        let known = Known {
            surname: Some(&person.surname),
            given_name: Some(&person.given_name),
            birth_date: Some(person.birth_date),
            sex: Some(person.sex),
            birthplace: Some(person.birthplace.cadastral),
        };
        assert_eq!(code.misfits(&known), [], "{person:?}");
        assert!(seen.insert(code));
        fiscal += 1;
        plain += usize::from(code == code.without_omocodia());
    }
    assert!((940..998).contains(&(fiscal * 1000 / SIZE)));
    assert!((3..15).contains(&((fiscal - plain) * 1000 / fiscal)));
}

#[test]
fn there_are_codes_of_every_kind_and_people_without() {
    let mut kinds: HashMap<String, usize> = HashMap::new();
    for person in people() {
        if let Some(code) = person.code {
            assert_eq!(PersonCode::parse(&code.to_string()), Ok(code));
        }
        *kinds.entry(format!("{:?}", person.code)).or_default() += 1;
    }
    assert_eq!(kinds.len(), 5, "{kinds:?}");
}
