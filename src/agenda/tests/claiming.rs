//! Claiming what is offered, one after another, until nothing is left.

use agenda::model::{Opening, Quarter};
use agenda::slots::{BusyQuarters, offer};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{opening, quarters};

/// The places of an opening on paper: who sits where in which quarter.
struct Ledger {
    opening: Opening,
    seats: Vec<Vec<Option<usize>>>,
    claims: usize,
}

impl Ledger {
    fn of(opening: Opening) -> Self {
        let empty = vec![None; usize::from(opening.length())];
        let seats = vec![empty; usize::from(opening.capacity.places())];
        Self {
            opening,
            seats,
            claims: 0,
        }
    }

    fn busy(&self) -> BusyQuarters {
        let mut busy = BusyQuarters::default();
        for (place, seats) in (1_u8..).zip(&self.seats) {
            for (position, _) in (0_i64..).zip(seats).filter(|(_, seat)| seat.is_some()) {
                busy.mark(&self.opening, place, self.opening.starts().plus(position));
            }
        }
        busy
    }

    /// Sits down at one of the places that are free for the whole time; fails when none is.
    fn claim(&mut self, start: Quarter, need: u8, choice: Index) -> Result<(), TestCaseError> {
        let from = usize::try_from(start.since(self.opening.starts())).unwrap();
        let range = from..from + usize::from(need);
        prop_assert!(
            range.end <= usize::from(self.opening.length()),
            "offered past the end"
        );
        let free: Vec<_> = (0..self.seats.len())
            .filter(|place| {
                self.seats[*place][range.clone()]
                    .iter()
                    .all(Option::is_none)
            })
            .collect();
        prop_assert!(!free.is_empty(), "offered without a free place");
        let place = free[choice.index(free.len())];
        self.seats[place][range].fill(Some(self.claims));
        self.claims += 1;
        Ok(())
    }

    fn longest_gap(&self) -> usize {
        let gaps = self
            .seats
            .iter()
            .flat_map(|seats| seats.split(Option::is_some).map(<[_]>::len));
        gaps.max().unwrap_or(0)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Appointments of one length, taken in any order, fill every place to the last.
    #[test]
    fn equal_appointments_fill_the_opening_whatever_the_order(
        length in 1_u8..=100, places in 1_i16..6, need in 1_u8..12,
        choices in prop::collection::vec(any::<(Index, Index)>(), 600),
    ) {
        let opening = opening(1, 0, length, places);
        let mut ledger = Ledger::of(opening);
        for (which, place) in choices {
            let offers: Vec<_> = offer(&opening, &ledger.busy(), quarters(need)).collect();
            if offers.is_empty() { break; }
            ledger.claim(offers[which.index(offers.len())], need, place)?;
        }
        prop_assert_eq!(offer(&opening, &ledger.busy(), quarters(need)).count(), 0);
        prop_assert_eq!(ledger.claims, usize::from(length / need) * usize::try_from(places).unwrap());
    }

    /// Appointments of different lengths never overlap, and end only when none fits.
    #[test]
    fn mixed_appointments_end_when_nothing_fits_any_more(
        length in 1_u8..=60, places in 1_i16..5,
        choices in prop::collection::vec((1_u8..8, any::<Index>(), any::<Index>()), 300),
    ) {
        let opening = opening(1, 0, length, places);
        let mut ledger = Ledger::of(opening);
        for (need, which, place) in choices {
            let offers: Vec<_> = offer(&opening, &ledger.busy(), quarters(need)).collect();
            prop_assert_eq!(offers.is_empty(), ledger.longest_gap() < usize::from(need));
            if let Some(start) = (!offers.is_empty()).then(|| offers[which.index(offers.len())]) {
                ledger.claim(start, need, place)?;
            }
        }
        let filled = ledger.seats.iter().flatten().flatten().count();
        prop_assert!(filled <= usize::from(length) * ledger.seats.len());
    }
}
