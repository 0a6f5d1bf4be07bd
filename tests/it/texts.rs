//! Texts: every one that a template or the code names exists, none is left over, and Italian for the public is plain.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use vocabulary::Language;

#[path = "../../src/directory/seed/gulpease.rs"]
mod gulpease;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("readable").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found
}

fn italian_ids() -> BTreeSet<String> {
    files("locales/it", ".ftl")
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).expect("readable");
            text.lines()
                .filter_map(|line| line.split_once(" =").map(|(id, _)| id.to_owned()))
                .filter(|id| !id.is_empty() && !id.starts_with([' ', '#']) && !id.contains(' '))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_text_that_a_template_names_exists_in_every_language() {
    let mut missing = BTreeSet::new();
    for file in files("templates", ".html") {
        let text = fs::read_to_string(&file).expect("readable");
        for call in ["page.t(\"", "page.t1(\"", "page.t2(\""] {
            for rest in text.split(call).skip(1) {
                let id = rest.split('"').next().unwrap_or_default();
                // ids with a hole are put together from a code; the pages that use them are tested one by one
                if id.contains('{') {
                    continue;
                }
                for language in Language::ALL {
                    if !platform::i18n::exists(language, id) {
                        missing.insert(format!("{id} ({}) in {}", language.code(), file.display()));
                    }
                }
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn no_text_is_left_over() {
    let everything: String = files("templates", ".html")
        .into_iter()
        .chain(files("src", ".rs"))
        .chain(files("src", ".toml"))
        .map(|file| fs::read_to_string(file).expect("readable"))
        .collect();
    let literals: BTreeSet<&str> = everything.split('"').collect();
    // ids that are put together from a code: `topic-{code}`, or a name and one of its parts
    let begun: Vec<&str> = literals
        .iter()
        .filter_map(|literal| literal.split_once('{').map(|(start, _)| start))
        .filter(|start| {
            start.contains('-')
                && start
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '-' || c == '_')
        })
        .collect();
    let is_used = |id: &str| {
        let plain = ["-empty", "-shape", "-title", "-text"]
            .iter()
            .find_map(|end| id.strip_suffix(end))
            .unwrap_or(id);
        let in_parts = plain
            .match_indices('-')
            .any(|(at, _)| literals.contains(&plain[..at]) && literals.contains(&plain[at + 1..]));
        literals.contains(id)
            || literals.contains(plain)
            || in_parts
            || begun.iter().any(|start| id.starts_with(start))
    };
    let unused: Vec<String> = italian_ids()
        .into_iter()
        .filter(|id| !is_used(id))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn no_template_has_an_inline_script_style_or_unescaped_value() {
    for file in files("templates", ".html") {
        // facts for machines, escaped for their place by `directory::linked_data`; a drawing, by `people::genogram`
        let text = fs::read_to_string(&file)
            .expect("readable")
            .replace("<script type=\"application/ld+json\" data-element=\"metatag\">{{ linked_data|safe }}</script>", "")
            .replace("{{ drawing.svg|safe }}", "");
        for banned in [
            " style=",
            "<style",
            " onclick=",
            " onload=",
            " onsubmit=",
            "|safe",
            "| safe",
            "javascript:",
        ] {
            assert!(!text.contains(banned), "{} has `{banned}`", file.display());
        }
        for script in text.split("<script").skip(1) {
            assert!(
                script.trim_start().starts_with("src="),
                "{} has an inline script",
                file.display()
            );
        }
    }
}

#[test]
fn every_asset_that_a_template_names_is_built() {
    let names: BTreeSet<&str> = platform::web::assets::names().collect();
    for file in files("templates", ".html") {
        let text = fs::read_to_string(&file).expect("readable");
        for rest in text.split("page.asset(\"").skip(1) {
            let name = rest.split('"').next().unwrap_or_default();
            assert!(names.contains(name), "{} names {name}", file.display());
        }
    }
}

#[test]
fn italian_for_citizens_is_plain() {
    let mut hard = Vec::new();
    for file in ["booking.ftl", "directory.ftl", "layout.ftl", "platform.ftl"] {
        let text = fs::read_to_string(root().join("locales/it").join(file)).unwrap_or_default();
        let sentences: String = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                line.split_once(" = ")
                    .map(|(_, text)| text)
                    .or(line.strip_prefix("    "))
            })
            .filter(|text| text.ends_with(['.', '?', '!']))
            .collect::<Vec<_>>()
            .join(" ");
        let index = gulpease::gulpease(&sentences);
        println!("{file}: Gulpease {index:.0}");
        if index < 60.0 {
            hard.push(format!("{file}: {index:.0}"));
        }
    }
    assert_eq!(hard, Vec::<String>::new());
}
