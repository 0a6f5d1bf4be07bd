//! From what the office writes down to concrete openings.
//!
//! Recurrences are expanded date by date in local time. Adding 24 hours to the last occurrence
//! instead would move every opening by an hour twice a year.

use chrono::{NaiveDate, NaiveDateTime};
use vocabulary::ids::DeskId;

use crate::holiday::Holiday;
use crate::model::{Absence, Capacity, Hours, Opening, Quarter, Source, Timetable, wall_clock};

/// The openings of one site over some dates, and the hours that did not become openings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion {
    /// The openings, by desk and then by time. Those of one desk never overlap.
    pub openings: Vec<Opening>,
    /// What the timetable says but the openings do not, with the reason.
    pub skipped: Vec<Skipped>,
}

/// Hours of the timetable that did not become an opening, in whole or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The desk.
    pub desk: DeskId,
    /// The rule or one-off opening.
    pub source: Source,
    /// The local date.
    pub date: NaiveDate,
    /// Why.
    pub why: Why,
}

/// Why hours of the timetable did not become an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The day is a holiday.
    Holiday(Holiday),
    /// The site is closed on that day.
    Closed,
    /// Nobody is at the desk for some of the time, or all of it.
    Absent,
    /// The clocks go forward over an end of these hours, or over all of them.
    ClockChange,
    /// The desk is already open at that time, by this rule or one-off opening.
    Overlap(Source),
}

/// The openings of a site from one local date to another, both included.
///
/// When two entries of one desk overlap, the first stands: weekly rules before one-off openings,
/// each in the order given. The other is reported, for the database would refuse it as well.
pub fn expand(timetable: &Timetable, from: NaiveDate, to: NaiveDate) -> Expansion {
    let mut expansion = Expansion::default();
    for date in from.iter_days().take_while(|date| *date <= to) {
        let day_off = day_off(timetable, date);
        let first_of_day = expansion.openings.len();
        let mut taken: Vec<Entry> = Vec::new();
        for entry in entries(timetable, date) {
            let fate = match day_off {
                Some(why) => Err(why),
                None => entry.place_among(&taken),
            };
            match fate {
                Ok(()) => taken.push(entry),
                Err(why) => expansion.skipped.push(entry.skipped(why)),
            }
        }
        for entry in taken {
            entry.open(&timetable.absences, &mut expansion);
        }
        expansion.openings[first_of_day..].sort_by_key(Opening::starts);
    }
    expansion.openings.sort_by_key(|opening| opening.desk);
    expansion
}

fn day_off(timetable: &Timetable, date: NaiveDate) -> Option<Why> {
    timetable.holidays.on(date).map(Why::Holiday).or_else(|| {
        timetable
            .closures
            .iter()
            .any(|closure| closure.covers(date))
            .then_some(Why::Closed)
    })
}

/// One line of the timetable on one date, with the instants its hours come to.
#[derive(Clone, Copy)]
struct Entry {
    desk: DeskId,
    source: Source,
    date: NaiveDate,
    capacity: Capacity,
    starts: Quarter,
    ends: Quarter,
    clock_change: bool,
}

fn entries(timetable: &Timetable, date: NaiveDate) -> impl Iterator<Item = Entry> + '_ {
    let weekly = timetable
        .rules
        .iter()
        .filter(move |rule| rule.holds_on(date))
        .map(move |rule| {
            Entry::new(
                rule.desk,
                Source::Weekly(rule.id),
                date,
                rule.capacity,
                rule.hours,
            )
        });
    let single = timetable
        .one_offs
        .iter()
        .filter(move |one_off| one_off.date == date)
        .map(move |one_off| {
            Entry::new(
                one_off.desk,
                Source::OneOff(one_off.id),
                date,
                one_off.capacity,
                one_off.hours,
            )
        });
    weekly.chain(single)
}

impl Entry {
    fn new(
        desk: DeskId,
        source: Source,
        date: NaiveDate,
        capacity: Capacity,
        hours: Hours,
    ) -> Self {
        let opens = wall_clock::shown(hours.opens().on(date));
        let closes = wall_clock::shown(hours.closes().on(date));
        Self {
            desk,
            source,
            date,
            capacity,
            starts: Quarter::at_or_after(opens.earliest()),
            ends: Quarter::containing(closes.earliest()),
            clock_change: opens.is_left_out() || closes.is_left_out(),
        }
    }

    fn place_among(&self, taken: &[Self]) -> Result<(), Why> {
        if self.starts >= self.ends {
            return Err(Why::ClockChange);
        }
        taken
            .iter()
            .find(|other| {
                other.desk == self.desk && other.starts < self.ends && self.starts < other.ends
            })
            .map_or(Ok(()), |other| Err(Why::Overlap(other.source)))
    }

    fn skipped(&self, why: Why) -> Skipped {
        Skipped {
            desk: self.desk,
            source: self.source,
            date: self.date,
            why,
        }
    }

    /// Opens for whatever time the absences leave.
    fn open(&self, absences: &[Absence], expansion: &mut Expansion) {
        if self.clock_change {
            expansion.skipped.push(self.skipped(Why::ClockChange));
        }
        let away = self.away(absences);
        if !away.is_empty() {
            expansion.skipped.push(self.skipped(Why::Absent));
        }
        let mut from = self.starts;
        for (gone, back) in away.into_iter().chain([(self.ends, self.ends)]) {
            let rest = Opening::new(self.desk, self.capacity, (from, gone));
            expansion.openings.extend(rest);
            from = from.max(back);
        }
    }

    /// The absences that touch this entry, cut to it and in order.
    fn away(&self, absences: &[Absence]) -> Vec<(Quarter, Quarter)> {
        let mut away: Vec<_> = absences
            .iter()
            .filter(|absence| absence.desk == self.desk && absence.from < absence.to)
            .map(|absence| touched(absence.from, absence.to))
            .map(|(gone, back)| (gone.max(self.starts), back.min(self.ends)))
            .filter(|(gone, back)| gone < back)
            .collect();
        away.sort_unstable();
        away
    }
}

/// Every quarter touched by a stretch of local time. In the repeated hour of autumn the longer
/// reading is taken: better a free quarter unused than a person before an empty desk.
fn touched(from: NaiveDateTime, to: NaiveDateTime) -> (Quarter, Quarter) {
    let gone = wall_clock::shown(from).earliest();
    let back = wall_clock::shown(to).latest();
    (Quarter::containing(gone), Quarter::at_or_after(back))
}
