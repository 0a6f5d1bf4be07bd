//! A rush for few seats: every start has four and is tried 64 times by 32 visitors at once. Nothing is ever given
//! back, so the tables at the end are the whole history, and one look at them counts what was given twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use agenda::hold::{Channel, Claim, Claimed, claim};
use anyhow::{Result, bail, ensure};
use chrono::{DateTime, Utc};
use platform::db::{Actor, Db};
use platform::keys::Token;
use sqlx::Row;
use uuid::Uuid;
use vocabulary::ids::{OfficeId, ReasonId, ServiceId};

use crate::Length;
use crate::figures::{Times, milliseconds, table, whole};
use crate::region::Region;

const VISITORS: usize = 32;
const SEATS: i64 = 4;
const TRIES: usize = 64;

/// How seats are given.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// `agenda::claim`.
    Claim,
    /// Counts who is there, then sits down: what must fail the check.
    Naive,
}

struct Hall {
    db: Db,
    office: OfficeId,
    service: ServiceId,
    reason: ReasonId,
    starts: Vec<DateTime<Utc>>,
    next: AtomicUsize,
}

#[derive(Default)]
struct Tally {
    attempts: usize,
    held: usize,
    times: Times,
}

pub async fn measure(region: &Region, length: Length) -> Result<()> {
    prepare_naive(region).await?;
    println!("## Rush\n");
    let mut rows = Vec::new();
    for (name, way, appointments) in [
        (
            "claim",
            Way::Claim,
            "select starts_at from agenda.appointment where office_id = $1",
        ),
        (
            "check, then insert (must fail)",
            Way::Naive,
            "select starts_at from naive.appointment where office_id = $1",
        ),
    ] {
        let started = Instant::now();
        let tally = rush(region, way, Duration::from_secs(length.of(10, 3) as u64)).await?;
        let seconds = started.elapsed().as_secs_f64();
        let (kept, contested, over) = count(region, appointments).await?;
        ensure!(
            kept == i64::try_from(tally.held)?,
            "{kept} are written down, {} were promised",
            tally.held
        );
        rows.push(vec![
            name.into(),
            whole(tally.attempts as f64),
            whole(tally.attempts as f64 / seconds),
            milliseconds(tally.times.percentile(50)),
            milliseconds(tally.times.percentile(99)),
            contested.to_string(),
            kept.to_string(),
            format!("**{over}**"),
        ]);
        match way {
            Way::Claim => ensure!(
                over == 0 && crossed(region).await? == 0,
                "overbooked: {over}"
            ),
            Way::Naive => ensure!(over > 0, "the check saw nothing wrong with the naive way"),
        }
    }
    let headings = [
        "way",
        "attempts",
        "attempts/s",
        "p50",
        "p99",
        "starts",
        "promised",
        "overbooked starts",
    ];
    table(&headings, &rows);
    Ok(())
}

async fn rush(region: &Region, way: Way, lasts: Duration) -> Result<Tally> {
    let hall = Arc::new(hall(region).await?);
    let until = Instant::now() + lasts;
    let visitors: Vec<_> = (0..VISITORS)
        .map(|_| tokio::spawn(visitor(hall.clone(), way, until)))
        .collect();
    let mut all = Tally::default();
    for visitor in visitors {
        let tally = visitor.await??;
        all.attempts += tally.attempts;
        all.held += tally.held;
        all.times.join(tally.times);
    }
    hall.db.close().await;
    Ok(all)
}

async fn visitor(hall: Arc<Hall>, way: Way, until: Instant) -> Result<Tally> {
    let mut tally = Tally::default();
    while Instant::now() < until {
        let place = hall.next.fetch_add(1, Ordering::Relaxed) / TRIES;
        let Some(start) = hall.starts.get(place) else {
            bail!("the starts ran out after {place}")
        };
        let asked = Instant::now();
        let held = match way {
            Way::Claim => hall.claim(*start).await?,
            Way::Naive => hall.sit_down(*start).await?,
        };
        tally.times.add(asked.elapsed());
        tally.attempts += 1;
        tally.held += usize::from(held);
    }
    Ok(tally)
}

impl Hall {
    /// Every attempt is another visitor's.
    async fn claim(&self, starts_at: DateTime<Utc>) -> Result<bool> {
        let mut tx = self
            .db
            .write(Actor::Visitor(Some(Token::random().hash())))
            .await?;
        let wanted = Claim {
            once: Uuid::new_v4(),
            office: self.office,
            service: self.service,
            reason: Some(self.reason),
            starts_at,
            channel: Channel::Web,
        };
        let claimed = claim(&mut tx, &wanted).await?;
        tx.commit().await?;
        match claimed {
            Claimed::Held { .. } => Ok(true),
            Claimed::Taken => Ok(false),
            other => bail!("{other:?} at {starts_at}"),
        }
    }

    async fn sit_down(&self, starts_at: DateTime<Utc>) -> Result<bool> {
        let mut tx = self
            .db
            .write(Actor::Visitor(Some(Token::random().hash())))
            .await?;
        let there: i64 =
            sqlx::query_scalar("select count(*) from naive.appointment where starts_at = $1")
                .bind(starts_at)
                .fetch_one(tx.conn())
                .await?;
        if there < SEATS {
            sqlx::query("insert into naive.appointment (office_id, starts_at) values ($1, $2)")
                .bind(self.office.0)
                .bind(starts_at)
                .execute(tx.conn())
                .await?;
        }
        tx.commit().await?;
        Ok(there < SEATS)
    }
}

/// All starts of the empty office, two days from now on.
async fn hall(region: &Region) -> Result<Hall> {
    let starts = sqlx::query_scalar(
        "select distinct at from agenda.desk d
         join agenda.opening o on o.desk_id = d.id
         cross join generate_series(lower(o.during), upper(o.during) - interval '30 minutes', interval '30 minutes') at
         where d.office_id = $1 and at > now() + interval '2 days' order by at",
    )
    .bind(region.empty_office.0)
    .fetch_all(&mut region.behind().await?)
    .await?;
    let named = sqlx::query(
        "select md5('region-service')::uuid as service, md5('region-reason-30')::uuid as reason",
    )
    .fetch_one(&mut region.behind().await?)
    .await?;
    Ok(Hall {
        db: region.db().await?,
        office: region.empty_office,
        service: ServiceId(named.get("service")),
        reason: ReasonId(named.get("reason")),
        starts,
        next: AtomicUsize::new(0),
    })
}

async fn prepare_naive(region: &Region) -> Result<()> {
    sqlx::raw_sql(
        "create schema naive;
         create table naive.appointment (office_id uuid not null, starts_at timestamptz not null);
         create index on naive.appointment (starts_at);
         grant usage on schema naive to porta_public;
         grant select, insert on naive.appointment to porta_public",
    )
    .execute(&mut region.behind().await?)
    .await?;
    Ok(())
}

/// The same count for both ways: appointments, starts, and starts with more appointments than seats.
async fn count(region: &Region, appointments: &str) -> Result<(i64, i64, i64)> {
    let statement = format!(
        "with start as (select starts_at, count(*) as n from ({appointments}) a group by starts_at)
         select coalesce(sum(n), 0)::bigint as kept, count(*) as starts, count(*) filter (where n > $2) as over from start"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(statement))
        .bind(region.empty_office.0)
        .bind(SEATS)
        .fetch_one(&mut region.behind().await?)
        .await?;
    Ok((row.get("kept"), row.get("starts"), row.get("over")))
}

/// Appointments that cross another one of the same desk, and appointments whose seats are not exactly theirs.
async fn crossed(region: &Region) -> Result<i64> {
    let found = sqlx::query_scalar(
        "select (select count(*) from agenda.appointment a join agenda.appointment b
                 on a.desk_id = b.desk_id and a.id < b.id
                 and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
                 where a.office_id = $1)
              + (select count(*) from agenda.appointment a where a.office_id = $1 and
                 (select coalesce(array_agg(s.at order by s.at), '{}') from agenda.seat s
                  where s.appointment_id = a.id and s.desk_id = a.desk_id)
                 is distinct from array(select generate_series(a.starts_at, a.ends_at - interval '15 minutes',
                                                               interval '15 minutes')))",
    )
    .bind(region.empty_office.0)
    .fetch_one(&mut region.behind().await?)
    .await?;
    Ok(found)
}
