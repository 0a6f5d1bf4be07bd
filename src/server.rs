//! Serving pages, running jobs, migrating: what production does.

use anyhow::{Context, Result};
use platform::App;
use platform::db::{Db, Deploy};
use platform::web::serve;
use tokio::net::TcpListener;
use vocabulary::Clock;

use crate::app;
use crate::environment::{Environment, Migration};
use crate::listener::listen_until;

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
    listen_until(listener, serve(app, app::routes(false)), stopped()).await;
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
        notary,
        ..
    } = read()?;
    let db = Db::connect(&address, &keys).await?;
    let app = App::new(db.clone(), keys, Clock::System, settings);
    println!("working");
    tokio::select! {
        () = app::work(app, post, notary.clone()) => {}
        () = stopped() => {}
    }
    notary.close(&db).await;
    db.close().await;
    Ok(())
}

/// `porta migrate`.
pub async fn migrate(read: impl FnOnce() -> Result<Migration>) -> Result<()> {
    let Migration { address, keys } = read()?;
    platform::db::prepare(&address, &keys).await?;
    let mut tx = Deploy::begin(&address).await?;
    directory::seed::load::load(&mut tx).await?;
    access::load_matrix(&mut tx).await?;
    tx.commit().await?;
    println!(
        "the database has all migrations up to {}",
        platform::db::latest_version()
    );
    Ok(())
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
