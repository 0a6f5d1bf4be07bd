//! One disposable cluster for the whole run, with one migrated and filled database that every test copies.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use cluster::{Cluster, Durability, Settings};
use platform::db::Address;
use platform::keys::Keys;
use sqlx::AssertSqlSafe;

pub const SECRET: &str = "a secret for tests, long enough to be one";
pub const PASSWORD: &str = "porta aperta a tutti";
const TEMPLATE: &str = "porta_template";

static CLUSTER: OnceLock<(Cluster, Address)> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The address of the server, as its superuser.
fn server() -> &'static Address {
    &CLUSTER
        .get_or_init(|| {
            // a thread of its own: the runtime that asks may be one that must not be blocked
            std::thread::spawn(start)
                .join()
                .expect("the cluster for the tests starts")
        })
        .1
}

/// All that the server has written down so far.
pub fn server_log() -> String {
    server();
    let (cluster, _) = CLUSTER.get().expect("started");
    std::fs::read_to_string(cluster.data_dir().join("pg.log")).expect("a log")
}

fn start() -> (Cluster, Address) {
    let folder = folder();
    let cluster = Cluster::start(Settings {
        data_dir: folder,
        durability: Durability::Disposable,
    })
    .expect("a cluster");
    let address = Address::socket(
        cluster.socket_dir(),
        cluster.port(),
        cluster.superuser(),
        cluster.superuser_password(),
        "postgres",
    );
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(fill(&address));
    (cluster, address)
}

async fn fill(server: &Address) {
    let mut deploy = server.deploy().await.expect("the server answers");
    sqlx::raw_sql("create database porta_template")
        .execute(&mut deploy)
        .await
        .expect("created");
    let (address, keys) = (server.database(TEMPLATE), Keys::from_secret(SECRET));
    platform::db::prepare(&address, &keys)
        .await
        .expect("migrations apply");
    demo::seed::load(&address, &keys, PASSWORD)
        .await
        .expect("the seed loads");
    let app = super::portal::app(
        &address,
        platform::config::Settings::demo("http://127.0.0.1", PASSWORD.into()),
    )
    .await;
    porta::app::unfold_all(&app).await.expect("openings unfold");
    app.db.close().await;
}

/// A database of its own, filled like the demo's but without appointments.
pub async fn fresh_database() -> Address {
    let server = server();
    let name = format!("porta_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let mut deploy = server.deploy().await.expect("the server answers");
    sqlx::raw_sql(AssertSqlSafe(format!(
        "create database {name} template {TEMPLATE} strategy file_copy"
    )))
    .execute(&mut deploy)
    .await
    .expect("copied");
    server.database(&name)
}

/// Named for this process, so that the next run can clear away what a killed one left behind.
fn folder() -> PathBuf {
    let base = std::env::temp_dir().join("porta-it");
    std::fs::create_dir_all(&base).expect("a temporary folder");
    for entry in std::fs::read_dir(&base).expect("readable").flatten() {
        let pid = entry.file_name().to_string_lossy().into_owned();
        if !Path::new("/proc").join(&pid).exists() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
    base.join(std::process::id().to_string())
}
