//! The rush: many clients, few places, and nobody may be told that a place is theirs when it is not.

use std::time::Instant;

use agenda::confirmation::Confirmed;
use agenda::hold::Claimed;
use platform::db::Db;
use platform::keys::Token;
use uuid::Uuid;

use super::counter::{Counter, MORNING, OCCUPIED, Visitor};
use super::history::{Possession, overbooked};

/// The server has connections for one rush at a time.
pub static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

pub const CLIENTS: usize = 36;

/// How often each client tries; more on request.
pub fn attempts() -> usize {
    std::env::var("RUSH_ATTEMPTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(40)
}

pub fn dice(sides: i64) -> i64 {
    let sides = u128::try_from(sides).unwrap();
    i64::try_from(Uuid::new_v4().as_u128() % sides).unwrap()
}

/// Three processes, so that every client has a connection of its own.
async fn processes(counter: &Counter) -> Vec<Db> {
    let mut processes = Vec::new();
    for _ in 0..3 {
        processes.push(
            Db::connect(&counter.portal.address, &counter.portal.app.keys)
                .await
                .unwrap(),
        );
    }
    processes
}

async fn run(counter: &Counter) -> (Vec<Possession>, usize) {
    let processes = processes(counter).await;
    let clients = (0..CLIENTS).map(|number| client(counter, &processes[number % processes.len()]));
    let outcomes = futures_util::future::join_all(clients).await;
    for process in processes {
        process.close().await;
    }
    let taken = outcomes.iter().map(|(_, taken)| taken).sum();
    (
        outcomes
            .into_iter()
            .flat_map(|(history, _)| history)
            .collect(),
        taken,
    )
}

/// Claims one time after another, most of the time gives it back, sometimes keeps it.
async fn client(counter: &Counter, db: &Db) -> (Vec<Possession>, usize) {
    let (mut history, mut taken) = (Vec::new(), 0);
    for _ in 0..attempts() {
        // a new browser each time: one that held a time would give it back by claiming another
        let visitor = Visitor {
            db: db.clone(),
            token: Token::random().hash(),
        };
        let claim = counter.claim(counter.quarter(dice(MORNING - OCCUPIED + 1)));
        let Claimed::Held { appointment, .. } = visitor.claim(&claim).await else {
            taken += 1;
            continue;
        };
        let mut possession = Possession {
            starts_at: claim.starts_at,
            quarters: OCCUPIED,
            told_at: Instant::now(),
            given_back_at: None,
        };
        if dice(100) == 0 {
            assert_eq!(visitor.confirm(appointment).await, Confirmed::Now);
        } else {
            possession.given_back_at = Some(Instant::now());
            assert!(visitor.release(appointment).await);
        }
        history.push(possession);
    }
    (history, taken)
}

async fn rush(places: i16) {
    let _turn = TURN.lock().await;
    let counter = Counter::with_places(places).await;
    let started = Instant::now();
    let (history, taken) = run(&counter).await;
    let attempts = CLIENTS * attempts();
    println!(
        "{places} places: {attempts} attempts by {CLIENTS} clients, {:.0} a second, {} held, {taken} told that it is taken",
        attempts as f64 / started.elapsed().as_secs_f64(),
        history.len(),
    );
    assert_eq!(history.len() + taken, attempts);
    assert!(!history.is_empty() && taken > 0, "there was no rush");
    assert_eq!(overbooked(&history, i64::from(places)), 0);
    assert_eq!(kept(&history), whole_appointments(&counter).await);
}

fn kept(history: &[Possession]) -> i64 {
    i64::try_from(
        history
            .iter()
            .filter(|kept| kept.given_back_at.is_none())
            .count(),
    )
    .unwrap()
}

/// Confirmed appointments whose seats are at one place, in a row, and as many as needed.
async fn whole_appointments(counter: &Counter) -> i64 {
    sqlx::query_scalar(
        "select count(*) from agenda.appointment a
         where a.office_id = $1 and a.state = 'confirmed' and (
             select count(*) = $2 and count(distinct (s.desk_id, s.place)) = 1 and min(s.at) = a.starts_at
                    and max(s.at) = a.starts_at + ($2 - 1) * interval '15 minutes'
                    and max(s.quarters) = $2 and count(s.quarters) = 1 and count(s.held_until) = 0
             from agenda.seat s where s.appointment_id = a.id)",
    )
    .bind(counter.office)
    .bind(OCCUPIED)
    .fetch_one(&mut counter.portal.behind().await)
    .await
    .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rush_for_single_places_overbooks_nobody() {
    rush(1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rush_for_shared_places_overbooks_nobody() {
    rush(3).await;
}
