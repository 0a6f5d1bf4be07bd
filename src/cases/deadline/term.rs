//! How long, and so until when. Days are days in Rome: hours, and the change of the clock, play no part.
//!
//! The day of the event is not counted, the last day is; days off in between count like others; an end on a public
//! holiday moves to the first day that is none (art. 155 c.p.c., art. 2963 c.c.). A public holiday is a Sunday or one of
//! those that the law lists for the whole country. A Saturday is none (the extension to Saturdays of art. 155, fifth
//! paragraph, is for acts in court), nor is the feast of a patron saint, which only closes offices: an end there stays,
//! and whoever wants to be safe is a day early.
//!
//! Working days are those on which the offices of a municipality work: Monday to Friday (law 724/1994, art. 22), neither
//! a national holiday nor the feast of its patron saint.

use agenda::holiday::{Holidays, national};
use chrono::{Datelike, NaiveDate, Weekday};

/// How long something may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// Days of the calendar.
    Days(u16),
    WorkingDays(u16),
}

impl Term {
    /// The last day on which it is in time.
    pub(crate) fn end(self, event: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
        match self {
            Self::Days(many) => {
                let last = event.checked_add_days(chrono::Days::new(many.into()))?;
                last.iter_days().find(|day| !is_public_holiday(*day))
            }
            Self::WorkingDays(0) => Some(event),
            Self::WorkingDays(many) => event
                .iter_days()
                .skip(1)
                .filter(|day| is_working_day(*day, holidays))
                .nth(usize::from(many) - 1),
        }
    }
}

/// As the law lists them for everybody.
fn is_public_holiday(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sun || national(day).is_some()
}

/// In the place whose holidays these are.
fn is_working_day(day: NaiveDate, holidays: &Holidays) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && holidays.on(day).is_none()
}
