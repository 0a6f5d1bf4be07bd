//! Finding PostgreSQL's programs: `$PG_BIN` decides alone, otherwise the newest suitable version
//! among Debian's folders and `PATH`.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    error::{ClusterError, OnPath},
    version,
};

const DEBIAN: &str = "/usr/lib/postgresql";

/// One installed version.
#[derive(Debug, Clone)]
pub(crate) struct Binaries {
    pub(crate) dir: PathBuf,
    pub(crate) version_num: i32,
}

impl Binaries {
    /// The version to use: that of the existing cluster (a newer server cannot read its files), or
    /// the newest for a new one.
    pub(crate) fn find(existing: Option<ExistingCluster>) -> Result<Self, ClusterError> {
        let installed = match env::var_os("PG_BIN").filter(|dir| !dir.is_empty()) {
            Some(dir) => vec![Self::in_pg_bin(dir.into())?],
            None => Self::installed()?,
        };
        if installed.is_empty() {
            return Err(ClusterError::NotInstalled);
        }
        let newest = match existing {
            None => installed.into_iter().max_by_key(|found| found.version_num),
            Some(ExistingCluster { data_dir, major }) => Some(
                installed
                    .into_iter()
                    .filter(|found| found.version_num / 10_000 == major)
                    .max_by_key(|found| found.version_num)
                    .ok_or(ClusterError::OtherMajor { data_dir, major })?,
            ),
        };
        newest.ok_or(ClusterError::NotInstalled)?.refuse_old()
    }

    fn in_pg_bin(dir: PathBuf) -> Result<Self, ClusterError> {
        for program in ["postgres", "initdb"] {
            if !dir.join(program).is_file() {
                return Err(ClusterError::NotInPgBin { dir, program });
            }
        }
        Self::ask(dir)
    }

    fn installed() -> Result<Vec<Self>, ClusterError> {
        let debian = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
        let path = env::var_os("PATH").unwrap_or_default();
        // `max_by_key` takes the last among equals, so a folder of Debian wins over a link to it.
        env::split_paths(&path)
            .chain(debian.map(|version| version.path().join("bin")))
            .filter(|dir| dir.join("postgres").is_file() && dir.join("initdb").is_file())
            .map(Self::ask)
            .collect()
    }

    fn ask(dir: PathBuf) -> Result<Self, ClusterError> {
        let program = dir.join("postgres");
        let output = Command::new(&program)
            .arg("--version")
            .output()
            .on("run", &program)?;
        let answer = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        match version::parse(&answer) {
            Some(version_num) => Ok(Self { dir, version_num }),
            None => Err(ClusterError::VersionUnknown { program, answer }),
        }
    }

    fn refuse_old(self) -> Result<Self, ClusterError> {
        match version::refuse_old(self.version_num) {
            Ok(()) => Ok(self),
            Err(reason) => Err(ClusterError::TooOld {
                dir: self.dir,
                reason,
            }),
        }
    }
}

/// The cluster that a data directory already contains.
#[derive(Debug)]
pub(crate) struct ExistingCluster {
    pub(crate) data_dir: PathBuf,
    pub(crate) major: i32,
}

/// A program of the system, for example `setpriv`.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(["/usr/bin", "/bin"].map(PathBuf::from))
        .map(|dir| dir.join(program))
        .find(|file: &PathBuf| Path::is_file(file))
}
