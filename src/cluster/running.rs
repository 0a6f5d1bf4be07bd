//! A cluster that another process of ours runs: where to reach it.

use std::path::{Path, PathBuf};

use crate::PORT;
use crate::error::{ClusterError, OnPath};
use crate::socket_dir::socket_dir_of;

/// Where a running cluster is reached. Says nothing about whether it answers.
pub struct Running {
    pub data_dir: PathBuf,
    pub socket_dir: PathBuf,
    pub port: u16,
}

impl Running {
    /// The cluster of a data directory, by the place of its socket.
    pub fn find(data_dir: &Path) -> Result<Self, ClusterError> {
        let data_dir = data_dir.canonicalize().on("find", data_dir)?;
        let socket_dir = socket_dir_of(&data_dir);
        let socket = socket_dir.join(format!(".s.PGSQL.{PORT}"));
        std::fs::symlink_metadata(&socket).on("find", socket)?;
        Ok(Self {
            data_dir,
            socket_dir,
            port: PORT,
        })
    }
}
