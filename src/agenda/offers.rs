//! What a citizen can choose: the free starts of all desks of an office together.
//!
//! A start is offered once, however many desks are free then, with the number of people who could
//! still take it.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use vocabulary::local_time::{local_date, start_of};

use crate::model::quarter::MINUTES;
use crate::model::wall_clock::end_of;
use crate::model::{Opening, Quarter, Quarters};
use crate::slots::{BusyQuarters, walk};

/// How many days ahead openings are kept, and staff may book.
pub const HORIZON_DAYS: u16 = 180;

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
    /// An appointment of so many minutes with time kept free after it, both in whole quarters, and
    /// its limits of notice.
    pub fn new(
        duration_minutes: i16,
        buffer_minutes: i16,
        min_notice_hours: i16,
        max_notice_days: i16,
    ) -> Option<Self> {
        let (duration, buffer) = (i64::from(duration_minutes), i64::from(buffer_minutes));
        if duration <= 0 || buffer < 0 || duration % MINUTES != 0 {
            return None;
        }
        Some(Self {
            occupied: Quarters::from_minutes(duration + buffer)?,
            min_notice_hours: u16::try_from(min_notice_hours).ok()?,
            max_notice_days: u16::try_from(max_notice_days).ok()?,
        })
    }

    /// What suits every one of several needs, for when the reason is not known yet.
    pub fn for_any_of(needs: impl IntoIterator<Item = Self>) -> Option<Self> {
        needs.into_iter().reduce(|one, other| Self {
            occupied: one.occupied.max(other.occupied),
            min_notice_hours: one.min_notice_hours.max(other.min_notice_hours),
            max_notice_days: one.max_notice_days.min(other.max_notice_days),
        })
    }

    /// The same appointment made by staff, who know their own day: notice binds the web alone.
    #[must_use]
    pub fn for_staff(self) -> Self {
        Self {
            min_notice_hours: 0,
            max_notice_days: HORIZON_DAYS,
            ..self
        }
    }

    /// The starts that may be offered now.
    pub fn window(self, now: DateTime<Utc>) -> Window {
        let soonest = now + TimeDelta::hours(i64::from(self.min_notice_hours));
        let last_date = local_date(now) + Days::new(u64::from(self.max_notice_days));
        Window {
            from: Quarter::at_or_after(soonest),
            until: Quarter::at_or_after(end_of(last_date)),
        }
    }
}

/// A stretch of time that starts may fall into: from one quarter up to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    /// The first start.
    pub from: Quarter,
    /// The first that is too late.
    pub until: Quarter,
}

impl Window {
    /// No start falls into it.
    pub fn is_empty(self) -> bool {
        self.until <= self.from
    }

    /// The part of it from one instant up to another.
    #[must_use]
    pub fn within(self, from: DateTime<Utc>, until: DateTime<Utc>) -> Self {
        Self {
            from: self.from.max(Quarter::at_or_after(from)),
            until: self.until.min(Quarter::at_or_after(until)),
        }
    }

    fn contains(self, start: Quarter) -> bool {
        self.from <= start && start < self.until
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

/// The starts within a window that the openings of an office offer together.
pub fn offers_for<'a>(
    openings: impl IntoIterator<Item = (&'a Opening, &'a BusyQuarters)>,
    occupied: Quarters,
    window: Window,
) -> Offers {
    let near: Vec<_> = openings
        .into_iter()
        .filter(|(opening, _)| opening.ends() > window.from && opening.starts() < window.until)
        .collect();
    let mut board = Board::over(near.iter().map(|(opening, _)| *opening));
    for (opening, busy) in near {
        board.add(opening, busy, occupied);
    }
    Offers(
        board
            .offers()
            .filter(|offer| window.contains(offer.starts))
            .collect(),
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
        Self {
            starts,
            cells: vec![Cell::default(); length],
        }
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
            .map(|(position, cell)| Offer {
                starts: self.starts.plus(position),
                free: cell.free,
            })
    }
}

impl Offers {
    /// All of them, in order.
    pub fn all(&self) -> &[Offer] {
        &self.0
    }

    /// The first that starts after an instant.
    pub fn next_after(&self, instant: DateTime<Utc>) -> Option<Offer> {
        let index = self
            .0
            .partition_point(|offer| offer.starts.instant() <= instant);
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
        self.days()
            .filter(move |day| (day.date.year(), day.date.month()) == (year, month))
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
