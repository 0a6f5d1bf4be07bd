//! `/casi/{id}/scadenze/{deadline}`: one deadline, and how it ended: done on a day, or dropped, and why. Once closed it
//! stays as it was closed.

use access::{CaseAccess, StaffLook, StaffWrite, Verb};
use askama::Template;
use chrono::NaiveDate;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use vocabulary::local_time::local_date;
use vocabulary::paths;
use vocabulary::text::said;

use super::{CLASS, Distance, day, distance, is_writable, long_day, readable, title, writable};
use crate::keeping::Heading;
use crate::look;
use crate::queries::{self, Deadline, End};

/// Characters in a reason, as in the table.
const MOST: usize = 500;

#[derive(Template)]
#[template(path = "cases/deadline.html")]
struct Closing {
    page: Page,
    form: Form,
    case: Heading,
    here: String,
    list: String,
    title: String,
    is_own_words: bool,
    due: String,
    words: String,
    look: &'static str,
    why: Vec<String>,
    first: String,
    today: String,
    /// Open, and mine to close.
    is_writable: bool,
    is_open: bool,
}

pub(crate) async fn show(path: paths::CaseDeadline, visit: Visit, staff: StaffLook) -> PageResult {
    let (staff, case) = readable(&visit, staff, path.id).await?;
    respond(&visit, staff, &case, &path, Form::empty()).await
}

async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    case: &CaseAccess,
    path: &paths::CaseDeadline,
    mut form: Form,
) -> PageResult {
    let now = visit.app().clock.now();
    let Some(found) = one(&mut staff.tx, case, path).await? else {
        return Err(look::refuse(staff, super::tried(path.id)).await);
    };
    let decision = case.decide(&staff.me, CLASS, Verb::Read, now);
    look::section_event("case.deadlines_opened", case, CLASS, &decision)
        .detail(json!({ "deadline": path.deadline }))
        .record(&mut staff.tx)
        .await?;
    let page = staff.me.page(visit, "deadline-one-title");
    let may_write = is_writable(case, &staff.me, now);
    staff.tx.commit().await?;

    let today = local_date(now);
    if !form.was_sent("done") {
        form.set("done", today.to_string());
    }
    let Distance { words, look } = distance(visit, found.due_on, today);
    let page = Closing {
        page,
        case: Heading::of(case),
        here: visit.href(path),
        list: visit.href(&paths::CaseDeadlines { id: path.id }),
        title: title(visit, &found.kind, found.what.as_deref()),
        is_own_words: found.what.is_some(),
        due: long_day(visit, found.due_on),
        words,
        look,
        why: super::list::reasons(visit, &found),
        first: found.starts_on.to_string(),
        today: today.to_string(),
        is_writable: may_write && found.is_open(),
        is_open: found.is_open(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

async fn one(
    tx: &mut platform::Tx,
    case: &CaseAccess,
    path: &paths::CaseDeadline,
) -> sqlx::Result<Option<Deadline>> {
    let found = queries::deadlines(tx, case.case, Some(path.deadline)).await?;
    Ok(found.into_iter().next())
}

pub(crate) async fn store(
    path: paths::CaseDeadline,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, case, decision) = writable(&visit, staff, path.id).await?;
    let now = visit.app().clock.now();
    let Some(found) = one(&mut staff.tx, &case, &path).await? else {
        return Err(look::refuse_act(staff, super::tried(path.id), PageError::NotFound).await);
    };
    let Some(how) = read(&mut form, &found, local_date(now)) else {
        return respond(&visit, staff.into(), &case, &path, form).await;
    };
    let (end, action, done) = match &how {
        How::Done(day) => (End::Done(*day), "case.deadline_done", "fatta"),
        How::Dropped(why) => (End::Dropped(why), "case.deadline_dropped", "tolta"),
    };
    let address = |done: &str| format!("{}?fatto={done}", paths::CaseDeadlines { id: path.id });
    if !queries::close_deadline(&mut staff.tx, case.case, path.deadline, &end).await? {
        // by the same form, or by somebody else
        return Ok(visit.go_to(&address("gia-chiusa")));
    }
    look::section_event(action, &case, CLASS, &decision)
        .detail(json!({ "deadline": path.deadline }))
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&address(done)))
}

/// How it ended.
enum How {
    Done(NaiveDate),
    Dropped(String),
}

/// Each answer has a form of its own.
fn read(form: &mut Form, found: &Deadline, today: NaiveDate) -> Option<How> {
    let how = match form.raw("how") {
        "dropped" => form
            .read("why", "deadline-why", |typed| said(typed, MOST))
            .map(How::Dropped),
        _ => done(form, found, today).map(How::Done),
    };
    how.filter(|_| !form.has_errors())
}

fn done(form: &mut Form, found: &Deadline, today: NaiveDate) -> Option<NaiveDate> {
    let done = day(form, "done", "deadline-done-day")?;
    if done > today {
        form.fail("done", "deadline-done-future");
    } else if done < found.starts_on {
        form.fail("done", "deadline-done-before");
    }
    Some(done)
}
