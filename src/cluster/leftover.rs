//! What an instance that was killed may leave behind: a server that is still running or still
//! shutting down, or its lock file with the number of a process that is somebody else by now.

use std::{fs, path::Path, time::Duration};

use crate::{
    data_dir::DataDir,
    error::{ClusterError, OnPath},
    process::{self, Signal},
    settings::Progress,
};

/// Open connections are cut by a fast shutdown; what takes time is writing the last checkpoint.
pub(crate) const FAST_SHUTDOWN: Duration = Duration::from_mins(1);
pub(crate) const IMMEDIATE_SHUTDOWN: Duration = Duration::from_secs(10);

/// Who the number in `postmaster.pid` is.
enum Holder {
    /// Nobody. PostgreSQL itself then checks that no other process of the old server remains.
    Nobody,
    Ours,
    /// An unrelated or dead process; PostgreSQL would take it for a server and refuse to start.
    Somebody,
    Unclear,
}

/// Ends a server that outlived its owner. We hold the lock of the data directory, so there is no
/// living instance it could belong to.
pub(crate) fn stop(
    data_dir: &DataDir,
    progress: &mut impl FnMut(Progress),
) -> Result<(), ClusterError> {
    let file = data_dir.pg().join("postmaster.pid");
    let Some(pid) = pid_in(&file) else {
        return Ok(());
    };
    match holder(pid, data_dir) {
        Holder::Nobody => Ok(()),
        Holder::Somebody => fs::remove_file(&file).on("remove", file),
        Holder::Unclear => Err(ClusterError::Leftover {
            path: data_dir.path().to_owned(),
            pid,
        }),
        Holder::Ours => {
            progress(Progress::StoppingLeftover { pid });
            end(pid, || process::is_running(pid))
        }
    }
}

/// Fast shutdown, then the hard way, after which the next start recovers from the log.
pub(crate) fn end(pid: u32, mut runs: impl FnMut() -> bool) -> Result<(), ClusterError> {
    for (signal, limit) in [
        (Signal::INT, FAST_SHUTDOWN),
        (Signal::QUIT, IMMEDIATE_SHUTDOWN),
    ] {
        process::signal(pid, signal);
        if process::wait_until(limit, || !runs()) {
            return Ok(());
        }
    }
    Err(ClusterError::Stop { pid })
}

fn pid_in(file: &Path) -> Option<u32> {
    fs::read_to_string(file)
        .ok()?
        .lines()
        .next()?
        .trim()
        .parse()
        .ok()
}

fn holder(pid: u32, data_dir: &DataDir) -> Holder {
    if !process::is_known(pid) {
        return Holder::Nobody;
    }
    if !process::is_running(pid) || process::name(pid).as_deref() != Some("postgres") {
        return Holder::Somebody;
    }
    let our_name = format!("cluster_name={}", data_dir.cluster_name());
    if process::command_line(pid).contains(&our_name) {
        return Holder::Ours;
    }
    // A server works in the folder of its cluster. Not every root may read this (containers).
    match fs::read_link(format!("/proc/{pid}/cwd")) {
        Ok(folder) if folder == data_dir.pg() => Holder::Ours,
        Ok(_) => Holder::Somebody,
        Err(_) if !process::is_running(pid) => Holder::Somebody,
        Err(_) => Holder::Unclear,
    }
}
