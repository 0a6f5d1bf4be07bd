//! The same rush against a table where one looks first and inserts then, as is often done: the same
//! check must find people with the same place.

use std::time::Instant;

use futures_util::future::join_all;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use super::counter::{Counter, MORNING, OCCUPIED};
use super::history::{Possession, overbooked};
use super::rush::{CLIENTS, TURN, attempts, dice};

const PLACES: i64 = 1;

async fn claim(client: &mut PgConnection, counter: &Counter, quarter: i64) -> Option<Uuid> {
    let mut tx = client.begin().await.unwrap();
    let taken: i64 = sqlx::query_scalar(
        "select count(*) from scratch.booking
         where tstzrange(starts_at, starts_at + interval '45 minutes') && tstzrange($1, $1 + interval '45 minutes')",
    )
    .bind(counter.quarter(quarter))
    .fetch_one(&mut *tx)
    .await
    .unwrap();
    if taken >= PLACES {
        return None;
    }
    let id = Uuid::new_v4();
    sqlx::query("insert into scratch.booking (id, starts_at) values ($1, $2)")
        .bind(id)
        .bind(counter.quarter(quarter))
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    Some(id)
}

async fn client(counter: &Counter) -> Vec<Possession> {
    let mut history = Vec::new();
    let mut connection = counter.portal.behind().await;
    for _ in 0..attempts() {
        let quarter = dice(MORNING - OCCUPIED + 1);
        let Some(id) = claim(&mut connection, counter, quarter).await else {
            continue;
        };
        let told_at = Instant::now();
        let given_back_at = (dice(100) > 0).then(Instant::now);
        if given_back_at.is_some() {
            let delete = sqlx::query("delete from scratch.booking where id = $1").bind(id);
            delete.execute(&mut connection).await.unwrap();
        }
        let starts_at = counter.quarter(quarter);
        history.push(Possession {
            starts_at,
            quarters: OCCUPIED,
            told_at,
            given_back_at,
        });
    }
    history
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn looking_first_and_inserting_then_is_caught_by_the_same_check() {
    let _turn = TURN.lock().await;
    let counter = Counter::with_places(1).await;
    let mut behind = counter.portal.behind().await;
    sqlx::raw_sql("create schema scratch; create table scratch.booking (id uuid primary key, starts_at timestamptz not null)")
        .execute(&mut behind)
        .await
        .unwrap();
    let mut found = 0;
    for round in 1..=20 {
        // what is kept for good leaves nothing to race for
        sqlx::raw_sql("truncate scratch.booking")
            .execute(&mut behind)
            .await
            .unwrap();
        let clients = (0..CLIENTS).map(|_| client(&counter));
        let history: Vec<_> = join_all(clients).await.into_iter().flatten().collect();
        found += overbooked(&history, PLACES);
        println!(
            "the naive way, round {round}: {} held, {found} quarters overbooked so far",
            history.len()
        );
        if found > 0 {
            return;
        }
    }
    panic!("the check does not find what it is for");
}
