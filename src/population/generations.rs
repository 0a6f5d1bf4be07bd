//! Births: at what age people are found, when their children were born and how long these stay.

use chrono::{Days, Months, NaiveDate};

use crate::draw::Draw;
use crate::person::AS_OF;

/// First and last year of age, and how common.
pub type Ages = [((u32, u32), u32)];

/// Nobody is older: records of municipalities begin there.
pub const OLDEST: u32 = 103;

/// A day of birth of somebody of such an age.
pub fn birth(draw: &mut Draw, ages: &Ages) -> NaiveDate {
    let (first, last) = draw.weighted(ages);
    let days = (first * 1461).div_ceil(4) + draw.below((last - first + 1) * 1461 / 4);
    days_before(AS_OF, days)
}

/// A day between so many years before and so many after `from`; years before are negative.
pub fn years_from(draw: &mut Draw, from: NaiveDate, least: i32, most: i32) -> NaiveDate {
    let days = draw.between(least * 1461 / 4, most * 1461 / 4);
    let moved = i64::from(days);
    from + chrono::TimeDelta::days(moved)
}

pub fn days_before(day: NaiveDate, days: u32) -> NaiveDate {
    day - Days::new(u64::from(days))
}

/// Whole years on [`AS_OF`].
pub fn age(birth: NaiveDate) -> u32 {
    AS_OF.years_since(birth).unwrap_or(0)
}

/// The day somebody came of age.
pub fn majority(birth: NaiveDate) -> NaiveDate {
    birth + Months::new(18 * 12)
}

/// When the children of a mother born on that day were born, the eldest first; none after [`AS_OF`]. She was 19 to 45.
pub fn children(draw: &mut Draw, mother: NaiveDate, is_foreign: bool) -> Vec<NaiveDate> {
    let (planned, first) = if is_foreign {
        (
            [(0, 14), (1, 24), (2, 36), (3, 18), (4, 8)],
            [((19, 23), 30), ((24, 29), 45), ((30, 37), 25)],
        )
    } else {
        (
            [(0, 18), (1, 33), (2, 38), (3, 9), (4, 2)],
            [((20, 25), 20), ((26, 32), 48), ((33, 40), 32)],
        )
    };
    let planned = draw.weighted(&planned);
    let (least, most) = draw.weighted(&first);
    let mut born = years_from(draw, mother, least, most);
    let mut children = Vec::new();
    while children.len() < planned && born < AS_OF && age_at(mother, born) <= 45 {
        children.push(born);
        if !draw.per_mille(15) {
            // otherwise twins
            born = born + Days::new(u64::from(450 + draw.below(1600)));
        }
    }
    children
}

/// Whether a child of that day still lives with the parents: half have left at about thirty.
pub fn still_home(draw: &mut Draw, born: NaiveDate) -> bool {
    let left = match age(born) {
        ..=18 => 0,
        years @ 19..=36 => (years - 18) * 48,
        37..=49 => 930,
        _ => 965,
    };
    !draw.per_mille(left)
}

fn age_at(birth: NaiveDate, day: NaiveDate) -> u32 {
    day.years_since(birth).unwrap_or(0)
}
