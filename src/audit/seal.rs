//! A seal: which rows one batch holds, the root over them, and its link to the seal before.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::FromRow;

use crate::key::{SealKey, Trusted};
use crate::merkle::Hash;

/// Before the first seal.
pub(crate) const NOTHING: Hash = [0; 32];
/// Past every transaction: where the last batch of an era that is over ends.
pub(crate) const END: u64 = u64::MAX;
const PURPOSE: &str = "porta seal 1";

/// What a seal says; its hash is over all of this.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub(crate) batch: i64,
    pub(crate) era: i32,
    pub(crate) lo: u64,
    pub(crate) hi: u64,
    pub(crate) events: i64,
    pub(crate) changes: i64,
    pub(crate) root: Vec<u8>,
    pub(crate) previous: Vec<u8>,
    pub(crate) at: DateTime<Utc>,
}

impl Claim {
    pub(crate) fn hash(&self) -> Hash {
        Sha256::new()
            .chain_update(PURPOSE)
            .chain_update(self.batch.to_be_bytes())
            .chain_update(self.era.to_be_bytes())
            .chain_update(self.lo.to_be_bytes())
            .chain_update(self.hi.to_be_bytes())
            .chain_update(self.events.to_be_bytes())
            .chain_update(self.changes.to_be_bytes())
            .chain_update(&self.root)
            .chain_update(&self.previous)
            .chain_update(self.at.timestamp_micros().to_be_bytes())
            .finalize()
            .into()
    }

    pub(crate) fn sign(self, key: &SealKey) -> Seal {
        let hash = self.hash();
        Seal {
            hash: hash.into(),
            key: key.public().bytes().into(),
            signature: key.sign(PURPOSE, &hash).into(),
            claim: self,
        }
    }
}

/// A row of `audit.seal`.
#[derive(Clone, Debug)]
pub(crate) struct Seal {
    pub(crate) claim: Claim,
    pub(crate) hash: Vec<u8>,
    pub(crate) key: Vec<u8>,
    pub(crate) signature: Vec<u8>,
}

impl Seal {
    /// Whether somebody we trust says exactly this.
    pub(crate) fn is_signed(&self, trusted: &Trusted) -> bool {
        trusted.signed(&self.key, PURPOSE, &self.hash, &self.signature)
    }
}

impl<'r> FromRow<'r, sqlx::postgres::PgRow> for Seal {
    fn from_row(row: &'r sqlx::postgres::PgRow) -> Result<Self, sqlx::Error> {
        use sqlx::Row;
        let xid = |column| -> Result<u64, sqlx::Error> {
            row.try_get::<String, _>(column)?
                .parse()
                .map_err(|error: std::num::ParseIntError| sqlx::Error::Decode(error.into()))
        };
        Ok(Self {
            claim: Claim {
                batch: row.try_get("batch")?,
                era: row.try_get("era")?,
                lo: xid("lo")?,
                hi: xid("hi")?,
                events: row.try_get("events")?,
                changes: row.try_get("changes")?,
                root: row.try_get("root")?,
                previous: row.try_get("previous")?,
                at: row.try_get("at")?,
            },
            hash: row.try_get("hash")?,
            key: row.try_get("key")?,
            signature: row.try_get("signature")?,
        })
    }
}
