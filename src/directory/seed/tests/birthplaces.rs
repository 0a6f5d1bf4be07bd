//! The tables of municipalities and states say one thing about each code and day.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::birthplace::{countries, municipalities};

#[test]
fn a_belfiore_code_means_one_municipality_on_each_day() {
    let mut periods: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in municipalities().unwrap() {
        assert!(
            row.valid_to.is_none_or(|last| row.valid_from <= last),
            "{row:?}"
        );
        periods
            .entry(row.belfiore)
            .or_default()
            .push((row.valid_from, row.valid_to));
    }
    for (code, mut rows) in periods {
        rows.sort_unstable();
        for pair in rows.windows(2) {
            assert!(
                pair[0].1.is_some_and(|last| last < pair[1].0),
                "{code}: {pair:?}"
            );
        }
    }
}

#[test]
fn the_municipalities_of_today_have_one_istat_code_each() {
    let today: Vec<_> = municipalities()
        .unwrap()
        .into_iter()
        .filter(|row| row.valid_to.is_none())
        .collect();
    assert!(today.len() > 7_800, "{}", today.len());
    let mut seen = HashMap::new();
    for row in today {
        let Some(istat) = row.istat else {
            assert_eq!(
                row.belfiore, "M439",
                "only the newest municipality may still lack its ISTAT code"
            );
            continue;
        };
        assert_eq!(seen.insert(istat, row.belfiore), None);
    }
}

#[test]
fn the_countries_of_today_have_one_iso_code_each() {
    let mut seen = HashSet::new();
    for country in countries().unwrap() {
        assert!(country.belfiore.starts_with('Z'), "{country:?}");
        assert_eq!(
            country.iso3.is_some(),
            country.valid_to.is_none(),
            "{country:?}"
        );
        if let Some(iso3) = country.iso3 {
            assert!(seen.insert(iso3.clone()), "{iso3} appears twice");
        }
    }
    assert!(seen.contains("MAR") && seen.contains("ROU") && seen.contains("PAK"));
}
