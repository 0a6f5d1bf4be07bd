//! The floor: the same statements, sent by `pgbench`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::figures::Times;
use crate::recorder::Statement;
use crate::region::{DATABASE, Region};

/// Statements as a script of `pgbench`.
pub struct Script {
    path: PathBuf,
    variables: Vec<String>,
}

impl Script {
    /// Parameters become variables, which `-M prepared` sends as parameters again.
    pub fn write(region: &Region, name: &str, statements: &[Statement]) -> Result<Self> {
        let mut text = String::new();
        let mut variables = Vec::new();
        for (number, statement) in statements.iter().enumerate() {
            let mut line = statement.text.clone();
            // from the last, so that $1 is not found in $10
            for (place, value) in statement.values.iter().enumerate().rev() {
                let value = value
                    .as_ref()
                    .context("pgbench has no parameter that is null")?;
                let parameter = format!("${}", place + 1);
                if value.is_empty() {
                    line = line.replace(&parameter, "''"); // which pgbench refuses as a variable
                    continue;
                }
                line = line.replace(&parameter, &format!(":s{number}_{place}"));
                variables.push(format!("s{number}_{place}={value}"));
            }
            text.push_str(&line);
            text.push_str(";\n");
        }
        let path = region.folder().join(format!("{name}.sql"));
        std::fs::write(&path, text)?;
        Ok(Self { path, variables })
    }

    fn command(&self, region: &Region) -> Command {
        let mut command = Command::new(region.cluster.bin_dir().join("pgbench"));
        command.args([
            "--no-vacuum",
            "--protocol=prepared",
            "--username=porta_public",
        ]);
        command
            .arg("--host")
            .arg(region.cluster.socket_dir())
            .arg(format!("--port={}", region.cluster.port()));
        command.env("PGPASSWORD", region.keys.role_password("porta_public"));
        command.env("PGOPTIONS", "-c timezone=UTC -c search_path=pg_catalog");
        command
            .arg("--file")
            .arg(&self.path)
            .current_dir(region.folder());
        for variable in &self.variables {
            command.arg("--define").arg(variable);
        }
        command
    }

    /// Transactions a second with so many clients.
    pub fn rate(&self, region: &Region, clients: usize, seconds: u64) -> Result<f64> {
        let mut command = self.command(region);
        command
            .arg(format!("--client={clients}"))
            .arg("--jobs=2")
            .arg(format!("--time={seconds}"));
        let said = run(command.arg(DATABASE))?;
        let tps = said
            .lines()
            .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
        tps.context("pgbench said no rate")
    }

    /// How long each of so many transactions of one client took, after some to warm up.
    pub fn times(&self, region: &Region, count: usize) -> Result<Times> {
        const WARM_UP: usize = 10;
        let mut command = self.command(region);
        command
            .arg(format!("--transactions={}", count + WARM_UP))
            .args(["--log", "--log-prefix=times"]);
        let before = logs(region)?;
        run(command.arg(DATABASE))?;
        let mut times = Times::default();
        for log in logs(region)?
            .into_iter()
            .filter(|log| !before.contains(log))
        {
            // client, number, microseconds, …
            let micros = std::fs::read_to_string(&log)?;
            let micros = micros
                .lines()
                .filter_map(|line| line.split(' ').nth(2)?.parse().ok());
            micros
                .skip(WARM_UP)
                .for_each(|micros| times.add_micros(micros));
        }
        ensure!(
            times.count() == count,
            "pgbench wrote down {} of {count} times",
            times.count()
        );
        Ok(times)
    }
}

fn logs(region: &Region) -> Result<Vec<PathBuf>> {
    let files = std::fs::read_dir(region.folder())?;
    let paths = files
        .map(|file| file.map(|file| file.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    let is_log = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("times"))
    };
    Ok(paths.into_iter().filter(is_log).collect())
}

fn run(command: &mut Command) -> Result<String> {
    let output = command.output().context("pgbench")?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success() && !complaint.contains("ERROR"),
        "pgbench: {complaint}"
    );
    Ok(String::from_utf8(output.stdout)?)
}
