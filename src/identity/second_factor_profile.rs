//! `/profilo/secondo-passo`: the own second factors. Each change asks for one of them first, is written into the
//! trail, and is told to the address of the account. The last factor stays.

use access::{StaffRead, StaffWrite};
use askama::Template;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use chrono::{DateTime, Utc};
use platform::i18n;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use vocabulary::paths;

use crate::passkey::{self, Here};
use crate::recovery::Codes;
use crate::second_factor::{Factors, Holder};
use crate::second_factor_notice::tell;
use crate::second_factor_page::passkey_name;
use crate::totp::{self, SharedSecret};
use crate::{second_factor_queries as queries, step_up};

#[derive(Template)]
#[template(path = "identity/my_factors.html")]
struct FactorsPage {
    page: Page,
    form: Form,
    here: Here,
    lines: Vec<Line>,
    has_app: bool,
    /// One factor only: nothing to remove.
    is_last: bool,
    codes_left: i32,
}

/// One factor in the list.
struct Line {
    name: String,
    since: String,
    used: String,
    remove: String,
}

#[derive(Template)]
#[template(path = "identity/my_app.html")]
struct AppPage {
    page: Page,
    form: Form,
    picture: String,
    secret: String,
}

#[derive(Template)]
#[template(path = "identity/my_codes.html")]
struct CodesPage {
    page: Page,
    codes: Vec<String>,
}

#[derive(Deserialize)]
pub struct Said {
    /// What was just done.
    #[serde(default)]
    fatto: String,
}

pub async fn show(
    _: paths::MyFactors,
    visit: Visit,
    headers: HeaderMap,
    mut staff: StaffRead,
    Query(said): Query<Said>,
) -> PageResult {
    let factors = Factors::of(&mut staff.tx).await?;
    let notice = match said.fatto.as_str() {
        "aggiunto" => Some("factor-done-added"),
        "tolto" => Some("factor-done-removed"),
        "ultimo" => Some("factor-last-stays"),
        _ => None,
    };
    let page = staff.me.page(&visit, "factor-mine-title").noting(notice);
    Ok(list(&visit, &headers, page, &factors, Form::empty()))
}

/// Starts setting up an app, or another one in place of the one there is.
pub async fn begin_app(
    _: paths::MyAppNew,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if let Some(elsewhere) = not_now(&visit, &staff, &form) {
        return Ok(elsewhere);
    }
    let holder = step_up::holder(&mut staff, &visit).await?;
    totp::propose(&mut staff.tx, &visit, &holder).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&paths::MyApp))
}

pub async fn show_app(_: paths::MyApp, visit: Visit, mut staff: StaffRead) -> PageResult {
    let token = step_up::session_token(&visit)?;
    let holder = Holder::of(&mut staff.tx, token).await?;
    let holder = holder.ok_or(PageError::NotFound)?;
    match totp::proposed(&mut staff.tx, &visit, &holder).await? {
        Some(secret) => {
            let page = staff.me.page(&visit, "factor-app-title");
            app_page(&visit, page, &holder, &secret, Form::empty())
        }
        None => Ok(visit.go_to(&paths::MyFactors)),
    }
}

pub async fn set_up_app(
    _: paths::MyApp,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    if !step_up::is_fresh(&visit, &staff.me) {
        return Ok(step_up::first(&visit, &paths::MyApp));
    }
    let holder = step_up::holder(&mut staff, &visit).await?;
    let Some(secret) = totp::proposed(&mut staff.tx, &visit, &holder).await? else {
        return Ok(visit.go_to(&paths::MyFactors));
    };
    let step = secret.step_of(form.raw("codice"), visit.app().clock.now());
    if step.is_none() {
        form.fail("codice", "factor-first-code-refused");
    }
    let (Some(step), false) = (step, form.has_errors()) else {
        let page = staff.me.page(&visit, "factor-app-title");
        return app_page(&visit, page, &holder, &secret, form);
    };
    if !totp::set_up(&mut staff.tx, &visit, &holder, &secret, step).await? {
        return Ok(visit.go_to(&paths::MyFactors));
    }
    added(staff, &visit, &holder, "totp", "factor-notice-app").await
}

/// The question for a device, fetched by the script.
pub async fn challenge(
    _: paths::MyPasskeyChallenge,
    visit: Visit,
    headers: HeaderMap,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() || !step_up::is_fresh(&visit, &staff.me) {
        return Err(PageError::Forbidden);
    }
    let place = Here::of(&visit, &headers).place()?;
    let holder = step_up::holder(&mut staff, &visit).await?;
    let factors = Factors::of(&mut staff.tx).await?;
    let tx = &mut staff.tx;
    let question = passkey::ask_for_new(tx, &visit, &holder, &factors, &place).await?;
    staff.tx.commit().await?;
    Ok(question)
}

pub async fn add_passkey(
    _: paths::MyPasskeyNew,
    visit: Visit,
    headers: HeaderMap,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    if !step_up::is_fresh(&visit, &staff.me) {
        return Ok(step_up::first(&visit, &paths::MyFactors));
    }
    let place = Here::of(&visit, &headers).place()?;
    let holder = step_up::holder(&mut staff, &visit).await?;
    let name = passkey_name(&mut form);
    if let (Some(name), false) = (name, form.has_errors()) {
        let (tx, answer) = (&mut staff.tx, form.raw("chiave"));
        let key = passkey::read_new(tx, &visit, &holder, &place, answer).await?;
        let is_added = match &key {
            Some(key) => passkey::add(tx, &name, key).await?,
            None => false,
        };
        if is_added {
            return added(staff, &visit, &holder, "passkey", "factor-notice-passkey").await;
        }
        form.fail("chiave", "factor-passkey-not-made");
    }
    form.set("chiave", "");
    let factors = Factors::of(&mut staff.tx).await?;
    staff.tx.commit().await?; // the question was answered, rightly or not
    let page = staff.me.page(&visit, "factor-mine-title");
    Ok(list(&visit, &headers, page, &factors, form))
}

pub async fn remove(
    path: paths::MyFactorRemove,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if let Some(elsewhere) = not_now(&visit, &staff, &form) {
        return Ok(elsewhere);
    }
    let holder = step_up::holder(&mut staff, &visit).await?;
    let outcome = queries::remove_factor(&mut staff.tx, path.id.into()).await?;
    let word = match outcome.as_str() {
        "removed" => "tolto",
        "last" => return Ok(visit.go_to(&format!("{}?fatto=ultimo", paths::MyFactors))),
        _ => return Err(PageError::NotFound),
    };
    audit::Event::new("factor.removed")
        .subject(path.id)
        .record(&mut staff.tx)
        .await?;
    tell(&mut staff.tx, &visit, &holder, "factor-notice-removed").await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto={word}", paths::MyFactors)))
}

/// New codes on paper; those from before are worth nothing from now on.
pub async fn renew_codes(
    _: paths::MyRecoveryCodes,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if let Some(elsewhere) = not_now(&visit, &staff, &form) {
        return Ok(elsewhere);
    }
    let holder = step_up::holder(&mut staff, &visit).await?;
    let codes = Codes::random(&visit.app().keys).await?;
    codes.keep(&mut staff.tx).await?;
    audit::Event::new("factor.codes_renewed")
        .subject(staff.me.id.0)
        .record(&mut staff.tx)
        .await?;
    tell(&mut staff.tx, &visit, &holder, "factor-notice-codes").await?;
    staff.tx.commit().await?;
    let mut page = staff.me.page(&visit, "factor-codes-title");
    page.path = paths::MyFactors.to_string(); // shown once, in one language
    let page = CodesPage {
        page,
        codes: codes.shown,
    };
    Ok(visit.show(StatusCode::OK, &page))
}

/// A stale form starts over; a session not confirmed is asked first.
fn not_now(visit: &Visit, staff: &StaffWrite, form: &Form) -> Option<Response> {
    if form.has_errors() {
        Some(visit.go_to(&paths::MyFactors))
    } else if step_up::is_fresh(visit, &staff.me) {
        None
    } else {
        Some(step_up::first(visit, &paths::MyFactors))
    }
}

async fn added(
    mut staff: StaffWrite,
    visit: &Visit,
    holder: &Holder,
    factor: &str,
    notice: &str,
) -> PageResult {
    audit::Event::new("factor.added")
        .subject(staff.me.id.0)
        .detail(json!({ "factor": factor }))
        .record(&mut staff.tx)
        .await?;
    tell(&mut staff.tx, visit, holder, notice).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto=aggiunto", paths::MyFactors)))
}

fn app_page(
    visit: &Visit,
    page: Page,
    holder: &Holder,
    secret: &SharedSecret,
    form: Form,
) -> PageResult {
    let page = AppPage {
        page,
        picture: secret.as_picture(&holder.login)?,
        secret: secret.as_text(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

fn list(
    visit: &Visit,
    headers: &HeaderMap,
    mut page: Page,
    factors: &Factors,
    form: Form,
) -> Response {
    page.path = paths::MyFactors.to_string(); // a passkey is sent elsewhere
    let app = factors.app.iter().map(|app| {
        let name = visit.text("factor-app-name");
        line(visit, app.id.0, name, app.created_at, app.last_used_at)
    });
    let keys = factors.passkeys.iter().map(|key| {
        let name = key.name.clone();
        line(visit, key.id.0, name, key.created_at, key.last_used_at)
    });
    let page = FactorsPage {
        page,
        here: Here::of(visit, headers),
        lines: app.chain(keys).collect(),
        has_app: factors.app.is_some(),
        is_last: factors.is_last(),
        codes_left: factors.codes_left,
        form,
    };
    visit.show(page.form.status(), &page)
}

fn line(
    visit: &Visit,
    id: uuid::Uuid,
    name: String,
    since: DateTime<Utc>,
    used: Option<DateTime<Utc>>,
) -> Line {
    let moment = |at| i18n::moment(visit.language(), at);
    Line {
        name,
        since: moment(since),
        used: used.map_or_else(|| visit.text("factor-never-used"), moment),
        remove: visit.href(&paths::MyFactorRemove { id }),
    }
}
