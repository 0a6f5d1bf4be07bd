//! A session: a token that only the browser has, its hash that only the database has.

use std::time::Duration;

use access::{IDLE_MINUTES, SESSION_COOKIE};
use platform::Tx;
use platform::keys::Token;
use platform::web::Visit;
use vocabulary::ids::AccountId;

use crate::queries;

/// Minutes at all.
const ABSOLUTE: i64 = 600;

/// Opens a session for an account in a transaction of [`platform::db::Actor::SignIn`] and gives the browser its
/// token: always a new one, so a planted cookie is worth nothing.
pub async fn open(tx: &mut Tx, visit: &Visit, account: AccountId) -> sqlx::Result<()> {
    let token = Token::random();
    queries::open_session(tx, account, token.hash(), IDLE_MINUTES, ABSOLUTE).await?;
    audit::record(
        tx,
        "session.opened",
        Some(account.0),
        &serde_json::json!({}),
    )
    .await?;
    visit.set_cookie(
        SESSION_COOKIE,
        token.as_str(),
        Duration::from_secs(u64::try_from(ABSOLUTE * 60).unwrap_or(0)),
        true,
    );
    Ok(())
}
