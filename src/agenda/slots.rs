//! The free starts within one opening.
//!
//! Each place of a desk is a row of quarters, kept as bits. A start is free at a place when all the
//! quarters an appointment occupies are free there: nobody changes chair halfway.

use crate::model::opening::LONGEST;
use crate::model::{Opening, Quarter, Quarters};

/// The quarters of one opening that are taken, place by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BusyQuarters {
    /// Places beyond the end of the list have nothing taken.
    places: Vec<u128>,
}

impl BusyQuarters {
    /// Marks a quarter of an opening as taken at a place, counted from 1.
    ///
    /// Quarters outside the opening are left aside: the desk may have been open longer once.
    pub fn mark(&mut self, opening: &Opening, place: u8, quarter: Quarter) {
        if let Some(position) = opening.position(quarter) {
            self.mark_position(place, position);
        }
    }

    /// Marks a quarter by its position in the opening, counted from nought.
    pub fn mark_position(&mut self, place: u8, position: u8) {
        if place == 0 || position >= LONGEST {
            return;
        }
        let index = usize::from(place - 1);
        if self.places.len() <= index {
            self.places.resize(index + 1, 0);
        }
        self.places[index] |= 1 << position;
    }

    /// For every place, the positions at which this many quarters are free in a row.
    pub(crate) fn starts<'a>(
        &'a self,
        opening: &Opening,
        needed: Quarters,
    ) -> impl Iterator<Item = u128> + use<'a> {
        let open = u128::MAX >> (LONGEST - opening.length());
        let taken = self.places.iter().copied().chain(std::iter::repeat(0));
        let places = usize::from(opening.capacity.places());
        taken
            .take(places)
            .map(move |busy| runs(open & !busy, needed))
    }
}

/// The free starts of an opening that follow each other without a waste of time.
///
/// From the beginning of the opening, a start that some place has free is offered and the walk goes
/// on after the appointment; otherwise it goes on a quarter later.
pub fn offer(
    opening: &Opening,
    busy: &BusyQuarters,
    needed: Quarters,
) -> impl Iterator<Item = Quarter> + use<> {
    let free = busy
        .starts(opening, needed)
        .fold(0, |any, place| any | place);
    let start = opening.starts();
    walk(free, needed).map(move |position| start.plus(position))
}

/// The positions a walk over the free starts offers.
pub(crate) fn walk(free: u128, needed: Quarters) -> impl Iterator<Item = u8> {
    let mut rest = free;
    std::iter::from_fn(move || {
        let position = u8::try_from(rest.trailing_zeros())
            .ok()
            .filter(|_| rest != 0)?;
        let next = u32::from(position) + u32::from(needed.count());
        rest &= u128::MAX.checked_shl(next).unwrap_or(0);
        Some(position)
    })
}

/// The positions at which as many bits as needed are set in a row.
fn runs(free: u128, needed: Quarters) -> u128 {
    let (mut run, mut length) = (free, 1);
    while length < needed.count() {
        let step = length.min(needed.count() - length);
        run &= run.checked_shr(u32::from(step)).unwrap_or(0);
        length += step;
    }
    run
}
