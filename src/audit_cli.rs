//! `porta audit`: verifies the trail, prints the key to verify it with.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use audit::{Anchors, PublicKey, Report, SealKey, Trusted};
use clap::{Args, Subcommand};
use platform::db::{Address, Trail};
use platform::keys::Keys;

use crate::{demo_run, environment};

#[derive(Subcommand)]
pub enum Command {
    /// Goes through the whole trail and says `clean`, or names the batch and what is wrong; ends with an error then.
    Verify {
        /// The file of anchors; by default the one that the portal writes.
        #[arg(long)]
        anchors: Option<PathBuf>,
        /// A public key to trust besides the portal's own; may be given more than once.
        #[arg(long)]
        key: Vec<PublicKey>,
        #[command(flatten)]
        place: Place,
    },
    /// Prints the public key, for whoever verifies without the portal's secret.
    Key {
        #[command(flatten)]
        place: Place,
    },
}

/// Which portal: a demo that runs here, or the one in the environment.
#[derive(Args)]
pub struct Place {
    /// The folder of a running demo; without it the environment says which portal (`DATABASE_URL`, `PORTA_SECRET`).
    #[arg(long)]
    data_dir: Option<PathBuf>,
}

impl Place {
    fn read(&self) -> Result<environment::Trail> {
        match &self.data_dir {
            Some(folder) => demo_run::trail(folder),
            None => environment::read_for_audit(),
        }
    }

    fn key(&self) -> Result<SealKey> {
        let key = match &self.data_dir {
            Some(_) => self.read()?.seal_key,
            None => environment::seal_key_alone()?,
        };
        key.context("PORTA_SECRET or PORTA_SEAL_KEY_FILE is missing: the key is derived from it")
    }
}

pub async fn run(command: Command) -> Result<()> {
    match command {
        Command::Key { place } => {
            println!("{}", place.key()?.public());
            Ok(())
        }
        Command::Verify {
            anchors,
            key,
            place,
        } => {
            let trail = place.read()?;
            let anchors = anchors.or_else(|| trail.anchors.clone());
            let own = trail.seal_key.iter().map(SealKey::public);
            let trusted: Trusted = own.chain(trail.older.iter().copied()).chain(key).collect();
            verify(
                &trail.address,
                trail.keys.as_ref(),
                &trusted,
                anchors.as_deref(),
            )
            .await
        }
    }
}

async fn verify(
    address: &Address,
    keys: Option<&Keys>,
    trusted: &Trusted,
    file: Option<&Path>,
) -> Result<()> {
    ensure!(
        !trusted.is_empty(),
        "no key to trust: set PORTA_SECRET or give --key"
    );
    let anchors = match file {
        None => Anchors::default(),
        Some(file) => {
            Anchors::read(file, trusted).with_context(|| format!("anchors: {}", file.display()))?
        }
    };
    let started = Instant::now();
    let mut tx = Trail::begin(address, keys)
        .await
        .context("the database does not answer")?;
    let report = audit::verify(&mut tx, trusted, anchors).await?;
    let seconds = started.elapsed().as_secs_f64();
    for finding in &report.findings {
        println!("{finding}");
    }
    let rows = report.events + report.changes;
    let rate = rows as f64 / seconds.max(f64::EPSILON);
    println!(
        "{}; {seconds:.1} s, {rate:.0} rows a second",
        gone_through(&report)
    );
    if file.is_none() {
        println!("without anchors: whether the end of the trail was cut off can not be seen");
    }
    if report.is_clean() {
        Ok(())
    } else {
        bail!(
            "the trail is not as it was sealed: {} findings",
            report.findings.len()
        )
    }
}

fn gone_through(report: &Report) -> String {
    let Report {
        events,
        changes,
        batches,
        anchors,
        waiting,
        ..
    } = report;
    let verdict = if report.is_clean() {
        "clean"
    } else {
        "NOT CLEAN"
    };
    let until = report
        .sealed_until
        .map(|at| format!(", sealed until {}", at.format("%Y-%m-%dT%H:%M:%SZ")))
        .unwrap_or_default();
    let eras = match report.eras {
        0 | 1 => String::new(),
        eras => format!(", {eras} eras (the database was restored)"),
    };
    format!(
        "{verdict}: {events} events and {changes} row changes in {batches} batches{eras}, {anchors} anchors{until}; \
         {waiting} rows wait for the next seal"
    )
}
