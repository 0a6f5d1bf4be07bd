//! Takes what is not Rust into the binary: catalogues of texts and built assets. A language that lacks a text, or an
//! asset that was not built, stops the build here and says which.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../..");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../migrations");
    catalogues(&root.join("locales"), &out);
    assets(&root.join("static/built"), &out);
}

/// `(language code, [(file, text)])` for every language; all have the messages that Italian has, and no others.
fn catalogues(locales: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut source = String::from("static CATALOGUES: &[(&str, &[&str])] = &[\n");
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for language in sorted(locales) {
        let code = name(&language);
        let known = ids.entry(code.clone()).or_default();
        writeln!(source, "({code:?}, &[").expect("a string");
        for file in sorted(&language) {
            println!("cargo::rerun-if-changed={}", file.display());
            let text = fs::read_to_string(&file).expect("a readable catalogue");
            for id in message_ids(&text) {
                assert!(
                    known.insert(id.clone()),
                    "locales: `{id}` stands twice in {code}"
                );
            }
            writeln!(source, "include_str!({:?}),", whole(&file)).expect("a string");
        }
        source.push_str("]),\n");
    }
    source.push_str("];\n");
    let italian = ids.get("it").expect("locales/it is there").clone();
    for (code, known) in &ids {
        let missing: Vec<_> = italian.difference(known).collect();
        let surplus: Vec<_> = known.difference(&italian).collect();
        assert!(missing.is_empty(), "locales/{code} lacks {missing:?}");
        assert!(
            surplus.is_empty(),
            "locales/{code} has {surplus:?}, which Italian lacks"
        );
    }
    fs::write(out.join("catalogues.rs"), source).expect("OUT_DIR can be written");
}

fn message_ids(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().filter_map(|line| {
        let (id, _) = line.split_once('=')?;
        let id = id.strip_suffix(' ').unwrap_or(id);
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        (id.starts_with(|c: char| c.is_ascii_alphabetic()) && id.chars().all(plain))
            .then(|| id.to_owned())
    })
}

/// Every file of `static/built` with its compressed copies, by the name that browsers ask for.
fn assets(built: &Path, out: &Path) {
    let manifest = built.join("manifest.json");
    println!("cargo::rerun-if-changed={}", manifest.display());
    let text = fs::read_to_string(&manifest)
        .unwrap_or_else(|_| panic!("static/built is missing: run `make assets` first"));
    let names: BTreeMap<String, String> =
        serde_json::from_str(&text).expect("manifest.json is a map of names");
    let mut source = String::from("static ASSETS: &[Asset] = &[\n");
    for (plain, hashed) in names {
        let file = built.join(&hashed);
        let copy = |suffix: &str| {
            let file = built.join(format!("{hashed}.{suffix}"));
            if file.exists() {
                format!("Some(include_bytes!({:?}))", whole(&file))
            } else {
                "None".into()
            }
        };
        writeln!(
            source,
            "Asset {{ name: {plain:?}, url: {:?}, file: {hashed:?}, plain: include_bytes!({:?}), br: {}, gz: {} }},",
            format!("/static/{hashed}"),
            whole(&file),
            copy("br"),
            copy("gz"),
        )
        .expect("a string");
    }
    source.push_str("];\n");
    fs::write(out.join("assets.rs"), source).expect("OUT_DIR can be written");
}

/// The whole path of a file that has to be there, as `include_bytes!` takes it.
fn whole(file: &Path) -> String {
    let whole = file.canonicalize();
    whole
        .unwrap_or_else(|_| panic!("{} is missing", file.display()))
        .display()
        .to_string()
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("readable").path())
        .collect();
    entries.sort();
    entries
}

fn name(path: &Path) -> String {
    path.file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}
