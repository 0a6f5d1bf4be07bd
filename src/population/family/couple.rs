//! Two people together, and their children.

use vocabulary::fiscal_code::Sex;

use super::{Outline, woman_in};
use crate::draw::Draw;
use crate::generations::{self, Ages};
use crate::household::relation;
use crate::naming::{family_name, for_woman};
use crate::nation::{ITALY, Nation, foreign};

/// The head first.
pub fn couple(draw: &mut Draw, nation: &'static Nation, ages: &Ages) -> [Outline; 2] {
    let birth = generations::birth(draw, ages);
    let is_same_sex = draw.per_mille(6);
    let one = if is_same_sex {
        woman_in(draw, 500)
    } else {
        Sex::Female
    };
    let other = if one == Sex::Female && !is_same_sex {
        Sex::Male
    } else {
        one
    };
    let first = Outline::new(draw, nation, one, birth);
    let partners = partners_nation(draw, nation);
    // three years before, give or take
    let birth = generations::years_from(draw, birth, -9, 3);
    let second = Outline::new(draw, partners, other, birth);
    let is_head = draw.per_mille(720);
    let (head, partner) = if is_head {
        (second, first)
    } else {
        (first, second)
    };
    together(draw, head, partner)
}

/// One couple in twenty is of two citizenships.
fn partners_nation(draw: &mut Draw, nation: &'static Nation) -> &'static Nation {
    match (nation.is_italy(), draw.below(1000)) {
        (true, ..30) => foreign(draw),
        (false, ..90) => &ITALY,
        _ => nation,
    }
}

/// Marries them, or not: the young marry less.
pub fn together(draw: &mut Draw, mut head: Outline, mut partner: Outline) -> [Outline; 2] {
    let unmarried = match head.age().min(partner.age()) {
        ..=34 => 450,
        35..=49 => 240,
        50..=64 => 90,
        _ => 15,
    };
    let unmarried = if head.is_foreign() {
        unmarried / 3
    } else {
        unmarried
    };
    let is_married = !draw.per_mille(unmarried);
    let (relationship, status) = match (is_married, head.sex == partner.sex) {
        (true, true) => (relation::CIVIL_PARTNER, "6"),
        (true, false) => (relation::SPOUSE, "2"),
        (false, _) => (relation::PARTNER, "1"),
    };
    for one in [&mut head, &mut partner] {
        let is_divorced =
            relationship == relation::PARTNER && one.age() > 36 && draw.per_mille(300);
        one.marital_status = if is_divorced { "4" } else { status };
    }
    partner.relationship = relationship;
    (head.partner, partner.partner) = (Some(partner.id), Some(head.id));
    if relationship == relation::SPOUSE {
        rename(draw, &mut head, &mut partner);
    }
    [head, partner]
}

/// Her surname becomes his, in some nations.
fn rename(draw: &mut Draw, one: &mut Outline, other: &mut Outline) {
    let (wife, husband) = if one.is_woman() {
        (one, other)
    } else {
        (other, one)
    };
    if wife.nation.iso3 == husband.nation.iso3 && draw.per_mille(wife.nation.wives_renamed) {
        wife.surname = for_woman(&husband.surname);
    }
}

/// The children of a couple who still live with them. Two people of the same sex have none here.
pub fn children(draw: &mut Draw, couple: &[Outline; 2], relationship: u8) -> Vec<Outline> {
    let Some(mother) = couple.iter().find(|one| one.is_woman()) else {
        return Vec::new();
    };
    let Some(father) = couple.iter().find(|one| !one.is_woman()) else {
        return Vec::new();
    };
    let surname = childrens_surname(draw, mother, father);
    let births = generations::children(
        draw,
        mother.birth,
        mother.is_foreign() && father.is_foreign(),
    );
    let mut children = Vec::new();
    for birth in births {
        if generations::still_home(draw, birth) {
            let mut child = child(draw, &[mother, father], &surname, birth).is(relationship);
            (child.mother, child.father) = (Some(mother.id), Some(father.id));
            children.push(child);
        }
    }
    children
}

/// A child of these parents, or of this one.
pub fn child(
    draw: &mut Draw,
    parents: &[&Outline],
    surname: &str,
    birth: chrono::NaiveDate,
) -> Outline {
    let sex = woman_in(draw, 486);
    let italian = parents.iter().any(|parent| !parent.is_foreign());
    let nation = if italian { &*ITALY } else { parents[0].nation };
    let mut child = Outline::new(draw, nation, sex, birth);
    child.surname = if sex == Sex::Female {
        for_woman(surname)
    } else {
        surname.to_owned()
    };
    child.is_born_in_italy = child.is_born_in_italy || draw.per_mille(740);
    let others = parents
        .iter()
        .filter(|parent| parent.is_foreign() && italian);
    child
        .citizenships
        .extend(others.map(|parent| parent.nation.iso3));
    child
}

/// The father's; both, for some; from Peru the first of each.
fn childrens_surname(draw: &mut Draw, mother: &Outline, father: &Outline) -> String {
    let first = |of: &Outline| of.surname.split(' ').next().unwrap_or_default().to_owned();
    if father.nation.iso3 == "PER" && mother.nation.iso3 == "PER" {
        return format!("{} {}", first(father), first(mother));
    }
    match draw.below(1000) {
        ..35 if mother.surname != father.surname => {
            format!("{} {}", father.surname, mother.surname)
        }
        35..50 => mother.surname.clone(),
        _ => father.surname.clone(),
    }
}

/// The surname of somebody who is not here.
pub fn absent_fathers(draw: &mut Draw, nation: &'static Nation) -> String {
    family_name(&nation.names, nation.iso3, draw)
}
