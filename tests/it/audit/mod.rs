//! The trail: sealed without a gap, and no change by force goes unseen.

mod command;
mod eras;
mod pages;
mod sealing;
mod tampering;
mod words;

use std::path::PathBuf;

use audit::{Anchors, Finding, Notary, Report, SealKey, Trusted};
use platform::db::{Actor, Trail};
use platform::keys::Keys;
use sqlx::{AssertSqlSafe, Executor};
use tempfile::TempDir;

use crate::support::TestPortal;

/// A portal with a sealed trail, and everything that proves it.
pub struct Sealed {
    pub portal: TestPortal,
    pub key: SealKey,
    folder: TempDir,
}

impl Sealed {
    /// A trail of so many batches with three events each, after those of the seed.
    pub async fn new(batches: usize) -> Self {
        let portal = TestPortal::new().await;
        let key = SealKey::derived(&portal.app.keys);
        let sealed = Self {
            portal,
            key,
            folder: tempfile::tempdir().unwrap(),
        };
        sealed.seal().await;
        for _ in 0..batches {
            sealed.record(3).await;
            sealed.seal().await;
        }
        sealed
    }

    /// So many events in one transaction.
    pub async fn record(&self, count: usize) {
        let mut tx = self.portal.app.db.write(Actor::Worker).await.unwrap();
        for number in 0..count {
            audit::record(
                &mut tx,
                "session.refused",
                None,
                &serde_json::json!({ "number": number }),
            )
            .await
            .unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// Seals until nothing waits: other tests' transactions on the same server can hold it up.
    pub async fn seal(&self) {
        loop {
            audit::seal_finished(&self.portal.app.db, &self.key)
                .await
                .unwrap();
            if self.lag().await.is_zero() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    pub async fn lag(&self) -> std::time::Duration {
        audit::lag(&self.portal.app.db, Actor::Auditor)
            .await
            .unwrap()
    }

    /// As the worker writes it.
    pub fn anchor_file(&self) -> PathBuf {
        self.folder.path().join("anchors.txt")
    }

    pub async fn anchor(&self) {
        audit::anchor(&self.portal.app.db, &self.key, &self.anchor_file())
            .await
            .unwrap();
    }

    pub fn notary(&self) -> Notary {
        Notary::new(self.key.clone(), Some(self.anchor_file()), &[])
    }

    /// What verifying finds, with the anchors if there are any.
    pub async fn verified(&self) -> Report {
        let trusted: Trusted = [self.key.public()].into_iter().collect();
        let anchors = if self.anchor_file().exists() {
            Anchors::read(&self.anchor_file(), &trusted).unwrap()
        } else {
            Anchors::default()
        };
        let mut tx = Trail::begin(&self.portal.address, Some(&self.keys()))
            .await
            .unwrap();
        audit::verify(&mut tx, &trusted, anchors).await.unwrap()
    }

    pub async fn findings(&self) -> Vec<Finding> {
        self.verified().await.findings
    }

    fn keys(&self) -> Keys {
        self.portal.app.keys.clone()
    }

    /// As a superuser with every guard of the database switched off.
    pub async fn by_force(&self, statements: &str) {
        let mut behind = self.portal.behind().await;
        behind
            .execute("set session_replication_role = replica")
            .await
            .unwrap();
        behind
            .execute(sqlx::raw_sql(AssertSqlSafe(statements.to_owned())))
            .await
            .unwrap();
    }

    /// A number out of the database.
    pub async fn number(&self, query: &str) -> i64 {
        sqlx::query_scalar(AssertSqlSafe(query.to_owned()))
            .fetch_one(&mut self.portal.behind().await)
            .await
            .unwrap()
    }

    /// The last batch.
    pub async fn last_batch(&self) -> i64 {
        self.number("select max(batch) from audit.seal").await
    }
}
