//! The rules of the desks unfolded into the openings that people can book.
//!
//! Done every night for all desks, and at once for a desk whose hours or absences have changed. It
//! may run as often as one likes: only what differs is written.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use platform::Tx;
use sqlx::Result;
use uuid::Uuid;
use vocabulary::ids::DeskId;

use crate::expansion::{Skipped, expand};
use crate::model::Opening;
use crate::offers::HORIZON_DAYS;
use crate::queries;
use crate::search::openings;
use crate::timetables::timetables;

/// What an unfolding changed.
#[derive(Clone, Debug, Default)]
pub struct Unfolded {
    /// Openings that are new.
    pub opened: usize,
    /// Openings that are no more. What was booked in them stays booked.
    pub closed: usize,
    /// What the rules say but the openings do not, with the reason.
    pub skipped: Vec<Skipped>,
}

/// Makes the openings of all desks what the rules say, from a date to the horizon.
pub async fn materialise_all(tx: &mut Tx, from: NaiveDate) -> Result<Unfolded> {
    unfold(tx, None, from).await
}

/// The same for one desk, after its hours or absences have changed.
pub async fn materialise(tx: &mut Tx, desk: DeskId, from: NaiveDate) -> Result<Unfolded> {
    unfold(tx, Some(&[desk.0]), from).await
}

async fn unfold(tx: &mut Tx, desks: Option<&[Uuid]>, from: NaiveDate) -> Result<Unfolded> {
    let dates = (from, from + Days::new(u64::from(HORIZON_DAYS)));
    queries::take_turns(tx).await?;
    let places = queries::places(tx, desks).await?;
    let desks: Vec<Uuid> = places.iter().map(|place| place.desk.0).collect();

    let mut unfolded = Unfolded::default();
    let mut wanted = HashSet::new();
    for timetable in timetables(tx, &places, dates).await? {
        let expansion = expand(&timetable, dates.0, dates.1);
        wanted.extend(expansion.openings);
        unfolded.skipped.extend(expansion.skipped);
    }
    let present = present(tx, &desks, dates).await?;
    let gone: Vec<Opening> = present.difference(&wanted).copied().collect();
    let new: Vec<Opening> = wanted.difference(&present).copied().collect();
    queries::close(tx, &gone).await?;
    queries::open(tx, &new).await?;
    (unfolded.opened, unfolded.closed) = (new.len(), gone.len());
    Ok(unfolded)
}

async fn present(
    tx: &mut Tx,
    desks: &[Uuid],
    dates: (NaiveDate, NaiveDate),
) -> Result<HashSet<Opening>> {
    let rows = queries::openings(tx, desks, dates).await?;
    let openings = rows.iter().map(openings).collect::<Result<Vec<_>>>()?;
    Ok(openings.into_iter().flatten().collect())
}
