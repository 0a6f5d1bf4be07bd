//! A question asked of one browser and not answered yet: the secret of an app that is being set up, the challenge
//! for a passkey. Sealed, bound to the browser's token and to its kind, gone with the answer.

use platform::Tx;
use platform::keys::{Purpose, TokenHash};
use platform::web::Visit;

use crate::second_factor_queries as queries;

pub const APP: &str = "totp";
pub const NEW_PASSKEY: &str = "passkey_new";
pub const PASSKEY: &str = "passkey";

/// As the database keeps a question.
pub fn sealed(visit: &Visit, holder: TokenHash, kind: &str, state: &[u8]) -> Vec<u8> {
    let place: [&[u8]; 3] = [b"identity.ceremony", &holder.0, kind.as_bytes()];
    visit.app().keys.seal(Purpose::SecondFactor, &place, state)
}

fn opened(visit: &Visit, holder: TokenHash, kind: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let place: [&[u8]; 3] = [b"identity.ceremony", &holder.0, kind.as_bytes()];
    visit.app().keys.open(Purpose::SecondFactor, &place, sealed)
}

/// Asks; a question of the same kind that was not answered is forgotten.
pub async fn keep(
    tx: &mut Tx,
    visit: &Visit,
    holder: TokenHash,
    kind: &str,
    state: &[u8],
) -> sqlx::Result<()> {
    queries::keep_ceremony(tx, kind, &sealed(visit, holder, kind, state)).await
}

/// What was asked, without using it up.
pub async fn look(
    tx: &mut Tx,
    visit: &Visit,
    holder: TokenHash,
    kind: &str,
) -> sqlx::Result<Option<Vec<u8>>> {
    let state = queries::ceremony_state(tx, kind).await?;
    Ok(state.and_then(|state| opened(visit, holder, kind, &state)))
}

/// What was asked; it can be answered once.
pub async fn take(
    tx: &mut Tx,
    visit: &Visit,
    holder: TokenHash,
    kind: &str,
) -> sqlx::Result<Option<Vec<u8>>> {
    let state = queries::take_ceremony(tx, kind).await?;
    Ok(state.and_then(|state| opened(visit, holder, kind, &state)))
}
