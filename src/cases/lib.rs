//! The cases that a social service follows: the list of mine, one case with the sections that I may read, and who else
//! works on it.
//!
//! No page here decides who may see what. The database answers only with what a grant opens (`access`); pages show what
//! came, and what did not come is absent. Every look is in the trail before its page is built.

mod assignment;
mod authorising;
mod break_glass;
mod case;
mod closing;
mod deadline;
mod giving;
mod grants;
mod handing_over;
mod keeping;
mod list;
mod look;
mod opening;
mod protection;
mod queries;
mod reviews;
mod revoking;
mod section;
mod sharing;
mod team;
mod whom;
mod withdrawing;

use platform::web::{Audience, Routes};
use vocabulary::paths;

/// The pages about cases.
pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::Cases, _, _>(Audience::Staff, list::show)
        .get::<paths::CaseNew, _, _>(Audience::Staff, opening::show)
        .post::<paths::CaseNew, _, _>(Audience::Staff, opening::store)
        .get::<paths::Case, _, _>(Audience::Staff, case::show)
        .get::<paths::CaseSection, _, _>(Audience::Staff, section::show)
        .post::<paths::CaseSection, _, _>(Audience::Staff, section::store)
        .get::<paths::CaseAssign, _, _>(Audience::Staff, assignment::show)
        .post::<paths::CaseAssign, _, _>(Audience::Staff, assignment::store)
        .get::<paths::CaseHandOver, _, _>(Audience::Staff, handing_over::show)
        .post::<paths::CaseHandOver, _, _>(Audience::Staff, handing_over::store)
        .get::<paths::CaseClosure, _, _>(Audience::Staff, closing::show)
        .post::<paths::CaseClosure, _, _>(Audience::Staff, closing::close)
        .post::<paths::CaseReopening, _, _>(Audience::Staff, closing::reopen)
        .and(deadline::routes())
        .and(who_may_see())
}

/// Who may see a case, and getting into one in an emergency.
fn who_may_see() -> Routes {
    Routes::new()
        .get::<paths::CaseGrants, _, _>(Audience::Staff, grants::show)
        .get::<paths::CaseGrantNew, _, _>(Audience::Staff, giving::show)
        .post::<paths::CaseGrantNew, _, _>(Audience::Staff, giving::store)
        .get::<paths::CaseGrantRevoke, _, _>(Audience::Staff, revoking::ask)
        .post::<paths::CaseGrantRevoke, _, _>(Audience::Staff, revoking::revoke)
        .get::<paths::CaseSharing, _, _>(Audience::Staff, sharing::show)
        .get::<paths::CaseSharingNew, _, _>(Audience::Staff, authorising::show)
        .post::<paths::CaseSharingNew, _, _>(Audience::Staff, authorising::store)
        .get::<paths::CaseSharingWithdraw, _, _>(Audience::Staff, withdrawing::ask)
        .post::<paths::CaseSharingWithdraw, _, _>(Audience::Staff, withdrawing::withdraw)
        .get::<paths::CaseTeam, _, _>(Audience::Staff, team::show)
        .post::<paths::CaseTeam, _, _>(Audience::Staff, team::join)
        .post::<paths::CaseTeamLeave, _, _>(Audience::Staff, team::leave)
        .get::<paths::CaseProtection, _, _>(Audience::Staff, protection::show)
        .post::<paths::CaseProtection, _, _>(Audience::Staff, protection::change)
        .post::<paths::CaseProtectionConfirm, _, _>(Audience::Staff, protection::confirm)
        .get::<paths::BreakGlass, _, _>(Audience::Staff, break_glass::show)
        .post::<paths::BreakGlass, _, _>(Audience::Staff, break_glass::store)
        .get::<paths::BreakGlassReviews, _, _>(Audience::Staff, reviews::list)
        .get::<paths::BreakGlassReview, _, _>(Audience::Staff, reviews::show)
        .post::<paths::BreakGlassReview, _, _>(Audience::Staff, reviews::store)
}
