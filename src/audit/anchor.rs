//! Checkpoints kept outside the database: one line for the last seal, signed, added to a file every few minutes. A
//! chain can be cut at its end, or its end be made anew by whoever holds the key, and still look whole; a line in a
//! file that somebody else keeps says otherwise.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use platform::db::{Actor, Db};
use platform::keys::hex;

use crate::key::{SealKey, Trusted, unhex};
use crate::queries;

const PURPOSE: &str = "porta checkpoint 1";

/// What one line says: the seal of this batch had this hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    pub(crate) batch: i64,
    pub(crate) hash: [u8; 32],
    /// As it stands in the line.
    pub(crate) at: String,
}

impl Checkpoint {
    fn content(&self) -> String {
        format!(
            "{PURPOSE} {} batch={} hash={}",
            self.at,
            self.batch,
            hex(&self.hash)
        )
    }

    fn line(&self, key: &SealKey) -> String {
        let content = self.content();
        let signature = STANDARD.encode(key.sign(PURPOSE, content.as_bytes()));
        format!("{content} key={} signature={signature}\n", key.public())
    }

    /// A line that somebody we trust has signed.
    pub(crate) fn read(line: &str, trusted: &Trusted) -> Option<Self> {
        let (content, proof) = line.trim_end().split_once(" key=")?;
        let (key, signature) = proof.split_once(" signature=")?;
        let (key, signature) = (unhex::<32>(key)?, STANDARD.decode(signature).ok()?);
        if !trusted.signed(&key, PURPOSE, content.as_bytes(), &signature) {
            return None;
        }
        let mut parts = content.strip_prefix(PURPOSE)?.split_ascii_whitespace();
        Some(Self {
            at: parts.next()?.to_owned(),
            batch: parts.next()?.strip_prefix("batch=")?.parse().ok()?,
            hash: unhex(parts.next()?.strip_prefix("hash=")?)?,
        })
    }
}

/// What can go wrong when the end of the chain is written down.
#[derive(Debug, thiserror::Error)]
pub enum AnchorError {
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
    #[error("the file of anchors can not be written: {0}")]
    File(#[from] std::io::Error),
}

/// Adds the end of the chain to the file, unless it stands there already.
pub async fn anchor(db: &Db, key: &SealKey, file: &Path) -> Result<(), AnchorError> {
    let mut tx = db.read(Actor::Auditor).await?;
    let Some(last) = queries::last_seal(&mut tx).await? else {
        return Ok(());
    };
    let checkpoint = Checkpoint {
        batch: last.claim.batch,
        hash: last.hash.try_into().unwrap_or_default(),
        at: last
            .claim
            .at
            .to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
    };
    if is_last(file, &checkpoint)? {
        return Ok(());
    }
    let mut opened = OpenOptions::new().append(true).create(true).open(file)?;
    // one write: two workers that share the file do not tear each other's lines
    opened.write_all(checkpoint.line(key).as_bytes())?;
    opened.sync_data()?;
    Ok(())
}

fn is_last(file: &Path, checkpoint: &Checkpoint) -> Result<bool, std::io::Error> {
    use std::io::{Read, Seek, SeekFrom};
    const LONGER_THAN_A_LINE: u64 = 1024;
    let mut opened = match std::fs::File::open(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        opened => opened?,
    };
    let length = opened.metadata()?.len();
    opened.seek(SeekFrom::Start(length.saturating_sub(LONGER_THAN_A_LINE)))?;
    let mut tail = Vec::new();
    opened.read_to_end(&mut tail)?;
    let tail = String::from_utf8_lossy(&tail);
    Ok(tail
        .lines()
        .last()
        .is_some_and(|line| line.contains(&checkpoint.content())))
}

#[cfg(test)]
mod tests {
    use super::Checkpoint;
    use crate::key::{SealKey, Trusted};
    use platform::keys::Keys;

    #[test]
    fn a_line_is_read_back_and_a_changed_one_is_not() {
        let key = SealKey::derived(&Keys::from_secret("ours"));
        let trusted: Trusted = [key.public()].into_iter().collect();
        let checkpoint = Checkpoint {
            batch: 17,
            hash: [7; 32],
            at: "2026-11-23T09:00:00.000001Z".into(),
        };
        let line = checkpoint.line(&key);
        assert_eq!(Checkpoint::read(&line, &trusted), Some(checkpoint));
        assert_eq!(
            Checkpoint::read(&line.replace("batch=17", "batch=16"), &trusted),
            None
        );
        assert_eq!(Checkpoint::read("", &trusted), None);
        let foreign = SealKey::derived(&Keys::from_secret("theirs")).public();
        assert_eq!(
            Checkpoint::read(&line, &[foreign].into_iter().collect()),
            None
        );
    }
}
