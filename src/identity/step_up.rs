//! Grave acts ask for the second factor once more: breaking the glass, changing factors, ending other sessions. A
//! session that showed one counts as confirmed for ten minutes.
//!
//! A room that guards an act does it in one line, before anything is changed:
//!
//! ```ignore
//! if !identity::step_up::is_fresh(&visit, &staff.me) {
//!     return Ok(identity::step_up::first(&visit, &paths::BreakGlass));
//! }
//! ```

use access::{Me, SESSION_COOKIE, StaffRead, StaffWrite};
use askama::Template;
use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::Response;
use platform::keys::{Token, TokenHash};
use platform::web::{Form, Page, PageError, PageResult, Visit};
use vocabulary::paths;

pub use crate::confirmed::{first, is_fresh};
use crate::passkey::{self, Here};
use crate::second_factor::{Factors, Holder, STEP_UP_MINUTES, SecondFactor, Turn};
use crate::sign_in::{Asked, inside};
use crate::{second_factor_queries as queries, session, totp};

#[derive(Template)]
#[template(path = "identity/step_up.html")]
struct StepUpPage {
    page: Page,
    form: Form,
    then: String,
    here: Here,
    factors: Factors,
}

pub async fn show(
    _: paths::StepUp,
    visit: Visit,
    headers: HeaderMap,
    mut staff: StaffRead,
    Query(asked): Query<Asked>,
) -> PageResult {
    let factors = Factors::of(&mut staff.tx).await?;
    let then = inside(&asked.poi);
    Ok(ask_again(
        &visit,
        &headers,
        &staff.me,
        factors,
        then,
        Form::empty(),
    ))
}

pub async fn enter_code(
    _: paths::StepUp,
    visit: Visit,
    headers: HeaderMap,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let holder = holder(&mut staff, &visit).await?;
    if let Some(turn) = turn(&mut staff, &visit, &mut form, "codice").await? {
        let tx = &mut staff.tx;
        if totp::accepts(tx, &visit, &holder, form.raw("codice")).await? {
            turn.succeeded(tx).await?;
            return confirmed(staff, &visit, &form, SecondFactor::Totp).await;
        }
        form.fail("codice", "factor-code-refused");
    }
    refuse(staff, &visit, &headers, form, SecondFactor::Totp).await
}

/// The question for a device, fetched by the script.
pub async fn challenge(
    _: paths::StepUpChallenge,
    visit: Visit,
    headers: HeaderMap,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Err(PageError::Forbidden);
    }
    let place = Here::of(&visit, &headers).place()?;
    let holder = holder(&mut staff, &visit).await?;
    let factors = Factors::of(&mut staff.tx).await?;
    let question = passkey::ask(&mut staff.tx, &visit, &holder, &factors, &place).await?;
    staff.tx.commit().await?;
    Ok(question)
}

pub async fn enter_passkey(
    _: paths::StepUpPasskey,
    visit: Visit,
    headers: HeaderMap,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let place = Here::of(&visit, &headers).place()?;
    let holder = holder(&mut staff, &visit).await?;
    if let Some(turn) = turn(&mut staff, &visit, &mut form, "chiave").await? {
        let tx = &mut staff.tx;
        if passkey::accepts(tx, &visit, &holder, &place, form.raw("chiave")).await? {
            turn.succeeded(tx).await?;
            return confirmed(staff, &visit, &form, SecondFactor::Passkey).await;
        }
        form.fail("chiave", "factor-passkey-refused");
    }
    refuse(staff, &visit, &headers, form, SecondFactor::Passkey).await
}

/// The session goes on under a new token: whoever knew the old one holds nothing.
async fn confirmed(
    mut staff: StaffWrite,
    visit: &Visit,
    form: &Form,
    factor: SecondFactor,
) -> PageResult {
    let (token, tx) = (Token::random(), &mut staff.tx);
    // written first: with the old token the transaction loses its name
    audit::Event::new("session.confirmed")
        .subject(staff.me.id.0)
        .detail(serde_json::json!({ "factor": factor.code() }))
        .record(tx)
        .await?;
    if !queries::step_up(tx, token.hash(), STEP_UP_MINUTES).await? {
        return Err(PageError::NotFound);
    }
    staff.tx.commit().await?;
    session::hand_over(visit, &token);
    Ok(visit.go_to(&inside(form.raw("poi"))))
}

async fn refuse(
    mut staff: StaffWrite,
    visit: &Visit,
    headers: &HeaderMap,
    mut form: Form,
    factor: SecondFactor,
) -> PageResult {
    let factors = Factors::of(&mut staff.tx).await?;
    audit::Event::new("session.factor_refused")
        .subject(staff.me.id.0)
        .refused()
        .detail(serde_json::json!({ "factor": factor.code() }))
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    for field in ["codice", "chiave"] {
        form.set(field, "");
    }
    let then = inside(form.raw("poi"));
    Ok(ask_again(visit, headers, &staff.me, factors, then, form))
}

fn ask_again(
    visit: &Visit,
    headers: &HeaderMap,
    me: &Me,
    factors: Factors,
    then: String,
    form: Form,
) -> Response {
    let status = form.status();
    let mut page = me.page(visit, "factor-confirm-title");
    page.path = paths::StepUp.to_string(); // a passkey is sent elsewhere
    let page = StepUpPage {
        page,
        form,
        then,
        here: Here::of(visit, headers),
        factors,
    };
    visit.show(status, &page)
}

async fn turn(
    staff: &mut StaffWrite,
    visit: &Visit,
    form: &mut Form,
    field: &str,
) -> Result<Option<Turn>, PageError> {
    if form.has_errors() {
        return Ok(None);
    }
    let turn = Turn::take(&mut staff.tx, visit, staff.me.id).await?;
    if turn.is_none() {
        form.fail(field, "identity-wait");
    }
    Ok(turn)
}

/// Whoever is signed in, as second factors know them.
pub(crate) async fn holder(staff: &mut StaffWrite, visit: &Visit) -> Result<Holder, PageError> {
    let token = session_token(visit)?;
    Holder::of(&mut staff.tx, token)
        .await?
        .ok_or(PageError::NotFound)
}

pub(crate) fn session_token(visit: &Visit) -> Result<TokenHash, PageError> {
    let token = visit.token(SESSION_COOKIE).ok_or(PageError::NotFound)?;
    Ok(token.hash())
}
