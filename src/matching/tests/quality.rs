//! How good matching is on made-up records with known duplicates, and on files that are odd.

#[path = "../examples/quality/made_up.rs"]
mod made_up;
#[path = "../examples/quality/mistakes.rs"]
mod mistakes;
#[path = "../examples/quality/names.rs"]
mod names;
#[path = "../examples/quality/score.rs"]
mod score;

use matching::{Record, Weights, compare, link, read, write};
use score::Score;

#[test]
fn of_people_written_down_again_with_mistakes_nearly_all_are_found_and_few_others() {
    let records = made_up::records(400, 7);
    let score = Score::of(&records, &link(&records, 0.5).pairs, 0.5);
    assert!(score.truly > 400, "{score:?}");
    assert!(score.precision() > 0.95, "{score:?}");
    assert!(score.recall() > 0.93, "{score:?}");
    assert!(score.f1() > 0.95, "{score:?}");
}

#[test]
fn probabilities_are_about_as_often_right_as_they_say() {
    let records = made_up::records(400, 8);
    let pairs = link(&records, 0.5).pairs;
    let expected: f64 = pairs.iter().map(|pair| pair.probability).sum();
    let right = Score::of(&records, &pairs, 0.5).right as f64;
    assert!(
        (expected / right - 1.0).abs() < 0.03,
        "{expected} expected, {right} right"
    );
}

#[test]
fn where_nobody_is_there_twice_next_to_nothing_is_found() {
    let mut records = made_up::records(400, 9);
    records.retain(|record| record.id.ends_with("-org"));
    let found = link(&records, 0.5).pairs.len();
    assert!(found <= 3, "{found}");
}

#[test]
fn pairs_are_ordered_and_each_stands_once() {
    let records = made_up::records(200, 10);
    let pairs = link(&records, 0.1).pairs;
    assert!(pairs.is_sorted_by(|one, next| one.probability >= next.probability));
    assert!(
        pairs
            .iter()
            .all(|pair| records[pair.a].id < records[pair.b].id)
    );
    let mut places: Vec<_> = pairs.iter().map(|pair| (pair.a, pair.b)).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), pairs.len());
}

#[test]
fn the_same_file_gives_the_same_pairs() {
    let records = made_up::records(200, 11);
    assert_eq!(link(&records, 0.1).pairs, link(&records, 0.1).pairs);
}

#[test]
fn weights_of_a_file_serve_to_compare_two_records() {
    let records = made_up::records(300, 12);
    let weights = Weights::estimate(&records);
    let known = records
        .iter()
        .find(|record| !record.birth_date.is_empty())
        .expect("one");
    assert!(compare(known, known, &weights).probability > 0.9);
}

#[test]
fn files_with_next_to_nothing_in_them_are_borne() {
    assert!(link(&[], 0.0).pairs.is_empty());
    let nobody = |id: &str| Record {
        id: id.into(),
        ..Record::default()
    };
    assert!(link(&[nobody("1")], 0.5).pairs.is_empty());
    assert!(
        link(&[nobody("1"), nobody("2"), nobody("3")], 0.5)
            .pairs
            .is_empty()
    );
}

#[test]
fn two_records_are_enough_of_a_file() {
    let file = "id,given_name,surname,birth_date,place\nb,Ada,Chelini,1975-12-01,Lucca\na,Ada,Chelini,19751201,Lucca\n";
    let records = read(file.as_bytes()).expect("a file");
    let mut written = Vec::new();
    write(&mut written, &records, &link(&records, 0.5).pairs).expect("memory");
    let written = String::from_utf8(written).expect("text");
    assert!(
        written.starts_with("id_a,id_b,probability\na,b,0.9"),
        "{written}"
    );
}

#[test]
fn columns_stand_in_any_order_and_others_are_passed_over() {
    let file =
        b"\xEF\xBB\xBFSurname, shoe_size ,ID,given_name\nNicol\xF2,42,7,\"Ada, Maria\"\nDini,,8\n";
    let records = read(&file[..]).expect("a file");
    assert_eq!(records[0].surname, "Nicolò");
    assert_eq!(records[0].given_name, "Ada, Maria");
    assert_eq!(
        (records[1].id.as_str(), records[1].given_name.as_str()),
        ("8", "")
    );
}

#[test]
fn a_file_without_ids_is_refused_with_the_line() {
    let refused = |file: &str| read(file.as_bytes()).expect_err("refused").to_string();
    assert!(refused("name\nAda\n").contains("no column `id`"));
    assert_eq!(refused("id,surname\n1,Dini\n,Rossi\n"), "line 3 has no id");
}
