//! A session: a token that only the browser has, its hash that only the database has.

use std::time::Duration;

use access::{IDLE_MINUTES, SESSION_COOKIE};
use platform::Tx;
use platform::keys::Token;
use platform::web::Visit;
use vocabulary::ids::AccountId;

use crate::SecondFactor;
use crate::queries::{self, NewSession};

/// Minutes at all.
const ABSOLUTE: i64 = 600;

/// Opens a session for an account in a transaction of [`platform::db::Actor::SignIn`] and gives the browser its
/// token: always a new one, so a planted cookie is worth nothing. The session that the browser held before ends.
/// The one door: whoever calls it has seen the password and the second factor.
pub async fn open(
    tx: &mut Tx,
    visit: &Visit,
    account: AccountId,
    factor: SecondFactor,
) -> sqlx::Result<()> {
    let token = Token::random();
    let session = NewSession {
        account,
        token: token.hash(),
        before: visit.token(SESSION_COOKIE).map(|old| old.hash()),
        factor: factor.code(),
        idle: IDLE_MINUTES,
        absolute: ABSOLUTE,
        confirmed: factor.minutes_confirmed(),
    };
    queries::open_session(tx, &session).await?;
    queries::account::describe_session(tx, token.hash(), visit.agent()).await?;
    audit::Event::new("session.opened")
        .subject(account.0)
        .detail(serde_json::json!({ "factor": factor.code() }))
        .record(tx)
        .await?;
    hand_over(visit, &token);
    Ok(())
}

/// Gives the browser the token of its session.
pub fn hand_over(visit: &Visit, token: &Token) {
    let lasts = Duration::from_secs(u64::try_from(ABSOLUTE * 60).unwrap_or(0));
    visit.set_cookie(SESSION_COOKIE, token.as_str(), lasts, true);
}
