//! How PostgreSQL's programs are run: as the right account, within reach of the data directory,
//! and no longer than we live.
//!
//! - **Account.** As root, `setpriv` changes to the unprivileged account and gives up every way to
//!   gain rights again. A user namespace would also satisfy PostgreSQL, but outside of it the
//!   server would still be root and could write root's files.
//! - **Reach.** That account may be unable to walk the path to the data directory (a checkout in
//!   /root). The shell therefore opens the directory while it still may, and the server reaches its
//!   files through that open descriptor, `/proc/self/fd/9/pg`: no parent directory is involved.
//! - **Life.** The kernel sends SIGINT, a fast shutdown, when the *thread* that spawned the program
//!   ends; `postmaster` keeps one thread for that. A process group of its own keeps Ctrl-C in the
//!   terminal from reaching the server before us.
//! - **Environment.** Nothing of ours is passed on: it may hold secrets.

use std::{
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{account::Account, binaries::on_path, error::ClusterError};

/// `$0` is the data directory, the rest is the command.
const OPEN_THEN_RUN: &str = r#"exec 9<"$0" && exec "$@""#;

pub(crate) struct Launcher {
    data_dir: PathBuf,
    account: Option<Account>,
    setpriv: Option<PathBuf>,
}

impl Launcher {
    pub(crate) fn new(data_dir: &Path, account: Option<Account>) -> Result<Self, ClusterError> {
        let setpriv = on_path("setpriv");
        // Without it an ordinary account can do: a server that outlives us is taken over.
        if account.is_some() && setpriv.is_none() {
            return Err(ClusterError::NoSetpriv);
        }
        Ok(Self {
            data_dir: data_dir.to_owned(),
            account,
            setpriv,
        })
    }

    pub(crate) fn account(&self) -> Option<&Account> {
        self.account.as_ref()
    }

    /// A path in the data directory as the program must be told it.
    pub(crate) fn inside(name: &str) -> String {
        format!("/proc/self/fd/9/{name}")
    }

    /// The program, ready for its arguments.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", OPEN_THEN_RUN]).arg(&self.data_dir);
        if let Some(setpriv) = &self.setpriv {
            command
                .arg(setpriv)
                .args(["--no-new-privs", "--pdeathsig", "INT"]);
            if let Some(Account { uid, gid, .. }) = &self.account {
                command.args([format!("--reuid={uid}"), format!("--regid={gid}")]);
                command.args(["--clear-groups", "--inh-caps=-all", "--bounding-set=-all"]);
            }
            command.arg("--");
        }
        command
            .arg(program)
            .current_dir("/")
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .process_group(0);
        command
    }
}
