//! Slowing down whoever guesses, without locking anybody out: an account can always be tried again after at most
//! fifteen minutes, and the first failures cost nothing.

use platform::Tx;
use platform::keys::{Purpose, hex};
use platform::web::Visit;
use uuid::Uuid;

use crate::queries;

/// Failures that cost nothing: people mistype; behind one address sit many people.
const FREE_FOR_LOGIN: i32 = 3;
const FREE_FOR_NETWORK: i32 = 20;

/// The keys under which this try counts: the login, and the network it comes from. Keyed hashes, so that the table
/// says nothing about anybody.
pub struct Try {
    login: Vec<u8>,
    network: Option<Vec<u8>>,
    request: Uuid,
}

impl Try {
    pub fn new(visit: &Visit, login: &str) -> Self {
        let keys = &visit.app().keys;
        Self {
            login: keys
                .mac(Purpose::Throttle, &[b"login", login.as_bytes()])
                .to_vec(),
            network: visit.network().map(|network| {
                keys.mac(Purpose::Throttle, &[b"network", &network])
                    .to_vec()
            }),
            request: visit.number(),
        }
    }

    /// The login, for the trail: tries at the same one are told to be so, and none says whose it is.
    pub fn login(&self) -> String {
        hex(&self.login[..8])
    }

    pub async fn must_wait(&self, tx: &mut Tx) -> sqlx::Result<bool> {
        let keys: Vec<Vec<u8>> = std::iter::once(&self.login)
            .chain(&self.network)
            .cloned()
            .collect();
        let waits = queries::retry_at(tx, &keys).await?.is_some();
        if waits {
            tracing::info!(request = %self.request, "a sign-in came too early");
        }
        Ok(waits)
    }

    pub async fn failed(&self, tx: &mut Tx) -> sqlx::Result<()> {
        queries::note_failure(tx, &self.login, FREE_FOR_LOGIN).await?;
        if let Some(network) = &self.network {
            queries::note_failure(tx, network, FREE_FOR_NETWORK).await?;
        }
        Ok(())
    }

    pub async fn succeeded(&self, tx: &mut Tx) -> sqlx::Result<()> {
        queries::forget_failures(tx, &self.login).await
    }
}
