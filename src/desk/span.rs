//! The time of an absence as the desk types it: days and, if need be, hours of the wall clock.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use platform::web::Form;
use vocabulary::ids::DeskId;
use vocabulary::text::Refused;

use crate::calendar;
use crate::queries::Desk;

/// How far ahead an absence may end.
const AHEAD: Days = Days::new(366);

/// From when to when, by the wall clock. Without times whole days; without a last day the first alone.
pub(crate) fn read(
    form: &mut Form,
    desks: &[Desk],
    now: NaiveDateTime,
) -> Option<(DeskId, (NaiveDateTime, NaiveDateTime))> {
    let offered: Vec<_> = desks
        .iter()
        .map(|desk| (desk.id.to_string(), desk.id))
        .collect();
    let offered: Vec<_> = offered
        .iter()
        .map(|(value, id)| (value.as_str(), *id))
        .collect();
    let desk = form.choice("desk", "desk-desk-empty", &offered);
    let first = form.read("from_day", "desk-from-day", date);
    let last = form.read_optional("to_day", "desk-to-day", date);
    let from_time = form.read_optional("from_time", "desk-from-time", quarter);
    let to_time = form.read_optional("to_time", "desk-to-time", quarter);
    let first = first?;
    let last = last?.unwrap_or(first);
    let from = first.and_time(from_time?.unwrap_or(NaiveTime::MIN));
    let to = match to_time? {
        Some(time) => last.and_time(time),
        None => (last + Days::new(1)).and_time(NaiveTime::MIN),
    };
    if to <= from {
        form.fail(
            if last < first { "to_day" } else { "to_time" },
            "desk-span-backwards",
        );
    } else if to <= now {
        form.fail("from_day", "desk-span-past");
    } else if last > now.date() + AHEAD {
        form.fail("to_day", "desk-span-far");
    }
    desk.filter(|_| !form.has_errors())
        .map(|desk| (desk, (from, to)))
}

fn date(typed: &str) -> Result<NaiveDate, Refused> {
    match typed.trim() {
        "" => Err(Refused::Empty),
        typed => calendar::parse_date(typed).ok_or(Refused::Shape),
    }
}

/// `9:30` or `09:30`, at a quarter of an hour.
fn quarter(typed: &str) -> Result<NaiveTime, Refused> {
    let time = NaiveTime::parse_from_str(typed.trim(), "%H:%M").map_err(|_| Refused::Shape)?;
    if time.minute() % 15 == 0 {
        Ok(time)
    } else {
        Err(Refused::Shape)
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::queries::Desk;
    use chrono::NaiveDateTime;
    use platform::web::Form;
    use uuid::Uuid;

    fn now() -> NaiveDateTime {
        "2026-11-23T10:00:00".parse().expect("a time")
    }

    fn form(answers: &[(&'static str, &'static str)]) -> Form {
        Form::filled(
            [("desk", Uuid::nil().to_string().leak() as &str)]
                .into_iter()
                .chain(answers.iter().copied()),
        )
    }

    fn span(answers: &[(&'static str, &'static str)]) -> Result<(String, String), Vec<String>> {
        let id = Uuid::nil();
        let desks = [Desk {
            id: id.into(),
            name: "1".into(),
            office: "Lucca".into(),
        }];
        let mut form = form(answers);
        match read(&mut form, &desks, now()) {
            Some((_, (from, to))) => Ok((from.to_string(), to.to_string())),
            None => Err(form
                .errors()
                .iter()
                .map(|error| error.field.clone())
                .collect()),
        }
    }

    #[test]
    fn without_times_whole_days_and_without_a_last_day_one() {
        let one = span(&[("from_day", "2026-12-01")]);
        assert_eq!(
            one,
            Ok(("2026-12-01 00:00:00".into(), "2026-12-02 00:00:00".into()))
        );
        let three = span(&[("from_day", "2026-12-01"), ("to_day", "2026-12-03")]);
        assert_eq!(
            three,
            Ok(("2026-12-01 00:00:00".into(), "2026-12-04 00:00:00".into()))
        );
    }

    #[test]
    fn hours_are_quarters_in_the_right_order() {
        let hours = |from, to| {
            span(&[
                ("from_day", "2026-12-01"),
                ("from_time", from),
                ("to_time", to),
            ])
        };
        assert_eq!(
            hours("9:30", "11:00"),
            Ok(("2026-12-01 09:30:00".into(), "2026-12-01 11:00:00".into()))
        );
        assert_eq!(hours("11:00", "9:30"), Err(vec!["to_time".into()]));
        assert_eq!(
            hours("9:10", "25:00"),
            Err(vec!["from_time".into(), "to_time".into()])
        );
    }

    #[test]
    fn days_that_do_not_exist_are_over_or_lie_far_ahead_are_refused() {
        assert_eq!(
            span(&[("from_day", "2026-02-30")]),
            Err(vec!["from_day".into()])
        );
        assert_eq!(
            span(&[("from_day", "2026-11-20")]),
            Err(vec!["from_day".into()])
        );
        assert_eq!(
            span(&[("from_day", "2026-12-01"), ("to_day", "2029-01-01")]),
            Err(vec!["to_day".into()])
        );
        assert_eq!(
            span(&[("from_day", "2026-12-03"), ("to_day", "2026-12-01")]),
            Err(vec!["to_day".into()])
        );
        assert_eq!(span(&[]), Err(vec!["from_day".into()]));
    }
}
