//! Slowing down whoever guesses references or codes, by network. Nobody is locked out for longer than a quarter of
//! an hour, and a library with many people behind one address has some room.

use platform::Tx;
use platform::keys::Purpose;
use platform::web::Visit;

use crate::queries;

/// Tries that cost nothing.
const FREE: i32 = 20;

fn key(visit: &Visit) -> Option<Vec<u8>> {
    let network = visit.network()?;
    Some(
        visit
            .app()
            .keys
            .mac(Purpose::Throttle, &[b"appointment", &network])
            .to_vec(),
    )
}

pub async fn must_wait(tx: &mut Tx, visit: &Visit) -> sqlx::Result<bool> {
    let Some(key) = key(visit) else {
        return Ok(false);
    };
    let waits = queries::retry_at(tx, &[key]).await?.is_some();
    if waits {
        tracing::info!(request = %visit.number(), "a reference or a code came too early");
    }
    Ok(waits)
}

pub async fn note(tx: &mut Tx, visit: &Visit) -> sqlx::Result<()> {
    match key(visit) {
        Some(key) => queries::note_failure(tx, &key, FREE).await,
        None => Ok(()),
    }
}
