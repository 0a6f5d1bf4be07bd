//! The only file that knows every feature: puts their routes together and runs their jobs.

use std::time::Duration;

use audit::Notary;
use axum::extract::State;
use axum::http::StatusCode;
use platform::App;
use platform::db::{Actor, Db, Failure};
use platform::messages::{self, Post};
use platform::web::{Audience, Routes};
use tokio::time::{Instant, MissedTickBehavior, interval};
use vocabulary::paths;

/// Every route of the portal; the demo has some more.
pub fn routes(demo: bool) -> Routes {
    let routes = Routes::new()
        .get::<paths::Live, _, _>(Audience::Machine, live)
        .get::<paths::Ready, _, _>(Audience::Machine, ready)
        .and(platform::web::routes())
        .and(audit::routes())
        .and(admin::routes())
        .and(booking::routes())
        .and(cases::routes())
        .and(people::routes())
        .and(intake::routes())
        .and(desk::routes())
        .and(directory::routes())
        .and(identity::routes())
        .around(identity::keep_work);
    if demo {
        routes.and(demo::routes())
    } else {
        routes
    }
}

/// The process answers.
async fn live(_: paths::Live) -> &'static str {
    "ok\n"
}

/// Past this the sealer does not work: what is written now could be changed unseen.
const SEAL_IS_FAR: Duration = Duration::from_mins(10);

/// The database answers, can be written to and has all migrations; the trail is being sealed.
async fn ready(_: paths::Ready, State(app): State<App>) -> (StatusCode, &'static str) {
    match is_ready(&app.db).await {
        Ok(true) => match audit::lag(&app.db, Actor::Worker).await {
            Ok(lag) if lag > SEAL_IS_FAR => (
                StatusCode::SERVICE_UNAVAILABLE,
                "the trail is not being sealed: is a worker running?\n",
            ),
            Ok(lag) if lag > audit::LATE => {
                (StatusCode::OK, "ok, but the seal of the trail is late\n")
            }
            _ => (StatusCode::OK, "ok\n"),
        },
        Ok(false) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database is behind or read only\n",
        ),
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer\n",
        ),
    }
}

async fn is_ready(db: &Db) -> Result<bool, sqlx::Error> {
    let mut tx = db.write(Actor::Worker).await?;
    let ready: bool = sqlx::query_scalar(
        "select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' and platform.schema_version() = $1",
    )
    .bind(platform::db::latest_version())
    .fetch_one(tx.conn())
    .await?;
    Ok(ready)
}

/// Runs the jobs until the process ends. Each is harmless when another worker runs it at the same time.
pub async fn work(app: App, post: Post, notary: Notary) {
    tokio::join!(notary.work(&app.db), jobs(&app, &post));
}

async fn jobs(app: &App, post: &Post) {
    let mut due = every(Duration::from_secs(2));
    let mut sweep = every(Duration::from_mins(1));
    let mut unfold = every(Duration::from_hours(1));
    let mut twins = every(Duration::from_hours(1));
    loop {
        tokio::select! {
            _ = due.tick() => report("messages", messages::send_due(&app.db, post).await),
            _ = sweep.tick() => report("sweep", sweep_all(&app.db).await),
            _ = unfold.tick() => report("openings", unfold_all(app).await),
            _ = twins.tick() => report("twins", people::find_twins(&app.db, app.clock.now()).await),
        }
    }
}

fn every(period: Duration) -> tokio::time::Interval {
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// A job that fails is tried again at its next turn; somebody has to know.
fn report<T>(job: &str, outcome: Result<T, sqlx::Error>) {
    if let Err(error) = outcome {
        tracing::error!(job, error = %Failure(&error), "a job failed");
    }
}

/// Removes what has lapsed, in every room.
pub async fn sweep_all(db: &Db) -> Result<(), sqlx::Error> {
    let mut tx = db.write(Actor::Worker).await?;
    for sweep in [
        "select agenda.sweep()",
        "select booking.sweep()",
        "select access.sweep()",
        "select people.sweep()",
        "select intake.sweep()",
        "select people.sweep()",
        "select identity.sweep()",
        "select identity.sweep_sign_ins()",
        "select identity.sweep_kept_work()",
    ] {
        sqlx::query(sweep).execute(tx.conn()).await?;
    }
    tx.commit().await?;
    messages::sweep(db).await?;
    Ok(())
}

/// Keeps the openings of the coming months as the rules say.
pub async fn unfold_all(app: &App) -> Result<(), sqlx::Error> {
    let started = Instant::now();
    let mut tx = app.db.write(Actor::Worker).await?;
    let today = vocabulary::local_time::local_date(app.clock.now());
    agenda::materialise_all(&mut tx, today).await?;
    tx.commit().await?;
    tracing::info!(
        milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(0),
        "openings unfolded"
    );
    Ok(())
}
