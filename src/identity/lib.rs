//! Accounts of staff: signing in with a password and a second factor, sessions, signing out.

mod confirmed;
pub mod founding;
mod invitation;
pub mod invitation_letter;
mod kept_work;
mod own_sessions;
mod passkey;
mod password;
mod password_change;
mod password_rules;
mod pending;
mod profile;
mod queries;
mod recovery;
mod second_factor;
mod second_factor_ceremony;
mod second_factor_notice;
mod second_factor_page;
mod second_factor_profile;
mod second_factor_queries;
mod session;
mod sign_in;
mod sign_out;
pub mod step_up;
mod throttle;
mod totp;

use platform::web::{Audience, Routes};
use vocabulary::paths;

pub use kept_work::keep as keep_work;
pub use password::Password;
pub use profile::span;
pub use second_factor::{STEP_UP_MINUTES, SecondFactor};
pub use session::open as open_session;
pub use totp::SharedSecret;

pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::SignIn, _, _>(Audience::Everybody, sign_in::show)
        .post::<paths::SignIn, _, _>(Audience::Everybody, sign_in::enter)
        .get::<paths::SecondFactor, _, _>(Audience::Everybody, second_factor_page::show)
        .post::<paths::SecondFactor, _, _>(Audience::Everybody, second_factor_page::enter_code)
        .post::<paths::SecondFactorRecovery, _, _>(
            Audience::Everybody,
            second_factor_page::enter_recovery_code,
        )
        .post::<paths::SecondFactorChallenge, _, _>(
            Audience::Everybody,
            second_factor_page::challenge,
        )
        .post::<paths::SecondFactorPasskey, _, _>(
            Audience::Everybody,
            second_factor_page::enter_passkey,
        )
        .post::<paths::SecondFactorApp, _, _>(Audience::Everybody, second_factor_page::set_up_app)
        .post::<paths::SecondFactorNewPasskey, _, _>(
            Audience::Everybody,
            second_factor_page::set_up_passkey,
        )
        .get::<paths::StepUp, _, _>(Audience::Staff, step_up::show)
        .post::<paths::StepUp, _, _>(Audience::Staff, step_up::enter_code)
        .post::<paths::StepUpChallenge, _, _>(Audience::Staff, step_up::challenge)
        .post::<paths::StepUpPasskey, _, _>(Audience::Staff, step_up::enter_passkey)
        .get::<paths::MyFactors, _, _>(Audience::Staff, second_factor_profile::show)
        .get::<paths::MyApp, _, _>(Audience::Staff, second_factor_profile::show_app)
        .post::<paths::MyApp, _, _>(Audience::Staff, second_factor_profile::set_up_app)
        .post::<paths::MyAppNew, _, _>(Audience::Staff, second_factor_profile::begin_app)
        .post::<paths::MyPasskeyChallenge, _, _>(Audience::Staff, second_factor_profile::challenge)
        .post::<paths::MyPasskeyNew, _, _>(Audience::Staff, second_factor_profile::add_passkey)
        .post::<paths::MyFactorRemove, _, _>(Audience::Staff, second_factor_profile::remove)
        .post::<paths::MyRecoveryCodes, _, _>(Audience::Staff, second_factor_profile::renew_codes)
        .post::<paths::SignOut, _, _>(Audience::Staff, sign_out::leave)
        .and(own_account())
}

/// Invitations, the own account, and work that a session's end interrupted.
fn own_account() -> Routes {
    Routes::new()
        .get::<paths::InvitationLink, _, _>(Audience::Everybody, invitation::arrive)
        .get::<paths::Invitation, _, _>(Audience::Everybody, invitation::show)
        .post::<paths::Invitation, _, _>(Audience::Everybody, invitation::accept)
        .get::<paths::ForgottenPassword, _, _>(Audience::Everybody, invitation::forgotten)
        .get::<paths::Profile, _, _>(Audience::Staff, profile::show)
        .get::<paths::ProfilePassword, _, _>(Audience::Staff, password_change::show)
        .post::<paths::ProfilePassword, _, _>(Audience::Staff, password_change::store)
        .get::<paths::ProfileSessions, _, _>(Audience::Staff, own_sessions::show)
        .post::<paths::ProfileSessionsEnd, _, _>(Audience::Staff, own_sessions::end_others)
        .post::<paths::ProfileSessionEnd, _, _>(Audience::Staff, own_sessions::end_one)
        .get::<paths::KeptWork, _, _>(Audience::Staff, kept_work::show)
        .post::<paths::KeptWorkSend, _, _>(Audience::Staff, kept_work::send)
        .post::<paths::KeptWorkDrop, _, _>(Audience::Staff, kept_work::throw_away)
}
