//! What somebody typed is not lost when the session has ended meanwhile: it is kept for that account alone, sealed with
//! a key that the database does not have, and offered once after signing in again (`/ripresa`).
//!
//! Only for sessions that ended by their limits. Passwords and codes are never kept.

use access::{SESSION_COOKIE, StaffRead, StaffWrite};
use askama::Template;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use platform::db::{Actor, Failure};
use platform::i18n;
use platform::keys::{Purpose, TokenHash};
use platform::web::{Form, NobodyIsSignedIn, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::ids::AccountId;
use vocabulary::paths;

use crate::queries::kept_work::{self as queries, KeptWork};

/// No form of ours is larger.
const LARGEST: usize = 64 * 1024;

/// Pages whose forms carry nothing but secrets or a click.
const NEVER: [&str; 4] = ["/entra", "/esci", "/profilo", "/ripresa"];

/// What is sealed opens for this account, under this number, for this address, and nowhere else.
macro_rules! place {
    ($account:expr, $id:expr, $path:expr) => {
        [$account.0.as_bytes(), $id.as_bytes(), $path.as_bytes()]
    };
}

type Typed = Vec<(String, String)>;

/// Goes around every route: looks at answers to whoever has to sign in first.
pub async fn keep(request: Request, next: Next) -> Response {
    let visit = request.extensions().get::<Visit>().cloned();
    let token = visit.as_ref().and_then(|visit| visit.token(SESSION_COOKIE));
    let (Some(visit), Some(token), true) = (visit, token, request.method() == Method::POST) else {
        return next.run(request).await;
    };
    if NEVER.iter().any(|path| visit.path().starts_with(path)) {
        return next.run(request).await;
    }
    let kind = request.headers().get(header::CONTENT_TYPE).cloned();
    let (parts, body) = request.into_parts();
    let limit = visit.app().settings.limits.body;
    let sent = match tokio::time::timeout(limit, to_bytes(body, LARGEST)).await {
        Ok(Ok(sent)) => sent,
        Ok(Err(_)) => return PageError::TooLarge.into_response(),
        Err(_) => return PageError::TooSlow.into_response(),
    };
    let answer = next
        .run(Request::from_parts(parts, Body::from(sent.clone())))
        .await;
    if answer.extensions().get::<NobodyIsSignedIn>().is_none() {
        return answer;
    }
    match store(&visit, token.hash(), kind, sent).await {
        Ok(true) => visit.go_to(&format!("{}?poi={}", paths::SignIn, paths::KeptWork)),
        Ok(false) => answer,
        Err(error) => {
            tracing::warn!(error = %Failure(&error), "what was typed could not be kept");
            answer
        }
    }
}

async fn store(
    visit: &Visit,
    token: TokenHash,
    kind: Option<HeaderValue>,
    sent: Bytes,
) -> sqlx::Result<bool> {
    let Some(typed) = read(visit, kind, sent).await else {
        return Ok(false);
    };
    let mut tx = visit
        .app()
        .db
        .write_for(Actor::Staff(token), visit.number())
        .await?;
    let Some(account) = queries::whose_session_lapsed(&mut tx).await? else {
        return Ok(false);
    };
    let (id, path) = (Uuid::new_v4(), address(visit));
    let plain = serde_json::to_vec(&typed).unwrap_or_default();
    let sealed = visit
        .app()
        .keys
        .seal(Purpose::KeptWork, &place!(account, id, path), &plain);
    let kept = queries::keep(&mut tx, id, &path, &sealed).await?;
    audit::record(&mut tx, "session.work_kept", Some(account.0), &json!({})).await?;
    tx.commit().await?;
    Ok(kept)
}

/// `None` if there is nothing to keep, or if the form was not one that we showed to this browser.
async fn read(visit: &Visit, kind: Option<HeaderValue>, sent: Bytes) -> Option<Typed> {
    let mut request = Request::builder()
        .extension(visit.clone())
        .body(Body::from(sent))
        .ok()?;
    request.headers_mut().insert(header::CONTENT_TYPE, kind?);
    let form = Form::from_request(request, visit.app()).await.ok()?;
    let typed: Typed = form
        .typed()
        .filter(|(field, _)| *field != "form_token" && !field.contains("password"))
        .map(|(field, value)| (field.to_owned(), value.to_owned()))
        .collect();
    let says_something = typed.iter().any(|(_, value)| !value.trim().is_empty());
    (!form.has_errors() && says_something).then_some(typed)
}

fn address(visit: &Visit) -> String {
    match visit.query() {
        Some(query) if visit.path().len() + query.len() < 300 => {
            format!("{}?{query}", visit.path())
        }
        _ => visit.path().to_owned(),
    }
}

#[derive(Template)]
#[template(path = "identity/kept_work.html")]
struct KeptPage {
    page: Page,
    works: Vec<Work>,
}

struct Work {
    when: String,
    send: String,
    drop: String,
    said: Vec<(String, String)>,
    typed: Typed,
}

pub async fn show(_: paths::KeptWork, visit: Visit, mut staff: StaffRead) -> PageResult {
    let kept = queries::mine(&mut staff.tx).await?;
    let page = KeptPage {
        page: staff.me.page(&visit, "identity-kept-title"),
        works: kept
            .iter()
            .filter_map(|kept| work(&visit, staff.me.id, kept))
            .collect(),
    };
    Ok(visit.show(StatusCode::OK, &page))
}

fn work(visit: &Visit, me: AccountId, kept: &KeptWork) -> Option<Work> {
    let place = place!(me, kept.id, kept.path);
    let plain = visit
        .app()
        .keys
        .open(Purpose::KeptWork, &place, &kept.sealed)?;
    let typed: Typed = serde_json::from_slice(&plain).ok()?;
    let said = typed
        .iter()
        .filter(|(field, value)| !value.trim().is_empty() && !is_for_machines(field, value))
        .map(|(field, value)| (label(visit, field), value.clone()))
        .collect();
    Some(Work {
        when: i18n::moment(visit.language(), kept.kept_at),
        send: visit.href(&paths::KeptWorkSend { id: kept.id }),
        drop: visit.href(&paths::KeptWorkDrop { id: kept.id }),
        said,
        typed,
    })
}

/// Hidden fields say nothing to people; they are sent again all the same.
fn is_for_machines(field: &str, value: &str) -> bool {
    matches!(field, "once" | "act" | "state") || Uuid::parse_str(value).is_ok()
}

/// The field's own words if the catalogue has them, else its name with spaces.
fn label(visit: &Visit, field: &str) -> String {
    let id = format!("identity-kept-field-{field}");
    if i18n::exists(visit.language(), &id) {
        visit.text(&id)
    } else {
        field.replace(['_', '-'], " ")
    }
}

/// The browser sends the same fields on to where they were meant for (307), and there they are judged like any form.
pub async fn send(
    path: paths::KeptWorkSend,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    let there = take(&visit, staff, &form, path.id, "session.work_resumed").await?;
    let Some(there) = there else {
        return Ok(visit.go_to(&paths::KeptWork));
    };
    let location = [(header::LOCATION, visit.href(&there))];
    Ok((StatusCode::TEMPORARY_REDIRECT, location).into_response())
}

pub async fn throw_away(
    path: paths::KeptWorkDrop,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    take(&visit, staff, &form, path.id, "session.work_dropped").await?;
    Ok(visit.go_to(&paths::KeptWork))
}

/// `None` if the form was too old: nothing happens then.
async fn take(
    _: &Visit,
    mut staff: StaffWrite,
    form: &Form,
    id: Uuid,
    event: &'static str,
) -> Result<Option<String>, PageError> {
    if form.has_errors() {
        return Ok(None);
    }
    let there = queries::take(&mut staff.tx, id)
        .await?
        .ok_or(PageError::NotFound)?;
    audit::record(&mut staff.tx, event, Some(staff.me.id.0), &json!({})).await?;
    staff.tx.commit().await?;
    Ok(Some(there))
}
