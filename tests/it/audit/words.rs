//! Every act that the code writes into the trail has words in every language, and no words are left of acts that are
//! gone.

use std::collections::BTreeSet;
use std::path::Path;

use vocabulary::Language;

/// Texts with a dot in them that name no act.
const NO_ACTS: [&str; 3] = ["identity.ceremony", "identity.totp", "marta.lenci"];
/// What the parts of file names end with.
const FILES: [&str; 15] = [
    "secret", "pid", "lock", "log", "new", "old", "password", "csv", "json", "jpg", "rs", "ics",
    "txt", "css", "svg",
];

fn is_act(text: &str) -> bool {
    let words: Vec<&str> = text.split('.').collect();
    let plain =
        |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    words.len() > 1
        && words[0].len() > 1 // an alias in a statement
        && words.iter().all(plain)
        && !FILES.contains(words.last().unwrap())
        && !NO_ACTS.contains(&text)
}

/// Every text in quotes that looks like the name of an act.
fn acts_in(folder: &Path, quote: char, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if entry.ends_with("src/demo") || entry.ends_with("src/settle") {
            continue; // sign-in names of made-up people have dots, too; so have tables that are filled whole
        }
        if entry.is_dir() {
            acts_in(&entry, quote, found);
        } else if entry
            .extension()
            .is_some_and(|kind| kind == "rs" || kind == "sql")
        {
            let text = std::fs::read_to_string(&entry).unwrap();
            // in SQL only what is put into the trail: much else has a dot
            let parts: Vec<&str> = match quote {
                '"' => vec![&text],
                _ => text
                    .split("insert into audit.event")
                    .skip(1)
                    .map(|part| part.split(';').next().unwrap())
                    .collect(),
            };
            found.extend(
                parts
                    .iter()
                    .flat_map(|part| part.split(quote))
                    .filter(|text| is_act(text))
                    .map(str::to_owned),
            );
        }
    }
}

fn acts() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    acts_in(&root.join("src"), '"', &mut found);
    acts_in(&root.join("migrations"), '\'', &mut found);
    found
}

fn texts(family: &str) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let catalogue = std::fs::read_to_string(root.join("locales/it/audit.ftl")).unwrap();
    let ids = catalogue.lines().filter_map(|line| line.split_once(" = "));
    ids.filter_map(|(id, _)| id.strip_prefix(family))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_act_has_words_and_all_words_have_their_act() {
    let acts = acts();
    assert!(
        acts.len() > 30 && acts.contains("session.opened"),
        "found only {acts:?}"
    );
    for act in &acts {
        for language in Language::ALL {
            let id = format!("audit-action-{}", act.replace('.', "-"));
            assert!(
                platform::i18n::exists(language, &id),
                "{act} has no words: write `{id}` (or list it as no act)"
            );
        }
    }
    let named: BTreeSet<String> = acts.iter().map(|act| act.replace('.', "-")).collect();
    let left: Vec<_> = texts("audit-action-").difference(&named).cloned().collect();
    assert_eq!(
        left,
        Vec::<String>::new(),
        "words of acts that nobody records"
    );
}

#[test]
fn the_filter_offers_every_kind_of_act_and_no_other() {
    let kinds: BTreeSet<String> = acts()
        .iter()
        .map(|act| act.split('.').next().unwrap().to_owned())
        .collect();
    assert_eq!(
        texts("audit-kind-"),
        kinds,
        "src/audit/trail/words.rs and locales/*/audit.ftl"
    );
}
