//! The server's process and the thread that owns it.
//!
//! The kernel ends the server when the thread that spawned it ends, so that thread must live as long
//! as the cluster: not one of an async runtime, which come and go, but one of its own, which waits
//! for the word to stop.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    sync::mpsc::{self, Receiver, Sender, TryRecvError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use crate::{
    data_dir::DataDir,
    error::{ClusterError, OnPath},
    leftover,
    server_log::ServerLog,
    settings::Progress,
};

const GLANCE: Duration = Duration::from_millis(5);
const REPORT_EVERY: Duration = Duration::from_secs(3);

pub(crate) struct Postmaster {
    pid: u32,
    /// Dropping it is the word to stop.
    alive: Option<Sender<()>>,
    thread: Option<JoinHandle<Result<(), ClusterError>>>,
}

/// What the thread tells while the server starts.
enum News {
    Waited(Duration),
    Ready(u32),
}

impl Postmaster {
    /// Returns when the database accepts connections, however long its recovery takes.
    pub(crate) fn start(
        mut command: Command,
        data_dir: &DataDir,
        progress: &mut impl FnMut(Progress),
    ) -> Result<Self, ClusterError> {
        let log = ServerLog::open(&data_dir.log())?;
        command.stdout(log.writer()?).stderr(log.writer()?);
        let status_file = data_dir.pg().join("postmaster.pid");
        let (tell, news) = mpsc::channel();
        let (alive, until_stopped) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("postmaster".to_owned())
            .spawn(move || live(command, &status_file, &log, &tell, &until_stopped))
            .on("start a thread for", data_dir.path())?;

        let mut starting = Self {
            pid: 0,
            alive: Some(alive),
            thread: Some(thread),
        };
        loop {
            match news.recv() {
                Ok(News::Waited(waited)) => progress(Progress::Recovering { waited }),
                Ok(News::Ready(pid)) => {
                    starting.pid = pid;
                    return Ok(starting);
                }
                // The thread has ended, and its result says why.
                Err(_) => {
                    starting.stop()?;
                    return Err(ClusterError::Start {
                        log: data_dir.log(),
                        tail: String::new(),
                    });
                }
            }
        }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    pub(crate) fn stop(&mut self) -> Result<(), ClusterError> {
        self.alive = None;
        match self.thread.take().map(JoinHandle::join) {
            None => Ok(()),
            Some(Ok(outcome)) => outcome,
            Some(Err(_panicked)) => Err(ClusterError::Stop { pid: self.pid }),
        }
    }
}

impl Drop for Postmaster {
    fn drop(&mut self) {
        let _ = self.stop();
    }
}

/// The life of the thread: spawn, wait until ready, wait for the word, stop.
fn live(
    mut command: Command,
    status_file: &Path,
    log: &ServerLog,
    tell: &Sender<News>,
    until_stopped: &Receiver<()>,
) -> Result<(), ClusterError> {
    let program = PathBuf::from(command.get_program());
    let mut child = command.spawn().on("run", program)?;
    let mut begun = Instant::now();
    let mut waited = Duration::ZERO;
    while !is_ready(status_file, child.id()) {
        if has_ended(&mut child) {
            return Err(log.failed_start());
        }
        if matches!(until_stopped.try_recv(), Err(TryRecvError::Disconnected)) {
            return end(&mut child);
        }
        thread::sleep(GLANCE);
        if begun.elapsed() > REPORT_EVERY {
            waited += begun.elapsed();
            begun = Instant::now();
            let _ = tell.send(News::Waited(waited));
        }
    }
    let _ = tell.send(News::Ready(child.id()));
    // Nothing is ever sent: this returns when the other end is dropped.
    let _ = until_stopped.recv();
    end(&mut child)
}

fn end(child: &mut Child) -> Result<(), ClusterError> {
    let pid = child.id();
    leftover::end(pid, || !has_ended(child))
}

fn has_ended(child: &mut Child) -> bool {
    !matches!(child.try_wait(), Ok(None))
}

/// `postmaster.pid` holds the process id in its first line and the state in its eighth. The id is
/// compared because the file of a killed server may still be there.
fn is_ready(status_file: &Path, pid: u32) -> bool {
    let Ok(text) = fs::read_to_string(status_file) else {
        return false;
    };
    let mut lines = text.lines();
    lines.next() == Some(pid.to_string().as_str())
        && lines
            .nth(6)
            .is_some_and(|state| state.trim_end() == "ready")
}
