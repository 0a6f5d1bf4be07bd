//! Searching free times: our search beside the same statements in `pgbench`.

use std::time::Instant;

use agenda::Search;
use agenda::offers::Need;
use anyhow::{Context, Result, ensure};
use platform::db::{Actor, Db};

use crate::Length;
use crate::figures::{Times, milliseconds, ratio, table};
use crate::pgbench::Script;
use crate::recorder;
use crate::region::Region;

/// The searches of one kind: how many, and their outcome.
struct Measured {
    name: &'static str,
    ours: Times,
    floor: Times,
    found: usize,
}

pub async fn measure(region: &Region, length: Length) -> Result<()> {
    let one = one_office(region);
    let all = all_offices(region);
    recorder::start(region).await?;
    let logging = region.db().await?;
    recorder::stop(region).await?;
    let db = region.db().await?;
    let rows = [
        measure_all(region, &logging, &db, ("one office, 4 desks", &one), length.of(40, 10)).await?,
        measure_all(region, &logging, &db, ("50 offices, 200 desks", &all), length.of(40, 5)).await?,
    ];
    logging.close().await;
    db.close().await;
    print(&rows);
    Ok(())
}

/// Every fourth office, each in another month.
fn one_office(region: &Region) -> Vec<Search<'_>> {
    let months = region.months();
    let offices = region.offices.chunks(1).step_by(4).zip(months.iter().cycle());
    offices.map(|(offices, month)| Search { offices, need: need(), dates: Some(*month) }).collect()
}

fn all_offices(region: &Region) -> Vec<Search<'_>> {
    let search = |month| Search { offices: &region.offices, need: need(), dates: Some(month) };
    region.months().into_iter().map(search).collect()
}

fn need() -> Need {
    Need::new(45, 0, 24, 180).expect("45 minutes are whole quarters")
}

async fn measure_all(
    region: &Region,
    logging: &Db,
    db: &Db,
    (name, searches): (&'static str, &[Search<'_>]),
    times: usize,
) -> Result<Measured> {
    let mut measured = Measured { name, ours: Times::default(), floor: Times::default(), found: 0 };
    for (number, wanted) in searches.iter().enumerate() {
        search(region, logging, wanted).await?; // the first one asks for types, too
        let sent = recorder::record(region, async { search(region, logging, wanted).await.map(|_| ()) }).await?;
        ensure!(sent.len() == 5, "guard, begin, two statements and rollback, but recorded {sent:#?}");
        let script = Script::write(region, &format!("search-{number}"), &sent)?;
        for _ in 0..5 {
            search(region, db, wanted).await?;
        }
        for _ in 0..times {
            let started = Instant::now();
            measured.found += search(region, db, wanted).await?;
            measured.ours.add(started.elapsed());
        }
        measured.floor.join(script.times(region, times)?);
    }
    ensure!(measured.found > 0, "nothing is free anywhere");
    Ok(measured)
}

/// As a page does it: in a visitor's transaction of its own.
async fn search(region: &Region, db: &Db, wanted: &Search<'_>) -> Result<usize> {
    let mut tx = db.read(Actor::Visitor(None)).await.context("a transaction")?;
    let free = agenda::free_times(&mut tx, wanted, region.now).await?;
    Ok(free.iter().map(|office| office.offers.all().len()).sum())
}

fn print(rows: &[Measured]) {
    println!("## Free times of a month\n");
    let cells = |row: &Measured| {
        vec![
            row.name.into(),
            row.ours.count().to_string(),
            (row.found / row.ours.count()).to_string(),
            milliseconds(row.ours.percentile(50)),
            milliseconds(row.ours.percentile(95)),
            milliseconds(row.floor.percentile(50)),
            milliseconds(row.floor.percentile(95)),
            ratio(row.floor.percentile(50) / row.ours.percentile(50)),
        ]
    };
    let cells: Vec<_> = rows.iter().map(cells).collect();
    let headings =
        ["search", "searches", "free times found", "p50", "p95", "pgbench p50", "pgbench p95", "pgbench / ours (p50)"];
    table(&headings, &cells);
}
