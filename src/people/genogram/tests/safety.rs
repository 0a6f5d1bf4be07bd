//! What somebody typed cannot become markup, and what cannot be does not hang the page.

use super::families::{self, Tale};
use crate::genogram::{Bond, Caption, Family, draw};
use roxmltree::Document;

const CAPTION: Caption = Caption {
    id: "family",
    title: "Famiglia",
    description: "Tre persone",
};

#[test]
fn a_name_with_markup_stays_a_name() {
    let family = Tale::default()
        .woman("<script>\"&'", 1990)
        .but(|figure| figure.link = Some("/p?a=1&b=\"2".to_owned()))
        .0;
    let svg = draw(&family, &CAPTION).svg;
    let tree = Document::parse(&svg).unwrap();
    let link = tree
        .descendants()
        .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "a")))
        .unwrap();
    assert_eq!(link.attribute("href"), Some("/p?a=1&b=\"2"));
    assert!(
        link.attribute("aria-label")
            .unwrap()
            .starts_with("<script>\"&'")
    );
    assert!(!svg.contains("<script"));
}

#[test]
fn only_addresses_of_our_own_become_links() {
    for address in [
        "javascript:alert(1)",
        "//elsewhere.example",
        "https://elsewhere.example",
        "",
    ] {
        let family = Tale::default()
            .woman("Ada", 1990)
            .but(|figure| figure.link = Some(address.to_owned()))
            .0;
        let svg = draw(&family, &CAPTION).svg;
        assert!(!svg.contains("<a "), "{address}");
        assert!(
            svg.contains("role=\"img\""),
            "a picture without links is an image"
        );
    }
}

#[test]
fn a_picture_with_links_is_a_group_with_a_title_and_a_description() {
    let svg = draw(&families::single_mother(), &CAPTION).svg;
    let tree = Document::parse(&svg).unwrap();
    let named: Vec<&str> = tree
        .root_element()
        .attribute("aria-labelledby")
        .unwrap()
        .split(' ')
        .collect();
    let texts: Vec<Option<&str>> = named
        .iter()
        .map(|id| {
            tree.descendants()
                .find(|node| node.attribute("id") == Some(id))
                .and_then(|node| node.text())
        })
        .collect();
    assert_eq!(texts, [Some("Famiglia"), Some("Tre persone")]);
    assert_eq!(tree.root_element().attribute("role"), Some("group"));
}

#[test]
fn a_cycle_of_parents_is_cut_where_it_closes() {
    let family = Tale::default()
        .woman("Ada", 1990)
        .man("Ugo", 1960)
        .woman("Pia", 1930)
        .children(&[2], &[1])
        .children(&[1], &[0])
        .children(&[0], &[2])
        .children(&[1], &[1])
        .couple(0, 2, Bond::Married, "")
        .couple(1, 1, Bond::Married, "")
        .0;
    let drawing = draw(&family, &CAPTION);
    assert!(Document::parse(&drawing.svg).is_ok());
    assert!(
        drawing.height > drawing.width,
        "three rows, the oldest on top"
    );
}

#[test]
fn nobody_at_all_is_an_empty_picture() {
    let drawing = draw(&Family::default(), &CAPTION);
    assert!(Document::parse(&drawing.svg).is_ok());
    assert!(drawing.width > 0 && drawing.height > 0);
}

#[test]
fn who_has_no_relatives_stands_in_the_row_of_the_same_age() {
    let family = Tale::default()
        .woman("Ada", 1960)
        .woman("Bea", 1990)
        .but(|figure| figure.subject = true)
        .man("Ciro, inquilino", 1962)
        .children(&[0], &[1])
        .0;
    let places = crate::genogram::places::Places::of(&family);
    assert_eq!(places.row(2), places.row(0));
}

#[test]
fn brothers_and_sisters_stand_by_birth_from_left_to_right() {
    let family = families::half_siblings();
    let places = crate::genogram::places::Places::of(&family);
    assert!(places.x(3) < places.x(4) && places.x(4) < places.x(5));
    assert!(
        places.x(1) < places.x(0) && places.x(0) < places.x(2),
        "the former husband, she, the partner of today"
    );
}
