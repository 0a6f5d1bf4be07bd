//! The codes by which public bodies know people, as they come to the door: with letters in place of digits, provisional,
//! of the health service, or none.

use std::collections::HashSet;

use vocabulary::fiscal_code::FiscalCode;
use vocabulary::person_code::PersonCode;

use crate::draw::Draw;
use crate::person::Person;

/// Who has no permit: ANPR `Tipo_Soggiorno`.
pub const WITHOUT_PERMIT: &str = "7";

/// The codes given so far: the agency never gives one twice.
#[derive(Default)]
pub struct Codes(HashSet<FiscalCode>);

impl Codes {
    /// What somebody has to show.
    pub fn of(&mut self, draw: &mut Draw, person: &Person) -> Option<PersonCode> {
        let chance = draw.below(1000);
        let is_romanian = person.citizenships == ["ROU"];
        match chance {
            ..450 if person.residence_title == Some(WITHOUT_PERMIT) => Some(health(draw, true)),
            450.. if person.residence_title == Some(WITHOUT_PERMIT) => None,
            ..15 if is_romanian => Some(health(draw, false)),
            ..30 if person.residence_title == Some("5") => None,
            ..200 if person.residence_title == Some("5") => Some(provisional(draw)),
            ..500 if person.birth_date > crate::generations::days_before(crate::AS_OF, 30) => None,
            ..2 => None,
            _ => self.fiscal(draw, person).map(PersonCode::Fiscal),
        }
    }

    /// The plain code, or the next of its 128 spellings that nobody has; for one in two hundred another spelling at
    /// once, as if somebody with the same code lived elsewhere.
    fn fiscal(&mut self, draw: &mut Draw, person: &Person) -> Option<FiscalCode> {
        let plain = FiscalCode::of(
            &person.surname,
            &person.given_name,
            person.birth_date,
            person.sex,
            person.birthplace.cadastral,
        )?;
        let skipped = if draw.per_mille(5) {
            1 + draw.below(2) as usize
        } else {
            0
        };
        plain
            .variants()
            .skip(skipped)
            .find(|code| self.0.insert(*code))
    }
}

/// STP or ENI of Tuscany (region 090), health authority 203.
fn health(draw: &mut Draw, is_stp: bool) -> PersonCode {
    let mut number = *b"0902030000000";
    fill(draw, &mut number[6..]);
    if is_stp {
        PersonCode::TemporarilyPresent(number)
    } else {
        PersonCode::NotRegistered(number)
    }
}

/// Eleven digits, the last of which belongs to the others.
fn provisional(draw: &mut Draw) -> PersonCode {
    let mut number = [b'0'; 11];
    number[0] = b'9';
    fill(draw, &mut number[1..10]);
    let fitting = (b'0'..=b'9').find_map(|last| {
        number[10] = last;
        PersonCode::parse(str::from_utf8(&number).unwrap_or_default()).ok()
    });
    // always: one of ten digits brings the sum to a ten
    fitting.unwrap_or(PersonCode::Provisional(number))
}

fn fill(draw: &mut Draw, digits: &mut [u8]) {
    for digit in digits {
        *digit = *draw.pick(b"0123456789");
    }
}
