//! Between the two steps of signing in: the password was right, and the browser holds a token that opens nothing but
//! the second step. It lasts ten minutes and ends with the first session that it opens.

use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use platform::db::Actor;
use platform::keys::{Token, TokenHash};
use platform::web::{PageError, Visit};
use platform::{App, ReadTx, Tx, WriteTx};
use vocabulary::ids::AccountId;
use vocabulary::paths;

use crate::second_factor::{Holder, SecondFactor};
use crate::totp::SharedSecret;
use crate::{second_factor_ceremony as ceremony, second_factor_queries as queries, session};

const COOKIE: &str = "porta-accesso";
const LASTS: Duration = Duration::from_mins(10);

/// Somebody half-way in looks at the second step. Without a token that is good, the handler never runs.
pub struct PendingRead {
    pub tx: ReadTx,
    pub holder: Holder,
}

/// Somebody half-way in answers.
pub struct PendingWrite {
    pub tx: WriteTx,
    pub holder: Holder,
}

/// The first step is done: gives the browser its token, in a transaction of [`Actor::SignIn`]. The caller leads to
/// [`paths::SecondFactor`], where a factor is asked for or the first one set up.
pub async fn begin(tx: &mut Tx, visit: &Visit, account: AccountId) -> sqlx::Result<()> {
    let token = Token::random();
    // whoever has no factor finds a secret for an app ready
    let secret = SharedSecret::random();
    let state = ceremony::sealed(visit, token.hash(), ceremony::APP, secret.as_bytes());
    queries::begin_sign_in(tx, account, token.hash(), &state).await?;
    audit::Event::new("session.begun")
        .subject(account.0)
        .record(tx)
        .await?;
    visit.set_cookie(COOKIE, token.as_str(), LASTS, true);
    Ok(())
}

impl PendingWrite {
    /// The second step is done too: this token ends and a session begins.
    pub async fn finish(mut self, visit: &Visit, factor: SecondFactor) -> Result<(), PageError> {
        let account = queries::end_sign_in(&mut self.tx)
            .await?
            .ok_or_else(|| first_step(visit))?;
        session::open(&mut self.tx, visit, account, factor).await?;
        self.tx.commit().await?;
        visit.drop_cookie(COOKIE);
        Ok(())
    }
}

impl FromRequestParts<App> for PendingRead {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let (visit, token) = half_way(parts)?;
        let mut tx = app.db.read(Actor::Pending(token)).await?;
        let holder = Holder::of(&mut tx, token).await?;
        Ok(Self {
            tx,
            holder: holder.ok_or_else(|| first_step(&visit))?,
        })
    }
}

impl FromRequestParts<App> for PendingWrite {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let (visit, token) = half_way(parts)?;
        let actor = Actor::Pending(token);
        let mut tx = app.db.write_for(actor, visit.number()).await?;
        let holder = Holder::of(&mut tx, token).await?;
        Ok(Self {
            tx,
            holder: holder.ok_or_else(|| first_step(&visit))?,
        })
    }
}

fn half_way(parts: &Parts) -> Result<(Visit, TokenHash), PageError> {
    let visit = parts.extensions.get::<Visit>().cloned();
    let visit = visit.ok_or(PageError::NotFound)?;
    match visit.token(COOKIE) {
        Some(token) => Ok((visit, token.hash())),
        None => Err(first_step(&visit)),
    }
}

/// Forged, used, expired: back to the password.
fn first_step(visit: &Visit) -> PageError {
    PageError::SignInFirst(visit.href(&paths::SignIn))
}
