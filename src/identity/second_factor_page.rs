//! `/entra/secondo-passo`: the password was right, now the second factor. Whoever has none sets one up here, and gets
//! the codes for a lost telephone.

use askama::Template;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use vocabulary::paths;

use crate::passkey::{self, Here};
use crate::pending::{PendingRead, PendingWrite};
use crate::recovery::{self, Codes};
use crate::second_factor::{Factors, SecondFactor, Turn};
use crate::second_factor_notice::tell;
use crate::sign_in::{Asked, inside};
use crate::totp::{self, SharedSecret};

/// Asks for one of the factors that there are.
#[derive(Template)]
#[template(path = "identity/second_factor.html")]
struct AskPage {
    page: Page,
    form: Form,
    then: String,
    here: Here,
    factors: Factors,
}

/// Sets up the first one.
#[derive(Template)]
#[template(path = "identity/second_factor_first.html")]
struct FirstPage {
    page: Page,
    form: Form,
    then: String,
    here: Here,
    picture: String,
    secret: String,
}

/// The codes, for the only time.
#[derive(Template)]
#[template(path = "identity/second_factor_codes.html")]
struct CodesPage {
    page: Page,
    codes: Vec<String>,
    then: String,
}

pub async fn show(
    _: paths::SecondFactor,
    visit: Visit,
    headers: HeaderMap,
    mut pending: PendingRead,
    Query(asked): Query<Asked>,
) -> PageResult {
    let factors = Factors::of(&mut pending.tx).await?;
    if !factors.is_none() {
        return Ok(ask_again(
            &visit,
            &headers,
            factors,
            inside(&asked.poi),
            Form::empty(),
        ));
    }
    let secret = totp::proposed(&mut pending.tx, &visit, &pending.holder)
        .await?
        .ok_or(PageError::NotFound)?;
    let (then, login) = (inside(&asked.poi), pending.holder.login);
    set_up_again(&visit, &headers, &login, &secret, then, Form::empty())
}

/// A code of the app.
pub async fn enter_code(
    _: paths::SecondFactor,
    visit: Visit,
    headers: HeaderMap,
    mut pending: PendingWrite,
    mut form: Form,
) -> PageResult {
    if let Some(turn) = turn(&mut pending, &visit, &mut form, "codice").await? {
        let (tx, holder) = (&mut pending.tx, &pending.holder);
        if totp::accepts(tx, &visit, holder, form.raw("codice")).await? {
            turn.succeeded(tx).await?;
            pending.finish(&visit, SecondFactor::Totp).await?;
            return Ok(visit.go_to(&inside(form.raw("poi"))));
        }
        form.fail("codice", "factor-code-refused");
    }
    refuse(pending, &visit, &headers, form, SecondFactor::Totp).await
}

/// A code on paper.
pub async fn enter_recovery_code(
    _: paths::SecondFactorRecovery,
    visit: Visit,
    headers: HeaderMap,
    mut pending: PendingWrite,
    mut form: Form,
) -> PageResult {
    if let Some(turn) = turn(&mut pending, &visit, &mut form, "riserva").await? {
        let tx = &mut pending.tx;
        if recovery::accepts(tx, &visit, form.raw("riserva")).await? {
            turn.succeeded(tx).await?;
            tell(tx, &visit, &pending.holder, "factor-notice-code-used").await?;
            pending.finish(&visit, SecondFactor::RecoveryCode).await?;
            return Ok(visit.go_to(&inside(form.raw("poi"))));
        }
        form.fail("riserva", "factor-recovery-refused");
    }
    refuse(pending, &visit, &headers, form, SecondFactor::RecoveryCode).await
}

/// The question for a device, fetched by the script: for a key it has, or for the first one.
pub async fn challenge(
    _: paths::SecondFactorChallenge,
    visit: Visit,
    headers: HeaderMap,
    mut pending: PendingWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Err(PageError::Forbidden);
    }
    let place = Here::of(&visit, &headers).place()?;
    let factors = Factors::of(&mut pending.tx).await?;
    let (tx, holder) = (&mut pending.tx, &pending.holder);
    let question = if factors.is_none() {
        passkey::ask_for_new(tx, &visit, holder, &factors, &place).await?
    } else {
        passkey::ask(tx, &visit, holder, &factors, &place).await?
    };
    pending.tx.commit().await?;
    Ok(question)
}

/// What a device signed.
pub async fn enter_passkey(
    _: paths::SecondFactorPasskey,
    visit: Visit,
    headers: HeaderMap,
    mut pending: PendingWrite,
    mut form: Form,
) -> PageResult {
    let place = Here::of(&visit, &headers).place()?;
    if let Some(turn) = turn(&mut pending, &visit, &mut form, "chiave").await? {
        let (tx, holder) = (&mut pending.tx, &pending.holder);
        if passkey::accepts(tx, &visit, holder, &place, form.raw("chiave")).await? {
            turn.succeeded(tx).await?;
            pending.finish(&visit, SecondFactor::Passkey).await?;
            return Ok(visit.go_to(&inside(form.raw("poi"))));
        }
        form.fail("chiave", "factor-passkey-refused");
    }
    refuse(pending, &visit, &headers, form, SecondFactor::Passkey).await
}

/// The first code of a new app.
pub async fn set_up_app(
    _: paths::SecondFactorApp,
    visit: Visit,
    headers: HeaderMap,
    mut pending: PendingWrite,
    mut form: Form,
) -> PageResult {
    let (tx, holder) = (&mut pending.tx, &pending.holder);
    let secret = first_only(totp::proposed(tx, &visit, holder).await?)?;
    let now = visit.app().clock.now();
    let step = secret.step_of(form.raw("codice"), now);
    if step.is_none() {
        form.fail("codice", "factor-first-code-refused");
    }
    let (Some(step), false) = (step, form.has_errors()) else {
        let then = inside(form.raw("poi"));
        return set_up_again(&visit, &headers, &holder.login, &secret, then, form);
    };
    let codes = Codes::random(&visit.app().keys).await?;
    codes.keep(tx).await?;
    if !totp::set_up(tx, &visit, holder, &secret, step).await? {
        return Err(PageError::NotFound);
    }
    first_is_there(pending, &visit, SecondFactor::Totp, codes, &form).await
}

/// The first passkey.
pub async fn set_up_passkey(
    _: paths::SecondFactorNewPasskey,
    visit: Visit,
    headers: HeaderMap,
    mut pending: PendingWrite,
    mut form: Form,
) -> PageResult {
    let place = Here::of(&visit, &headers).place()?;
    let (tx, holder) = (&mut pending.tx, &pending.holder);
    let secret = first_only(totp::proposed(tx, &visit, holder).await?)?;
    let name = passkey_name(&mut form);
    if let (Some(name), false) = (name, form.has_errors()) {
        let answer = form.raw("chiave");
        if let Some(key) = passkey::read_new(tx, &visit, holder, &place, answer).await? {
            let codes = Codes::random(&visit.app().keys).await?;
            codes.keep(tx).await?;
            if passkey::add(tx, &name, &key).await? {
                return first_is_there(pending, &visit, SecondFactor::Passkey, codes, &form).await;
            }
            return Err(PageError::NotFound); // this key is somebody's
        }
        form.fail("chiave", "factor-passkey-not-made");
    }
    let (then, login) = (inside(form.raw("poi")), pending.holder.login);
    pending.tx.commit().await?; // the question was answered, rightly or not
    set_up_again(&visit, &headers, &login, &secret, then, form)
}

/// How somebody calls a key.
pub fn passkey_name(form: &mut Form) -> Option<String> {
    form.read(
        "nome",
        "factor-passkey-name",
        |typed| match vocabulary::text::tidy(typed, 60)? {
            name if name.is_empty() => Err(vocabulary::text::Refused::Empty),
            name => Ok(name),
        },
    )
}

/// Setting up here is for whoever has no factor at all; only then a secret waits.
fn first_only(secret: Option<SharedSecret>) -> Result<SharedSecret, PageError> {
    secret.ok_or(PageError::NotFound)
}

/// The right to try, or the reason why not now.
async fn turn(
    pending: &mut PendingWrite,
    visit: &Visit,
    form: &mut Form,
    field: &str,
) -> Result<Option<Turn>, PageError> {
    if form.has_errors() {
        return Ok(None);
    }
    let turn = Turn::take(&mut pending.tx, visit, pending.holder.id).await?;
    if turn.is_none() {
        form.fail(field, "identity-wait");
    }
    Ok(turn)
}

async fn refuse(
    mut pending: PendingWrite,
    visit: &Visit,
    headers: &HeaderMap,
    mut form: Form,
    factor: SecondFactor,
) -> PageResult {
    let factors = Factors::of(&mut pending.tx).await?;
    audit::Event::new("session.factor_refused")
        .subject(pending.holder.id.0)
        .refused()
        .detail(serde_json::json!({ "factor": factor.code() }))
        .record(&mut pending.tx)
        .await?;
    pending.tx.commit().await?;
    for field in ["codice", "riserva", "chiave"] {
        form.set(field, ""); // used up or wrong: nobody needs to see it again
    }
    let then = inside(form.raw("poi"));
    Ok(ask_again(visit, headers, factors, then, form))
}

/// Whatever was sent, the page is that of the second step: its links to other languages lead there.
fn here_again(visit: &Visit, title: &str) -> Page {
    let mut page = visit.page(title);
    page.path = paths::SecondFactor.to_string();
    page
}

fn ask_again(
    visit: &Visit,
    headers: &HeaderMap,
    factors: Factors,
    then: String,
    form: Form,
) -> Response {
    let status = form.status();
    let page = AskPage {
        page: here_again(visit, "factor-title"),
        form,
        then,
        here: Here::of(visit, headers),
        factors,
    };
    visit.show(status, &page)
}

fn set_up_again(
    visit: &Visit,
    headers: &HeaderMap,
    login: &str,
    secret: &SharedSecret,
    then: String,
    form: Form,
) -> PageResult {
    let status = form.status();
    let page = FirstPage {
        page: here_again(visit, "factor-first-title"),
        form,
        then,
        here: Here::of(visit, headers),
        picture: secret.as_picture(login)?,
        secret: secret.as_text(),
    };
    Ok(visit.show(status, &page))
}

async fn first_is_there(
    mut pending: PendingWrite,
    visit: &Visit,
    factor: SecondFactor,
    codes: Codes,
    form: &Form,
) -> PageResult {
    audit::Event::new("factor.added")
        .subject(pending.holder.id.0)
        .detail(serde_json::json!({ "factor": factor.code(), "first": true }))
        .record(&mut pending.tx)
        .await?;
    tell(
        &mut pending.tx,
        visit,
        &pending.holder,
        "factor-notice-first",
    )
    .await?;
    pending.finish(visit, factor).await?;
    let mut page = visit.page("factor-codes-title");
    page.path = paths::MyFactors.to_string(); // shown once, in one language
    let page = CodesPage {
        page,
        codes: codes.shown,
        then: inside(form.raw("poi")),
    };
    Ok(visit.show(StatusCode::OK, &page))
}
