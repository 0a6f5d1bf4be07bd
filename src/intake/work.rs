//! `/lavoro`: the first page after signing in. What is due today and why, then where I can go; each role finds a different
//! house. What is due is counted: nobody's name stands here.

use access::{Door, Me, Role, StaffRead, doors};
use askama::Template;
use axum::http::StatusCode;
use platform::i18n;
use platform::web::{Page, PageResult, Visit};
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::model::works;
use crate::queries::{self, Today};

#[derive(Template)]
#[template(path = "intake/work.html")]
struct WorkPage {
    page: Page,
    me: Me,
    /// None: nothing is ever due here for whoever I am.
    due: Option<Vec<Due>>,
    doors: Vec<Door>,
}

/// How many of something wait for me, and where.
struct Due {
    words: String,
    href: String,
}

pub(crate) async fn show(_: paths::Work, visit: Visit, mut staff: StaffRead) -> PageResult {
    let has_work =
        staff.me.receives() || staff.me.is(Role::Coordinator) || !works(&staff.me).is_empty();
    let due = if has_work {
        let today = local_date(visit.app().clock.now());
        let follows = staff.me.is(Role::SocialWorker);
        let today = queries::today(&mut staff.tx, today, follows).await?;
        Some(due(&visit, &today))
    } else {
        None
    };
    let page = WorkPage {
        page: staff.me.page(&visit, "work-title"),
        due,
        doors: doors(&staff.me),
        me: staff.me,
    };
    Ok(visit.show(StatusCode::OK, &page))
}

/// Whoever waits at the desk first, then what is late.
fn due(visit: &Visit, today: &Today) -> Vec<Due> {
    let (desk, accesses) = (visit.href(&paths::Desk), visit.href(&paths::Accesses));
    let (proposals, deadlines) = (visit.href(&paths::Proposals), visit.href(&paths::Deadlines));
    [
        ("work-due-waiting", today.waiting, &desk),
        ("work-due-late", today.late, &accesses),
        ("work-deadlines-late", today.deadlines_late, &deadlines),
        ("work-deadlines-soon", today.deadlines_soon, &deadlines),
        ("work-due-today", today.steps, &accesses),
        ("work-due-proposals", today.proposals, &proposals),
        ("work-due-answers", today.answers, &proposals),
        ("work-due-drafts", today.drafts, &accesses),
    ]
    .into_iter()
    .filter(|(_, count, _)| *count > 0)
    .map(|(message, count, href)| Due {
        words: i18n::text(visit.language(), message, &[("count", &count.to_string())]).into_owned(),
        href: href.clone(),
    })
    .collect()
}
