//! The door of the house: somebody comes, calls or is spoken of. What they need, what was given, what follows, written
//! down while they speak.
//!
//! That somebody came may be known by more people than what they said (`migrations/0020_intake.sql`); pages show what
//! came. What is typed is kept as a draft, for its author alone.

mod acceptance;
mod birth;
mod correction;
mod draft;
mod information;
mod list;
mod model;
mod new;
mod notice;
mod offer;
mod persons;
mod proposal;
mod proposals;
mod queries;
mod reading;
mod record;
mod step;
mod store;
mod timeline;
mod twins;
mod words;
mod work;

use platform::web::{Audience, Routes};
use vocabulary::paths;

pub use timeline::{Moment, timeline};

/// The pages about accesses and proposals, and the one that says what is due.
pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::Work, _, _>(Audience::Staff, work::show)
        .get::<paths::Accesses, _, _>(Audience::Staff, list::show)
        .get::<paths::AccessNew, _, _>(Audience::Staff, new::show)
        .post::<paths::AccessNew, _, _>(Audience::Staff, new::store)
        .post::<paths::AccessDraft, _, _>(Audience::Staff, draft::keep)
        .post::<paths::AccessDraftDrop, _, _>(Audience::Staff, draft::throw_away)
        .get::<paths::AccessNotice, _, _>(Audience::Staff, notice::show)
        .get::<paths::InformationContact, _, _>(Audience::Staff, information::show)
        .post::<paths::InformationContact, _, _>(Audience::Staff, information::count)
        .get::<paths::Access, _, _>(Audience::Staff, record::show)
        .post::<paths::AccessCorrections, _, _>(Audience::Staff, correction::add)
        .post::<paths::AccessStepDone, _, _>(Audience::Staff, step::done)
        .get::<paths::PersonAccesses, _, _>(Audience::Staff, timeline::show)
        .get::<paths::Proposals, _, _>(Audience::Staff, proposals::show)
        .get::<paths::Proposal, _, _>(Audience::Staff, proposal::show)
        .post::<paths::ProposalOpen, _, _>(Audience::Staff, proposal::open)
        .post::<paths::ProposalReject, _, _>(Audience::Staff, proposal::reject)
        .post::<paths::ProposalAccept, _, _>(Audience::Staff, acceptance::accept)
}
