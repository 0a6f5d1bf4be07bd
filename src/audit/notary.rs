//! Keeps the trail sealed while the portal runs: seals every second, writes the end of the chain down outside the
//! database every few minutes, and once a day goes through it all.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use platform::Tx;
use platform::db::{Actor, Db, Failure};
use sqlx::FromRow;
use tokio::time::{MissedTickBehavior, interval};

use crate::anchor::{AnchorError, anchor};
use crate::key::{SealKey, Trusted};
use crate::sealer::seal_finished;
use crate::verify::{Anchors, Report, verify};
use crate::{finding, queries};

const SEAL: Duration = Duration::from_secs(1);
const ANCHOR: Duration = Duration::from_mins(5);
const LOOK_THROUGH: Duration = Duration::from_hours(1);
/// Rows that wait longer than this for their seal are worth a warning.
pub const LATE: Duration = Duration::from_mins(1);

/// Holds the key, and knows where to write the end of the chain down.
#[derive(Clone)]
pub struct Notary {
    key: SealKey,
    anchors: Option<PathBuf>,
    trusted: Trusted,
}

impl Notary {
    /// `older`: public keys that signed before today's.
    pub fn new(key: SealKey, anchors: Option<PathBuf>, older: &[crate::PublicKey]) -> Self {
        let trusted = older.iter().copied().chain([key.public()]).collect();
        Self {
            key,
            anchors,
            trusted,
        }
    }

    /// Until the process ends. Harmless when several workers do it.
    pub async fn work(&self, db: &Db) {
        self.close(db).await; // what a sudden end has left
        tokio::join!(self.keep_sealed(db), self.keep_verified(db));
    }

    async fn keep_sealed(&self, db: &Db) {
        let [mut seal, mut anchor] = [SEAL, ANCHOR].map(every);
        loop {
            tokio::select! {
                _ = seal.tick() => self.seal(db).await,
                _ = anchor.tick() => self.anchor(db).await,
            }
        }
    }

    async fn keep_verified(&self, db: &Db) {
        let mut verify = every(LOOK_THROUGH);
        loop {
            verify.tick().await;
            self.verify(db).await;
        }
    }

    /// Seals and writes down what there is: at the beginning, and before the process ends.
    pub async fn close(&self, db: &Db) {
        self.seal(db).await;
        self.anchor(db).await;
    }

    async fn seal(&self, db: &Db) {
        if let Err(error) = seal_finished(db, &self.key).await {
            tracing::error!(error = %Failure(&error), "the trail could not be sealed");
        }
        match lag(db, Actor::Auditor).await {
            Ok(lag) if lag > LATE => {
                tracing::warn!(seconds = lag.as_secs(), "the seal of the trail is late");
            }
            _ => {}
        }
    }

    async fn anchor(&self, db: &Db) {
        let Some(file) = &self.anchors else { return };
        match anchor(db, &self.key, file).await {
            Ok(()) => {}
            Err(AnchorError::Sql(error)) => {
                tracing::error!(error = %Failure(&error), "the trail could not be anchored");
            }
            Err(AnchorError::File(error)) => {
                tracing::error!(%error, "the trail could not be anchored");
            }
        }
    }

    /// Once a day, whichever worker comes first.
    async fn verify(&self, db: &Db) {
        match self.look_through(db).await {
            Ok(Some(report)) => report.findings.iter().for_each(
                |finding: &finding::Finding| tracing::error!(%finding, "the trail is not as it was sealed"),
            ),
            Ok(None) => {}
            Err(error) => tracing::error!(error = %Failure(&error), "the trail could not be verified"),
        }
    }

    async fn look_through(&self, db: &Db) -> Result<Option<Report>, sqlx::Error> {
        let mut tx = db.read(Actor::Auditor).await?;
        let last = Verification::last(&mut tx).await?;
        if last.is_some_and(|last| last.is_recent) {
            return Ok(None);
        }
        drop(tx);
        let anchors = match &self.anchors {
            Some(file) => Anchors::read(file, &self.trusted).unwrap_or_default(),
            None => Anchors::default(),
        };
        let mut tx = db.read(Actor::Auditor).await?;
        let report = verify(&mut tx, &self.trusted, anchors).await?;
        drop(tx);
        let mut tx = db.write(Actor::Auditor).await?;
        Verification::note(&mut tx, &report).await?;
        tx.commit().await?;
        Ok(Some(report))
    }
}

fn every(period: Duration) -> tokio::time::Interval {
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// How long the oldest row has been waiting for its seal.
pub async fn lag(db: &Db, actor: Actor) -> Result<Duration, sqlx::Error> {
    let mut tx = db.read(actor).await?;
    Ok(Duration::try_from_secs_f64(queries::lag(&mut tx).await?).unwrap_or_default())
}

/// The last time that everything was gone through.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct Verification {
    pub at: DateTime<Utc>,
    pub findings: i64,
    is_recent: bool,
}

impl Verification {
    pub async fn last(tx: &mut Tx) -> Result<Option<Self>, sqlx::Error> {
        sqlx::query_as(
            "select at, findings, at > clock_timestamp() - interval '23 hours' as is_recent
             from audit.verification order by id desc limit 1",
        )
        .fetch_optional(tx.conn())
        .await
    }

    async fn note(tx: &mut Tx, report: &Report) -> Result<(), sqlx::Error> {
        sqlx::query("insert into audit.verification (batches, events, changes, findings) values ($1, $2, $3, $4)")
            .bind(report.batches)
            .bind(report.events)
            .bind(report.changes)
            .bind(i64::try_from(report.findings.len()).unwrap_or(i64::MAX))
            .execute(tx.conn())
            .await?;
        Ok(())
    }
}
