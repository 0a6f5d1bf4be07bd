//! The week of an office, as one reads it on a door: days, and for each day from when to when.

use chrono::{NaiveTime, Timelike};
use vocabulary::ids::OfficeId;

use crate::model::Hours;

/// The hours of one office, whichever of its desks receives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// The days on which the office receives, Monday first.
    pub days: Vec<Day>,
    /// Nobody has confirmed some of these hours.
    pub example: bool,
}

/// One weekday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// ISO: Monday is 1.
    pub weekday: i16,
    /// `9:00–13:00`, in the order of the day.
    pub spans: Vec<String>,
}

impl Week {
    /// The week of one office out of the hours of many.
    #[must_use]
    pub fn of(office: OfficeId, hours: &[Hours]) -> Self {
        let own: Vec<_> = hours
            .iter()
            .filter(|desk| desk.office_id == office)
            .collect();
        let on = |weekday| own.iter().filter(move |desk| desk.weekday == weekday);
        let day = |weekday| {
            let spans = joined(on(weekday).map(|desk| (desk.opens, desk.closes)).collect());
            let spans = spans.into_iter().map(written).collect::<Vec<_>>();
            (!spans.is_empty()).then_some(Day { weekday, spans })
        };
        Self {
            days: (1..=7).filter_map(day).collect(),
            example: own.iter().any(|desk| desk.example),
        }
    }
}

/// Times that touch or overlap become one.
fn joined(mut spans: Vec<(NaiveTime, NaiveTime)>) -> Vec<(NaiveTime, NaiveTime)> {
    spans.sort_unstable();
    let mut joined: Vec<(NaiveTime, NaiveTime)> = Vec::new();
    for (opens, closes) in spans {
        match joined.last_mut() {
            Some(last) if opens <= last.1 => last.1 = last.1.max(closes),
            _ => joined.push((opens, closes)),
        }
    }
    joined
}

fn written((opens, closes): (NaiveTime, NaiveTime)) -> String {
    let clock = |at: NaiveTime| (at.hour(), at.minute());
    let ((from_hour, from), (to_hour, to)) = (clock(opens), clock(closes));
    format!("{from_hour}:{from:02}–{to_hour}:{to:02}")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;
    use vocabulary::ids::OfficeId;

    use super::Week;
    use crate::model::Hours;

    const HERE: OfficeId = OfficeId(uuid::Uuid::from_u128(1));
    const ELSEWHERE: OfficeId = OfficeId(uuid::Uuid::from_u128(2));

    fn desk(office_id: OfficeId, weekday: i16, opens: &str, closes: &str) -> Hours {
        let at = |time: &str| time.parse::<NaiveTime>().unwrap();
        Hours {
            office_id,
            weekday,
            opens: at(opens),
            closes: at(closes),
            example: false,
        }
    }

    fn read(week: &Week) -> Vec<(i16, String)> {
        week.days
            .iter()
            .map(|day| (day.weekday, day.spans.join(" ")))
            .collect()
    }

    #[test]
    fn two_desks_make_one_opening() {
        let hours = [
            desk(HERE, 2, "15:00", "17:30"),
            desk(HERE, 2, "10:00", "13:00"),
            desk(HERE, 2, "09:00", "11:00"),
            desk(HERE, 1, "09:00", "10:00"),
            desk(HERE, 1, "10:00", "12:30"),
        ];
        let week = Week::of(HERE, &hours);
        assert_eq!(
            read(&week),
            [
                (1, "9:00–12:30".into()),
                (2, "9:00–13:00 15:00–17:30".into())
            ]
        );
    }

    #[test]
    fn the_hours_of_another_office_do_not_count() {
        let hours = [Hours {
            example: true,
            ..desk(ELSEWHERE, 1, "09:00", "13:00")
        }];
        assert_eq!(Week::of(HERE, &hours), Week::default());
    }

    #[test]
    fn one_unconfirmed_hour_makes_the_week_an_example() {
        let hours = [
            desk(HERE, 1, "09:00", "13:00"),
            Hours {
                example: true,
                ..desk(HERE, 2, "09:00", "13:00")
            },
        ];
        assert!(Week::of(HERE, &hours).example);
    }
}
