//! The citizen's own pages: what this is, choosing an office and a time, holding it, confirming, moving, cancelling.
//! No account, no script, no fiscal code. Stands on the directory and the agenda alone.

mod about;
mod announcement;
mod answers;
mod appointments;
mod board;
mod calendar;
mod hold;
mod letter;
mod mine;
mod queries;
mod rating;
mod steps;
mod throttle;

use platform::web::{Audience, Routes};
use vocabulary::paths;

use about::{accessibility, faq, home, legal_notes, privacy, report};
use mine::{cancellation, code, leaving, list, reference, relocation};
use steps::{applicant, confirmed, details, place, summary, time};

/// The pages of booking, and those that explain the portal.
#[must_use]
pub fn routes() -> Routes {
    explaining().and(booking()).and(managing())
}

const EVERYBODY: Audience = Audience::Everybody;

fn explaining() -> Routes {
    Routes::new()
        .get::<paths::Home, _, _>(EVERYBODY, home::show)
        .get::<paths::Faq, _, _>(EVERYBODY, faq::show)
        .get::<paths::Privacy, _, _>(EVERYBODY, privacy::show)
        .get::<paths::LegalNotes, _, _>(EVERYBODY, legal_notes::show)
        .get::<paths::Accessibility, _, _>(EVERYBODY, accessibility::show)
        .get::<paths::Report, _, _>(EVERYBODY, report::show)
        .get::<paths::Rate, _, _>(EVERYBODY, rating::show)
        .post::<paths::Rate, _, _>(EVERYBODY, rating::store)
}

fn booking() -> Routes {
    Routes::new()
        .get::<paths::Book, _, _>(EVERYBODY, steps::start)
        .get::<paths::BookPlace, _, _>(EVERYBODY, place::show)
        .get::<paths::BookTime, _, _>(EVERYBODY, time::show)
        .post::<paths::BookTime, _, _>(EVERYBODY, time::store)
        .get::<paths::BookDetails, _, _>(EVERYBODY, details::show)
        .post::<paths::BookDetails, _, _>(EVERYBODY, details::store)
        .get::<paths::BookApplicant, _, _>(EVERYBODY, applicant::show)
        .post::<paths::BookApplicant, _, _>(EVERYBODY, applicant::store)
        .get::<paths::BookSummary, _, _>(EVERYBODY, summary::show)
        .post::<paths::BookSummary, _, _>(EVERYBODY, summary::confirm)
        .get::<paths::BookConfirmed, _, _>(EVERYBODY, confirmed::show)
        .get::<paths::BookCalendar, _, _>(EVERYBODY, confirmed::calendar)
}

fn managing() -> Routes {
    Routes::new()
        .get::<paths::Manage, _, _>(EVERYBODY, reference::show)
        .post::<paths::Manage, _, _>(EVERYBODY, reference::ask)
        .get::<paths::ManageCode, _, _>(EVERYBODY, code::show)
        .post::<paths::ManageCode, _, _>(EVERYBODY, code::redeem)
        .get::<paths::Mine, _, _>(EVERYBODY, list::show)
        .get::<paths::MineMove, _, _>(EVERYBODY, relocation::show)
        .post::<paths::MineMove, _, _>(EVERYBODY, relocation::store)
        .get::<paths::MineCancel, _, _>(EVERYBODY, cancellation::show)
        .post::<paths::MineCancel, _, _>(EVERYBODY, cancellation::store)
        .get::<paths::MineCalendar, _, _>(EVERYBODY, list::calendar)
        .post::<paths::MineLeave, _, _>(EVERYBODY, leaving::leave)
}
