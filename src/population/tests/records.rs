use std::collections::HashMap;

use uuid::Uuid;
use vocabulary::name::PersonName;

use super::people;
use crate::{Draw, Household, Population, Record, csv, duplicates};

/// Of the data as they are now. A change changes everybody's measurements: say so where they are told.
const FINGERPRINT: u64 = 16_403_886_650_769_031_810;

/// FNV-1a of everything there is to see (G. Fowler, L. Noll, P. Vo, 1991): short, and the same everywhere.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn fingerprint(people: usize, seed: u64) -> u64 {
    let mut file = Vec::new();
    csv::write(duplicates::with_duplicates(people, seed, 0.2), &mut file).unwrap();
    let households: Vec<Household> = Population::new(people, seed).collect();
    hash(&format!(
        "{}{households:?}",
        String::from_utf8(file).unwrap()
    ))
}

#[test]
fn the_same_size_and_seed_give_the_same_people() {
    assert_eq!(fingerprint(500, 1), fingerprint(500, 1));
    assert_eq!(fingerprint(500, 1), FINGERPRINT);
}

#[test]
fn a_spoiled_record_differs_and_keeps_the_truth() {
    let records: Vec<Record> = duplicates::with_duplicates(5000, 11, 0.1).collect();
    let first: HashMap<Uuid, &Record> = records
        .iter()
        .filter(|r| r.same_as.is_none())
        .map(|r| (r.person.id, r))
        .collect();
    assert_eq!(first.len(), 5000);
    let later: Vec<&Record> = records
        .iter()
        .filter(|record| record.same_as.is_some())
        .collect();
    assert!((450..650).contains(&later.len()), "{}", later.len());
    for record in later {
        let original = &first[&record.truth()].person;
        assert_ne!(csv::fields(&record.person), csv::fields(original));
        assert_ne!(record.person.id, original.id);
        assert!(
            PersonName::parse(&record.person.surname).is_ok(),
            "{}",
            record.person.surname
        );
        assert!(
            PersonName::parse(&record.person.given_name).is_ok(),
            "{}",
            record.person.given_name
        );
    }
}

#[test]
fn no_share_means_no_second_records() {
    assert_eq!(
        duplicates::with_duplicates(800, 2, 0.0)
            .filter(|r| r.same_as.is_some())
            .count(),
        0
    );
    assert!(
        duplicates::with_duplicates(800, 2, 1.0)
            .filter(|r| r.same_as.is_some())
            .count()
            >= 800
    );
}

#[test]
fn a_file_has_a_line_for_every_record() {
    let mut file = Vec::new();
    let written = csv::write(duplicates::with_duplicates(300, 4, 0.5), &mut file).unwrap();
    let file = String::from_utf8(file).unwrap();
    assert!(file.starts_with(
        "id,given_name,surname,birth_date,sex,street,postal_code,place,fiscal_code,same_as\n"
    ));
    assert_eq!(file.lines().count() as u64, written + 1);
}

#[test]
fn every_slip_changes_somebody() {
    for (n, (slip, _)) in crate::slips::SLIPS.iter().enumerate() {
        let mut draw = Draw::new(1, 0);
        let changed = people().take(4000).any(|person| {
            let mut other = person.clone();
            slip(&mut draw, &mut other);
            other != *person
        });
        assert!(changed, "slip {n}");
    }
}
