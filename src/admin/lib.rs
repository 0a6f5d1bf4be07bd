//! Accounts of staff, for whoever administers them: inviting, roles with dates, disabling, resetting.
//!
//! The rules are functions of the database (`migrations/0011_accounts.sql`): an administrator reaches the accounts of
//! the own body, the district's those of every body, nobody the own one. Pages only say in words what these answer.
//! No case is behind any of it.

mod account;
mod act;
mod answer;
mod invitation;
mod list;
mod membership;
mod membership_end;
mod membership_form;
mod queries;
mod reset;

use platform::web::{Audience, Routes};
use vocabulary::paths;

/// The pages of administrators.
pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::Admin, _, _>(Audience::Staff, list::show)
        .post::<paths::Admin, _, _>(Audience::Staff, list::search)
        .get::<paths::AdminInvite, _, _>(Audience::Staff, invitation::ask)
        .post::<paths::AdminInvite, _, _>(Audience::Staff, invitation::invite)
        .get::<paths::AdminAccount, _, _>(Audience::Staff, account::show)
        .get::<paths::AdminMembership, _, _>(Audience::Staff, membership::ask)
        .post::<paths::AdminMembership, _, _>(Audience::Staff, membership::add)
        .get::<paths::AdminMembershipEnd, _, _>(Audience::Staff, membership_end::ask)
        .post::<paths::AdminMembershipEnd, _, _>(Audience::Staff, membership_end::end)
        .get::<paths::AdminReset, _, _>(Audience::Staff, reset::ask)
        .post::<paths::AdminReset, _, _>(Audience::Staff, reset::reset)
        .post::<paths::AdminInviteAgain, _, _>(Audience::Staff, act::invite_again)
        .post::<paths::AdminRevoke, _, _>(Audience::Staff, act::revoke)
        .post::<paths::AdminDisable, _, _>(Audience::Staff, act::disable)
        .post::<paths::AdminEnable, _, _>(Audience::Staff, act::enable)
        .post::<paths::AdminSignOut, _, _>(Audience::Staff, act::sign_out)
}
