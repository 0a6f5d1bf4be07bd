//! The first three pages of a citizen under load: the real program beside a bare axum page with the same bytes and
//! `pgbench` with the same statements, all in turns.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::Length;
use crate::bare;
use crate::figures::{milliseconds, ratio, table, whole};
use crate::load::{self, Connection, Outcome, request};
use crate::pgbench::Script;
use crate::program::Program;
use crate::recorder::Recorder;
use crate::region::{Region, SERVICE};

/// A page with its floors.
struct Page {
    path: String,
    request: String,
    bytes: usize,
    bare: SocketAddr,
    script: Script,
    /// Statements of the page itself, without guard, begin and rollback.
    queries: usize,
}

/// One page under so many connections.
struct Measured {
    ours: Outcome,
    bare: Outcome,
    sql: f64,
    cpu: f64,
}

pub async fn measure(region: &Region, length: Length) -> Result<()> {
    let pages = prepare(region).await?;
    let starts = starts(region)?;
    let program = Program::start(&region.url())?;
    let at_rest = program.memory("VmRSS")?;
    let mut rows = Vec::new();
    let mut resident = at_rest;
    for page in &pages {
        for connections in [8, 32] {
            load::run(
                program.address,
                &page.request,
                connections,
                Duration::from_millis(500),
            )
            .await?;
            let measured = page.measure(region, &program, connections, length).await?;
            resident = program.memory("VmRSS")?.max(resident);
            rows.push(page.row(connections, &measured));
        }
    }
    println!("## Pages\n");
    print(&rows);
    print_program(&starts, &[at_rest, resident, program.memory("VmHWM")?]);
    Ok(())
}

fn paths(region: &Region) -> [(&'static str, String); 3] {
    let (month, _) = region.months()[0];
    [
        ("home", "/".into()),
        ("place", "/prenota/luogo".into()),
        (
            "time",
            format!(
                "/prenota/orario?ufficio=region-office-7&servizio={SERVICE}&mese={}",
                month.format("%Y-%m")
            ),
        ),
    ]
}

/// Asks each page twice of a program whose statements are written down: the second time counts.
async fn prepare(region: &Region) -> Result<Vec<Page>> {
    let recorder = Recorder::start(&region.cluster, &region.address, "porta_public").await?;
    let program = Program::start(&region.url())?;
    let mut pages = Vec::new();
    for (name, path) in paths(region) {
        for compressed in [false, true] {
            let request = request(&path, compressed);
            let mut connection = Connection::open(program.address).await?;
            connection.ask(&request).await?;
            let mut body = Vec::new();
            let sent = recorder
                .record(async {
                    let answer = connection.ask(&request).await?;
                    ensure!(
                        answer.status == 200 && answer.is_compressed == compressed,
                        "{path}: {}",
                        answer.status
                    );
                    body = answer.body;
                    Ok(())
                })
                .await?;
            ensure!(
                sent.len() > 3,
                "{path}: guard, begin and rollback at least, but recorded {sent:#?}"
            );
            pages.push(Page {
                path: path.split('?').next().unwrap_or_default().to_owned()
                    + if compressed { "" } else { " (plain)" },
                request,
                bytes: body.len(),
                bare: bare::serve(body)?,
                script: Script::write(region, &format!("{name}-{compressed}"), &sent)?,
                queries: sent.len() - 3,
            });
        }
    }
    recorder.stop().await?;
    Ok(pages)
}

fn starts(region: &Region) -> Result<Vec<Duration>> {
    let mut starts: Vec<_> = (0..7)
        .map(|_| Ok(Program::start(&region.url())?.started_in))
        .collect::<Result<_>>()?;
    starts.sort_unstable();
    Ok(starts)
}

impl Page {
    /// The three in turns, so that all meet the same weather.
    async fn measure(
        &self,
        region: &Region,
        program: &Program,
        connections: usize,
        length: Length,
    ) -> Result<Measured> {
        let turn = Duration::from_secs(2);
        let turns = length.of(3, 1);
        let mut measured = Measured {
            ours: Outcome::default(),
            bare: Outcome::default(),
            sql: 0.0,
            cpu: 0.0,
        };
        let bare = self
            .request
            .replace(self.request.split(' ').nth(1).unwrap_or_default(), "/");
        for _ in 0..turns {
            let before = program.cpu()?;
            measured
                .ours
                .join(load::run(program.address, &self.request, connections, turn).await?);
            measured.cpu += program.cpu()? - before;
            measured
                .bare
                .join(load::run(self.bare, &bare, connections, turn).await?);
            measured.sql += self.script.rate(region, connections, turn.as_secs())? / turns as f64;
        }
        Ok(measured)
    }

    fn row(&self, connections: usize, measured: &Measured) -> Vec<String> {
        let (ours, bare) = (measured.ours.rate(), measured.bare.rate());
        let floor = 1.0 / (1.0 / bare + 1.0 / measured.sql);
        vec![
            format!("`{}`", self.path),
            connections.to_string(),
            whole(self.bytes as f64),
            self.queries.to_string(),
            whole(ours),
            milliseconds(measured.ours.times.percentile(50)),
            milliseconds(measured.ours.times.percentile(99)),
            measured.ours.refused.to_string(),
            whole(measured.cpu * 1e6 / measured.ours.times.count() as f64),
            whole(bare),
            whole(measured.sql),
            whole(floor),
            ratio(ours / bare),
            ratio(ours / measured.sql),
            format!("**{}**", ratio(ours / floor)),
        ]
    }
}

fn print(rows: &[Vec<String>]) {
    let headings = [
        "page",
        "connections",
        "bytes",
        "queries",
        "requests/s",
        "p50",
        "p99",
        "refused (503)",
        "CPU µs of ours",
        "bare axum/s",
        "pgbench/s",
        "floor/s",
        "/ bare",
        "/ pgbench",
        "/ floor",
    ];
    table(&headings, rows);
}

fn print_program(starts: &[Duration], [at_rest, resident, highest]: &[f64; 3]) {
    println!("## The program\n");
    let seconds = |start: Duration| format!("{:.3} s", start.as_secs_f64());
    let rows = [
        vec![
            "start to `ready`, median of 7".into(),
            seconds(starts[starts.len() / 2]),
        ],
        vec![
            "start to `ready`, slowest".into(),
            seconds(starts[starts.len() - 1]),
        ],
        vec![
            "resident before the first page".into(),
            format!("{at_rest:.1} MiB"),
        ],
        vec![
            "resident under that load (`VmRSS`)".into(),
            format!("{resident:.1} MiB"),
        ],
        vec!["highest (`VmHWM`)".into(), format!("{highest:.1} MiB")],
    ];
    table(&["", ""], &rows);
}
