//! What a citizen can choose: the free starts of all desks of a site together.
//!
//! A start is offered once, however many desks are free then, with the number of people who could
//! still take it.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use vocabulary::local_time::{local_date, start_of};

use crate::model::quarter::MINUTES;
use crate::model::wall_clock::end_of;
use crate::model::{Opening, Quarter, Quarters};
use crate::slots::{BusyQuarters, walk};

/// What a reason for an appointment asks of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Need {
    /// The quarters it occupies, the time kept free after it included.
    pub occupied: Quarters,
    /// The soonest it can be, in hours from now.
    pub min_notice_hours: u16,
    /// The latest it can be, in days from today.
    pub max_notice_days: u16,
}

impl Need {
    /// An appointment of so many minutes with time kept free after it, both in whole quarters.
    pub fn new(
        duration_minutes: i64,
        buffer_minutes: i64,
        min_notice_hours: u16,
        max_notice_days: u16,
    ) -> Option<Self> {
        if duration_minutes <= 0 || buffer_minutes < 0 || duration_minutes % MINUTES != 0 {
            return None;
        }
        let occupied = Quarters::from_minutes(duration_minutes.checked_add(buffer_minutes)?)?;
        Some(Self { occupied, min_notice_hours, max_notice_days })
    }

    /// The first start that may be offered now, and the first that may not any more.
    pub fn window(self, now: DateTime<Utc>) -> (Quarter, Quarter) {
        let soonest = now + TimeDelta::hours(i64::from(self.min_notice_hours));
        let last_date = local_date(now) + Days::new(u64::from(self.max_notice_days));
        (Quarter::at_or_after(soonest), Quarter::at_or_after(end_of(last_date)))
    }
}

/// A start that can be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offer {
    /// The quarter it starts with.
    pub starts: Quarter,
    /// How many people could take it.
    pub free: u16,
}

/// The starts that can be taken, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers(Vec<Offer>);

/// The offers of one local date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day<'a> {
    /// The date.
    pub date: NaiveDate,
    /// Its offers, in order; never empty.
    pub offers: &'a [Offer],
}

/// The offers of the openings of a site that keep the limits of notice.
pub fn offers_for<'a>(
    openings: impl IntoIterator<Item = (&'a Opening, &'a BusyQuarters)>,
    need: Need,
    now: DateTime<Utc>,
) -> Offers {
    let (soonest, too_late) = need.window(now);
    let near: Vec<_> = openings
        .into_iter()
        .filter(|(opening, _)| opening.ends() > soonest && opening.starts() < too_late)
        .collect();
    let mut board = Board::over(near.iter().map(|(opening, _)| *opening));
    for (opening, busy) in near {
        board.add(opening, busy, need.occupied);
    }
    Offers(
        board.offers().filter(|offer| soonest <= offer.starts && offer.starts < too_late).collect(),
    )
}

/// A line of quarters on which the free places of all desks are added up. Counting in place is
/// what makes a region's worth of desks cheap: nothing is sorted and nothing is looked up.
struct Board {
    starts: Quarter,
    cells: Vec<Cell>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    free: u16,
    offered: bool,
}

impl Board {
    fn over<'a>(openings: impl Iterator<Item = &'a Opening> + Clone) -> Self {
        let starts = openings.clone().map(Opening::starts).min();
        let length = starts
            .zip(openings.map(Opening::ends).max())
            .and_then(|(starts, ends)| usize::try_from(ends.since(starts)).ok())
            .unwrap_or(0);
        let starts = starts.unwrap_or(Quarter::containing(DateTime::UNIX_EPOCH));
        Self { starts, cells: vec![Cell::default(); length] }
    }

    fn add(&mut self, opening: &Opening, busy: &BusyQuarters, needed: Quarters) {
        let offset = usize::try_from(opening.starts().since(self.starts)).unwrap_or(0);
        let cells = &mut self.cells[offset..];
        let mut any = 0;
        for free in busy.starts(opening, needed) {
            any |= free;
            for position in walk(free, Quarters::ONE) {
                let free = &mut cells[usize::from(position)].free;
                *free = free.saturating_add(1);
            }
        }
        for position in walk(any, needed) {
            cells[usize::from(position)].offered = true;
        }
    }

    fn offers(&self) -> impl Iterator<Item = Offer> + '_ {
        (0_i64..)
            .zip(&self.cells)
            .filter(|(_, cell)| cell.offered)
            .map(|(position, cell)| Offer { starts: self.starts.plus(position), free: cell.free })
    }
}

impl Offers {
    /// All of them, in order.
    pub fn all(&self) -> &[Offer] {
        &self.0
    }

    /// The first that starts after an instant.
    pub fn next_after(&self, instant: DateTime<Utc>) -> Option<Offer> {
        let index = self.0.partition_point(|offer| offer.starts.instant() <= instant);
        self.0.get(index).copied()
    }

    /// The local dates that have offers.
    pub fn days(&self) -> impl Iterator<Item = Day<'_>> {
        let mut rest = self.all();
        std::iter::from_fn(move || {
            let date = local_date(rest.first()?.starts.instant());
            let offers;
            (offers, rest) = rest.split_at(before(rest, end_of(date)));
            Some(Day { date, offers })
        })
    }

    /// The days of one month that have offers.
    pub fn month(&self, year: i32, month: u32) -> impl Iterator<Item = Day<'_>> {
        self.days().filter(move |day| (day.date.year(), day.date.month()) == (year, month))
    }

    /// The offers of one local date.
    pub fn on(&self, date: NaiveDate) -> &[Offer] {
        let from = before(&self.0, start_of(date));
        &self.0[from..before(&self.0, end_of(date))]
    }
}

fn before(offers: &[Offer], end: DateTime<Utc>) -> usize {
    offers.partition_point(|offer| offer.starts.instant() < end)
}
