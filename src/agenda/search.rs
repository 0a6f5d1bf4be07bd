//! The search for a free time: two statements for any number of offices, the rest is arithmetic.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::{DeskId, OfficeId};
use vocabulary::local_time::{local_date, start_of};

use crate::lists::{List, Span};
use crate::model::wall_clock::end_of;
use crate::model::{Capacity, Opening};
use crate::offers::{Need, Offers, Window, offers_for};
use crate::queries::{self, DeskOpenings, DeskSeats};
use crate::slots::BusyQuarters;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// Where.
    pub offices: &'a [OfficeId],
    /// For what.
    pub need: Need,
    /// From which local date to which, both included; none for all that may be booked.
    pub dates: Option<(NaiveDate, NaiveDate)>,
}

/// The free times of one office.
#[derive(Clone, Debug)]
pub struct FreeTimes {
    /// The office.
    pub office: OfficeId,
    /// Its free times, in order; possibly none.
    pub offers: Offers,
}

/// The free times of each office, in the order asked for.
pub async fn free_times(
    tx: &mut Tx,
    search: &Search<'_>,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<FreeTimes>> {
    let window = search.window(now);
    let desks = if window.is_empty() {
        Vec::new()
    } else {
        desks(tx, search.offices, window).await?
    };
    Ok(search
        .offices
        .iter()
        .map(|office| FreeTimes::of(*office, &desks, search.need, window))
        .collect())
}

impl Search<'_> {
    fn window(&self, now: DateTime<Utc>) -> Window {
        let allowed = self.need.window(now);
        match self.dates {
            Some((first, last)) => allowed.within(start_of(first), end_of(last)),
            None => allowed,
        }
    }
}

impl FreeTimes {
    fn of(office: OfficeId, desks: &[Desk], need: Need, window: Window) -> Self {
        let own = desks.iter().filter(|desk| desk.office == office);
        let openings = own.flat_map(|desk| desk.openings.iter().map(|(open, busy)| (open, busy)));
        Self {
            office,
            offers: offers_for(openings, need.occupied, window),
        }
    }
}

/// A desk with its openings, in order, and what is taken in each.
struct Desk {
    office: OfficeId,
    openings: Vec<(Opening, BusyQuarters)>,
}

async fn desks(tx: &mut Tx, offices: &[OfficeId], window: Window) -> sqlx::Result<Vec<Desk>> {
    let offices: Vec<Uuid> = offices.iter().map(|office| office.0).collect();
    let first = local_date(window.from.instant());
    let last = local_date(window.until.instant() - TimeDelta::seconds(1));
    let open = queries::desk_openings(tx, &offices, (first, last)).await?;
    let taken = queries::desk_seats(tx, &offices, (start_of(first), end_of(last))).await?;
    let taken: HashMap<DeskId, &DeskSeats> =
        taken.iter().map(|seats| (seats.desk, seats)).collect();
    open.into_iter()
        .map(|row| Desk::read(&row, taken.get(&row.desk).copied()))
        .collect()
}

impl Desk {
    fn read(row: &DeskOpenings, taken: Option<&DeskSeats>) -> sqlx::Result<Self> {
        let openings = openings(row)?
            .into_iter()
            .map(|opening| (opening, BusyQuarters::default()));
        let mut desk = Self {
            office: row.office,
            openings: openings.collect(),
        };
        desk.openings
            .sort_unstable_by_key(|(opening, _)| opening.starts());
        if let Some(seats) = taken {
            desk.sit(seats);
        }
        Ok(desk)
    }

    fn sit(&mut self, seats: &DeskSeats) {
        let List(starts) = &seats.at;
        for ((from, place), quarters) in starts.iter().zip(&seats.place.0).zip(&seats.quarters.0) {
            let place = u8::try_from(*place).unwrap_or(0);
            let first = self
                .openings
                .partition_point(|(opening, _)| opening.ends() <= *from);
            for (opening, busy) in &mut self.openings[first..] {
                if opening.starts() >= from.plus(*quarters) {
                    break;
                }
                (0..*quarters).for_each(|quarter| busy.mark(opening, place, from.plus(quarter)));
            }
        }
    }
}

/// The openings of a desk as the database has them; its checks make sure that they are some.
pub(crate) fn openings(row: &DeskOpenings) -> sqlx::Result<Vec<Opening>> {
    let List(spans) = &row.during;
    let opening =
        |(span, capacity): (&Span, &i16)| Opening::new(row.desk, Capacity::new(*capacity)?, *span);
    spans
        .iter()
        .zip(&row.capacity.0)
        .map(opening)
        .collect::<Option<_>>()
        .ok_or_else(|| sqlx::Error::Decode("an opening that is none".into()))
}
