//! `/registro/chi-ha-visto/{case}`: who looked at the data of the person whom a case is about, to show and to give to
//! that person. Bodies and roles, not the workers' names; what may not be told yet is left out and not counted.

use access::StaffLook;
use askama::Template;
use axum::http::StatusCode;
use platform::i18n;
use platform::web::{Page, PageError, PageResult, Visit};
use uuid::Uuid;
use vocabulary::paths;

use super::entry::class;
use super::queries::{self, Look as Row};
use super::words;
use crate::Event;

#[derive(Template)]
#[template(path = "audit/looks.html")]
struct Looks {
    page: Page,
    lines: Vec<Line>,
    print: String,
}

#[derive(Template)]
#[template(path = "audit/looks_print.html")]
struct Sheet {
    page: Page,
    lines: Vec<Line>,
    today: String,
    back: String,
}

struct Line {
    instant: String,
    when: String,
    body: String,
    role: String,
    what: String,
    class: String,
    why: String,
}

pub(super) async fn show(path: paths::CaseLooks, visit: Visit, mut staff: StaffLook) -> PageResult {
    let lines = lines(&visit, &mut staff, path.case, "case.looks_viewed").await?;
    let page = staff.me.page(&visit, "audit-looks-title");
    staff.tx.commit().await?;
    let print = visit.href(&paths::CaseLooksPrint { case: path.case });
    Ok(visit.show(StatusCode::OK, &Looks { page, lines, print }))
}

pub(super) async fn print(
    path: paths::CaseLooksPrint,
    visit: Visit,
    mut staff: StaffLook,
) -> PageResult {
    let lines = lines(&visit, &mut staff, path.case, "case.looks_printed").await?;
    let page = staff.me.page(&visit, "audit-looks-title");
    staff.tx.commit_to_disk().await?;
    let today = i18n::moment(visit.language(), visit.app().clock.now());
    let back = visit.href(&paths::CaseLooks { case: path.case });
    Ok(visit.show(
        StatusCode::OK,
        &Sheet {
            page,
            lines,
            today,
            back,
        },
    ))
}

/// What may be told, and that it was told.
async fn lines(
    visit: &Visit,
    staff: &mut StaffLook,
    case: Uuid,
    act: &'static str,
) -> Result<Vec<Line>, PageError> {
    if !queries::may_show_looks(&mut staff.tx, case).await? {
        return Err(PageError::NotFound);
    }
    let rows = queries::looks(&mut staff.tx, case).await?;
    let mut event = Event::new(act)
        .case(case)
        .detail(serde_json::json!({ "rows": rows.len() }));
    if let Some(membership) = staff.me.memberships.first() {
        event = event.body(membership.body.0);
    }
    event.record(&mut staff.tx).await?;
    Ok(rows.into_iter().map(|row| Line::of(visit, row)).collect())
}

impl Line {
    fn of(visit: &Visit, row: Row) -> Self {
        let language = visit.language();
        let role = match (&row.capacity, &row.role) {
            (Some(capacity), _) => words::code(language, "capacity", capacity),
            (None, Some(role)) => visit.text(&format!("role-{role}")),
            (None, None) => String::new(),
        };
        Self {
            instant: row.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            when: i18n::moment(language, row.at),
            body: row
                .body_name
                .unwrap_or_else(|| visit.text("audit-looks-no-body")),
            role,
            what: words::action(language, &row.action),
            class: class(language, row.data_class),
            why: match &row.basis {
                Some(basis) => words::code(language, "audit-basis", basis),
                None => visit.text("audit-basis-none"),
            },
        }
    }
}
