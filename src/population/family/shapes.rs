//! The shapes of households.

use chrono::NaiveDate;
use vocabulary::fiscal_code::Sex;

use super::couple::{absent_fathers, child, children, couple, together};
use super::{Outline, single, woman_in};
use crate::draw::Draw;
use crate::generations::{self, Ages, OLDEST};
use crate::household::relation;
use crate::nation::Nation;

type Shape = fn(&mut Draw, &'static Nation) -> Vec<Outline>;

const COUPLES: &Ages = &[
    ((22, 29), 3),
    ((30, 39), 12),
    ((40, 49), 20),
    ((50, 59), 24),
    ((60, 69), 20),
    ((70, 79), 19),
    ((80, 92), 9),
];
const FOREIGN_COUPLES: &Ages = &[
    ((22, 29), 13),
    ((30, 39), 34),
    ((40, 49), 32),
    ((50, 59), 16),
    ((60, 72), 5),
];

pub fn of_italians(draw: &mut Draw) -> Shape {
    draw.weighted(&[
        (alone as Shape, 315),
        (pair, 540),
        (one_parent, 98),
        (with_a_grandparent, 20),
        (three_generations, 9),
        (with_a_parent, 12),
        (siblings, 8),
        (sharing, 3),
    ])
}

pub fn of_foreigners(draw: &mut Draw) -> Shape {
    draw.weighted(&[
        (alone as Shape, 370),
        (pair, 430),
        (one_parent, 85),
        (with_a_grandparent, 20),
        (three_generations, 10),
        (siblings, 15),
        (sharing, 70),
    ])
}

pub fn alone(draw: &mut Draw, nation: &'static Nation) -> Vec<Outline> {
    let ages: &Ages = if nation.is_italy() {
        &[
            ((20, 29), 6),
            ((30, 44), 20),
            ((45, 59), 26),
            ((60, 74), 23),
            ((75, 89), 22),
            ((90, OLDEST), 3),
        ]
    } else {
        &[
            ((19, 29), 20),
            ((30, 44), 38),
            ((45, 59), 32),
            ((60, 74), 10),
        ]
    };
    let (first, last) = draw.weighted(ages);
    let women = if first >= 60 { 680 } else { 430 };
    let sex = woman_in(draw, women);
    vec![single(draw, nation, sex, &[((first, last), 1)])]
}

/// Two, with the children who are still there.
fn pair(draw: &mut Draw, nation: &'static Nation) -> Vec<Outline> {
    let ages = if nation.is_italy() {
        COUPLES
    } else {
        FOREIGN_COUPLES
    };
    let couple = couple(draw, nation, ages);
    let children = children(draw, &couple, relation::CHILD);
    couple.into_iter().chain(children).collect()
}

/// A mother, or sometimes a father; alone once the children have left.
fn one_parent(draw: &mut Draw, nation: &'static Nation) -> Vec<Outline> {
    let sex = woman_in(draw, 820);
    let ages: &Ages = &[
        ((24, 34), 14),
        ((35, 44), 32),
        ((45, 54), 34),
        ((55, 66), 20),
    ];
    let mut parent = single(draw, nation, sex, ages);
    let mothers = if parent.is_woman() {
        parent.birth
    } else {
        generations::years_from(draw, parent.birth, 1, 4)
    };
    let is_hers = parent.is_woman() && draw.per_mille(750);
    let surname = if is_hers {
        absent_fathers(draw, nation)
    } else {
        parent.surname.clone()
    };
    let mut members = Vec::new();
    for birth in generations::children(draw, mothers, parent.is_foreign()) {
        if generations::still_home(draw, birth) {
            let child = child(draw, &[&parent], &surname, birth).is(relation::CHILD);
            members.push(of_parent(child, &parent));
        }
    }
    let widowed = if parent.age() > 50 { 35 } else { 8 };
    parent.marital_status = draw.weighted(&[("1", 30), ("2", 22), ("4", 40), ("3", widowed)]);
    members.insert(0, parent);
    members
}

/// A family that has taken in the mother or father of one of the two.
fn with_a_grandparent(draw: &mut Draw, nation: &'static Nation) -> Vec<Outline> {
    let mut family = pair(draw, nation);
    let of = usize::try_from(draw.below(2)).unwrap_or(0);
    let relationship = [relation::PARENT, relation::PARENT_IN_LAW][of];
    if let Some(elder) = elder(draw, &family[of]) {
        family[of] = of_parent(family[of].clone(), &elder);
        family.push(elder.is(relationship));
    }
    family
}

/// A grown child who looks after a parent.
fn with_a_parent(draw: &mut Draw, nation: &'static Nation) -> Vec<Outline> {
    let sex = woman_in(draw, 500);
    let head = single(draw, nation, sex, &[((42, 66), 1)]);
    let Some(elder) = elder(draw, &head) else {
        return vec![head];
    };
    vec![of_parent(head, &elder), elder.is(relation::PARENT)]
}

/// The widowed mother or father of somebody, if likely still alive. A father's surname is his child's.
fn elder(draw: &mut Draw, of: &Outline) -> Option<Outline> {
    let sex = woman_in(draw, 800);
    let birth = generations::years_from(draw, of.birth, -37, -20);
    let mut elder = Outline::new(draw, of.nation, sex, birth);
    let is_namesake = sex == Sex::Male && !of.is_woman();
    if is_namesake {
        elder.surname.clone_from(&of.surname);
    }
    elder.marital_status = "3";
    (elder.age() < 99).then_some(elder)
}

/// Grandparents, a child of theirs with a partner, and grandchildren.
fn three_generations(draw: &mut Draw, nation: &'static Nation) -> Vec<Outline> {
    let elders = couple(draw, nation, &[((52, 62), 1), ((63, 74), 1)]);
    let Some((mother, father)) = parents(&elders) else {
        return elders.into();
    };
    let birth = generations::years_from(draw, mother.birth, 20, 29);
    let mut grown = child(draw, &[mother, father], &father.surname, birth).is(relation::CHILD);
    (grown.mother, grown.father) = (Some(mother.id), Some(father.id));
    let young = partner_of(draw, grown);
    let grandchildren = children(draw, &young, relation::GRANDCHILD);
    elders
        .into_iter()
        .chain(young)
        .chain(grandchildren)
        .collect()
}

/// Somebody's other half, who is registered as child-in-law.
fn partner_of(draw: &mut Draw, grown: Outline) -> [Outline; 2] {
    let (sex, birth) = if grown.is_woman() {
        (Sex::Male, generations::years_from(draw, grown.birth, -6, 2))
    } else {
        (
            Sex::Female,
            generations::years_from(draw, grown.birth, -1, 4),
        )
    };
    let partner = Outline::new(draw, grown.nation, sex, birth);
    let [grown, partner] = together(draw, grown, partner);
    [grown, partner.is(relation::CHILD_IN_LAW)]
}

fn siblings(draw: &mut Draw, nation: &'static Nation) -> Vec<Outline> {
    let sex = woman_in(draw, 480);
    let ages: &Ages = if nation.is_italy() {
        &[((25, 45), 2), ((46, 66), 3), ((67, 85), 4)]
    } else {
        &[((22, 48), 1)]
    };
    let head = single(draw, nation, sex, ages);
    let birth: NaiveDate = generations::years_from(draw, head.birth, 1, 6);
    let sex = woman_in(draw, 480);
    let mut other = Outline::new(draw, nation, sex, birth).is(relation::SIBLING);
    other.surname.clone_from(&head.surname);
    vec![head, other]
}

/// People who share a home and are no family: one answers for all.
fn sharing(draw: &mut Draw, nation: &'static Nation) -> Vec<Outline> {
    let people = draw.weighted(&[(2, 40), (3, 35), (4, 25)]);
    let sex = woman_in(draw, 300);
    let mut members = Vec::new();
    for place in 0..people {
        let somebody = single(
            draw,
            nation,
            sex,
            &[((19, 29), 45), ((30, 44), 40), ((45, 62), 15)],
        );
        let relationship = if place == 0 {
            relation::IN_CHARGE
        } else {
            relation::SHARING
        };
        members.push(somebody.is(relationship));
    }
    members
}

fn of_parent(mut child: Outline, parent: &Outline) -> Outline {
    let which = if parent.is_woman() {
        &mut child.mother
    } else {
        &mut child.father
    };
    *which = Some(parent.id);
    child
}

fn parents(couple: &[Outline; 2]) -> Option<(&Outline, &Outline)> {
    let mother = couple.iter().find(|one| one.is_woman())?;
    let father = couple.iter().find(|one| !one.is_woman())?;
    Some((mother, father))
}
