//! The server's log: appended to at each run, set aside when it has grown, quoted when a start fails.

use std::{
    fs::{self, File, OpenOptions},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use crate::error::{ClusterError, OnPath};

const SET_ASIDE_AT: u64 = 10 * 1024 * 1024;
const LINES_QUOTED: usize = 12;

pub(crate) struct ServerLog {
    path: PathBuf,
    begins_at: usize,
    file: File,
}

impl ServerLog {
    /// We open it, not the server: its account need not reach the folder.
    pub(crate) fn open(path: &Path) -> Result<Self, ClusterError> {
        let mut length = fs::metadata(path).map_or(0, |log| log.len());
        if length > SET_ASIDE_AT {
            fs::rename(path, path.with_extension("log.old")).on("rename", path)?;
            length = 0;
        }
        let mut options = OpenOptions::new();
        let file = options
            .append(true)
            .create(true)
            .mode(0o600)
            .open(path)
            .on("write", path)?;
        let begins_at = usize::try_from(length).unwrap_or(usize::MAX);
        Ok(Self {
            path: path.to_owned(),
            begins_at,
            file,
        })
    }

    /// For the server's standard output and error.
    pub(crate) fn writer(&self) -> Result<File, ClusterError> {
        self.file.try_clone().on("write", &self.path)
    }

    /// The failed start with the last lines that this run wrote.
    pub(crate) fn failed_start(&self) -> ClusterError {
        let bytes = fs::read(&self.path).unwrap_or_default();
        let ours = String::from_utf8_lossy(bytes.get(self.begins_at..).unwrap_or_default());
        let lines: Vec<_> = ours.lines().collect();
        let tail = lines[lines.len().saturating_sub(LINES_QUOTED)..].join("\n");
        ClusterError::Start {
            log: self.path.clone(),
            tail,
        }
    }
}
