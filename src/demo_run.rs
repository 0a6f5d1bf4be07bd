//! `porta demo`: its own database cluster, made-up people, loopback only.

use std::fs;
use std::io::Write;
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use audit::{Notary, SealKey};
use cluster::{Cluster, Durability};
use platform::App;
use platform::config::Settings;
use platform::db::{Address, Db};
use platform::keys::{Keys, Token};
use platform::messages::Post;
use platform::web::serve;
use tokio::net::TcpListener;
use vocabulary::Clock;

use crate::environment::Trail;
use crate::listener::listen_until;
use crate::{app, server};

const DATABASE: &str = "porta";
const SECRET: &str = "app.secret";
const ANCHORS: &str = "anchors.txt";

/// Runs until Ctrl-C or SIGTERM.
pub async fn run(listen: SocketAddr, data_dir: PathBuf) -> Result<()> {
    ensure!(
        listen.ip().is_loopback(),
        "the demo opens its doors without keys, so it only listens on loopback: choose 127.0.0.1:<port>"
    );
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("can not listen on {listen}"))?;
    let stop = server::stopped();
    tokio::pin!(stop);

    let cluster = tokio::select! {
        cluster = start_cluster(data_dir) => cluster?,
        () = &mut stop => return Ok(()),
    };
    let outcome = tokio::select! {
        outcome = serve_demo(&cluster, listener) => outcome,
        () = stop => Ok(()),
    };
    tokio::task::spawn_blocking(move || cluster.stop()).await??;
    outcome
}

async fn start_cluster(data_dir: PathBuf) -> Result<Cluster> {
    let started = tokio::task::spawn_blocking(|| {
        let settings = cluster::Settings {
            data_dir,
            durability: Durability::Durable,
        };
        Cluster::start_reporting(settings, |progress| eprintln!("{progress} …"))
    });
    Ok(started.await??)
}

async fn serve_demo(cluster: &Cluster, listener: TcpListener) -> Result<()> {
    let folder = cluster.data_dir().to_owned();
    let keys = Keys::from_secret(&kept_secret(&folder.join(SECRET))?);
    let password = kept_secret(&folder.join("demo-password.secret"))?[..12].to_owned();
    let superuser = Address::socket(
        cluster.socket_dir(),
        cluster.port(),
        cluster.superuser(),
        cluster.superuser_password(),
        "postgres",
    );
    let address = database(&superuser).await?;

    eprintln!("migrations …");
    platform::db::prepare(&address, &keys).await?;
    eprintln!("demo data …");
    let db = Db::connect(&address, &keys).await?;
    let notary = Notary::new(SealKey::derived(&keys), Some(folder.join(ANCHORS)), &[]);
    demo::seed::load(&address, &keys, &password).await?;

    let local = listener.local_addr()?;
    let settings = Settings::demo(&format!("http://{local}"), password);
    let app = App::new(db.clone(), keys, Clock::System, settings);
    app::unfold_all(&app).await?;
    demo::seed::week(&address, &app).await?;
    demo::seed::stories(&address, app.clock.now()).await?;

    notary.close(&db).await; // sealed before anybody can look
    let post = Post::folder(folder.join("post"))?;
    let _ = demo::POST_FOLDER.set(folder.join("post"));
    let worker = tokio::spawn(app::work(app.clone(), post, notary.clone()));
    println!("ready http://{local}");
    listen_until(listener, serve(app, app::routes(true)), server::stopped()).await;
    worker.abort();
    notary.close(&db).await;
    db.close().await;
    Ok(())
}

/// The trail of a demo that is running here.
pub fn trail(data_dir: &Path) -> Result<Trail> {
    let running = cluster::Running::find(data_dir)?;
    let secret =
        fs::read_to_string(running.data_dir.join(SECRET)).context("this demo has not begun yet")?;
    let keys = Keys::from_secret(secret.trim());
    let address = Address::socket(
        &running.socket_dir,
        running.port,
        "porta_audit",
        "",
        DATABASE,
    );
    Ok(Trail {
        address,
        seal_key: Some(SealKey::derived(&keys)),
        keys: Some(keys),
        older: Vec::new(),
        anchors: Some(running.data_dir.join(ANCHORS)),
    })
}

/// The demo's database, created at the first start.
async fn database(superuser: &Address) -> Result<Address> {
    let mut deploy = superuser.deploy().await?;
    let exists: bool =
        sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
            .bind(DATABASE)
            .fetch_one(&mut deploy)
            .await?;
    if !exists {
        sqlx::raw_sql("create database porta")
            .execute(&mut deploy)
            .await?;
    }
    Ok(superuser.database(DATABASE))
}

/// A secret that is made at the first start and kept, readable by us alone.
fn kept_secret(file: &Path) -> Result<String> {
    if let Ok(secret) = fs::read_to_string(file) {
        return Ok(secret.trim().to_owned());
    }
    let secret = Token::random().as_str().to_owned();
    let mut opened = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)?;
    opened.write_all(secret.as_bytes())?;
    Ok(secret)
}
