//! Serving pages, running jobs, migrating: what production does.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use platform::App;
use platform::db::{Db, Deploy};
use platform::web::serve;
use tokio::net::TcpListener;
use vocabulary::Clock;

use crate::app;
use crate::environment::{Environment, Migration};

/// How long requests in work may take after a signal to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// `porta serve`.
pub async fn run(read: impl FnOnce() -> Result<Environment>) -> Result<()> {
    let Environment {
        address,
        keys,
        settings,
        listen,
        ..
    } = read()?;
    let db = Db::connect(&address, &keys).await?;
    let app = App::new(db.clone(), keys, Clock::System, settings);
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("can not listen on {listen}"))?;
    println!("ready http://{}", listener.local_addr()?);
    listen_until(listener, serve(app, app::routes(false)), stopped()).await?;
    db.close().await;
    Ok(())
}

/// `porta worker`.
pub async fn work(read: impl FnOnce() -> Result<Environment>) -> Result<()> {
    let Environment {
        address,
        keys,
        settings,
        post,
        ..
    } = read()?;
    let db = Db::connect(&address, &keys).await?;
    let app = App::new(db.clone(), keys, Clock::System, settings);
    println!("working");
    tokio::select! {
        () = app::work(app, post) => {}
        () = stopped() => {}
    }
    db.close().await;
    Ok(())
}

/// `porta migrate`.
pub async fn migrate(read: impl FnOnce() -> Result<Migration>) -> Result<()> {
    let Migration { address, keys } = read()?;
    platform::db::prepare(&address, &keys).await?;
    let mut tx = Deploy::begin(&address).await?;
    directory::seed::load::load(&mut tx).await?;
    tx.commit().await?;
    println!(
        "the database has all migrations up to {}",
        platform::db::latest_version()
    );
    Ok(())
}

/// Serves until `stop` comes, then lets what is in work finish, within reason.
pub async fn listen_until(
    listener: TcpListener,
    pages: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let (told, mut tell) = tokio::sync::watch::channel(false);
    let graceful = async move {
        stop.await;
        told.send_replace(true);
    };
    let service =
        axum::ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(pages);
    let serving = axum::serve(listener, service)
        .with_graceful_shutdown(graceful)
        .into_future();
    tokio::select! {
        served = serving => served.context("serving failed"),
        // connections that are kept open without a request would be waited for for ever
        () = async { let _ = tell.wait_for(|stopping| *stopping).await; tokio::time::sleep(DRAIN).await } => Ok(()),
    }
}

/// Ctrl-C or SIGTERM.
pub async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).expect("signals can be listened to");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
