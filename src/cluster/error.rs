//! Why a cluster does not start, each in one sentence that says what to do.

use std::{io, path::PathBuf};

use crate::version::TooOld;

/// Why a cluster did not start or stop.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    #[error(
        "PostgreSQL is not installed: install it (Debian, Ubuntu: apt install postgresql) \
         or set PG_BIN to the folder that holds `postgres` and `initdb`"
    )]
    NotInstalled,

    #[error("PG_BIN is {}, but there is no `{program}` in it", dir.display())]
    NotInPgBin { dir: PathBuf, program: &'static str },

    #[error("{} ({})", reason, dir.display())]
    TooOld { dir: PathBuf, reason: TooOld },

    #[error("{} does not say which version of PostgreSQL it is: {answer}", program.display())]
    VersionUnknown { program: PathBuf, answer: String },

    #[error(
        "{} was created by PostgreSQL {major}, which is not installed here: \
         install that version or choose another data directory", data_dir.display()
    )]
    OtherMajor { data_dir: PathBuf, major: i32 },

    #[error("{} is a file; choose a directory", .0.display())]
    NotADirectory(PathBuf),

    #[error("{} is not a Porta Unica data directory; choose an empty one", .0.display())]
    NotOurs(PathBuf),

    #[error(
        "{} belongs to another account (user id {owner}, we are {we}); \
         run as that account or choose another directory", path.display()
    )]
    OtherOwner { path: PathBuf, owner: u32, we: u32 },

    #[error("cannot write in {}: {source}; choose another directory", path.display())]
    NotWritable { path: PathBuf, source: io::Error },

    #[error(
        "{} is in use by {}; stop it or choose another directory", path.display(),
        pid.map_or_else(|| "another process".to_owned(), |pid| format!("process {pid}"))
    )]
    InUse { path: PathBuf, pid: Option<u32> },

    #[error(
        "PostgreSQL does not run as root, and this machine has neither the account `postgres` \
         nor `nobody` to run it; start Porta Unica as an ordinary account"
    )]
    NoAccount,

    #[error(
        "to run PostgreSQL without root's rights the program `setpriv` is needed: install \
         util-linux, or start Porta Unica as an ordinary account"
    )]
    NoSetpriv,

    #[error(
        "process {pid} may be a database server on {}: stop it, then start again",
        path.display()
    )]
    Leftover { path: PathBuf, pid: u32 },

    #[error("initdb could not create the database cluster in {}:\n{output}", path.display())]
    Initialise { path: PathBuf, output: String },

    #[error("PostgreSQL did not start; the end of {}:\n{tail}", log.display())]
    Start { log: PathBuf, tail: String },

    #[error("PostgreSQL (process {pid}) does not stop")]
    Stop { pid: u32 },

    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        doing: &'static str,
        path: PathBuf,
        source: io::Error,
    },
}

/// `.context(...)` for the file operations of this crate.
pub(crate) trait OnPath<T> {
    fn on(self, doing: &'static str, path: impl Into<PathBuf>) -> Result<T, ClusterError>;
}

impl<T> OnPath<T> for io::Result<T> {
    fn on(self, doing: &'static str, path: impl Into<PathBuf>) -> Result<T, ClusterError> {
        self.map_err(|source| ClusterError::Io {
            doing,
            path: path.into(),
            source,
        })
    }
}
