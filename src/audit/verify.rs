//! Goes through the whole trail and says whether it is as it was sealed. Seals come in pages, rows in a stream, all as
//! of one instant; what is kept of a batch is its counts and the edge of its tree, so memory does not grow with the
//! trail.

use std::collections::VecDeque;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::TryStreamExt;
use platform::Tx;

use crate::anchor::Checkpoint;
use crate::finding::Finding;
use crate::key::Trusted;
use crate::leaf::{Leaf, Table};
use crate::merkle::Tree;
use crate::queries;
use crate::seal::{END, NOTHING, Seal};

/// Seals in memory at once.
const PAGE: i64 = 1000;
/// A transaction that stays open longer than this before its rows are sealed would be a wonder.
const LONGEST_WAIT: TimeDelta = TimeDelta::days(1);
/// Clocks of two servers may differ.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(5);

/// What was gone through, and what was found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub batches: i64,
    pub events: i64,
    pub changes: i64,
    pub eras: i32,
    pub anchors: usize,
    /// Rows that no seal holds yet.
    pub waiting: i64,
    pub sealed_until: Option<DateTime<Utc>>,
    pub findings: Vec<Finding>,
}

impl Report {
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Verifies everything. The transaction must be fresh: it becomes one that sees a single instant.
pub async fn verify(
    tx: &mut Tx,
    trusted: &Trusted,
    anchors: Anchors,
) -> Result<Report, sqlx::Error> {
    for setting in [
        "set transaction isolation level repeatable read",
        "set local statement_timeout = 0",
    ] {
        sqlx::query(setting).execute(tx.conn()).await?;
    }
    let mut walk = Walk::new(trusted, anchors);
    loop {
        let seals = queries::seals_after(tx, walk.batch(), PAGE).await?;
        if seals.is_empty() {
            break;
        }
        // rows are read era by era
        for run in seals.chunk_by(|one, next| one.claim.era == next.claim.era) {
            walk.run(tx, run).await?;
        }
    }
    walk.end(tx).await
}

/// Checkpoints from a file, in the order of their batches, and the lines that are none.
#[derive(Default)]
pub struct Anchors {
    checkpoints: VecDeque<Checkpoint>,
    bad_lines: Vec<usize>,
}

impl Anchors {
    /// Reads a file of anchors; empty lines do not count.
    pub fn read(file: &Path, trusted: &Trusted) -> Result<Self, std::io::Error> {
        let text = std::fs::read_to_string(file)?;
        let mut anchors = Self::default();
        for (number, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
        {
            match Checkpoint::read(line, trusted) {
                Some(checkpoint) => anchors.checkpoints.push_back(checkpoint),
                None => anchors.bad_lines.push(number + 1),
            }
        }
        anchors
            .checkpoints
            .make_contiguous()
            .sort_by_key(|checkpoint| checkpoint.batch);
        Ok(anchors)
    }
}

/// The walk along the chain.
struct Walk<'a> {
    trusted: &'a Trusted,
    anchors: Anchors,
    last: Option<Seal>,
    report: Report,
}

/// What is counted of one batch while its rows go by.
struct Batch<'a> {
    seal: &'a Seal,
    counts: [i64; 2],
    tree: Tree,
    is_misdated: bool,
    earliest: i64,
    latest: i64,
}

impl<'a> Walk<'a> {
    fn new(trusted: &'a Trusted, anchors: Anchors) -> Self {
        let report = Report {
            anchors: anchors.checkpoints.len(),
            findings: anchors
                .bad_lines
                .iter()
                .map(|line| Finding::BadAnchor { line: *line })
                .collect(),
            ..Report::default()
        };
        Self {
            trusted,
            anchors,
            last: None,
            report,
        }
    }

    fn batch(&self) -> i64 {
        self.last.as_ref().map_or(0, |seal| seal.claim.batch)
    }

    /// Seals of one era, with their rows.
    async fn run(&mut self, tx: &mut Tx, seals: &[Seal]) -> Result<(), sqlx::Error> {
        let (Some(first), Some(last)) = (seals.first(), seals.last()) else {
            return Ok(());
        };
        let (era, from) = match &self.last {
            // rows in a gap before the first seal are met as well
            Some(before) if before.claim.era == first.claim.era => {
                (first.claim.era, before.claim.hi.min(first.claim.lo))
            }
            _ => (first.claim.era, 0),
        };
        let until = seals
            .iter()
            .map(|seal| seal.claim.hi)
            .max()
            .unwrap_or(last.claim.hi);
        let mut batches = Vec::with_capacity(seals.len());
        for seal in seals {
            self.link(seal);
            batches.push(Batch::new(seal, self.last.as_ref()));
            self.last = Some(seal.clone());
        }
        for table in Table::ALL {
            self.rows(tx, table, (era, from, until), &mut batches)
                .await?;
        }
        for batch in &batches {
            self.compare(batch);
        }
        Ok(())
    }

    /// Is this the seal that must come here, and does it say what it said when it was made?
    fn link(&mut self, seal: &Seal) {
        let claim = &seal.claim;
        let batch = claim.batch;
        let found = &mut self.report.findings;
        let (expected, place, previous) = match &self.last {
            None => (1, (1, 0), NOTHING.to_vec()),
            Some(last) if last.claim.hi == END => (
                last.claim.batch + 1,
                (last.claim.era + 1, 0),
                last.hash.clone(),
            ),
            Some(last) => (
                last.claim.batch + 1,
                (last.claim.era, last.claim.hi),
                last.hash.clone(),
            ),
        };
        found.extend((expected..batch).map(|batch| Finding::MissingSeal { batch }));
        if (claim.era, claim.lo) != place {
            found.push(Finding::Misplaced { batch });
        }
        if claim.previous != previous {
            found.push(Finding::Unlinked { batch });
        }
        if seal.hash != claim.hash() {
            found.push(Finding::ChangedSeal { batch });
        }
        if !seal.is_signed(self.trusted) {
            found.push(Finding::Unsigned { batch });
        }
        self.compare_with_anchors(seal);
    }

    fn compare_with_anchors(&mut self, seal: &Seal) {
        let batch = seal.claim.batch;
        while let Some(anchor) = self.anchors.checkpoints.front() {
            if anchor.batch > batch {
                return;
            }
            let at = anchor.at.clone();
            if anchor.batch < batch {
                self.report.findings.push(Finding::CutOff {
                    batch: anchor.batch,
                    at,
                });
            } else if anchor.hash.as_slice() != seal.hash {
                self.report.findings.push(Finding::Remade { batch, at });
            }
            self.anchors.checkpoints.pop_front();
        }
    }

    /// Gives every row to its batch. Both come in the order of transactions.
    async fn rows(
        &mut self,
        tx: &mut Tx,
        table: Table,
        (era, from, until): (i32, u64, u64),
        batches: &mut [Batch<'_>],
    ) -> Result<(), sqlx::Error> {
        let mut rows = sqlx::query(sqlx::AssertSqlSafe(table.rows()))
            .bind(era)
            .bind(from.to_string())
            .bind(until.to_string())
            .fetch(tx.conn());
        let (mut bytes, mut place, mut strays) = (Vec::new(), 0, 0);
        while let Some(row) = rows.try_next().await? {
            let leaf = Leaf::of(table, &row, &mut bytes)?;
            while batches
                .get(place)
                .is_some_and(|batch| leaf.xid >= batch.seal.claim.hi)
            {
                place += 1;
                strays = self.note_strays(strays, batches.get(place - 1));
            }
            match batches.get_mut(place) {
                Some(batch) if leaf.xid >= batch.seal.claim.lo => batch.add(table, &leaf),
                _ => strays += 1,
            }
        }
        drop(rows);
        self.note_strays(strays, batches.get(place).or(batches.last()));
        Ok(())
    }

    fn note_strays(&mut self, rows: i64, batch: Option<&Batch<'_>>) -> i64 {
        if let Some(batch) = batch.filter(|_| rows > 0) {
            let before = batch.seal.claim.batch;
            self.report
                .findings
                .push(Finding::Unsealed { before, rows });
        }
        0
    }

    fn compare(&mut self, found: &Batch<'_>) {
        let claim = &found.seal.claim;
        let batch = claim.batch;
        let sealed = [claim.events, claim.changes];
        let findings = &mut self.report.findings;
        for ((table, sealed), found) in Table::ALL.into_iter().zip(sealed).zip(found.counts) {
            if sealed != found {
                findings.push(Finding::count(batch, table, sealed, found));
            }
        }
        if sealed == found.counts && found.tree.root().as_slice() != claim.root {
            findings.push(Finding::ChangedRows { batch });
        }
        if found.is_misdated {
            findings.push(Finding::Misdated { batch });
        }
        self.report.batches += 1;
        self.report.events += found.counts[0];
        self.report.changes += found.counts[1];
        self.report.eras = self.report.eras.max(claim.era);
        self.report.sealed_until = Some(claim.at);
    }

    async fn end(mut self, tx: &mut Tx) -> Result<Report, sqlx::Error> {
        for anchor in std::mem::take(&mut self.anchors.checkpoints) {
            let Checkpoint { batch, at, .. } = anchor;
            self.report.findings.push(Finding::CutOff { batch, at });
        }
        let (era, hi) = self
            .last
            .as_ref()
            .map_or((1, 0), |last| (last.claim.era, last.claim.hi));
        let lost = queries::outside_all_eras(tx).await?;
        if lost > 0 {
            self.report.findings.push(Finding::NoSuchEra { rows: lost });
        }
        self.report.waiting = queries::waiting(tx, era, hi).await? - lost;
        Ok(self.report)
    }
}

impl<'a> Batch<'a> {
    fn new(seal: &'a Seal, before: Option<&Seal>) -> Self {
        let earliest = before.map_or(i64::MIN, |before| {
            since_2000(before.claim.at - LONGEST_WAIT)
        });
        Self {
            seal,
            counts: [0; 2],
            tree: Tree::default(),
            is_misdated: false,
            earliest,
            latest: since_2000(seal.claim.at + CLOCKS_DIFFER),
        }
    }

    fn add(&mut self, table: Table, leaf: &Leaf) {
        self.tree.push(leaf.hash);
        self.counts[table as usize] += 1;
        self.is_misdated |= leaf.at < self.earliest || leaf.at > self.latest;
    }
}

/// Microseconds, as the database counts them.
fn since_2000(at: DateTime<Utc>) -> i64 {
    const YEAR_2000: i64 = 946_684_800_000_000;
    at.timestamp_micros() - YEAR_2000
}
