//! The real program, started as in production, and what it says of itself.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::region::SECRET;

/// `porta serve`. Dropping it ends it.
pub struct Program {
    child: Child,
    pub address: SocketAddr,
    /// From its start to its line `ready`.
    pub started_in: Duration,
}

impl Program {
    pub fn start(url: &str) -> Result<Self> {
        let address = free_address()?;
        let started = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_porta"))
            .arg("serve")
            .env("DATABASE_URL", url)
            .env("PORTA_SECRET", SECRET)
            .env("PORTA_PUBLIC_URL", format!("http://{address}"))
            .env("PORTA_LISTEN", address.to_string())
            .env("PORTA_SMTP_URL", "smtp://127.0.0.1:9")
            .env("PORTA_MAIL_FROM", "Porta Unica <no-reply@example.it>")
            .env_remove("PORTA_LOG")
            .stdout(Stdio::piped())
            .spawn()?;
        let mut said = String::new();
        BufReader::new(child.stdout.take().context("its output")?).read_line(&mut said)?;
        let program = Self {
            child,
            address,
            started_in: started.elapsed(),
        };
        ensure!(
            said.starts_with("ready "),
            "porta serve did not start: {said}"
        );
        Ok(program)
    }

    /// `VmRSS` or `VmHWM`, in MiB.
    pub fn memory(&self, name: &str) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
            .context("no such line")?;
        let kibibytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kibibytes / 1024.0)
    }

    /// Seconds of processor time so far, of the program itself.
    pub fn cpu(&self) -> Result<f64> {
        const TICKS_A_SECOND: f64 = 100.0;
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let (_, fields) = stat.rsplit_once(") ").context("the name ends")?;
        let ticks: f64 = fields
            .split(' ')
            .skip(11)
            .take(2)
            .filter_map(|field| field.parse::<f64>().ok())
            .sum();
        Ok(ticks / TICKS_A_SECOND)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
