//! `/banco/assenze`: desks at which nobody will sit, and the people who would find them empty.
//!
//! An absence takes its hours out of what can be booked at once. What was booked in them stays booked until the desk
//! moves or cancels it: the page lists those first.

use access::StaffWrite;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::ids::DeskId;
use vocabulary::local_time::{local, local_date};
use vocabulary::paths;
use vocabulary::text::Refused;

use crate::line::text;
use crate::queries::{self, Absence, Desk};
use crate::{address, calendar, lobby, plan};

/// How far ahead absences are shown and written down.
const AHEAD: Days = Days::new(366);

#[derive(Template)]
#[template(path = "desk/absences.html")]
struct Absences {
    page: Page,
    form: Form,
    desks: Vec<Choice>,
    stranded: Vec<Stranded>,
    absences: Vec<Entry>,
    today: String,
}

/// Somebody who would find an empty desk.
struct Stranded {
    name: String,
    when: String,
    place: String,
    card: String,
    move_it: String,
    cancel: String,
}

struct Entry {
    place: String,
    span: String,
    end: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    _: paths::DeskAbsences,
    visit: Visit,
    staff: StaffWrite,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !staff.me.receives() {
        return Ok(lobby::refuse(&visit, &staff.me));
    }
    respond(&visit, staff, Form::empty(), address::done(&asked.fatto)).await
}

pub(crate) async fn add(_: paths::DeskAbsences, visit: Visit, mut staff: StaffWrite, mut form: Form) -> PageResult {
    if !staff.me.receives() {
        return Err(PageError::Forbidden);
    }
    let desks = queries::my_desks(&mut staff.tx).await?;
    let now = local(visit.app().clock.now());
    let Some((desk, span)) = read(&mut form, &desks, now) else {
        return respond(&visit, staff, form, None).await;
    };
    let id = Uuid::new_v4();
    queries::add_absence(&mut staff.tx, id, desk, span, staff.me.id).await?;
    agenda::materialise(&mut staff.tx, desk, now.date()).await?;
    let detail = json!({ "desk": desk, "from": span.0, "to": span.1 });
    audit::record(&mut staff.tx, "absence.added", Some(id), &detail).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&address::with(&paths::DeskAbsences, &[("fatto", "assenza")])))
}

pub(crate) async fn end(path: paths::DeskAbsenceEnd, visit: Visit, mut staff: StaffWrite, form: Form) -> PageResult {
    if form.has_errors() {
        return respond(&visit, staff, form, None).await;
    }
    let gone = queries::remove_absence(&mut staff.tx, path.id).await?.ok_or(PageError::NotFound)?;
    agenda::materialise(&mut staff.tx, gone.desk_id, local_date(visit.app().clock.now())).await?;
    let detail = json!({ "desk": gone.desk_id, "from": gone.from, "to": gone.to });
    audit::record(&mut staff.tx, "absence.removed", Some(path.id), &detail).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&address::with(&paths::DeskAbsences, &[("fatto", "assenza-tolta")])))
}

/// From when to when, by the wall clock. Without times whole days; without a last day the first alone.
fn read(form: &mut Form, desks: &[Desk], now: NaiveDateTime) -> Option<(DeskId, (NaiveDateTime, NaiveDateTime))> {
    let offered: Vec<_> = desks.iter().map(|desk| (desk.id.to_string(), desk.id)).collect();
    let offered: Vec<_> = offered.iter().map(|(value, id)| (value.as_str(), *id)).collect();
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
        form.fail(if last < first { "to_day" } else { "to_time" }, "desk-span-backwards");
    } else if to <= now {
        form.fail("from_day", "desk-span-past");
    } else if last > now.date() + AHEAD {
        form.fail("to_day", "desk-span-far");
    }
    desk.filter(|_| !form.has_errors()).map(|desk| (desk, (from, to)))
}

fn date(typed: &str) -> Result<NaiveDate, Refused> {
    match typed.trim() {
        "" => Err(Refused::Empty),
        typed => calendar::parse_date(typed).ok_or(Refused::Shape),
    }
}

/// `9:30` or `09:30`, at a quarter of an hour.
fn quarter(typed: &str) -> Result<NaiveTime, Refused> {
    use chrono::Timelike;
    let time = NaiveTime::parse_from_str(typed.trim(), "%H:%M").map_err(|_| Refused::Shape)?;
    if time.minute() % 15 == 0 { Ok(time) } else { Err(Refused::Shape) }
}

async fn respond(visit: &Visit, mut staff: StaffWrite, form: Form, done: Option<&str>) -> PageResult {
    let now = visit.app().clock.now();
    let desks = queries::my_desks(&mut staff.tx).await?;
    let absences = queries::absences(&mut staff.tx, local(now), local(now) + AHEAD).await?;
    let stranded = queries::stranded(&mut staff.tx, now).await?;
    let seen = json!({ "appointments": stranded.len() });
    audit::record(&mut staff.tx, "agenda.absences_viewed", None, &seen).await?;
    let page = staff.me.page(visit, "desk-absences-title").noting(done);
    staff.tx.commit().await?;

    let page = Absences {
        page,
        desks: desks.iter().map(|desk| Choice::new(desk.id.to_string(), place(&desk.office, &desk.name))).collect(),
        stranded: stranded.into_iter().map(|one| line(visit, one)).collect(),
        absences: absences.into_iter().map(|absence| entry(visit, &absence)).collect(),
        today: local_date(now).to_string(),
        form,
    };
    let status: StatusCode = page.form.status();
    Ok(visit.show(status, &page))
}

fn place(office: &str, desk: &str) -> String {
    format!("{office}, {desk}")
}

fn line(visit: &Visit, one: queries::Stranded) -> Stranded {
    let id = one.id.0;
    let date = plan::name(visit.language(), local_date(one.starts_at));
    let values = [("date", date), ("time", crate::line::clock(one.starts_at))];
    Stranded {
        name: format!("{} {}", one.surname, one.given_name),
        when: text(visit.language(), "desk-when", &values),
        place: place(&one.office, &one.desk),
        card: visit.href(&paths::DeskAppointment { id }),
        move_it: visit.href(&paths::DeskMove { id }),
        cancel: visit.href(&paths::DeskCancel { id }),
    }
}

/// In words: one whole day, several, or from an hour to an hour.
fn entry(visit: &Visit, absence: &Absence) -> Entry {
    let language = visit.language();
    let whole = absence.from.time() == NaiveTime::MIN && absence.to.time() == NaiveTime::MIN;
    let last = if whole { absence.to.date() - Days::new(1) } else { absence.to.date() };
    let (first_day, last_day) = (plan::name(language, absence.from.date()), plan::name(language, last));
    let (from, to) = (absence.from.format("%-H:%M").to_string(), absence.to.format("%-H:%M").to_string());
    let span = match (whole, absence.from.date() == last) {
        (true, true) => text(language, "desk-span-day", &[("day", first_day)]),
        (true, false) => text(language, "desk-span-days", &[("from", first_day), ("to", last_day)]),
        (false, true) => text(language, "desk-span-hours", &[("day", first_day), ("from", from), ("to", to)]),
        (false, false) => {
            let at = |date, time| text(language, "desk-when", &[("date", date), ("time", time)]);
            text(language, "desk-span-days", &[("from", at(first_day, from)), ("to", at(last_day, to))])
        }
    };
    Entry {
        place: place(&absence.office, &absence.desk),
        span,
        end: visit.href(&paths::DeskAbsenceEnd { id: absence.id }),
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
        Form::filled([("desk", Uuid::nil().to_string().leak() as &str)].into_iter().chain(answers.iter().copied()))
    }

    fn span(answers: &[(&'static str, &'static str)]) -> Result<(String, String), Vec<String>> {
        let id = Uuid::nil();
        let desks = [Desk { id: id.into(), name: "1".into(), office: "Lucca".into() }];
        let mut form = form(answers);
        match read(&mut form, &desks, now()) {
            Some((_, (from, to))) => Ok((from.to_string(), to.to_string())),
            None => Err(form.errors().iter().map(|error| error.field.clone()).collect()),
        }
    }

    #[test]
    fn without_times_whole_days_and_without_a_last_day_one() {
        let one = span(&[("from_day", "2026-12-01")]);
        assert_eq!(one, Ok(("2026-12-01 00:00:00".into(), "2026-12-02 00:00:00".into())));
        let three = span(&[("from_day", "2026-12-01"), ("to_day", "2026-12-03")]);
        assert_eq!(three, Ok(("2026-12-01 00:00:00".into(), "2026-12-04 00:00:00".into())));
    }

    #[test]
    fn hours_are_quarters_in_the_right_order() {
        let hours = |from, to| span(&[("from_day", "2026-12-01"), ("from_time", from), ("to_time", to)]);
        assert_eq!(hours("9:30", "11:00"), Ok(("2026-12-01 09:30:00".into(), "2026-12-01 11:00:00".into())));
        assert_eq!(hours("11:00", "9:30"), Err(vec!["to_time".into()]));
        assert_eq!(hours("9:10", "25:00"), Err(vec!["from_time".into(), "to_time".into()]));
    }

    #[test]
    fn days_that_do_not_exist_are_over_or_lie_far_ahead_are_refused() {
        assert_eq!(span(&[("from_day", "2026-02-30")]), Err(vec!["from_day".into()]));
        assert_eq!(span(&[("from_day", "2026-11-20")]), Err(vec!["from_day".into()]));
        assert_eq!(span(&[("from_day", "2026-12-01"), ("to_day", "2029-01-01")]), Err(vec!["to_day".into()]));
        assert_eq!(span(&[("from_day", "2026-12-03"), ("to_day", "2026-12-01")]), Err(vec!["to_day".into()]));
        assert_eq!(span(&[]), Err(vec!["from_day".into()]));
    }
}
