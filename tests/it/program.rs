//! The program as people start it: the demo, and production's commands on a database of their own.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use cluster::{Cluster, Durability, Settings};

/// A started `porta`; ended with the test, whatever happens.
struct Porta(Child);

impl Porta {
    fn demo(folder: &Path) -> Self {
        let mut command = program();
        command
            .args(["demo", "--listen", "127.0.0.1:0", "--data-dir"])
            .arg(folder);
        Self(
            command
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("started"),
        )
    }

    /// Waits for `ready http://…` and gives the address.
    fn ready(&mut self) -> String {
        let output = self.0.stdout.as_mut().expect("piped");
        let line = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .find(|line| line.starts_with("ready "));
        line.expect("it says when it is ready")
            .trim_start_matches("ready http://")
            .to_owned()
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .arg(format!("-{name}"))
            .arg(self.0.id().to_string())
            .status();
        assert!(sent.expect("kill runs").success());
    }

    /// The exit code after it has ended by itself.
    fn ended(&mut self) -> Option<i32> {
        for _ in 0..300 {
            if let Some(status) = self.0.try_wait().expect("asked") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("it does not end");
    }
}

impl Drop for Porta {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_porta"));
    for name in [
        "DATABASE_URL",
        "PORTA_SECRET",
        "PORTA_PUBLIC_URL",
        "PORTA_LISTEN",
        "PORTA_SMTP_URL",
        "PORTA_MAIL_FROM",
    ] {
        command.env_remove(name);
    }
    command.env("PORTA_LOG", "warn");
    command
}

/// The status line and the body of a page, over a real socket.
fn get(address: &str, path: &str) -> String {
    use std::io::Write;
    let mut socket = std::net::TcpStream::connect(address).expect("it listens");
    write!(
        socket,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .expect("asked");
    let mut answer = String::new();
    socket.read_to_string(&mut answer).expect("answered");
    answer
}

/// Runs to its end; what it said on stderr.
fn refusal(command: &mut Command) -> String {
    let output = command.output().expect("ran");
    assert!(
        !output.status.success(),
        "it was not refused: {}",
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_demo_survives_its_own_violent_end_and_stops_cleanly_when_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("demo");
    let mut first = Porta::demo(&data);
    let address = first.ready();
    assert!(get(&address, "/ready").starts_with("HTTP/1.1 200"));
    assert!(get(&address, "/").contains("Porta Unica"));

    let verified = program()
        .args(["audit", "verify", "--data-dir"])
        .arg(&data)
        .output()
        .expect("ran");
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert!(
        verified.status.success() && said.starts_with("clean: "),
        "{said}"
    );

    let second = refusal(
        program()
            .args(["demo", "--listen", "127.0.0.1:0", "--data-dir"])
            .arg(&data),
    );
    assert!(second.contains("porta: "), "{second}");
    assert!(
        get(&address, "/ready").starts_with("HTTP/1.1 200"),
        "the refused one disturbed the first"
    );

    first.signal("KILL");
    let _ = first.ended();
    let mut third = Porta::demo(&data);
    let address = third.ready();
    assert!(get(&address, "/ready").starts_with("HTTP/1.1 200"));
    third.signal("TERM");
    assert_eq!(third.ended(), Some(0));
    assert!(
        !data.join("pg/postmaster.pid").exists(),
        "the database was not stopped"
    );
}

#[test]
fn the_demo_refuses_what_would_harm() {
    let folder = tempfile::tempdir().expect("a folder");
    let open = refusal(
        program()
            .args(["demo", "--listen", "0.0.0.0:0", "--data-dir"])
            .arg(folder.path().join("a")),
    );
    assert!(open.contains("only listens on loopback"), "{open}");

    std::fs::write(folder.path().join("thesis.txt"), "three years of work").expect("written");
    let foreign = refusal(
        program()
            .args(["demo", "--listen", "127.0.0.1:0", "--data-dir"])
            .arg(folder.path()),
    );
    assert!(
        foreign.contains("not a Porta Unica data directory"),
        "{foreign}"
    );
    assert!(folder.path().join("thesis.txt").exists());
}

#[test]
fn production_is_migrated_served_worked_and_examined() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = Settings {
        data_dir: folder.path().join("db"),
        durability: Durability::Disposable,
    };
    let cluster = Cluster::start(settings).expect("a cluster");
    let socket = cluster
        .socket_dir()
        .display()
        .to_string()
        .replace('/', "%2F");
    let url = format!(
        "postgres://{}:{}@{socket}:{}/postgres",
        cluster.superuser(),
        cluster.superuser_password(),
        cluster.port()
    );
    let production = |what: &str| {
        let mut command = program();
        command
            .arg(what)
            .env("DATABASE_URL", &url)
            .env("PORTA_SECRET", "0123456789abcdef0123456789abcdef")
            .env("PORTA_PUBLIC_URL", "http://127.0.0.1:8080")
            .env("PORTA_LISTEN", "127.0.0.1:0")
            .env("PORTA_SMTP_URL", "smtp://127.0.0.1:9")
            .env("PORTA_MAIL_FROM", "Porta Unica <porta@example.org>");
        command
    };

    let before = refusal(&mut production("serve"));
    assert!(before.contains("database"), "{before}");
    assert!(
        production("migrate")
            .output()
            .expect("ran")
            .status
            .success()
    );
    assert!(
        production("migrate")
            .output()
            .expect("ran")
            .status
            .success(),
        "migrating again changes nothing"
    );

    let mut serving = Porta(
        production("serve")
            .stdout(Stdio::piped())
            .spawn()
            .expect("started"),
    );
    let address = serving.ready();
    assert!(get(&address, "/ready").starts_with("HTTP/1.1 200"));
    assert!(get(&address, "/servizi").contains("Informazioni e primo aiuto"));
    assert!(get(&address, "/demo").starts_with("HTTP/1.1 404"));

    let complaint = refusal(&mut production("doctor"));
    assert!(
        complaint.contains("1 wrong"),
        "without a worker nothing opens: {complaint}"
    );
    let working = Porta(
        production("worker")
            .stdout(Stdio::null())
            .spawn()
            .expect("started"),
    );
    let is_well = || production("doctor").output().expect("ran").status.success();
    assert!((0..100).any(|_| is_well() || {
        std::thread::sleep(Duration::from_millis(200));
        false
    }));
    drop(working);

    serving.signal("TERM");
    assert_eq!(serving.ended(), Some(0));
    cluster.stop().expect("stopped");
}

#[test]
fn production_refuses_unsafe_settings_with_the_reason() {
    let good = [
        ("DATABASE_URL", "postgres://deploy@127.0.0.1:1/porta"),
        ("PORTA_SECRET", "0123456789abcdef0123456789abcdef"),
        ("PORTA_PUBLIC_URL", "https://porta.example.it"),
        ("PORTA_SMTP_URL", "smtp://127.0.0.1:9"),
        ("PORTA_MAIL_FROM", "Porta Unica <porta@example.org>"),
    ];
    let with = |name: &str, value: &str| {
        let mut command = program();
        command.arg("serve").envs(good).env(name, value);
        refusal(&mut command)
    };
    for (name, value, reason) in [
        ("DATABASE_URL", "", "DATABASE_URL is missing"),
        (
            "DATABASE_URL",
            "postgres://deploy@db.example.it/porta?sslmode=disable",
            "leads to another machine",
        ),
        (
            "PORTA_SMTP_URL",
            "smtp://user:word@mail.example.it:25",
            "must begin with smtps://",
        ),
        ("PORTA_SECRET", "short", "PORTA_SECRET is too short"),
        ("PORTA_SECRET", "", "PORTA_SECRET is missing"),
        (
            "PORTA_PUBLIC_URL",
            "http://porta.example.it",
            "must begin with https://",
        ),
        (
            "PORTA_LISTEN",
            "0.0.0.0:8080",
            "PORTA_CLIENT_ADDRESS_HEADER",
        ),
        ("PORTA_REMINDERS", "soon", "not a number of hours"),
        ("PORTA_MAIL_FROM", "", "PORTA_MAIL_FROM is missing"),
        ("PORTA_SECRET_FILE", "/nonexistent", "both set"),
    ] {
        let said = with(name, value);
        assert!(said.contains(reason), "{name}={value}: {said}");
    }
}
