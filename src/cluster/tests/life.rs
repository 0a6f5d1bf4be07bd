//! From the first start to the last stop, kill -9 included.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod support;

use std::{
    fs::{self, File},
    os::unix::fs::{MetadataExt, chown},
    path::Path,
    process::{Child, Command},
};

use cluster::{Cluster, Durability, Progress, Settings};
use support::{Holder, ask, disposable, runs, scratch, start, wait_until};

#[test]
fn what_was_written_is_there_at_the_next_start_and_nothing_runs_in_between() {
    let scratch = scratch();
    let first = start(scratch.path()).unwrap();
    ask(&first, "create table door as select 'open' as state");
    let (pid, socket_dir) = (first.postmaster_pid(), first.socket_dir().to_owned());
    first.stop().unwrap();
    assert!(!runs(pid));
    assert!(!socket_dir.exists());

    let second = start(scratch.path()).unwrap();
    assert_eq!(ask(&second, "select state from door"), "open");
}

#[test]
fn dropping_a_cluster_stops_it() {
    let scratch = scratch();
    let cluster = start(scratch.path()).unwrap();
    let pid = cluster.postmaster_pid();
    assert!(runs(pid));
    drop(cluster);
    assert!(!runs(pid));
}

#[test]
fn only_a_new_directory_is_initialised() {
    let scratch = scratch();
    let mut told = Vec::new();
    let settings = disposable(scratch.path());
    drop(Cluster::start_reporting(settings.clone(), |step| told.push(step)).unwrap());
    assert_eq!(told, [Progress::Initialising, Progress::Starting]);

    told.clear();
    drop(Cluster::start_reporting(settings, |step| told.push(step)).unwrap());
    assert_eq!(told, [Progress::Starting]);
}

#[test]
fn a_durable_cluster_waits_for_the_disk_and_a_disposable_one_does_not() {
    let scratch = scratch();
    let settings = Settings {
        durability: Durability::Durable,
        ..disposable(scratch.path())
    };
    let durable = Cluster::start(settings).unwrap();
    assert_eq!(ask(&durable, "show fsync"), "on");
    assert_eq!(ask(&durable, "show synchronous_commit"), "on");
    assert_eq!(ask(&durable, "show full_page_writes"), "on");
    durable.stop().unwrap();

    let disposable = start(scratch.path()).unwrap();
    assert_eq!(ask(&disposable, "show fsync"), "off");
    assert_eq!(ask(&disposable, "show synchronous_commit"), "off");
    assert_eq!(ask(&disposable, "show full_page_writes"), "off");
}

#[test]
fn after_kill_9_the_server_is_gone_and_the_next_start_takes_over() {
    let scratch = scratch();
    let killed = Holder::of(scratch.path());
    let left = killed.kill();

    let cluster = start(scratch.path()).unwrap();
    assert_ne!(cluster.postmaster_pid(), left);
    assert_eq!(ask(&cluster, "select 1"), "1");
    assert!(!runs(left));
}

#[test]
fn after_kill_9_the_server_ends_by_itself() {
    let scratch = scratch();
    let left = Holder::of(scratch.path()).kill();
    wait_until("the server of a killed owner ends", || !runs(left));
}

#[test]
fn a_server_that_outlived_its_owner_is_stopped_and_replaced() {
    let scratch = scratch();
    let cluster = start(scratch.path()).unwrap();
    let command_line = words_of(cluster.postmaster_pid());
    cluster.stop().unwrap();
    let mut leftover = outlive(scratch.path(), &command_line);
    let pid = leftover.id();
    wait_until("the leftover is ready", || {
        fs::read_to_string(scratch.path().join("pg/postmaster.pid"))
            .is_ok_and(|text| text.contains("ready"))
    });

    let mut told = Vec::new();
    let cluster = Cluster::start_reporting(disposable(scratch.path()), |step| told.push(step));
    assert_eq!(
        told,
        [Progress::StoppingLeftover { pid }, Progress::Starting]
    );
    assert_eq!(ask(&cluster.unwrap(), "select 1"), "1");
    assert!(
        leftover.wait().unwrap().success(),
        "it was asked to shut down, not killed"
    );
}

#[test]
fn a_lock_file_with_the_number_of_somebody_else_is_no_obstacle() {
    let scratch = scratch();
    start(scratch.path()).unwrap().stop().unwrap();
    // Of the server's own account: PostgreSQL passes over processes that it may not signal.
    let words = [
        as_the_owner_of(&scratch.path().join("pg")),
        to_owned(["sleep", "60"]),
    ]
    .concat();
    let mut somebody = Command::new(&words[0]).args(&words[1..]).spawn().unwrap();
    let lines = format!(
        "{}\n/anywhere\n0\n5432\n/anywhere\n\n 0 0\nready\n",
        somebody.id()
    );
    fs::write(scratch.path().join("pg/postmaster.pid"), lines).unwrap();

    let outcome = start(scratch.path()).map(|cluster| ask(&cluster, "select 1"));
    let survived = somebody.try_wait().unwrap().is_none();
    somebody.kill().unwrap();
    somebody.wait().unwrap();
    assert_eq!(outcome.unwrap(), "1");
    assert!(survived, "a stranger's process was stopped");
}

#[test]
fn an_interrupted_creation_is_begun_anew() {
    let scratch = scratch();
    start(scratch.path()).unwrap().stop().unwrap();
    fs::rename(scratch.path().join("pg"), scratch.path().join("pg.new")).unwrap();
    fs::remove_file(scratch.path().join("pg.new/PG_VERSION")).unwrap();

    let cluster = start(scratch.path()).unwrap();
    assert_eq!(ask(&cluster, "select 1"), "1");
    assert!(!scratch.path().join("pg.new").exists());
}

#[test]
fn a_failed_start_shows_what_the_server_said() {
    let scratch = scratch();
    start(scratch.path()).unwrap().stop().unwrap();
    fs::write(
        scratch.path().join("pg/postgresql.conf"),
        "no_such_setting = 1\n",
    )
    .unwrap();
    let said = support::refusal(scratch.path());
    assert!(said.contains("no_such_setting"), "{said}");
}

/// The words of a server's command line.
fn words_of(pid: u32) -> Vec<String> {
    let bytes = fs::read(format!("/proc/{pid}/cmdline")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    text.trim_end_matches('\0')
        .split('\0')
        .map(str::to_owned)
        .collect()
}

/// The same server again, without the signal that ends it with its owner.
fn outlive(data_dir: &Path, command_line: &[String]) -> Child {
    let owner = fs::metadata(data_dir.join("pg")).unwrap();
    let run = data_dir.join("run");
    fs::create_dir(&run).unwrap();
    chown(&run, Some(owner.uid()), Some(owner.gid())).unwrap();
    let quiet = File::create(data_dir.join("leftover.log")).unwrap();
    Command::new("/bin/sh")
        .args(["-c", r#"exec 9<"$0" && exec "$@""#])
        .arg(data_dir)
        .args(as_the_owner_of(&data_dir.join("pg")))
        .args(command_line)
        .current_dir("/")
        .stderr(quiet)
        .spawn()
        .unwrap()
}

/// What to put before a command, so that it runs as the account that owns the path.
fn as_the_owner_of(path: &Path) -> Vec<String> {
    let owner = fs::metadata(path).unwrap();
    let (uid, gid) = (owner.uid().to_string(), owner.gid().to_string());
    if support::we_are_root() {
        to_owned([
            "setpriv",
            "--reuid",
            &uid,
            "--regid",
            &gid,
            "--clear-groups",
        ])
    } else {
        to_owned(["env"])
    }
}

fn to_owned<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}
