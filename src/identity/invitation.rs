//! `/invito/{token}` and `/invito`: somebody who was invited chooses a password, once, within three days.
//!
//! The link only moves its token into a cookie, so that no page, no referrer and no history but the first line holds
//! it. Forged, used, revoked and expired links are one answer.

use std::time::Duration;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use platform::App;
use platform::db::Actor;
use platform::i18n;
use platform::keys::Token;
use platform::web::{Form, Page, PageResult, Visit};
use vocabulary::paths;

use crate::password_rules::{self, Context};
use crate::pending;
use crate::queries::account::{self as queries, Invited};

const COOKIE: &str = "porta-invito";
const COOKIE_LASTS: Duration = Duration::from_hours(1);

#[derive(Template)]
#[template(path = "identity/invitation.html")]
struct InvitationPage {
    page: Page,
    form: Form,
    name: String,
    login: String,
    body: String,
    until: String,
}

#[derive(Template)]
#[template(path = "identity/invitation_gone.html")]
struct Gone {
    page: Page,
}

/// Not stricter than `Lax`: links in mail are followed from other sites, and the next page has to see the cookie.
pub async fn arrive(path: paths::InvitationLink, visit: Visit) -> PageResult {
    match Token::parse(&path.token) {
        Some(token) => visit.set_cookie(COOKIE, token.as_str(), COOKIE_LASTS, false),
        None => visit.drop_cookie(COOKIE),
    }
    Ok(visit.go_to(&paths::Invitation))
}

pub async fn show(_: paths::Invitation, visit: Visit, State(app): State<App>) -> PageResult {
    match invited(&app, &visit).await? {
        Some((_, invited)) => Ok(respond(&visit, invited, Form::empty())),
        None => Ok(gone(&visit)),
    }
}

pub async fn accept(
    _: paths::Invitation,
    visit: Visit,
    State(app): State<App>,
    mut form: Form,
) -> PageResult {
    let Some((token, invited)) = invited(&app, &visit).await? else {
        return Ok(gone(&visit));
    };
    let context = Context {
        name: &invited.name,
        login: &invited.login,
        email: &invited.email,
        body: &invited.body,
    };
    let Some(password) = password_rules::read(&app, &mut form, &context).await? else {
        return Ok(respond(&visit, invited, form));
    };
    let hash = password.hash(&app.keys).await?;
    let mut tx = app.db.write_for(Actor::SignIn, visit.number()).await?;
    let Some(account) = queries::accept_invitation(&mut tx, token.hash(), &hash).await? else {
        return Ok(gone(&visit)); // used or revoked a moment ago
    };
    let nothing = serde_json::json!({});
    audit::record(
        &mut tx,
        "account.invitation_used",
        Some(account.0),
        &nothing,
    )
    .await?;
    pending::begin(&mut tx, &visit, account).await?;
    tx.commit().await?;
    visit.drop_cookie(COOKIE);
    Ok(visit.go_to(&paths::SecondFactor))
}

async fn invited(app: &App, visit: &Visit) -> Result<Option<(Token, Invited)>, sqlx::Error> {
    let Some(token) = visit.token(COOKIE) else {
        return Ok(None);
    };
    let mut tx = app.db.read(Actor::SignIn).await?;
    let invited = queries::invitation(&mut tx, token.hash()).await?;
    Ok(invited.map(|invited| (token, invited)))
}

fn respond(visit: &Visit, invited: Invited, form: Form) -> Response {
    let page = InvitationPage {
        page: visit.page("identity-invitation-title"),
        name: invited.name,
        login: invited.login,
        body: invited.body,
        until: i18n::moment(visit.language(), invited.ends_at),
        form,
    };
    let status = page.form.status();
    visit.show(status, &page)
}

fn gone(visit: &Visit) -> Response {
    visit.drop_cookie(COOKIE);
    let page = Gone {
        page: visit.page("identity-invitation-gone-title"),
    };
    visit.show(StatusCode::NOT_FOUND, &page)
}

/// `/entra/password-dimenticata`: there are no secret questions and no way round the second factor; people ask people.
pub async fn forgotten(_: paths::ForgottenPassword, visit: Visit) -> PageResult {
    #[derive(Template)]
    #[template(path = "identity/forgotten_password.html")]
    struct Forgotten {
        page: Page,
    }
    Ok(visit.show_public(&Forgotten {
        page: visit.page("identity-forgotten-title"),
    }))
}
