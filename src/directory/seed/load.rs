//! Writing the seed into a database: what is not there is added, what differs is corrected, nothing is removed.
//!
//! Loading the same seed again changes no row and leaves no trace in the audit trail. The desks and their weekly hours
//! are rows of the agenda; they are written here because they come from the same files, by the deploying user, before
//! anybody is served.

mod birthplace;
mod network;
mod service;

use platform::WriteTx;

use super::{Seed, birthplace as tables};

/// Why the seed could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file of the network is not as expected.
    #[error("the description of the network: {0}")]
    Network(#[from] toml::de::Error),
    /// A table of places of birth is not as expected.
    #[error("the places of birth: {0}")]
    Birthplaces(#[from] csv::Error),
    /// The database refused.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Loads the network of the Piana di Lucca and the places of birth. Needs a transaction of the deploying user
/// (`platform::db::Deploy::begin`); committing is the caller's.
pub async fn load(tx: &mut WriteTx) -> Result<(), LoadError> {
    let seed = Seed::piana_di_lucca()?;
    birthplace::municipalities(tx, &tables::municipalities()?).await?;
    birthplace::countries(tx, &tables::countries()?).await?;
    network::bodies(tx, &seed.bodies).await?;
    network::sites(tx, &seed.sites).await?;
    network::patronal_days(tx, &seed.patronal_days).await?;
    service::services(tx, &seed.services).await?;
    service::reasons(tx, &seed.services).await?;
    network::offices(tx, &seed.offices).await?;
    network::desks(tx, &seed.desks).await?;
    Ok(())
}
