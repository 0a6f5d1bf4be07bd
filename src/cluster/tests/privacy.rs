//! Nobody else on the machine reaches the cluster.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod support;

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
    process::Command,
};

use support::{ask, ask_with, kernel_list, psql, scratch, sockets_of, start, we_are_root};

#[test]
fn no_network_port_is_open() {
    let scratch = scratch();
    let cluster = start(scratch.path()).unwrap();
    assert_eq!(ask(&cluster, "show listen_addresses"), "");
    let sockets = sockets_of(cluster.postmaster_pid());
    let local = kernel_list("unix");
    assert!(
        sockets.iter().any(|socket| local.contains(socket.as_str())),
        "the socket in the file system must show, or this test sees nothing: {sockets:?}"
    );
    for protocol in ["tcp", "tcp6", "udp", "udp6"] {
        let open = kernel_list(protocol);
        let numbers: Vec<_> = open.lines().flat_map(str::split_whitespace).collect();
        for socket in &sockets {
            assert!(
                !numbers.contains(&socket.as_str()),
                "{protocol} socket {socket}"
            );
        }
    }
}

#[test]
fn the_password_is_asked_for() {
    let scratch = scratch();
    let cluster = start(scratch.path()).unwrap();
    let refused = ask_with(&cluster, "guessed", "select 1");
    assert!(!refused.status.success());
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("password authentication failed"), "{said}");
}

#[test]
fn the_password_stays_the_same_and_is_readable_by_us_alone() {
    let scratch = scratch();
    let first = start(scratch.path()).unwrap();
    let password = first.superuser_password().to_owned();
    assert_eq!(password.len(), 48);
    first.stop().unwrap();
    assert_eq!(
        start(scratch.path()).unwrap().superuser_password(),
        password
    );

    assert_eq!(mode(&scratch.path().join("superuser.secret")), 0o600);
    assert!(!scratch.path().join("initdb.password").exists());
    let log = fs::read_to_string(scratch.path().join("pg.log")).unwrap();
    assert!(!log.contains(&password));
}

#[test]
fn the_folders_are_private() {
    let scratch = scratch();
    let cluster = start(scratch.path()).unwrap();
    assert_eq!(mode(cluster.socket_dir()), 0o700);
    assert_eq!(mode(&scratch.path().join("pg")), 0o700);
    assert_eq!(mode(scratch.path()) & 0o007, 0, "nothing for others");
    assert_eq!(mode(&scratch.path().join("pg.log")), 0o600);
}

#[test]
fn a_long_path_gets_its_socket_in_a_private_folder_that_goes_away() {
    let scratch = scratch();
    let data_dir = scratch.path().join("x".repeat(100));
    let cluster = start(&data_dir).unwrap();
    let socket_dir = cluster.socket_dir().to_owned();
    assert!(!socket_dir.starts_with(&data_dir));
    assert_eq!(mode(&socket_dir), 0o700);
    assert_eq!(ask(&cluster, "select 1"), "1");
    cluster.stop().unwrap();
    assert!(!socket_dir.exists());
}

#[test]
fn the_log_does_not_quote_what_people_wrote() {
    let scratch = scratch();
    let cluster = start(scratch.path()).unwrap();
    let rossi = "create table t (name text unique check (name <> '')); \
                 insert into t values ('Rossi'); insert into t values ('Rossi')";
    assert!(
        !ask_with(&cluster, cluster.superuser_password(), rossi)
            .status
            .success()
    );
    let log = fs::read_to_string(scratch.path().join("pg.log")).unwrap();
    assert!(log.contains("duplicate key value"), "{log}");
    assert!(!log.contains("Rossi"), "{log}");
}

#[test]
fn started_by_root_the_server_has_no_rights_of_root() {
    if !we_are_root() {
        return println!("skipped: only root can give up root's rights");
    }
    let scratch = scratch();
    let cluster = start(scratch.path()).unwrap();
    let status = fs::read_to_string(format!("/proc/{}/status", cluster.postmaster_pid())).unwrap();
    let owner = fs::metadata(scratch.path().join("pg"))
        .unwrap()
        .uid()
        .to_string();
    assert_ne!(owner, "0");
    let field = |name: &str| -> Vec<String> {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().skip(1).map(str::to_owned).collect()
    };
    assert_eq!(field("Uid:"), vec![owner; 4]);
    assert_eq!(field("Groups:"), [] as [&str; 0]);
    assert_eq!(field("NoNewPrivs:"), ["1"]);
    for capabilities in ["CapInh:", "CapPrm:", "CapEff:", "CapBnd:"] {
        assert_eq!(field(capabilities), ["0000000000000000"], "{capabilities}");
    }
    // The files beside the cluster stay ours: the server's account can only pass through.
    for ours in ["", ".porta", "porta.lock", "superuser.secret", "pg.log"] {
        assert_eq!(
            fs::metadata(scratch.path().join(ours)).unwrap().uid(),
            0,
            "{ours}"
        );
    }
}

#[test]
fn a_folder_that_the_servers_account_cannot_reach_will_do() {
    let scratch = scratch();
    let private = scratch.path().join("private");
    fs::create_dir(&private).unwrap();
    fs::set_permissions(&private, fs::Permissions::from_mode(0o700)).unwrap();
    let cluster = start(&private.join("data")).unwrap();
    assert_eq!(ask(&cluster, "select 1"), "1");
}

#[test]
fn another_account_cannot_connect() {
    if !we_are_root() {
        return println!("skipped: only root can act as another account");
    }
    // In a folder open to all, so that the cluster's own folders are what stops them.
    let scratch = scratch();
    fs::set_permissions(scratch.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let cluster = start(&scratch.path().join("data")).unwrap();
    let owner = fs::metadata(scratch.path().join("data/pg")).unwrap();
    let attempt = |uid: u32, gid: u32, password: &str| {
        let mut nobody = Command::new("setpriv");
        nobody
            .args([format!("--reuid={uid}"), format!("--regid={gid}")])
            .arg("--clear-groups");
        nobody.arg(cluster.bin_dir().join("psql"));
        let output = psql(nobody, &cluster, password, "select 'in'");
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    // Even who knows the password does not reach the socket …
    let (connected, said) = attempt(65_534, 65_534, cluster.superuser_password());
    assert!(!connected && said.contains("Permission denied"), "{said}");
    // … and who reaches the socket, the account that runs the server, needs the password.
    let (connected, said) = attempt(owner.uid(), owner.gid(), "guessed");
    assert!(
        !connected && said.contains("password authentication failed"),
        "{said}"
    );
    let (connected, said) = attempt(owner.uid(), owner.gid(), cluster.superuser_password());
    assert!(
        connected,
        "the attempt itself must be able to succeed: {said}"
    );
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}
