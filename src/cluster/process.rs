//! Looking at and signalling processes of this machine that are not, or no longer, our children.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

pub(crate) use rustix::process::Signal;
use rustix::process::{Pid, kill_process};

const GLANCE: Duration = Duration::from_millis(5);

/// Whether the process still does anything. A dead one that nobody collected (no init in the
/// container) still has an entry in /proc, and answers signals.
pub(crate) fn is_running(pid: u32) -> bool {
    let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) else {
        return false;
    };
    // `pid (name) state …`, and the name may contain anything.
    let state = stat
        .rsplit_once(") ")
        .and_then(|(_, rest)| rest.chars().next());
    !matches!(state, None | Some('Z' | 'X'))
}

/// Whether there is any entry for it, the dead ones included.
pub(crate) fn is_known(pid: u32) -> bool {
    fs::exists(format!("/proc/{pid}")).unwrap_or(false)
}

/// The program's name.
pub(crate) fn name(pid: u32) -> Option<String> {
    fs::read_to_string(format!("/proc/{pid}/comm"))
        .ok()
        .map(|name| name.trim().to_owned())
}

/// The words of its command line.
pub(crate) fn command_line(pid: u32) -> Vec<String> {
    let bytes = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    bytes
        .split(|byte| *byte == 0)
        .map(|word| String::from_utf8_lossy(word).into_owned())
        .collect()
}

/// Asks it to end. That it has ended already is fine.
pub(crate) fn signal(pid: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, signal);
    }
}

/// Looks again and again until something has come true; false when it took too long.
pub(crate) fn wait_until(limit: Duration, mut come_true: impl FnMut() -> bool) -> bool {
    let begun = Instant::now();
    while !come_true() {
        if begun.elapsed() > limit {
            return false;
        }
        thread::sleep(GLANCE);
    }
    true
}
