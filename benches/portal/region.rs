//! The region that is measured: a private cluster with fifty offices, two hundred desks and a hundred thousand
//! appointments. It goes away with the value.

use std::time::Instant;

use anyhow::{Context, Result};
use chrono::{DateTime, Days, NaiveDate, Utc};
use cluster::{Cluster, Durability};
use platform::db::{Address, Db, Deploy};
use platform::keys::Keys;
use sqlx::{PgConnection, Row};
use tempfile::TempDir;
use vocabulary::Clock;
use vocabulary::ids::OfficeId;
use vocabulary::local_time::local_date;

use crate::ground;

/// Any, long enough for `porta serve`.
pub const SECRET: &str = "a secret for measuring, long enough to be one";
pub const DATABASE: &str = "porta";
/// The service that all offices of the region offer.
pub const SERVICE: &str = "region-service";

pub struct Region {
    // The order of the fields is the order of the end: server, then its folder.
    pub cluster: Cluster,
    folder: TempDir,
    pub address: Address,
    pub keys: Keys,
    /// The fifty offices with appointments.
    pub offices: Vec<OfficeId>,
    /// An office without any.
    pub empty_office: OfficeId,
    pub now: DateTime<Utc>,
}

impl Region {
    pub async fn build() -> Result<Self> {
        let started = Instant::now();
        let (folder, cluster, server) = ground::cluster(Durability::Disposable).await?;
        let keys = Keys::from_secret(SECRET);
        let address = ground::database(&server, &keys, DATABASE).await?;

        let now = Clock::System.now();
        fill(&address, local_date(now)).await?;
        let mut deploy = address.deploy().await?;
        let mut offices = offices(&mut deploy).await?;
        let empty_office = offices.pop().context("the region has offices")?;
        eprintln!(
            "the region stands after {:.0} s",
            started.elapsed().as_secs_f64()
        );
        Ok(Self {
            cluster,
            folder,
            address,
            keys,
            offices,
            empty_office,
            now,
        })
    }

    /// Where this run may write.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn url(&self) -> String {
        url(&self.cluster)
    }

    /// Past every policy.
    pub async fn behind(&self) -> Result<PgConnection> {
        Ok(self.address.deploy().await?)
    }

    /// The pools that serve pages.
    pub async fn db(&self) -> Result<Db> {
        Ok(Db::connect(&self.address, &self.keys).await?)
    }

    /// The first and last day of the months after this one.
    pub fn months(&self) -> Vec<(NaiveDate, NaiveDate)> {
        use chrono::{Datelike, Months};
        let today = local_date(self.now);
        let first = today.with_day(1).unwrap_or(today);
        (1..=5)
            .filter_map(|n| {
                let from = first.checked_add_months(Months::new(n))?;
                Some((
                    from,
                    from.checked_add_months(Months::new(1))?
                        .checked_sub_days(Days::new(1))?,
                ))
            })
            .collect()
    }
}

/// As `porta serve` is told.
pub fn url(cluster: &Cluster) -> String {
    let socket = cluster
        .socket_dir()
        .display()
        .to_string()
        .replace('/', "%2F");
    let (user, password) = (cluster.superuser(), cluster.superuser_password());
    format!(
        "postgres://{user}:{password}@{socket}:{}/{DATABASE}",
        cluster.port()
    )
}

async fn fill(address: &Address, today: NaiveDate) -> Result<()> {
    let mut tx = Deploy::begin(address).await?;
    directory::seed::load::load(&mut tx).await?;
    sqlx::raw_sql(include_str!("region.sql"))
        .execute(tx.conn())
        .await?;
    agenda::materialise_all(&mut tx, today).await?;
    sqlx::raw_sql(include_str!("appointments.sql"))
        .execute(tx.conn())
        .await?;
    tx.commit().await?;
    let mut deploy = address.deploy().await?;
    sqlx::raw_sql("vacuum analyze").execute(&mut deploy).await?;
    sqlx::raw_sql("checkpoint").execute(&mut deploy).await?;
    let sizes = sqlx::query(
        "select (select count(*) from agenda.appointment) as appointments, (select count(*) from agenda.seat) as seats,
                (select count(*) from agenda.opening) as openings",
    )
    .fetch_one(&mut deploy)
    .await?;
    let size = |name: &str| sizes.get::<i64, _>(name);
    println!(
        "Region: 50 offices, 200 desks, {} openings, {} appointments on {} quarters of an hour.\n",
        size("openings"),
        size("appointments"),
        size("seats")
    );
    Ok(())
}

/// In the order of their numbers, the empty one last.
async fn offices(deploy: &mut PgConnection) -> Result<Vec<OfficeId>> {
    let rows = sqlx::query_scalar(
        "select id from directory.office where slug like 'region-office-%' order by split_part(slug, '-', 3)::int",
    );
    Ok(rows
        .fetch_all(deploy)
        .await?
        .into_iter()
        .map(OfficeId)
        .collect())
}
