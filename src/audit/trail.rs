//! The trail as people read it: the privacy officer's page with filters, the same as a table for a spreadsheet, and
//! what one person may be shown of who looked at their case.

mod entry;
mod export;
mod filter;
mod looks;
mod page;
mod queries;
mod words;

use platform::web::{Audience, PageError, Routes};
use vocabulary::paths;

use access::{Me, Role};

/// The pages of the trail.
pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::Trail, _, _>(Audience::Staff, page::show)
        .get::<paths::TrailExport, _, _>(Audience::Staff, export::show)
        .get::<paths::CaseLooks, _, _>(Audience::Staff, looks::show)
        .get::<paths::CaseLooksPrint, _, _>(Audience::Staff, looks::print)
}

/// The database shows the trail to nobody else; for everybody else this page is not there.
fn for_privacy_officer(me: &Me) -> Result<(), PageError> {
    if me.is(Role::PrivacyOfficer) {
        Ok(())
    } else {
        Err(PageError::NotFound)
    }
}
