//! Pictures kept as files, to be looked at when they change. `UPDATE_GOLDEN=1 cargo test` writes them anew.

use super::families;
use crate::genogram::{Caption, draw};
use std::path::Path;

#[test]
fn every_example_is_drawn_as_it_was_when_somebody_looked_at_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("genogram/golden");
    for (name, family) in families::all() {
        let caption = Caption {
            id: name,
            title: "Genogramma",
            description: "La tabella accanto dice lo stesso.",
        };
        let svg = draw(&family, &caption).svg.replace("><", ">\n<") + "\n";
        let file = folder.join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&file, &svg).expect("the golden folder can be written");
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            kept == svg,
            "{name} is drawn otherwise: UPDATE_GOLDEN=1 cargo test -p people, then look at it"
        );
    }
}
