//! The desk: what staff who receive people see and do. Today at the counter, one appointment, booking for somebody on
//! the telephone, the calendar, absences, the day on paper.
//!
//! Stands apart from `agenda`, which knows hours and seats but no pages. What somebody may see is decided by the
//! database: the appointments of the offices where they receive, and those that they booked. Pages that show names
//! write to the audit trail, so they run in transactions that can write.

mod absences;
mod act;
mod address;
mod applicant;
mod booking;
mod calendar;
mod call;
mod cancellation;
mod card;
mod choices;
mod day;
mod free;
mod letter;
mod line;
mod lobby;
mod moving;
mod offices;
mod plan;
mod print;
mod queries;
mod receipt;
mod span;
mod state;
mod today;
mod walk_in;
mod week;

use platform::web::{Audience, Routes};
use vocabulary::paths;

/// The pages of the desk.
pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::Desk, _, _>(Audience::Staff, today::show)
        .get::<paths::DeskDay, _, _>(Audience::Staff, day::show)
        .get::<paths::DeskWeek, _, _>(Audience::Staff, week::show)
        .get::<paths::DeskPrint, _, _>(Audience::Staff, print::show)
        .get::<paths::DeskBook, _, _>(Audience::Staff, booking::show)
        .post::<paths::DeskBook, _, _>(Audience::Staff, booking::store)
        .get::<paths::DeskAppointment, _, _>(Audience::Staff, card::show)
        .post::<paths::DeskCheckIn, _, _>(Audience::Staff, act::check_in)
        .post::<paths::DeskCall, _, _>(Audience::Staff, call::appointment)
        .post::<paths::DeskWalkIn, _, _>(Audience::Staff, walk_in::add)
        .post::<paths::DeskWalkInCall, _, _>(Audience::Staff, call::walk_in)
        .post::<paths::DeskWalkInLeft, _, _>(Audience::Staff, walk_in::left)
        .post::<paths::DeskDone, _, _>(Audience::Staff, act::done)
        .post::<paths::DeskNoShow, _, _>(Audience::Staff, act::no_show)
        .post::<paths::DeskUndo, _, _>(Audience::Staff, act::undo)
        .get::<paths::DeskCancel, _, _>(Audience::Staff, cancellation::ask)
        .post::<paths::DeskCancel, _, _>(Audience::Staff, cancellation::cancel)
        .get::<paths::DeskMove, _, _>(Audience::Staff, moving::ask)
        .post::<paths::DeskMove, _, _>(Audience::Staff, moving::store)
        .post::<paths::DeskSlip, _, _>(Audience::Staff, receipt::print)
        .get::<paths::DeskAbsences, _, _>(Audience::Staff, absences::show)
        .post::<paths::DeskAbsences, _, _>(Audience::Staff, absences::add)
        .post::<paths::DeskAbsenceEnd, _, _>(Audience::Staff, absences::end)
}
