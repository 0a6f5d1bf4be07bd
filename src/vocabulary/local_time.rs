//! Instants as people of the Piana read them: in the time of Rome, summer or winter.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeZone, Timelike, Utc};
use chrono_tz::Europe::Rome;

/// An instant taken apart for the reader: weekday 1 (Monday) to 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    pub weekday: u32,
    pub day: u32,
    pub month: u32,
    pub year: i32,
    pub hour: u32,
    pub minute: u32,
}

/// The wall clock and the calendar in Rome at that instant.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Rome).naive_local()
}

/// The day in Rome at that instant.
pub fn local_date(at: DateTime<Utc>) -> NaiveDate {
    local(at).date()
}

/// The first instant of a local day.
pub fn start_of(day: NaiveDate) -> DateTime<Utc> {
    // Rome has never changed its clock at midnight since it has summer time, so midnight exists and is one instant.
    instant(day.and_time(chrono::NaiveTime::MIN))
}

/// The instant of a wall-clock time: the earlier of two in the autumn hour that comes twice; an hour later in the
/// spring hour that does not exist.
pub fn instant(local: NaiveDateTime) -> DateTime<Utc> {
    use chrono::offset::LocalResult::{Ambiguous, None, Single};
    match Rome.from_local_datetime(&local) {
        Single(at) | Ambiguous(at, _) => at.to_utc(),
        None => Rome
            .from_local_datetime(&(local + chrono::TimeDelta::hours(1)))
            .earliest()
            .map_or_else(|| local.and_utc(), |at| at.to_utc()),
    }
}

impl LocalTime {
    pub fn of(at: DateTime<Utc>) -> Self {
        let here = local(at);
        Self {
            weekday: here.weekday().number_from_monday(),
            day: here.day(),
            month: here.month(),
            year: here.year(),
            hour: here.hour(),
            minute: here.minute(),
        }
    }

    /// `9:30`: the hour as people say it, without a leading zero.
    pub fn clock(&self) -> String {
        format!("{}:{:02}", self.hour, self.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::{instant, local};
    use chrono::NaiveDate;

    #[test]
    fn nine_o_clock_stays_nine_o_clock_on_both_switch_days() {
        for (y, m, d, utc_hour) in [
            (2026, 3, 29, 7),
            (2026, 10, 25, 8),
            (2026, 3, 28, 8),
            (2026, 10, 24, 7),
        ] {
            let nine = NaiveDate::from_ymd_opt(y, m, d)
                .and_then(|day| day.and_hms_opt(9, 0, 0))
                .expect("a date");
            assert_eq!(
                instant(nine).format("%H:%M").to_string(),
                format!("{utc_hour:02}:00")
            );
            assert_eq!(local(instant(nine)), nine);
        }
    }
}
