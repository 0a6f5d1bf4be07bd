//! Who lives together: how families come about, as outlines that `life` fills in.

use chrono::NaiveDate;
use uuid::Uuid;
use vocabulary::fiscal_code::Sex;

use crate::draw::Draw;
use crate::generations::{self, Ages};
use crate::household::relation;
use crate::naming::{family_name, for_woman};
use crate::nation::{ITALY, Nation, foreign};

mod couple;
mod shapes;
mod split;

pub use split::Apart;

/// Somebody in outline.
#[derive(Clone)]
pub struct Outline {
    pub id: Uuid,
    /// Whose names they have.
    pub nation: &'static Nation,
    pub citizenships: Vec<&'static str>,
    pub sex: Sex,
    pub birth: NaiveDate,
    pub is_born_in_italy: bool,
    pub surname: String,
    pub relationship: u8,
    pub marital_status: &'static str,
    pub mother: Option<Uuid>,
    pub father: Option<Uuid>,
    pub partner: Option<Uuid>,
}

/// A family, the head first.
pub struct Family {
    pub members: Vec<Outline>,
    pub apart: Apart,
}

impl Family {
    /// Households of Italy by shape, so that sizes come out as they are there: 36 % people alone, 29 % of two, 18 % of
    /// three, 12 % of four, 5 % more (ISTAT, census of 2021, rounded).
    pub fn draw(draw: &mut Draw) -> Self {
        let is_foreign = draw.per_mille(143);
        let nation = if is_foreign { foreign(draw) } else { &*ITALY };
        let shape: fn(&mut Draw, &'static Nation) -> Vec<Outline> = if is_foreign {
            shapes::of_foreigners(draw)
        } else {
            shapes::of_italians(draw)
        };
        let mut members = shape(draw, nation);
        if is_foreign && draw.per_mille(110) {
            naturalise(&mut members);
        }
        let apart = Apart::draw(draw, &mut members);
        Self { members, apart }
    }

    /// Somebody alone: what fits wherever one person is missing.
    pub fn alone(draw: &mut Draw) -> Self {
        let nation = if draw.per_mille(140) {
            foreign(draw)
        } else {
            &*ITALY
        };
        let members = shapes::alone(draw, nation);
        Self {
            members,
            apart: Apart::Nobody,
        }
    }
}

impl Outline {
    fn new(draw: &mut Draw, nation: &'static Nation, sex: Sex, birth: NaiveDate) -> Self {
        let surname = family_name(&nation.names, nation.iso3, draw);
        let surname = if sex == Sex::Female {
            for_woman(&surname)
        } else {
            surname
        };
        Self {
            id: draw.id(),
            nation,
            citizenships: vec![nation.iso3],
            sex,
            birth,
            is_born_in_italy: nation.is_italy(),
            surname,
            relationship: relation::HEAD,
            marital_status: "1",
            mother: None,
            father: None,
            partner: None,
        }
    }

    fn is(mut self, relationship: u8) -> Self {
        self.relationship = relationship;
        self
    }

    fn age(&self) -> u32 {
        generations::age(self.birth)
    }

    fn is_foreign(&self) -> bool {
        !self.nation.is_italy()
    }

    fn is_woman(&self) -> bool {
        self.sex == Sex::Female
    }
}

/// Citizens of Italy too, after ten years.
fn naturalise(members: &mut [Outline]) {
    for member in members.iter_mut().filter(|member| member.is_foreign()) {
        member.citizenships.insert(0, "ITA");
    }
}

fn woman_in(draw: &mut Draw, per_mille: u32) -> Sex {
    if draw.per_mille(per_mille) {
        Sex::Female
    } else {
        Sex::Male
    }
}

/// Somebody of such an age who is no longer with, or was never with, anybody.
fn single(draw: &mut Draw, nation: &'static Nation, sex: Sex, ages: &Ages) -> Outline {
    let birth = generations::birth(draw, ages);
    let mut single = Outline::new(draw, nation, sex, birth);
    single.marital_status = draw.weighted(&match single.age() {
        ..=34 => [("1", 96), ("2", 3), ("4", 1), ("3", 0)],
        35..=54 => [("1", 58), ("2", 12), ("4", 26), ("3", 4)],
        55..=69 => [("1", 32), ("2", 12), ("4", 31), ("3", 25)],
        _ => [("1", 12), ("2", 5), ("4", 8), ("3", 75)],
    });
    single
}
