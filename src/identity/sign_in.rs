//! The sign-in page of staff: the first of two steps.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::App;
use platform::db::Actor;
use platform::web::{Form, Page, PageResult, Visit};
use serde::Deserialize;
use vocabulary::paths;
use vocabulary::text::{Refused, tidy};

use crate::throttle::Try;
use crate::{Password, pending, queries};

#[derive(Template)]
#[template(path = "identity/sign_in.html")]
struct SignInPage {
    page: Page,
    form: Form,
    then: String,
}

#[derive(Deserialize)]
pub struct Asked {
    /// Where to go afterwards.
    #[serde(default)]
    pub(crate) poi: String,
}

pub async fn show(_: paths::SignIn, visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    let page = SignInPage {
        page: visit.page("identity-sign-in-title"),
        form: Form::empty(),
        then: inside(&asked.poi),
    };
    Ok(visit.show(StatusCode::OK, &page))
}

/// Wrong login, wrong password and disabled account are one answer, and take the same time.
pub async fn enter(
    _: paths::SignIn,
    visit: Visit,
    axum::extract::State(app): axum::extract::State<App>,
    mut form: Form,
) -> PageResult {
    let then = inside(form.raw("poi"));
    let login = form.read("login", "identity-login", |typed| match tidy(typed, 120)? {
        login if login.is_empty() => Err(Refused::Empty),
        login => Ok(login.to_lowercase()),
    });
    let password = match form.raw("password") {
        "" => {
            form.fail("password", "identity-password-empty");
            None
        }
        typed if typed.len() > 512 => {
            form.fail("password", "form-too-long");
            None
        }
        typed => Some(Password::new(typed)),
    };
    if let (Some(login), Some(password), false) = (login, password, form.has_errors()) {
        let attempt = Try::new(&visit, &login);
        let mut tx = app.db.write_for(Actor::SignIn, visit.number()).await?;
        if attempt.must_wait(&mut tx).await? {
            form.fail("login", "identity-wait");
        } else {
            let credential = queries::credential(&mut tx, &login).await?;
            tx.commit().await?; // no transaction stays open while the hash is worked out
            let stored = credential
                .as_ref()
                .and_then(|found| found.password_hash.as_deref());
            let right = password.verify(&app.keys, stored).await?;
            let mut tx = app.db.write_for(Actor::SignIn, visit.number()).await?;
            if let (true, Some(credential)) = (right, credential) {
                attempt.succeeded(&mut tx).await?;
                pending::begin(&mut tx, &visit, credential.account).await?;
                tx.commit().await?;
                return Ok(visit.go_to(&format!("{}?poi={then}", paths::SecondFactor)));
            }
            attempt.failed(&mut tx).await?;
            audit::Event::new("session.refused")
                .refused()
                .detail(serde_json::json!({ "login": attempt.login() }))
                .record(&mut tx)
                .await?;
            tx.commit().await?;
            form.fail("login", "identity-refused");
        }
    }
    form.set("password", ""); // never shown again
    let status = form.status();
    let page = SignInPage {
        page: visit.page("identity-sign-in-title"),
        form,
        then,
    };
    Ok(visit.show(status, &page))
}

/// Only addresses of our own pages, without anything that could lead out of them; the first page otherwise.
pub(crate) fn inside(then: &str) -> String {
    let plain = then.starts_with('/')
        && !then.starts_with("//")
        && !then.starts_with("/entra")
        && then
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.'));
    if plain {
        then.to_owned()
    } else {
        paths::Work.to_string()
    }
}
