//! `/profilo/accessi`: where I am signed in, and ending what should not be. Ending asks for a second factor shown a
//! moment ago (ASVS 7.5.2): whoever finds an open screen can not throw its owner out.

use access::{StaffRead, StaffWrite};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::i18n;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use crate::confirmed;
use crate::queries::account::{self as queries, MySession};

#[derive(Template)]
#[template(path = "identity/sessions.html")]
struct SessionsPage {
    page: Page,
    sessions: Vec<SessionLine>,
    others: bool,
}

struct SessionLine {
    device: String,
    opened: String,
    used: String,
    factor: String,
    is_this: bool,
    end: String,
}

#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    fatto: String,
}

pub async fn show(
    _: paths::ProfileSessions,
    visit: Visit,
    mut staff: StaffRead,
    Query(asked): Query<Asked>,
) -> PageResult {
    let sessions = queries::my_sessions(&mut staff.tx).await?;
    let done = match asked.fatto.as_str() {
        "uno" => Some("identity-done-session"),
        "altri" => Some("identity-done-sessions"),
        _ => None,
    };
    let page = SessionsPage {
        page: staff
            .me
            .page(&visit, "identity-sessions-title")
            .noting(done),
        others: sessions.len() > 1,
        sessions: sessions.into_iter().map(|one| line(&visit, one)).collect(),
    };
    Ok(visit.show(StatusCode::OK, &page))
}

fn line(visit: &Visit, session: MySession) -> SessionLine {
    let word = |kind: &str, code: Option<String>| {
        visit.text(&format!(
            "identity-{kind}-{}",
            code.as_deref().unwrap_or("other")
        ))
    };
    SessionLine {
        device: i18n::text(
            visit.language(),
            "identity-session-device",
            &[
                ("browser", &word("browser", session.browser)),
                ("system", &word("system", session.system)),
            ],
        )
        .into_owned(),
        opened: i18n::moment(visit.language(), session.opened_at),
        used: i18n::moment(visit.language(), session.used_at),
        factor: word("factor", session.second_factor),
        is_this: session.is_this,
        end: visit.href(&paths::ProfileSessionEnd { id: session.id }),
    }
}

pub async fn end_one(
    path: paths::ProfileSessionEnd,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    end(&visit, staff, &form, Some(path.id)).await
}

pub async fn end_others(
    _: paths::ProfileSessionsEnd,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    end(&visit, staff, &form, None).await
}

async fn end(visit: &Visit, mut staff: StaffWrite, form: &Form, one: Option<Uuid>) -> PageResult {
    if form.has_errors() {
        return Ok(visit.go_to(&paths::ProfileSessions));
    }
    if !confirmed::is_fresh(visit, &staff.me) {
        return Ok(confirmed::first(visit, &paths::ProfileSessions));
    }
    let ended = queries::end_my_sessions(&mut staff.tx, one).await?;
    if one.is_some() && ended == 0 {
        return Err(PageError::NotFound);
    }
    let detail = json!({ "sessions": ended });
    audit::record(
        &mut staff.tx,
        "session.others_ended",
        Some(staff.me.id.0),
        &detail,
    )
    .await?;
    staff.tx.commit().await?;
    let word = if one.is_some() { "uno" } else { "altri" };
    Ok(visit.go_to(&format!("{}?fatto={word}", paths::ProfileSessions)))
}
