//! What the caller chooses, what the caller is told, and the server's settings that follow.

use std::{fmt, path::PathBuf, process::Command, time::Duration};

use crate::{
    PORT, binaries::Binaries, data_dir::DataDir, launcher::Launcher, socket_dir::SocketDir,
};

/// Which cluster to start.
#[derive(Debug, Clone)]
pub struct Settings {
    pub data_dir: PathBuf,
    pub durability: Durability,
}

/// Whether the data must survive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Every commit is on disk before it is acknowledged.
    Durable,
    /// For tests: several times faster, and worthless after a power cut.
    Disposable,
}

/// What the start of a cluster is waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The data directory is new.
    Initialising,
    /// An earlier instance was killed and its server is still there.
    StoppingLeftover {
        pid: u32,
    },
    Starting,
    /// The server replays its log after a crash; told every few seconds.
    Recovering {
        waited: Duration,
    },
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Initialising => write!(f, "creating the database cluster"),
            Self::StoppingLeftover { pid } => {
                write!(
                    f,
                    "stopping the database server of an earlier run (process {pid})"
                )
            }
            Self::Starting => write!(f, "starting the database"),
            Self::Recovering { waited } => {
                write!(
                    f,
                    "the database is still starting, {} s so far",
                    waited.as_secs()
                )
            }
        }
    }
}

/// Given on the command line, where neither a file nor `alter system` can undo them.
const ALWAYS: &[(&str, &str)] = &[
    ("listen_addresses", ""),
    ("unix_socket_permissions", "0700"),
    ("max_connections", "100"),
    ("shared_buffers", "64MB"),
    // Queries are short: compiling them costs more than it brings.
    ("jit", "off"),
    ("timezone", "UTC"),
    ("log_timezone", "UTC"),
    ("log_line_prefix", "%m [%p] "),
    // The log must not name people: no parameters, no statements with literals, and no DETAIL
    // lines, which quote the row that broke a constraint.
    ("log_parameter_max_length", "0"),
    ("log_parameter_max_length_on_error", "0"),
    ("log_min_error_statement", "panic"),
    ("log_error_verbosity", "terse"),
];

const DISPOSABLE: &[(&str, &str)] = &[
    ("fsync", "off"),
    ("synchronous_commit", "off"),
    ("full_page_writes", "off"),
];

impl Durability {
    /// The command that runs the server.
    pub(crate) fn postgres(
        self,
        launcher: &Launcher,
        binaries: &Binaries,
        socket_dir: &SocketDir,
        data_dir: &DataDir,
    ) -> Command {
        let mut command = launcher.command(&binaries.dir.join("postgres"));
        command.args(["-D", &Launcher::inside("pg"), "-p", &PORT.to_string()]);
        let named = [
            (
                "unix_socket_directories",
                socket_dir.as_the_server_sees_it(),
            ),
            ("cluster_name", data_dir.cluster_name()),
        ];
        let chosen: &[(&str, &str)] = match self {
            Self::Durable => &[("fsync", "on")],
            Self::Disposable => DISPOSABLE,
        };
        for (name, value) in ALWAYS.iter().chain(chosen) {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        for (name, value) in named {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        command
    }

    /// Whether a new cluster is written to disk before it is used.
    pub(crate) fn syncs(self) -> bool {
        self == Self::Durable
    }
}
