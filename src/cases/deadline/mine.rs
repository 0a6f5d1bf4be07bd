//! `/scadenze`: what is open in my cases, the soonest first. For social workers, whose plans they are.

use access::{Role, StaffLook};
use askama::Template;
use axum::http::StatusCode;
use chrono::NaiveDate;
use platform::web::{Page, PageError, PageResult, Visit};
use serde_json::json;
use std::collections::BTreeSet;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use super::{CLOSE, Distance, distance, long_day, title};
use crate::look::written;
use crate::queries::{self, MyDeadline};

#[derive(Template)]
#[template(path = "cases/my_deadlines.html")]
struct Mine {
    page: Page,
    groups: Vec<Group>,
    is_cut: bool,
}

/// Late, close, later: only those in which something is.
struct Group {
    /// A message id, and the id in the page.
    name: &'static str,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    case: String,
    /// Where it is readable; else the case is known by its reference.
    who: Option<String>,
    reference: String,
    title: String,
    is_own_words: bool,
    due: String,
    words: String,
    look: &'static str,
}

pub(crate) async fn show(_: paths::Deadlines, visit: Visit, mut staff: StaffLook) -> PageResult {
    if !staff.me.is(Role::SocialWorker) {
        return Err(PageError::NotFound);
    }
    let found = queries::my_deadlines(&mut staff.tx).await?;
    let cases: BTreeSet<_> = found.iter().map(|one| one.case).collect();
    audit::record(
        &mut staff.tx,
        "case.deadlines_listed",
        None,
        &json!({ "cases": cases }),
    )
    .await?;
    let page = staff.me.page(&visit, "deadline-mine-title");
    staff.tx.commit().await?;
    let today = local_date(visit.app().clock.now());
    let page = Mine {
        page,
        is_cut: i64::try_from(found.len()).is_ok_and(|count| count == queries::MOST_DEADLINES),
        groups: groups(&visit, &found, today),
    };
    Ok(visit.show(StatusCode::OK, &page))
}

fn groups(visit: &Visit, found: &[MyDeadline], today: NaiveDate) -> Vec<Group> {
    [
        "deadline-group-late",
        "deadline-group-close",
        "deadline-group-later",
    ]
    .into_iter()
    .map(|name| Group {
        name,
        lines: found
            .iter()
            .filter(|one| group(one.due_on, today) == name)
            .map(|one| line(visit, one, today))
            .collect(),
    })
    .filter(|group| !group.lines.is_empty())
    .collect()
}

fn group(due: NaiveDate, today: NaiveDate) -> &'static str {
    match (due - today).num_days() {
        ..0 => "deadline-group-late",
        0..=CLOSE => "deadline-group-close",
        _ => "deadline-group-later",
    }
}

fn line(visit: &Visit, one: &MyDeadline, today: NaiveDate) -> Line {
    let Distance { words, look } = distance(visit, one.due_on, today);
    Line {
        href: visit.href(&paths::CaseDeadline {
            id: one.case,
            deadline: one.id,
        }),
        case: visit.href(&paths::Case { id: one.case }),
        who: one.name.clone(),
        reference: written(&one.reference),
        title: title(visit, &one.kind, one.what.as_deref()),
        is_own_words: one.what.is_some(),
        due: long_day(visit, one.due_on),
        words,
        look,
    }
}
