//! What the trail costs whoever writes, how far the seal lags behind, and how fast it is all gone through again.
//!
//! On a cluster of its own that waits for its disk, because that is where a trail can hurt. Ways of writing take
//! turns within one run; the floor of verifying is reading the same rows and doing nothing with them.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use audit::{Anchors, Notary, SealKey, Trusted};
use cluster::{Cluster, Durability};
use futures_util::TryStreamExt;
use platform::db::{Actor, Address, Db, Trail};
use platform::keys::Keys;
use sqlx::{AssertSqlSafe, Executor};
use tempfile::TempDir;

use crate::Length;
use crate::figures::{Times, milliseconds, ratio, table, whole};
use crate::ground;
use crate::region::{DATABASE, SECRET};

const CLIENTS: usize = 16;
const EVENTS_A_TRANSACTION: usize = 100;

/// A note on a case, and the case: twice, once under the trail and once not.
const TABLES: &str = "
    create schema bench authorization porta_owner;
    set role porta_owner;
    create table bench.plain_case (id int primary key, changed_at timestamptz);
    create table bench.plain_note (id bigint generated always as identity primary key, case_id int, text text);
    create table bench.watched_case (like bench.plain_case including all);
    create table bench.watched_note (like bench.plain_note including all);
    insert into bench.plain_case select n, now() from generate_series(1, 10000) n;
    insert into bench.watched_case select n, now() from generate_series(1, 10000) n;
    select audit.watch('bench.watched_case'), audit.watch('bench.watched_note');
    grant usage on schema bench to porta_staff;
    grant select, insert, update on all tables in schema bench to porta_staff;
    reset role;";

const PLAIN_WRITE: &str = "\\set id random(1, 10000)
    begin;
    insert into bench.plain_note (case_id, text) values (:id, 'twenty or thirty words of a note');
    update bench.plain_case set changed_at = clock_timestamp() where id = :id;
    commit;";
const TRIGGER_WRITE: &str = "\\set id random(1, 10000)
    begin;
    insert into bench.watched_note (case_id, text) values (:id, 'twenty or thirty words of a note');
    update bench.watched_case set changed_at = clock_timestamp() where id = :id;
    commit;";
const WATCHED_WRITE: &str = "\\set id random(1, 10000)
    begin;
    insert into bench.watched_note (case_id, text) values (:id, 'twenty or thirty words of a note');
    update bench.watched_case set changed_at = clock_timestamp() where id = :id;
    insert into audit.event (action, data_class, basis, detail) values ('case.section_changed', 'diary', 'assigned', '{}');
    commit;";
const PLAIN_LOOK: &str = "\\set id random(1, 10000)
    begin;
    select * from bench.watched_case where id = :id;
    commit;";
const WATCHED_LOOK: &str = "\\set id random(1, 10000)
    begin;
    set local synchronous_commit = off;
    select * from bench.watched_case where id = :id;
    insert into audit.event (action, data_class, basis, detail) values ('case.section_viewed', 'diary', 'assigned', '{}');
    commit;";
const WAITING_LOOK: &str = "\\set id random(1, 10000)
    begin;
    select * from bench.watched_case where id = :id;
    insert into audit.event (action, data_class, basis, detail) values ('case.section_viewed', 'diary', 'assigned', '{}');
    commit;";

/// A way of using the database, and which of them is its floor.
struct Way {
    name: &'static str,
    script: String,
    floor: usize,
}

/// Far away a millisecond passes after every statement, as between a portal and its database.
fn ways() -> Vec<Way> {
    let near = |script: &str| script.to_owned();
    let far = |script: &str| script.replace(";\n", ";\n\\sleep 1 ms\n");
    let way = |name, script, floor| Way {
        name,
        script,
        floor,
    };
    vec![
        way("write, no trail", near(PLAIN_WRITE), 0),
        way(
            "write, rows followed by the trigger",
            near(TRIGGER_WRITE),
            0,
        ),
        way("write, rows followed and an event", near(WATCHED_WRITE), 0),
        way("write from 1 ms away, no trail", far(PLAIN_WRITE), 3),
        way(
            "write from 1 ms away, rows followed and an event",
            far(WATCHED_WRITE),
            3,
        ),
        way("look, no trail", near(PLAIN_LOOK), 5),
        way(
            "look, an event, not waiting for the disk",
            near(WATCHED_LOOK),
            5,
        ),
        way(
            "look, an event, waiting for the disk",
            near(WAITING_LOOK),
            5,
        ),
    ]
}

struct Ground {
    cluster: Cluster,
    folder: TempDir,
    /// Another database, for a trail of a known length.
    trail: Address,
    keys: Keys,
    db: Db,
}

pub async fn measure(length: Length) -> Result<()> {
    let ground = Ground::build().await?;
    let key = SealKey::derived(&ground.keys);
    ground.costs(&key, length).await?;
    ground.speed(&key, length).await
}

impl Ground {
    async fn build() -> Result<Self> {
        let (folder, cluster, server) = ground::cluster(Durability::Durable).await?;
        let keys = Keys::from_secret(SECRET);
        let address = ground::database(&server, &keys, DATABASE).await?;
        let trail = ground::database(&server, &keys, "trail").await?;
        address
            .deploy()
            .await?
            .execute(sqlx::raw_sql(TABLES))
            .await?;
        let db = Db::connect(&address, &keys).await?;
        Ok(Self {
            cluster,
            folder,
            trail,
            keys,
            db,
        })
    }

    /// Every way of writing in turns, the sealer at its work all the time.
    async fn costs(&self, key: &SealKey, length: Length) -> Result<()> {
        let notary = Notary::new(
            key.clone(),
            Some(self.folder.path().join("anchors.txt")),
            &[],
        );
        let db = self.db.clone();
        let sealing = tokio::spawn(async move { notary.work(&db).await });
        let db = self.db.clone();
        let lags = tokio::spawn(async move {
            let mut lags = Times::default();
            loop {
                tokio::time::sleep(Duration::from_millis(50)).await;
                match audit::lag(&db, Actor::Auditor).await {
                    Ok(lag) => lags.add(lag),
                    Err(_) => return lags, // the pools are closed: the end
                }
            }
        });
        let ways = ways();
        let mut rates = vec![Vec::new(); ways.len()];
        for _ in 0..length.of(5, 1) {
            for (rates, way) in rates.iter_mut().zip(&ways) {
                rates.push(self.pgbench(&way.script, length.of(6, 2)).await?);
            }
        }
        let medians: Vec<f64> = rates.into_iter().map(median).collect();
        let row = |(way, rate): (&Way, &f64)| {
            vec![
                way.name.into(),
                whole(*rate),
                ratio(rate / medians[way.floor]),
            ]
        };
        let rows: Vec<Vec<String>> = ways.iter().zip(&medians).map(row).collect();
        println!("## The trail: what it costs\n");
        table(&["way", "transactions/s", "/ no trail"], &rows);
        sealing.abort();
        self.db.close().await;
        let lags = lags.await?;
        let lag = |percent| milliseconds(lags.percentile(percent));
        table(
            &["seal lag while that was written", "p50", "p99", "most"],
            &[vec![
                format!("{} looks", lags.count()),
                lag(50),
                lag(99),
                lag(100),
            ]],
        );
        Ok(())
    }

    /// In a thread of its own: the sealer works beside it.
    async fn pgbench(&self, script: &str, seconds: usize) -> Result<f64> {
        let path = self.folder.path().join("script.sql");
        std::fs::write(&path, script)?;
        let mut command = Command::new(self.cluster.bin_dir().join("pgbench"));
        command
            .args([
                "--no-vacuum",
                "--protocol=prepared",
                "--username=porta_staff",
                "--jobs=2",
            ])
            .arg(format!("--client={CLIENTS}"))
            .arg(format!("--time={seconds}"))
            .arg("--host")
            .arg(self.cluster.socket_dir())
            .arg(format!("--port={}", self.cluster.port()))
            .arg("--file")
            .arg(&path)
            .arg(DATABASE)
            .env("PGPASSWORD", self.keys.role_password("porta_staff"));
        let output = tokio::task::spawn_blocking(move || command.output()).await??;
        let complaint = String::from_utf8_lossy(&output.stderr);
        ensure!(
            output.status.success() && !complaint.contains("ERROR"),
            "pgbench: {complaint}"
        );
        let said = String::from_utf8(output.stdout)?;
        let rate = said
            .lines()
            .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
        rate.context("pgbench said no rate")
    }

    /// A trail of 300,000 events, sealed in 300 batches and gone through.
    async fn speed(&self, key: &SealKey, length: Length) -> Result<()> {
        let db = Db::connect(&self.trail, &self.keys).await?;
        let (batches, a_batch) = (length.of(300, 30), 1000);
        let mut deploy = self.trail.deploy().await?;
        audit::seal_finished(&db, key).await?;
        let mut sealing = Duration::ZERO;
        for _ in 0..batches {
            for _ in 0..a_batch / EVENTS_A_TRANSACTION {
                deploy.execute(sqlx::raw_sql(AssertSqlSafe(format!(
                    "insert into audit.event (action, actor, subject, case_id, data_class, basis, detail)
                     select 'case.section_viewed', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'diary', 'assigned',
                            jsonb_build_object('rows', n) from generate_series(1, {EVENTS_A_TRANSACTION}) n"
                )))).await?;
            }
            let started = Instant::now();
            audit::seal_finished(&db, key).await?;
            sealing += started.elapsed();
        }
        deploy.execute("vacuum analyze audit.event").await?;
        let trusted: Trusted = [key.public()].into_iter().collect();
        let (mut ours, mut floors, mut rows, mut count) = (Vec::new(), Vec::new(), 0, 0);
        for _ in 0..length.of(5, 3) {
            let mut tx = Trail::begin(&self.trail, Some(&self.keys)).await?;
            let started = Instant::now();
            let report = audit::verify(&mut tx, &trusted, Anchors::default()).await?;
            let took = started.elapsed().as_secs_f64();
            ensure!(report.is_clean(), "{:?}", report.findings);
            (rows, count) = (report.events + report.changes, report.batches);
            ours.push(rows as f64 / took);
            let started = Instant::now();
            let mut read = 0;
            for name in ["event", "row_change"] {
                let all = format!("select * from audit.{name} order by era, xid, id");
                let mut rows = sqlx::query(AssertSqlSafe(all)).fetch(&mut deploy);
                while rows.try_next().await?.is_some() {
                    read += 1;
                }
            }
            floors.push(f64::from(read) / started.elapsed().as_secs_f64());
        }
        let (ours, floor) = (median(ours), median(floors));
        println!("## The trail: sealing and verifying\n");
        table(
            &[
                "rows",
                "batches",
                "sealed, rows/s",
                "verified, rows/s",
                "only read, rows/s",
                "/ only read",
            ],
            &[vec![
                whole(rows as f64),
                whole(count as f64),
                whole((batches * a_batch) as f64 / sealing.as_secs_f64()),
                whole(ours),
                whole(floor),
                ratio(ours / floor),
            ]],
        );
        db.close().await;
        Ok(())
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
