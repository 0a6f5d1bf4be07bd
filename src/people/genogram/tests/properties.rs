//! What is true of the picture of any family, also of one that cannot be.

use crate::genogram::places::Places;
use crate::genogram::tests::families::Tale;
use crate::genogram::{Bond, Caption, Family, Filiation, draw};
use proptest::prelude::*;
use vocabulary::fiscal_code::Sex;

const BONDS: [Bond; 5] = [
    Bond::Married,
    Bond::CivilUnion,
    Bond::Cohabiting,
    Bond::Separated,
    Bond::Divorced,
];
const FILIATIONS: [Filiation; 3] = [Filiation::Birth, Filiation::Adoptive, Filiation::Foster];
const MOST: usize = 25;

fn person() -> impl Strategy<Value = (String, i32, u8)> {
    (
        "[A-Za-zàèìòù' ]{0,40}|[ء-ي]{1,12}|[A-Z]{200}",
        prop_oneof![Just(0), 1900..2030],
        0u8..3,
    )
}

/// Any ties at all, to people who are not there too.
fn any_family() -> impl Strategy<Value = Family> {
    let index = 0..MOST + 1;
    let couples = prop::collection::vec(
        (index.clone(), index.clone(), 0usize..5, "[0-9– ]{0,14}"),
        0..10,
    );
    let parentages = prop::collection::vec(
        (
            prop::collection::vec(index.clone(), 0..3),
            index.clone(),
            0usize..3,
        ),
        0..20,
    );
    let roofs = prop::collection::vec((prop::collection::vec(index, 0..7), "[a-z ]{0,30}"), 0..4);
    (
        prop::collection::vec(person(), 0..MOST),
        couples,
        parentages,
        roofs,
    )
        .prop_map(told)
}

type Couples = Vec<(usize, usize, usize, String)>;
type Parentages = Vec<(Vec<usize>, usize, usize)>;
type Told = (
    Vec<(String, i32, u8)>,
    Couples,
    Parentages,
    Vec<(Vec<usize>, String)>,
);

fn told((people, couples, parentages, roofs): Told) -> Family {
    let sexes = [None, Some(Sex::Male), Some(Sex::Female)];
    let mut tale = Tale::default();
    for (name, born, sex) in people {
        tale = tale.somebody(&name, born, sexes[usize::from(sex)]);
    }
    for (a, b, bond, dates) in couples {
        tale = tale.couple(a, b, BONDS[bond], &dates);
    }
    for (parents, child, filiation) in parentages {
        tale = tale.filiation(&parents, &[child], FILIATIONS[filiation]);
    }
    roofs
        .into_iter()
        .fold(tale, |tale, (members, name)| tale.roof(&members, &name))
        .0
}

/// Ties as they are in life: each person belongs to a generation, couples are within one, parents in the one before.
fn likely_family() -> impl Strategy<Value = Family> {
    let couples = prop::collection::vec((0..MOST, 0..MOST, 0usize..5, Just(String::new())), 0..8);
    let parents = prop::collection::vec(
        (prop::collection::vec(0..MOST, 1..3), 0..MOST, 0usize..3),
        0..20,
    );
    let roofs = prop::collection::vec(
        (
            prop::collection::vec(0..MOST, 1..7),
            Just("casa".to_owned()),
        ),
        0..3,
    );
    (
        prop::collection::vec(person(), 2..MOST),
        couples,
        parents,
        roofs,
    )
        .prop_map(|(people, mut couples, mut parents, roofs)| {
            let generation = |person: usize| person % 4;
            couples.retain(|(a, b, _, _)| generation(*a) == generation(*b));
            parents.retain(|(parents, child, _)| {
                parents
                    .iter()
                    .all(|parent| generation(*parent) + 1 == generation(*child))
            });
            told((people, couples, parents, roofs))
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_stands_on_anybody_and_no_name_on_anything(family in any_family()) {
        let places = Places::of(&family);
        for one in 0..family.people.len() {
            for other in 0..family.people.len() {
                prop_assert!(!places.sign(one).meets(places.text(other)), "{one} on the name of {other}");
                if one != other {
                    prop_assert!(!places.sign(one).meets(places.sign(other)), "{one} on {other}");
                    prop_assert!(!places.text(one).meets(places.text(other)), "names of {one} and {other}");
                }
            }
        }
    }

    #[test]
    fn children_are_strictly_below_their_parents(family in any_family()) {
        let places = Places::of(&family);
        for (parent, child) in places.kin.descents() {
            prop_assert!(places.sign(parent).bottom < places.sign(child).top);
        }
    }

    #[test]
    fn couples_of_one_generation_are_in_one_row(family in likely_family()) {
        let places = Places::of(&family);
        for couple in &places.kin.couples {
            prop_assert_eq!(places.row(couple.a), places.row(couple.b));
        }
    }

    #[test]
    fn everything_is_inside_the_picture(family in any_family()) {
        let places = Places::of(&family);
        for person in 0..family.people.len() {
            for area in [places.sign(person), places.text(person)] {
                prop_assert!(area.left >= 0 && area.top >= 0 && area.right <= places.width && area.bottom <= places.height);
            }
        }
    }

    #[test]
    fn whoever_lives_elsewhere_is_outside_the_outline(family in any_family()) {
        let places = Places::of(&family);
        for outline in &places.roofs.outlines {
            for area in crate::genogram::households::areas(&places, outline) {
                for person in (0..family.people.len()).filter(|person| !outline.holds(*person)) {
                    prop_assert!(!area.meets(places.sign(person)), "{person} under {:?}", outline.name);
                    prop_assert!(!area.meets(places.text(person)), "name of {person} under {:?}", outline.name);
                }
                prop_assert!(area.left >= 0 && area.top >= 0 && area.right <= places.width && area.bottom <= places.height);
            }
        }
    }

    #[test]
    fn the_picture_is_well_formed_and_the_same_each_time(family in any_family()) {
        let caption = Caption { id: "g", title: "<b>&\"'", description: "" };
        let drawing = draw(&family, &caption);
        let tree = roxmltree::Document::parse(&drawing.svg).expect("well-formed XML");
        prop_assert!(tree.descendants().all(|node| node.attribute("style").is_none() && !node.has_tag_name("script")));
        prop_assert_eq!(draw(&family, &caption), drawing);
    }
}
