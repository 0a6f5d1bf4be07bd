//! A private database with all migrations, for checking the statements in the code: prints its address and stays
//! until it is told to go. See `scripts/sqlx`.

use std::path::PathBuf;
use std::process::ExitCode;

use cluster::{Cluster, Durability, Settings};
use platform::db::{Address, prepare};
use platform::keys::Keys;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: check-database DIRECTORY");
        return ExitCode::FAILURE;
    };
    match run(PathBuf::from(folder)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("check-database: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(folder: PathBuf) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let settings = Settings {
        data_dir: folder,
        durability: Durability::Disposable,
    };
    let cluster = tokio::task::spawn_blocking(|| Cluster::start(settings)).await??;
    let (user, password) = (cluster.superuser(), cluster.superuser_password());
    let address = Address::socket(
        cluster.socket_dir(),
        cluster.port(),
        user,
        password,
        "postgres",
    );
    prepare(&address, &Keys::from_secret("for checking statements only")).await?;
    let socket = cluster
        .socket_dir()
        .display()
        .to_string()
        .replace('/', "%2F");
    println!(
        "DATABASE_URL=postgres://{user}:{password}@{socket}:{}/postgres",
        cluster.port()
    );
    terminate.recv().await;
    tokio::task::spawn_blocking(move || cluster.stop()).await??;
    Ok(())
}
