//! A household: who is registered together, and who else counts as one with whom.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::address::Address;
use crate::person::Person;

/// Those registered together (famiglia or convivenza anagrafica, D.P.R. 223/1989, art. 4 and 5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    pub id: Uuid,
    pub address: Address,
    /// Since when it is registered there.
    pub since: NaiveDate,
    /// The head first.
    pub members: Vec<Member>,
    /// Where those who count together differ from those registered together; otherwise empty.
    pub circles: Vec<Circle>,
}

/// Somebody in a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub person: Person,
    /// ANPR code of the relationship to the head, who is 1 (24 among people who only share a home).
    pub relationship: u8,
    /// Not before the birth, nor before the household.
    pub since: NaiveDate,
    /// The mother, if she is in this population; she may live elsewhere.
    pub mother: Option<Uuid>,
    pub father: Option<Uuid>,
    /// Spouse, civil partner or partner; may live elsewhere.
    pub partner: Option<Uuid>,
}

/// Another way to be a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    pub id: Uuid,
    pub kind: CircleKind,
    /// People of this household and of the next one.
    pub members: Vec<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CircleKind {
    /// Who counts for the means test (D.P.C.M. 159/2013, art. 3).
    Isee,
    /// Who lives there, whatever the registry says.
    DeFacto,
}

/// ANPR relationship codes in use here.
pub mod relation {
    pub const HEAD: u8 = 1;
    pub const SPOUSE: u8 = 2;
    pub const CHILD: u8 = 3;
    pub const GRANDCHILD: u8 = 4;
    pub const PARENT: u8 = 6;
    pub const SIBLING: u8 = 9;
    pub const CHILD_IN_LAW: u8 = 16;
    pub const PARENT_IN_LAW: u8 = 17;
    /// Partner without marriage.
    pub const PARTNER: u8 = 23;
    /// Answers for people who share a home without being a family.
    pub const IN_CHARGE: u8 = 24;
    pub const SHARING: u8 = 25;
    pub const CIVIL_PARTNER: u8 = 28;
}
