//! The days on which public offices in Italy stay shut.
//!
//! The list is article 2 of law 260 of 27 May 1949 as it stands, with 2 June (law 336 of 2000) and,
//! from 2026, 4 October (law 151 of 8 October 2025). It is right from 2001 on; 4 November is
//! commemorated but not a day off. Every municipality adds the day of its patron saint.

use chrono::{Datelike, Days, NaiveDate};

/// A day off, by name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 6 January.
    Epiphany,
    /// The Sunday that the computus finds.
    Easter,
    /// The Monday after Easter.
    EasterMonday,
    /// 25 April.
    Liberation,
    /// 1 May.
    Labour,
    /// 2 June.
    Republic,
    /// 15 August.
    Assumption,
    /// 4 October, from 2026.
    SaintFrancis,
    /// 1 November.
    AllSaints,
    /// 8 December.
    ImmaculateConception,
    /// 25 December.
    Christmas,
    /// 26 December.
    SaintStephen,
    /// The patron saint of the municipality.
    Patron,
}

/// The same day of every year, such as the feast of a patron saint.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DayOfYear {
    month: u32,
    day: u32,
}

impl DayOfYear {
    /// A day that some year has; 29 February is one.
    pub fn new(month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(2000, month, day).map(|_| Self { month, day })
    }

    fn is(self, date: NaiveDate) -> bool {
        (date.month(), date.day()) == (self.month, self.day)
    }
}

/// The holidays that hold in one place: the national ones and those of its patron saints.
#[derive(Clone, Debug, Default)]
pub struct Holidays {
    patrons: Vec<DayOfYear>,
}

impl Holidays {
    /// The holidays of a municipality with these patronal days.
    pub fn with_patrons(patrons: impl IntoIterator<Item = DayOfYear>) -> Self {
        Self {
            patrons: patrons.into_iter().collect(),
        }
    }

    /// The holiday on a date, if it is one. A national one names the day before a local one does.
    pub fn on(&self, date: NaiveDate) -> Option<Holiday> {
        national(date).or_else(|| {
            self.patrons
                .iter()
                .any(|patron| patron.is(date))
                .then_some(Holiday::Patron)
        })
    }
}

/// The national holiday on a date, if it is one.
pub fn national(date: NaiveDate) -> Option<Holiday> {
    Some(match (date.month(), date.day()) {
        (1, 1) => Holiday::NewYear,
        (1, 6) => Holiday::Epiphany,
        (5, 1) => Holiday::Labour,
        (6, 2) => Holiday::Republic,
        (8, 15) => Holiday::Assumption,
        (10, 4) if date.year() >= 2026 => Holiday::SaintFrancis,
        (11, 1) => Holiday::AllSaints,
        (12, 8) => Holiday::ImmaculateConception,
        (12, 25) => Holiday::Christmas,
        (12, 26) => Holiday::SaintStephen,
        // Easter Monday can fall on 25 April (as in 2011); the older name then stands.
        (4, 25) => Holiday::Liberation,
        (3..=4, _) => return easter_days(date),
        _ => return None,
    })
}

fn easter_days(date: NaiveDate) -> Option<Holiday> {
    let easter = easter(date.year())?;
    if date == easter {
        Some(Holiday::Easter)
    } else if date == easter + Days::new(1) {
        Some(Holiday::EasterMonday)
    } else {
        None
    }
}

/// Easter Sunday of a year in the Gregorian calendar.
///
/// The method is the one printed in S. Butcher, "The Ecclesiastical Calendar" (1876), and again in
/// J. Meeus, "Astronomical Algorithms" (2nd edition, chapter 8). It has no exceptions.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late_moon = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late_moon + 114;
    let (month, day) = (
        u32::try_from(days / 31).ok()?,
        u32::try_from(days % 31 + 1).ok()?,
    );
    NaiveDate::from_ymd_opt(year, month, day)
}
