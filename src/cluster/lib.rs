//! A private PostgreSQL cluster that lives and dies with this process.
//!
//! The demo, the tests and the check of SQL statements need a real database and no installation.
//! This crate finds the machine's PostgreSQL programs, initialises a cluster in a data directory,
//! runs it as a child process without TCP and with a password only we know, and stops it.
//!
//! ```text
//! <data_dir>/.porta             marker: this directory is ours
//! <data_dir>/porta.lock         held while an instance runs, contains its process id
//! <data_dir>/superuser.secret   the superuser's password, readable by us alone
//! <data_dir>/pg                 the cluster, owned by the account that runs it
//! <data_dir>/run                its socket, 0700 (under /tmp when the path is too long for a socket)
//! <data_dir>/pg.log             the server's log
//! ```
//!
//! Started by root, PostgreSQL runs under an unprivileged account; see `account` and `launcher`.

mod account;
mod binaries;
mod data_dir;
mod error;
mod initialise;
mod launcher;
mod leftover;
mod password;
mod postmaster;
mod process;
mod running;
mod server_log;
mod settings;
mod socket_dir;
mod version;

use std::path::{Path, PathBuf};

use account::Account;
use binaries::Binaries;
use data_dir::DataDir;
use launcher::Launcher;
use postmaster::Postmaster;
use socket_dir::SocketDir;

pub use error::ClusterError;
pub use running::Running;
pub use settings::{Durability, Progress, Settings};
pub use version::{TooOld, refuse_old};

/// The role that owns everything in the cluster.
const SUPERUSER: &str = "porta_superuser";
/// Without TCP the port is only a part of the socket's name.
const PORT: u16 = 5432;

/// A running cluster. Dropping it stops PostgreSQL.
pub struct Cluster {
    // The order of the fields is the order of the end: server, socket, lock of the directory.
    postmaster: Postmaster,
    socket_dir: SocketDir,
    data_dir: DataDir,
    password: String,
    binaries: Binaries,
}

impl Cluster {
    /// Starts the cluster of a data directory, creating it when the directory is new or empty.
    /// Blocks until the database accepts connections.
    pub fn start(settings: Settings) -> Result<Self, ClusterError> {
        Self::start_reporting(settings, |_| {})
    }

    /// The same, telling what is being waited for.
    pub fn start_reporting(
        settings: Settings,
        mut progress: impl FnMut(Progress),
    ) -> Result<Self, ClusterError> {
        let Settings {
            data_dir,
            durability,
        } = settings;
        let data_dir = DataDir::open(&data_dir)?;
        let account = Account::for_cluster(&data_dir.pg())?;
        data_dir.admit(account.as_ref())?;
        let binaries = Binaries::find(data_dir.created_by_major()?)?;
        let launcher = Launcher::new(data_dir.path(), account)?;

        let password = password::load_or_create(&data_dir)?;
        if !data_dir.is_initialised() {
            progress(Progress::Initialising);
            initialise::run(&data_dir, &launcher, &binaries, &password, durability)?;
        }
        leftover::stop(&data_dir, &mut progress)?;

        progress(Progress::Starting);
        let socket_dir = SocketDir::prepare(&data_dir, launcher.account())?;
        let command = durability.postgres(&launcher, &binaries, &socket_dir, &data_dir);
        let postmaster = Postmaster::start(command, &data_dir, &mut progress)?;
        Ok(Self {
            postmaster,
            socket_dir,
            data_dir,
            password,
            binaries,
        })
    }

    /// The directory of the socket: the `host` of a connection.
    pub fn socket_dir(&self) -> &Path {
        self.socket_dir.path()
    }

    /// The `port` of a connection.
    pub fn port(&self) -> u16 {
        PORT
    }

    /// The `user` of the first connection.
    pub fn superuser(&self) -> &'static str {
        SUPERUSER
    }

    /// The superuser's password. It stays on this machine, in a file only we may read.
    pub fn superuser_password(&self) -> &str {
        &self.password
    }

    /// The data directory, absolute and without symbolic links.
    pub fn data_dir(&self) -> &Path {
        self.data_dir.path()
    }

    /// Where `psql`, `pg_dump` and the like of this cluster's version are.
    pub fn bin_dir(&self) -> PathBuf {
        self.binaries.dir.clone()
    }

    /// As PostgreSQL writes it in `server_version_num`, for example 150018.
    pub fn version_num(&self) -> i32 {
        self.binaries.version_num
    }

    /// The server's first process.
    pub fn postmaster_pid(&self) -> u32 {
        self.postmaster.pid()
    }

    /// Stops PostgreSQL (open transactions are rolled back) and waits for its end.
    pub fn stop(mut self) -> Result<(), ClusterError> {
        self.postmaster.stop()
    }
}
