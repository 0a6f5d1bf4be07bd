//! What holds for any two records.

use matching::{Record, Weights, compare};
use proptest::prelude::*;

/// Values that are near one another often enough to try every level, among whatever else is typed.
fn field(values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(values).prop_map(str::to_owned),
        1 => Just(String::new()),
        1 => ".{0,12}",
    ]
}

prop_compose! {
    fn record()(
        given_name in field(&["Maria", "Maira", "Maria Rosaria", "Rossi", "M", "Marta", "Ugo", "فاطمة"]),
        surname in field(&["Rossi", "Rosi", "De Rossi", "Russo", "Maria", "Bianchi", "Шевченко"]),
        birth_date in field(&["1975-12-01", "1975-01-12", "19751210", "1957-12-01", "1975-12-31", "2001-05-09", "19450231"]),
        sex in field(&["F", "M", "femmina"]),
        street in field(&["Via Roma 12", "via roma, 21", "V. Roma", "Via Romana 12", "Corte Bianchi 3"]),
        postal_code in field(&["55100", "55010", "55012", "0800"]),
        place in field(&["Lucca", "Luca", "LUCCA (LU)", "Porcari"]),
        fiscal_code in field(&["RSSMRA75T01E715Z", "RSSMRATRTLMETMRO", "RSSMRA75T01E775Z", "BNCGLI88B69B648Z", "7364009"]),
    ) -> Record {
        Record { id: String::new(), given_name, surname, birth_date, sex, street, postal_code, place, fiscal_code }
    }
}

proptest! {
    // what fails is told by the test; a file beside the rooms would be taken for one
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_is_the_same_both_ways(one in record(), other in record()) {
        let weights = Weights::default();
        prop_assert_eq!(compare(&one, &other, &weights).reasons, compare(&other, &one, &weights).reasons);
        let ways = [compare(&one, &other, &weights).probability, compare(&other, &one, &weights).probability];
        prop_assert!((ways[0] - ways[1]).abs() < 1e-12, "{:?}", ways);
    }

    #[test]
    fn a_probability_is_between_0_and_1(one in record(), other in record(), people in 0_usize..2_000_000) {
        let probability = compare(&one, &other, &Weights::default().for_archive(people)).probability;
        prop_assert!((0.0..=1.0).contains(&probability), "{}", probability);
    }

    #[test]
    fn somebody_well_known_is_like_themselves(one in record()) {
        let known = Record {
            given_name: "Caterina".into(), surname: "Lencioni".into(), birth_date: "1969-08-31".into(), ..one
        };
        prop_assert!(compare(&known, &known, &Weights::default()).probability > 0.9);
    }
}
