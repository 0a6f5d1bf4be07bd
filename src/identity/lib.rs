//! Accounts of staff: signing in with a password, sessions, signing out.

mod password;
mod queries;
mod session;
mod sign_in;
mod sign_out;
mod throttle;

use platform::web::{Audience, Routes};
use vocabulary::paths;

pub use password::Password;
pub use session::open as open_session;

pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::SignIn, _, _>(Audience::Everybody, sign_in::show)
        .post::<paths::SignIn, _, _>(Audience::Everybody, sign_in::enter)
        .post::<paths::SignOut, _, _>(Audience::Staff, sign_out::leave)
}
