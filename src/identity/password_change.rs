//! `/profilo/password`: a new password for whoever knows the present one. Every other session ends, and this one goes
//! on under a new token.

use access::{SESSION_COOKIE, StaffRead, StaffWrite};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use platform::App;
use platform::db::Actor;
use platform::i18n;
use platform::keys::Token;
use platform::messages::{self, Channel, Message};
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use vocabulary::paths;

use crate::Password;
use crate::password_rules::{self, Context};
use crate::queries::account::{self, MyAccount};
use crate::queries::credential;
use crate::session;
use crate::throttle::Try;

#[derive(Template)]
#[template(path = "identity/password_change.html")]
struct PasswordPage {
    page: Page,
    form: Form,
    login: String,
}

pub async fn show(_: paths::ProfilePassword, visit: Visit, mut staff: StaffRead) -> PageResult {
    let mine = account::my_account(&mut staff.tx).await?;
    Ok(respond(&visit, &staff.me, &mine, Form::empty()))
}

pub async fn store(
    _: paths::ProfilePassword,
    visit: Visit,
    State(app): State<App>,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let StaffWrite { mut tx, me } = staff;
    let mine = account::my_account(&mut tx).await?;
    drop(tx); // hashing takes a while, and no transaction waits for it
    let current = form.value("current_password");
    form.set("current_password", "");
    if current.is_empty() {
        form.fail("current_password", "identity-current-password-empty");
    } else if current.chars().count() > password_rules::LONGEST {
        form.fail("current_password", "identity-current-password-wrong");
    }
    let context = Context {
        name: &me.name,
        login: &mine.login,
        email: mine.email.as_deref().unwrap_or_default(),
        body: me.memberships.first().map_or("", |m| &m.body_name),
    };
    let same = current == form.raw("new_password");
    if same && !current.is_empty() {
        form.fail("new_password", "identity-new-password-same");
    }
    let Some(new) = password_rules::read(&app, &mut form, &context).await? else {
        return Ok(respond(&visit, &me, &mine, form));
    };
    if let Err(why) = check(&visit, &mine.login, Password::new(current)).await? {
        form.fail("current_password", why);
        return Ok(respond(&visit, &me, &mine, form));
    }
    let hash = new.hash(&app.keys).await?;
    replace(&visit, &mine, &hash).await?;
    Ok(visit.go_to(&format!("{}?fatto=password", paths::Profile)))
}

/// Slowed down like signing in, and under the same keys: an open screen is no place for guessing.
async fn check(
    visit: &Visit,
    login: &str,
    current: Password,
) -> Result<Result<(), &'static str>, PageError> {
    let app = visit.app();
    let attempt = Try::new(visit, login);
    let mut tx = app.db.write_for(Actor::SignIn, visit.number()).await?;
    if attempt.must_wait(&mut tx).await? {
        return Ok(Err("identity-wait"));
    }
    let known = credential(&mut tx, login).await?;
    tx.commit().await?;
    let stored = known
        .as_ref()
        .and_then(|found| found.password_hash.as_deref());
    let right = current.verify(&app.keys, stored).await?;
    let mut tx = app.db.write_for(Actor::SignIn, visit.number()).await?;
    if right {
        attempt.succeeded(&mut tx).await?;
    } else {
        attempt.failed(&mut tx).await?;
        let whose = known.map(|found| found.account.0);
        let mut event = audit::Event::new("account.password_refused").refused();
        if let Some(whose) = whose {
            event = event.subject(whose);
        }
        event.record(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(if right {
        Ok(())
    } else {
        Err("identity-current-password-wrong")
    })
}

async fn replace(visit: &Visit, mine: &MyAccount, hash: &str) -> Result<(), PageError> {
    let old = visit.token(SESSION_COOKIE).ok_or(PageError::NotFound)?;
    let new = Token::random();
    let app = visit.app();
    let mut tx = app
        .db
        .write_for(Actor::Staff(old.hash()), visit.number())
        .await?;
    audit::record(&mut tx, "account.password_changed", None, &json!({})).await?;
    if let Some(email) = &mine.email {
        let text = |id| i18n::text(visit.language(), id, &[("name", &mine.name)]).into_owned();
        let message = Message {
            channel: Channel::Email,
            recipient: email.clone(),
            subject: text("identity-changed-mail-subject"),
            body: text("identity-changed-mail"),
            calendar: None,
            topic: None,
            not_before: None,
            expires_at: None,
        };
        messages::enqueue(&mut tx, &message).await?;
    }
    account::change_password(&mut tx, hash, new.hash()).await?;
    tx.commit().await?;
    session::hand_over(visit, &new);
    Ok(())
}

fn respond(visit: &Visit, me: &access::Me, mine: &MyAccount, form: Form) -> Response {
    let page = PasswordPage {
        page: me.page(visit, "identity-password-title"),
        login: mine.login.clone(),
        form,
    };
    let status = page.form.status();
    visit.show(status, &page)
}
