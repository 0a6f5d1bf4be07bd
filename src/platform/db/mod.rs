//! The only door to the database. The pools are private: every statement runs in a transaction that was begun for
//! somebody ([`Actor`]), and the database decides by that what it may see.

mod failure;
mod migrate;
mod pool;
mod tx;

pub use failure::{Failure, is_passing};
pub use migrate::{Deploy, Trail, latest_version, prepare};
pub use pool::{Address, Db, DbError, for_tests};
pub use tx::{LookTx, ReadTx, Tx, WriteTx};

use crate::keys::TokenHash;

/// For whom a transaction runs. Each variant signs in to PostgreSQL as a role of its own.
#[derive(Clone, Copy)]
pub enum Actor {
    /// A citizen; the token, if there is one, opens the own draft and appointments.
    Visitor(Option<TokenHash>),
    /// Staff; the token is the session's.
    Staff(TokenHash),
    /// Staff who look at what has to be written down: may see what staff see, and write the trail only.
    StaffLook(TokenHash),
    /// The sign-in page, before anybody is anybody.
    SignIn,
    /// Somebody between the two steps of signing in; the token is the one that was given after the password.
    Pending(TokenHash),
    /// A job of the portal itself.
    Worker,
    /// Whoever reads the trail and adds seals to it; sees nothing else.
    Auditor,
}

impl Actor {
    /// The login role in PostgreSQL.
    fn role(self) -> &'static str {
        match self {
            Actor::Visitor(_) => "porta_public",
            Actor::Staff(_) => "porta_staff",
            Actor::StaffLook(_) => "porta_look",
            Actor::SignIn | Actor::Pending(_) => "porta_signin",
            Actor::Worker => "porta_worker",
            Actor::Auditor => "porta_audit",
        }
    }

    fn token(self) -> Option<TokenHash> {
        match self {
            Actor::Visitor(token) => token,
            Actor::Staff(token) | Actor::StaffLook(token) | Actor::Pending(token) => Some(token),
            Actor::SignIn | Actor::Worker | Actor::Auditor => None,
        }
    }
}
