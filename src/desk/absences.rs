//! `/banco/assenze`: desks at which nobody will sit, and the people who would find them empty.
//!
//! An absence takes its hours out of what can be booked at once. What was booked in them stays booked until the desk
//! moves or cancels it: the page lists those first.

use access::{StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::{Days, NaiveTime};
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::{local, local_date};
use vocabulary::paths;

use crate::line::text;
use crate::queries::{self, Absence};
use crate::{address, lobby, plan, span};

/// How far ahead absences are shown and written down.
const AHEAD: Days = Days::new(366);

#[derive(Template)]
#[template(path = "desk/absences.html")]
struct Absences {
    page: Page,
    form: Form,
    desks: Vec<Choice>,
    stranded: Vec<Stranded>,
    noted: Vec<Entry>,
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
    staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !staff.me.receives() {
        return Ok(lobby::refuse(&visit, &staff.me));
    }
    respond(&visit, staff, Form::empty(), address::done(&asked.fatto)).await
}

pub(crate) async fn add(
    _: paths::DeskAbsences,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    if !staff.me.receives() {
        return Err(PageError::Forbidden);
    }
    let desks = queries::my_desks(&mut staff.tx).await?;
    let now = local(visit.app().clock.now());
    let Some((desk, span)) = span::read(&mut form, &desks, now) else {
        return respond(&visit, staff.into(), form, None).await;
    };
    let id = Uuid::new_v4();
    queries::add_absence(&mut staff.tx, id, desk, span, staff.me.id).await?;
    agenda::materialise(&mut staff.tx, desk, now.date()).await?;
    let detail = json!({ "desk": desk, "from": span.0, "to": span.1 });
    audit::record(&mut staff.tx, "absence.added", Some(id), &detail).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&address::with(
        &paths::DeskAbsences,
        &[("fatto", "assenza")],
    )))
}

pub(crate) async fn end(
    path: paths::DeskAbsenceEnd,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return respond(&visit, staff.into(), form, None).await;
    }
    let gone = queries::remove_absence(&mut staff.tx, path.id)
        .await?
        .ok_or(PageError::NotFound)?;
    agenda::materialise(
        &mut staff.tx,
        gone.desk_id,
        local_date(visit.app().clock.now()),
    )
    .await?;
    let detail = json!({ "desk": gone.desk_id, "from": gone.from, "to": gone.to });
    audit::record(&mut staff.tx, "absence.removed", Some(path.id), &detail).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&address::with(
        &paths::DeskAbsences,
        &[("fatto", "assenza-tolta")],
    )))
}

async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    form: Form,
    done: Option<&str>,
) -> PageResult {
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
        desks: desks
            .iter()
            .map(|desk| Choice::new(desk.id.to_string(), place(&desk.office, &desk.name)))
            .collect(),
        stranded: stranded.iter().map(|one| line(visit, one)).collect(),
        noted: absences
            .into_iter()
            .map(|absence| entry(visit, &absence))
            .collect(),
        today: local_date(now).to_string(),
        form,
    };
    let status: StatusCode = page.form.status();
    Ok(visit.show(status, &page))
}

fn place(office: &str, desk: &str) -> String {
    format!("{office}, {desk}")
}

fn line(visit: &Visit, one: &queries::Stranded) -> Stranded {
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
    let last = if whole {
        absence.to.date() - Days::new(1)
    } else {
        absence.to.date()
    };
    let (first_day, last_day) = (
        plan::name(language, absence.from.date()),
        plan::name(language, last),
    );
    let (from, to) = (
        absence.from.format("%-H:%M").to_string(),
        absence.to.format("%-H:%M").to_string(),
    );
    let span = match (whole, absence.from.date() == last) {
        (true, true) => text(language, "desk-span-day", &[("day", first_day)]),
        (true, false) => text(
            language,
            "desk-span-days",
            &[("from", first_day), ("to", last_day)],
        ),
        (false, true) => text(
            language,
            "desk-span-hours",
            &[("day", first_day), ("from", from), ("to", to)],
        ),
        (false, false) => {
            let at = |date, time| text(language, "desk-when", &[("date", date), ("time", time)]);
            text(
                language,
                "desk-span-days",
                &[("from", at(first_day, from)), ("to", at(last_day, to))],
            )
        }
    };
    Entry {
        place: place(&absence.office, &absence.desk),
        span,
        end: visit.href(&paths::DeskAbsenceEnd { id: absence.id }),
    }
}
