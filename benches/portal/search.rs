//! Searching free times: our search beside the same statements in `pgbench`.

use std::time::Instant;

use agenda::Search;
use agenda::offers::Need;
use anyhow::{Context, Result, ensure};
use platform::db::{Actor, Db};

use crate::Length;
use crate::figures::{Times, milliseconds, ratio, table};
use crate::pgbench::Script;
use crate::recorder::Recorder;
use crate::region::Region;

/// The searches of one kind, each with its floor.
struct Kind<'a> {
    name: &'static str,
    searches: Vec<(Search<'a>, Script)>,
    times: usize,
}

/// What came of them.
#[derive(Default)]
struct Measured {
    ours: Times,
    floor: Times,
    found: usize,
}

pub async fn measure(region: &Region, length: Length) -> Result<()> {
    let recorder = Recorder::start(&region.cluster, &region.address, "porta_public").await?;
    let kinds = [
        Kind::prepare(
            region,
            &recorder,
            "one office, 4 desks",
            one_office(region),
            length.of(40, 10),
        )
        .await?,
        Kind::prepare(
            region,
            &recorder,
            "50 offices, 200 desks",
            all_offices(region),
            length.of(40, 5),
        )
        .await?,
    ];
    recorder.stop().await?;
    println!("## Free times of a month\n");
    let mut rows = Vec::new();
    for kind in &kinds {
        rows.push(kind.row(&kind.measure(region).await?));
    }
    let headings = [
        "search",
        "searches",
        "free times found",
        "p50",
        "p95",
        "pgbench p50",
        "pgbench p95",
        "pgbench / ours (p50)",
    ];
    table(&headings, &rows);
    Ok(())
}

/// Every fourth office, each in another month.
fn one_office(region: &Region) -> Vec<Search<'_>> {
    let months = region.months();
    let offices = region
        .offices
        .chunks(1)
        .step_by(4)
        .zip(months.iter().cycle());
    offices
        .map(|(offices, month)| Search {
            offices,
            need: need(),
            dates: Some(*month),
        })
        .collect()
}

fn all_offices(region: &Region) -> Vec<Search<'_>> {
    let search = |month| Search {
        offices: &region.offices,
        need: need(),
        dates: Some(month),
    };
    region.months().into_iter().map(search).collect()
}

fn need() -> Need {
    Need::new(45, 0, 24, 180).expect("45 minutes are whole quarters")
}

impl<'a> Kind<'a> {
    /// Searches once with the statements written down; once before, because the first asks for types, too.
    async fn prepare(
        region: &Region,
        recorder: &Recorder,
        name: &'static str,
        searches: Vec<Search<'a>>,
        times: usize,
    ) -> Result<Self> {
        let db = region.db().await?;
        let mut prepared = Vec::new();
        for wanted in searches {
            search(region, &db, &wanted).await?;
            let sent = recorder
                .record(async { search(region, &db, &wanted).await.map(|_| ()) })
                .await?;
            ensure!(
                sent.len() == 5,
                "guard, begin, two statements and rollback, but recorded {sent:#?}"
            );
            let name = format!("search-{}-{}", wanted.offices.len(), prepared.len());
            prepared.push((wanted, Script::write(region, &name, &sent)?));
        }
        db.close().await;
        Ok(Self {
            name,
            searches: prepared,
            times,
        })
    }

    /// Each search some times, then its floor as often.
    async fn measure(&self, region: &Region) -> Result<Measured> {
        let db = region.db().await?;
        let mut measured = Measured::default();
        for (wanted, script) in &self.searches {
            for _ in 0..10 {
                search(region, &db, wanted).await?;
            }
            for _ in 0..self.times {
                let started = Instant::now();
                measured.found += search(region, &db, wanted).await?;
                measured.ours.add(started.elapsed());
            }
            measured.floor.join(script.times(region, self.times)?);
        }
        db.close().await;
        ensure!(measured.found > 0, "nothing is free anywhere");
        Ok(measured)
    }

    fn row(&self, measured: &Measured) -> Vec<String> {
        let Measured { ours, floor, found } = measured;
        vec![
            self.name.into(),
            ours.count().to_string(),
            (found / ours.count()).to_string(),
            milliseconds(ours.percentile(50)),
            milliseconds(ours.percentile(95)),
            milliseconds(floor.percentile(50)),
            milliseconds(floor.percentile(95)),
            ratio(floor.percentile(50) / ours.percentile(50)),
        ]
    }
}

/// As a page does it: in a visitor's transaction of its own.
async fn search(region: &Region, db: &Db, wanted: &Search<'_>) -> Result<usize> {
    let mut tx = db
        .read(Actor::Visitor(None))
        .await
        .context("a transaction")?;
    let free = agenda::free_times(&mut tx, wanted, region.now).await?;
    Ok(free.iter().map(|office| office.offers.all().len()).sum())
}
