//! `porta audit` as people run it: clean, or the batch and what is wrong with it.

use std::process::{Command, Stdio};
use std::time::Duration;

use cluster::{Cluster, Durability, Settings};
use platform::db::Address;
use sqlx::Executor;

struct Production {
    cluster: Cluster,
    folder: tempfile::TempDir,
}

impl Production {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            data_dir: folder.path().join("db"),
            durability: Durability::Disposable,
        };
        Self {
            cluster: Cluster::start(settings).unwrap(),
            folder,
        }
    }

    fn porta(&self, words: &[&str]) -> Command {
        let socket = self
            .cluster
            .socket_dir()
            .display()
            .to_string()
            .replace('/', "%2F");
        let (user, password, port) = (
            self.cluster.superuser(),
            self.cluster.superuser_password(),
            self.cluster.port(),
        );
        let mut command = Command::new(env!("CARGO_BIN_EXE_porta"));
        command
            .args(words)
            .env(
                "DATABASE_URL",
                format!("postgres://{user}:{password}@{socket}:{port}/postgres"),
            )
            .env("PORTA_SECRET", "0123456789abcdef0123456789abcdef")
            .env("PORTA_PUBLIC_URL", "http://127.0.0.1:8080")
            .env("PORTA_SMTP_URL", "smtp://127.0.0.1:9")
            .env("PORTA_MAIL_FROM", "Porta Unica <porta@example.org>")
            .env("PORTA_ANCHOR_FILE", self.folder.path().join("anchors.txt"))
            .env("PORTA_LOG", "warn");
        command
    }

    /// Whether it ended well, and what it printed.
    fn said(&self, words: &[&str]) -> (bool, String) {
        let output = self.porta(words).output().unwrap();
        (
            output.status.success(),
            String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr),
        )
    }

    /// A worker until it has done something.
    fn work_until(&self, has_done: impl Fn() -> bool) {
        let mut worker = self
            .porta(&["worker"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let is_done = (0..200).any(|_| {
            std::thread::sleep(Duration::from_millis(50));
            has_done()
        });
        assert!(is_done, "the worker does not do it");
        Command::new("kill")
            .arg(worker.id().to_string())
            .status()
            .unwrap();
        assert!(
            worker.wait().unwrap().success(),
            "the worker does not end well"
        );
    }

    fn by_force(&self, statements: &'static str) {
        let address = Address::socket(
            self.cluster.socket_dir(),
            self.cluster.port(),
            self.cluster.superuser(),
            self.cluster.superuser_password(),
            "postgres",
        );
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let mut behind = address.deploy().await.unwrap();
            behind
                .execute("set session_replication_role = replica")
                .await
                .unwrap();
            behind.execute(sqlx::raw_sql(statements)).await.unwrap();
        });
    }
}

#[test]
fn the_command_says_clean_or_names_the_batch_and_ends_with_an_error() {
    let production = Production::new();
    assert!(production.said(&["migrate"]).0);
    production.work_until(|| production.folder.path().join("anchors.txt").exists());
    let (clean, said) = production.said(&["audit", "verify"]);
    assert!(
        clean
            && said.starts_with("clean: ")
            && said.contains("1 anchors")
            && said.contains("rows a second"),
        "{said}"
    );

    // somebody without the portal's secret, with the public key alone
    let (_, key) = production.said(&["audit", "key"]);
    assert_eq!(key.trim().len(), 64);
    let mut auditor = production.porta(&["audit", "verify", "--key", key.trim()]);
    let output = auditor.env_remove("PORTA_SECRET").output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut stranger = production.porta(&["audit", "verify"]);
    let output = stranger
        .env("PORTA_SECRET", "another secret, long enough to be one")
        .output()
        .unwrap();
    assert!(!output.status.success());

    production.by_force(
        "delete from audit.row_change where id = (select min(id) from audit.row_change);
        delete from audit.verification",
    ); // so that the worker goes through it all today once more
    let (clean, said) = production.said(&["audit", "verify"]);
    assert!(
        !clean && said.contains("batch 1: 1 of ") && said.contains("NOT CLEAN"),
        "{said}"
    );
    production.work_until(|| {
        production
            .said(&["doctor"])
            .1
            .contains("WRONG  trail: 1 findings")
    });
}
