//! A data directory for a test, and the ways tests look at a cluster from outside.

#![expect(
    dead_code,
    reason = "each test file is its own program and uses a part of this"
)]

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use cluster::{Cluster, ClusterError, Durability, Settings};
use tempfile::TempDir;

pub fn scratch() -> TempDir {
    tempfile::Builder::new()
        .prefix("porta-cluster-")
        .tempdir()
        .unwrap()
}

pub fn start(data_dir: &Path) -> Result<Cluster, ClusterError> {
    Cluster::start(disposable(data_dir))
}

pub fn disposable(data_dir: &Path) -> Settings {
    Settings {
        data_dir: data_dir.to_owned(),
        durability: Durability::Disposable,
    }
}

/// What a start is refused with.
pub fn refusal(data_dir: &Path) -> String {
    match start(data_dir) {
        Ok(_) => panic!("a cluster started in {}", data_dir.display()),
        Err(error) => error.to_string(),
    }
}

pub fn we_are_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// The answer of the database to one statement, with the password given.
pub fn ask_with(cluster: &Cluster, password: &str, sql: &str) -> Output {
    psql(
        Command::new(cluster.bin_dir().join("psql")),
        cluster,
        password,
        sql,
    )
}

/// `psql`, perhaps behind another program that changes the account.
pub fn psql(mut command: Command, cluster: &Cluster, password: &str, sql: &str) -> Output {
    command
        .args([
            "-X",
            "-A",
            "-t",
            "-w",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            "postgres",
        ])
        .args([
            "-U",
            cluster.superuser(),
            "-p",
            &cluster.port().to_string(),
            "-h",
        ])
        .arg(cluster.socket_dir())
        .args(["-c", sql])
        .env("PGPASSWORD", password)
        .current_dir("/")
        .output()
        .unwrap()
}

/// The answer to one statement; panics when there is none.
pub fn ask(cluster: &Cluster, sql: &str) -> String {
    let output = ask_with(cluster, cluster.superuser_password(), sql);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Whether a process is there and not merely waiting to be collected.
pub fn runs(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(") ")
        .is_some_and(|(_, state)| !state.starts_with('Z'))
}

pub fn wait_until(what: &str, mut come_true: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !come_true() {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "{what}: not after 20 s"
        );
        thread::sleep(Duration::from_millis(10));
    }
}

/// Another process that holds a cluster.
pub struct Holder {
    child: Child,
    pub postmaster: u32,
}

impl Holder {
    pub fn of(data_dir: &Path) -> Self {
        let (child, said) = spawn_holder(data_dir, None);
        let postmaster = said
            .trim()
            .strip_prefix("holding ")
            .unwrap_or_else(|| panic!("{said}"));
        Self {
            postmaster: postmaster.parse().unwrap(),
            child,
        }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// `kill -9`.
    pub fn kill(mut self) -> u32 {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.postmaster
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What another process is refused with when `PG_BIN` points to these programs.
pub fn refusal_with_programs(data_dir: &Path, pg_bin: &Path) -> String {
    let (mut child, said) = spawn_holder(data_dir, Some(pg_bin));
    child.kill().unwrap();
    child.wait().unwrap();
    said.trim()
        .strip_prefix("refused ")
        .unwrap_or_else(|| panic!("{said}"))
        .to_owned()
}

fn spawn_holder(data_dir: &Path, pg_bin: Option<&Path>) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hold-cluster"));
    command.arg(data_dir).stdout(Stdio::piped());
    if let Some(pg_bin) = pg_bin {
        command.env("PG_BIN", pg_bin);
    }
    let mut child = command.spawn().unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut said)
        .unwrap();
    (child, said)
}

/// The sockets a process has open, by the number the kernel lists them under.
pub fn sockets_of(pid: u32) -> Vec<String> {
    let links = fs::read_dir(format!("/proc/{pid}/fd")).unwrap().flatten();
    links
        .filter_map(|link| fs::read_link(link.path()).ok())
        .filter_map(|target: PathBuf| {
            let inner = target
                .to_str()?
                .strip_prefix("socket:[")?
                .strip_suffix(']')?;
            Some(inner.to_owned())
        })
        .collect()
}

/// A list of the kernel, for example `tcp`, empty when that protocol is off.
pub fn kernel_list(protocol: &str) -> String {
    let mut text = String::new();
    if let Ok(mut file) = fs::File::open(format!("/proc/net/{protocol}")) {
        file.read_to_string(&mut text).unwrap();
    }
    text
}
