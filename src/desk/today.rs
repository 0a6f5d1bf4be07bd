//! `/banco`: today at the counter. First what is due: who waits, who is late, who is next; then the rest by time.
//!
//! Names are shown, so the page is written down in the audit trail: it runs in a transaction that can write, though
//! it is only looked at. The refreshing of an open page counts as looking, too.

use access::{Role, StaffLook};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::{LocalTime, local_date};
use vocabulary::paths;

use crate::line::{Line, clock};
use crate::offices::Offices;
use crate::walk_in::WalkIn;
use crate::{address, calendar, lobby, queries};

/// How far back the desk is reminded of appointments without an outcome.
const UNSETTLED_DAYS: i64 = 14;

#[derive(Template)]
#[template(path = "desk/today.html")]
struct Today {
    page: Page,
    form: Form,
    date: String,
    offices: Offices,
    figures: Figures,
    groups: Vec<Group>,
    walk_ins: Vec<WalkIn>,
    /// May write access records.
    writes: bool,
    once: String,
    unsettled: Vec<Unsettled>,
    /// What a colleague did meanwhile.
    conflict: Option<String>,
    print: String,
    book: String,
}

/// Some lines under one heading.
pub(crate) struct Group {
    /// Message id.
    pub(crate) title: &'static str,
    pub(crate) lines: Vec<Line>,
}

/// The day in numbers.
#[derive(Default)]
struct Figures {
    next: Option<String>,
    waiting: usize,
    late: usize,
    later: usize,
    over: usize,
}

struct Unsettled {
    href: String,
    date: String,
    count: i64,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    sportello: String,
    /// What was just done.
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    _: paths::Desk,
    visit: Visit,
    staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !staff.me.receives() {
        return Ok(lobby::show(&visit, &staff.me, StatusCode::OK));
    }
    let shown = Shown {
        office: asked.sportello,
        done: asked.fatto,
        ..Shown::default()
    };
    respond(&visit, staff, shown).await
}

/// What the list is shown with.
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) office: String,
    pub(crate) done: String,
    pub(crate) form: Form,
    pub(crate) conflict: Option<String>,
}

/// The list as it is now, also after an act that could not be done.
pub(crate) async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    shown: Shown,
) -> Result<Response, PageError> {
    let now = visit.app().clock.now();
    let day = local_date(now);
    let bounds = calendar::day_bounds(day);
    let offices = Offices::load(&mut staff.tx, &shown.office).await?;
    let ids = offices.ids();
    let rows = queries::appointments(&mut staff.tx, &ids, bounds, visit.language()).await?;
    let waiting = queries::waiting(&mut staff.tx, &ids, day).await?;
    let past = (bounds.0 - TimeDelta::days(UNSETTLED_DAYS), bounds.0);
    let unsettled = queries::unsettled(&mut staff.tx, &ids, past).await?;
    let seen = json!({ "date": day, "appointments": rows.len() });
    audit::record(&mut staff.tx, "agenda.day_viewed", None, &seen).await?;
    staff.tx.commit().await?;

    let lines: Vec<Line> = rows
        .into_iter()
        .map(|row| Line::of(visit, row, now))
        .collect();
    let status = match shown.conflict {
        Some(_) => StatusCode::CONFLICT,
        None => shown.form.status(),
    };
    let page = Today {
        page: staff
            .me
            .page(visit, "desk-today-title")
            .noting(address::done(&shown.done)),
        form: shown.form,
        date: platform::i18n::long_date(visit.language(), LocalTime::of(now)),
        figures: figures(&lines, waiting.len(), now),
        groups: groups(lines, now),
        writes: staff.me.is(Role::Reception) || staff.me.is(Role::SocialWorker),
        once: Uuid::new_v4().to_string(),
        walk_ins: waiting
            .into_iter()
            .map(|found| WalkIn::of(visit, found))
            .collect(),
        unsettled: unsettled
            .into_iter()
            .map(|day| reminder(visit, &offices, &day))
            .collect(),
        conflict: shown.conflict,
        print: visit.href(&address::day_of(&paths::DeskPrint, day, &offices)),
        book: visit.href(&address::office_of(&paths::DeskBook, &offices)),
        offices,
    };
    Ok(visit.show(status, &page))
}

fn reminder(visit: &Visit, offices: &Offices, day: &queries::Unsettled) -> Unsettled {
    let noon = calendar::day_bounds(day.date).0 + TimeDelta::hours(12);
    Unsettled {
        href: visit.href(&address::day_of(&paths::DeskDay, day.date, offices)),
        date: platform::i18n::long_date(visit.language(), LocalTime::of(noon)),
        count: day.count,
    }
}

fn is_late(line: &Line, now: DateTime<Utc>) -> bool {
    line.state == "confirmed" && line.starts_at <= now
}

fn is_awaited(line: &Line, now: DateTime<Utc>) -> bool {
    line.state == "confirmed" && line.starts_at > now
}

fn figures(lines: &[Line], walk_ins: usize, now: DateTime<Utc>) -> Figures {
    let count = |matches: &dyn Fn(&Line) -> bool| lines.iter().filter(|line| matches(line)).count();
    Figures {
        next: lines
            .iter()
            .find(|line| is_awaited(line, now))
            .map(|line| clock(line.starts_at)),
        waiting: count(&|line| line.state == "checked_in") + walk_ins,
        late: count(&|line| is_late(line, now)),
        later: count(&|line| is_awaited(line, now)),
        over: count(&|line| !line.is_open()),
    }
}

/// Due now (who is here, who is late, who comes next), later, over. By time within each.
fn groups(lines: Vec<Line>, now: DateTime<Utc>) -> Vec<Group> {
    let next = lines
        .iter()
        .find(|line| is_awaited(line, now))
        .map(|line| line.starts_at);
    let (mut due, mut later, mut over) = (Vec::new(), Vec::new(), Vec::new());
    for mut line in lines {
        line.is_next = is_awaited(&line, now) && Some(line.starts_at) == next;
        if !line.is_open() {
            over.push(line);
        } else if is_awaited(&line, now) && !line.is_next {
            later.push(line);
        } else {
            due.push(line);
        }
    }
    let groups = [
        ("desk-group-now", due),
        ("desk-group-later", later),
        ("desk-group-over", over),
    ];
    groups
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(title, lines)| Group { title, lines })
        .collect()
}
