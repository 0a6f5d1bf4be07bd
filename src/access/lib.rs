//! Who may do what: who is signed in with which roles, what a grant on a case opens, and why. The database's policies
//! decide what anybody sees; this room says the same in words and opens transactions for people.

mod case_access;
mod class;
mod doors;
mod matrix;
mod may;
mod me;
mod relation;
mod staff;

pub use case_access::CaseAccess;
pub use class::{Classes, DataClass};
pub use doors::{Door, doors};
pub use matrix::{Capacity, Cell, load_matrix};
pub use may::{Decision, Verb, Why, may};
pub use me::{Me, Membership, Role};
pub use relation::{Authorisation, Grant, Relation};
pub use staff::{IDLE_MINUTES, SESSION_COOKIE, StaffLook, StaffRead, StaffWrite};
