//! Who may do what. Today: who is signed in, with which roles; the database's policies decide what they see, this
//! room says it in words and opens transactions for them.

mod me;
mod staff;

pub use me::{Me, Membership, Role};
pub use staff::{IDLE_MINUTES, SESSION_COOKIE, StaffRead, StaffWrite};
