//! Weeks by their number, days by their date, and where a stretch of time stands in the grid of the week.

use chrono::{DateTime, Datelike, Days, NaiveDate, Timelike, Utc, Weekday};
use vocabulary::local_time::{local, start_of};

/// An ISO week, as in `?settimana=2026-W48`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Week {
    monday: NaiveDate,
}

impl Week {
    pub(crate) fn of(day: NaiveDate) -> Self {
        Self {
            monday: day - Days::new(u64::from(day.weekday().num_days_from_monday())),
        }
    }

    /// From `2026-W48`; anything else is none. Years far away are refused: nobody works in them.
    pub(crate) fn parse(written: &str) -> Option<Self> {
        let (year, week) = written.split_once("-W").filter(|_| written.len() == 8)?;
        let year = year
            .parse()
            .ok()
            .filter(|year| (2000..=2100).contains(year))?;
        NaiveDate::from_isoywd_opt(year, week.parse().ok()?, Weekday::Mon)
            .map(|monday| Self { monday })
    }

    pub(crate) fn written(self) -> String {
        let week = self.monday.iso_week();
        format!("{}-W{:02}", week.year(), week.week())
    }

    pub(crate) fn monday(self) -> NaiveDate {
        self.monday
    }

    pub(crate) fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.monday.iter_days().take(7)
    }

    pub(crate) fn previous(self) -> Self {
        Self {
            monday: self.monday - Days::new(7),
        }
    }

    pub(crate) fn next(self) -> Self {
        Self {
            monday: self.monday + Days::new(7),
        }
    }

    /// From the first instant of Monday to the first of the next Monday.
    pub(crate) fn bounds(self) -> (DateTime<Utc>, DateTime<Utc>) {
        (start_of(self.monday), start_of(self.next().monday))
    }
}

/// A date as `?data=2026-11-24`; anything else, and years in which nobody works, are none.
pub(crate) fn parse_date(written: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(written, "%Y-%m-%d")
        .ok()
        .filter(|date| written.len() == 10 && (2000..=2100).contains(&date.year()))
}

/// From the first instant of a local day to the first of the next: 23 or 25 hours on the days the clock is changed.
pub(crate) fn day_bounds(day: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
    (start_of(day), start_of(day + Days::new(1)))
}

/// The quarters of the day that the grid shows: 7:00 to 20:00.
const FIRST: u32 = 28;
const LAST: u32 = 80;

/// Where something stands in the grid: the row of its first quarter and how many rows it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rows {
    pub(crate) first: u32,
    pub(crate) length: u32,
}

impl Rows {
    /// By the wall clock, cut to what the grid shows; `None` if nothing of it is shown.
    pub(crate) fn between(from: DateTime<Utc>, to: DateTime<Utc>) -> Option<Self> {
        let (start, end) = (local(from), local(to));
        let first = quarter(start).max(FIRST);
        let end = if end.date() > start.date() {
            LAST
        } else {
            quarter_after(end).min(LAST)
        };
        (first < end).then(|| Self {
            first,
            length: end - first,
        })
    }

    fn end(self) -> u32 {
        self.first + self.length
    }
}

fn quarter(at: chrono::NaiveDateTime) -> u32 {
    at.hour() * 4 + at.minute() / 15
}

fn quarter_after(at: chrono::NaiveDateTime) -> u32 {
    at.hour() * 4 + at.minute().div_ceil(15)
}

/// Which of several lanes something stands in, counted from 1. One lane: the whole width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lane {
    pub(crate) number: usize,
    pub(crate) of: usize,
}

/// The most that can stand side by side and still be read.
pub(crate) const MOST_LANES: usize = 4;

/// Puts what overlaps side by side. `rows` in order of their first row. What finds no lane gets `None`: the page
/// says how many those are and leads to the day.
pub(crate) fn lanes(rows: &[Rows]) -> Vec<Option<Lane>> {
    let mut placed: Vec<Option<Lane>> = Vec::with_capacity(rows.len());
    let mut cluster = 0; // where those that touch each other begin
    let mut ends: Vec<u32> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if ends.iter().all(|end| *end <= row.first) {
            widen(&mut placed[cluster..], ends.len());
            (cluster, ends) = (index, Vec::new());
        }
        let lane = ends.iter().position(|end| *end <= row.first);
        match lane {
            Some(lane) => ends[lane] = row.end(),
            None if ends.len() < MOST_LANES => ends.push(row.end()),
            None => {
                placed.push(None);
                continue;
            }
        }
        let number = lane.map_or(ends.len(), |lane| lane + 1);
        placed.push(Some(Lane { number, of: 1 }));
    }
    widen(&mut placed[cluster..], ends.len());
    placed
}

fn widen(cluster: &mut [Option<Lane>], of: usize) {
    for lane in cluster.iter_mut().flatten() {
        lane.of = of;
    }
}

#[cfg(test)]
mod tests {
    use super::{Lane, Rows, Week, day_bounds, lanes, parse_date};
    use chrono::{NaiveDate, TimeDelta};
    use vocabulary::local_time::instant;

    fn at(written: &str) -> chrono::DateTime<chrono::Utc> {
        instant(written.parse().expect("a local time"))
    }

    #[test]
    fn a_week_is_read_as_it_is_written_also_over_the_turn_of_the_year() {
        for (day, written) in [
            ((2026, 11, 23), "2026-W48"),
            ((2027, 1, 3), "2026-W53"),
            ((2027, 1, 4), "2027-W01"),
        ] {
            let week = Week::of(NaiveDate::from_ymd_opt(day.0, day.1, day.2).expect("a date"));
            assert_eq!(week.written(), written);
            assert_eq!(Week::parse(written), Some(week));
            assert_eq!(week.next().previous(), week);
        }
    }

    #[test]
    fn what_is_no_week_and_no_date_is_none() {
        for bad in [
            "",
            "2026-W54",
            "2026-W00",
            "2027-W53",
            "2026-48",
            "9999-W01",
            "2026-W48x",
            "-W",
            "２０２６-W48",
        ] {
            assert_eq!(Week::parse(bad), None, "{bad}");
        }
        for bad in [
            "",
            "2026-02-30",
            "2026-2-3",
            "0001-01-01",
            "24/11/2026",
            "2026-11-24T09:00",
        ] {
            assert_eq!(parse_date(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_days_on_which_the_clock_is_changed_have_23_and_25_hours() {
        for (day, hours) in [("2026-03-29", 23), ("2026-10-25", 25), ("2026-11-24", 24)] {
            let (from, to) = day_bounds(parse_date(day).expect("a date"));
            assert_eq!(to - from, TimeDelta::hours(hours), "{day}");
        }
    }

    #[test]
    fn the_grid_shows_seven_to_twenty_by_the_wall_clock() {
        let rows = |from, to| Rows::between(at(from), at(to));
        assert_eq!(
            rows("2026-11-24T09:00:00", "2026-11-24T09:30:00"),
            Some(Rows {
                first: 36,
                length: 2
            })
        );
        assert_eq!(
            rows("2026-07-01T09:00:00", "2026-07-01T09:30:00"),
            Some(Rows {
                first: 36,
                length: 2
            })
        );
        assert_eq!(
            rows("2026-11-24T06:00:00", "2026-11-24T07:15:00"),
            Some(Rows {
                first: 28,
                length: 1
            })
        );
        assert_eq!(rows("2026-11-24T20:00:00", "2026-11-24T21:00:00"), None);
        assert_eq!(
            rows("2026-11-24T09:00:00", "2026-11-25T09:00:00"),
            Some(Rows {
                first: 36,
                length: 44
            })
        );
    }

    #[test]
    fn what_overlaps_stands_side_by_side_and_what_does_not_has_the_whole_width() {
        let row = |first, length| Rows { first, length };
        let lane = |number, of| Some(Lane { number, of });
        assert_eq!(
            lanes(&[row(36, 4), row(36, 2), row(38, 2), row(40, 2)]),
            [lane(1, 2), lane(2, 2), lane(2, 2), lane(1, 1)]
        );
        let crowd = lanes(&[row(36, 2); 6]);
        assert_eq!(crowd[3], lane(4, 4));
        assert_eq!((crowd[4], crowd[5]), (None, None));
    }
}
