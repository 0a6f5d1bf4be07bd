//! Every requirement of OWASP ASVS 5.0 at levels 1 and 2 has its row in `docs/asvs.csv`: which test shows it, which file
//! makes it so, where it is written down, what whoever runs the portal has to do, why it does not apply, or that it is
//! not met. A row that names a test, a file or a heading that is not there is a failure, and so is a requirement
//! without a row.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What a row may say, and whether it has to name evidence for it; else it has to say why.
const STATES: [(&str, bool); 6] = [
    ("shown", true),
    ("by construction", true),
    ("documented", true),
    ("by operation", true),
    ("not applicable", false),
    ("open", false),
];

#[derive(Clone)]
struct Row {
    id: String,
    level: String,
    about: String,
    state: String,
    evidence: String,
    why: String,
}

type Spoil = fn(&mut Row);

#[test]
fn every_requirement_is_shown_explained_or_openly_not_met() {
    let (rows, known) = (rows(), requirements());
    let complaints = complaints(&rows, &known);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    for (state, _) in STATES {
        let count = rows.iter().filter(|row| row.state == state).count();
        println!("{state}: {count}");
    }
    println!("requirements {}, rows {}", known.len(), rows.len());
}

#[test]
fn what_is_open_stands_in_the_document_that_people_read() {
    let document = read("docs/SECURITY.md");
    let listed: BTreeSet<&str> = document
        .split_once("\n## Not met\n")
        .expect("a part about what is not met")
        .1
        .lines()
        .take_while(|line| !line.starts_with("## "))
        .filter_map(|line| line.strip_prefix("| ")?.split(' ').next())
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    let rows = rows();
    let open = rows.iter().filter(|row| row.state == "open");
    assert_eq!(listed, open.map(|row| row.id.as_str()).collect());
}

#[test]
fn a_row_that_says_more_than_is_so_is_noticed() {
    let (rows, known) = (rows(), requirements());
    let shown = rows.iter().position(|row| row.state == "shown").unwrap();
    let none = rows.iter().position(|row| row.state == "not applicable");
    let none = none.unwrap();
    let spoils: [(usize, Spoil, &str); 11] = [
        (shown, |row| row.evidence.push('x'), "no test"),
        (shown, |row| row.evidence.clear(), "no evidence"),
        (
            shown,
            |row| row.evidence = "docs/asvs.csv".into(),
            "names no test",
        ),
        (
            shown,
            |row| row.evidence = "tests/it/asvs.rs::complaints".into(),
            "no test",
        ),
        (
            shown,
            |row| row.evidence = "tests/it/nowhere.rs::gone".into(),
            "not part of the tests",
        ),
        (
            shown,
            |row| row.evidence = "tests/browser/desk.test.mjs: nobody did this".into(),
            "no such title",
        ),
        (shown, |row| row.state = "fine".into(), "unknown state"),
        (shown, |row| row.level = "3".into(), "level"),
        (none, |row| row.why.clear(), "no reason"),
        (none, |row| row.id = "1.99.1".into(), "unknown requirement"),
        (
            shown,
            |row| {
                row.state = "documented".into();
                row.evidence = "docs/SECURITY.md: No such heading".into();
            },
            "no heading",
        ),
    ];
    for (place, spoil, said) in spoils {
        let mut rows = rows.clone();
        spoil(&mut rows[place]);
        let found = complaints(&rows, &known).join("\n");
        assert!(found.contains(said), "{said} is not in: {found}");
    }
    let doubled = complaints(&[rows.clone(), vec![rows[0].clone()]].concat(), &known);
    assert!(doubled.join("\n").contains("twice"), "{doubled:?}");
    let missing = complaints(&rows[1..], &known);
    assert!(missing.join("\n").contains("has no row"), "{missing:?}");
}

fn complaints(rows: &[Row], known: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for row in rows {
        if !seen.insert(row.id.as_str()) {
            found.push(format!("{}: stands there twice", row.id));
        }
        let about = |what: String| format!("{}: {what}", row.id);
        found.extend(about_itself(row, known).into_iter().map(about));
        found.extend(about_evidence(row).into_iter().map(about));
    }
    let missing = known.keys().filter(|id| !seen.contains(id.as_str()));
    found.extend(missing.map(|id| format!("{id}: has no row")));
    found
}

fn about_itself(row: &Row, known: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    match known.get(&row.id) {
        Some(level) if *level != row.level => found.push(format!("is of level {level}")),
        None if row.level != "3" => found.push("unknown requirement".into()),
        _ => {}
    }
    if row.about.is_empty() {
        found.push("does not say what it is about".into());
    }
    match STATES.iter().find(|(state, _)| *state == row.state) {
        None => found.push(format!("unknown state: {}", row.state)),
        Some((_, true)) if row.evidence.is_empty() => found.push("no evidence".into()),
        Some((_, false)) if row.why.is_empty() => found.push("no reason".into()),
        Some(_) => {}
    }
    found
}

fn about_evidence(row: &Row) -> Vec<String> {
    let parts = row.evidence.split(" | ").filter(|part| !part.is_empty());
    let about = |part: &str| match part.split_once("::") {
        Some((file, test)) => about_test(file, test),
        None => match part.split_once(": ") {
            Some((file, title)) if file.starts_with("tests/browser/") => about_title(file, title),
            _ if row.state == "shown" => Some("names no test".into()),
            Some((file, heading)) => about_heading(file, heading),
            None => (!path(part).exists()).then(|| "there is no such file".into()),
        },
    };
    parts
        .filter_map(|part| Some(format!("{part}: {}", about(part)?)))
        .collect()
}

/// A test that runs: part of the one binary, and not set aside.
fn about_test(file: &str, test: &str) -> Option<String> {
    if !is_part_of_the_tests(file) {
        return Some("not part of the tests".into());
    }
    let code = read(file);
    let before = code
        .split_once(&format!("fn {test}("))
        .map(|(before, _)| before);
    let attributes = before.and_then(|before| before.rsplit("\n\n").next());
    let runs = attributes.is_some_and(|attributes| {
        (attributes.contains("#[test]") || attributes.contains("#[tokio::test"))
            && !attributes.contains("#[ignore")
    });
    (!runs).then(|| "no test of this name".into())
}

fn is_part_of_the_tests(file: &str) -> bool {
    let Some(rest) = file.strip_prefix("tests/it/") else {
        return file.starts_with("src/") && path(file).exists();
    };
    let names = |file: &str, module: &str| {
        let line = format!("mod {module};");
        read(file).lines().any(|known| known.ends_with(&line))
    };
    let part = match rest.trim_end_matches(".rs").split_once('/') {
        None | Some((_, "mod")) => true,
        Some((folder, module)) => names(&format!("tests/it/{folder}/mod.rs"), module),
    };
    let root = rest.trim_end_matches(".rs").split('/').next();
    part && root.is_some_and(|root| names("tests/it/main.rs", root)) && path(file).exists()
}

fn about_title(file: &str, title: &str) -> Option<String> {
    let is_there = read(file).contains(&format!("test(\"{title}\""));
    (!is_there).then(|| "no such title".into())
}

fn about_heading(file: &str, heading: &str) -> Option<String> {
    let is_there = read(file)
        .lines()
        .any(|line| line.starts_with('#') && line.trim_start_matches('#').trim() == heading);
    (!is_there).then(|| "no heading like this".into())
}

fn rows() -> Vec<Row> {
    let text = read("docs/asvs.csv");
    let (headings, rows) = text.split_once('\n').expect("rows");
    assert_eq!(headings, "id,level,about,state,evidence,why");
    rows.lines().map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Result<[String; 6], _> = cells(line).try_into();
    let [id, level, about, state, evidence, why] = cells.expect("six cells");
    Row {
        id,
        level,
        about,
        state,
        evidence,
        why,
    }
}

/// The cells of a line of CSV; none of ours has a line break in it.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

/// Numbers and levels, as published.
fn requirements() -> BTreeMap<String, String> {
    let text = read("tests/golden/asvs-5.0-requirements.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let known: BTreeMap<String, String> = lines
        .filter_map(|line| line.split_once(' '))
        .map(|(id, level)| (id.to_owned(), level.to_owned()))
        .collect();
    assert_eq!(known.len(), 253, "levels 1 and 2 of version 5.0.0");
    known
}

fn path(file: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap_or_default()
}
