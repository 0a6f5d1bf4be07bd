//! Requests that another site made a browser send.

use axum::body::Body;
use axum::http::header;

use crate::support::{TestPortal, ask, everybody, filled, request};

const NOWHERE: &str = "00000000-0000-4000-8000-000000000000";

#[tokio::test]
async fn no_form_of_the_table_is_taken_from_another_site() {
    let portal = TestPortal::new().await;
    let mut refused = 0;
    for (who, mut browser) in everybody(&portal).await {
        browser.get("/entra").await;
        let token = browser.value_of("form_token");
        for route in porta::app::routes(true).table() {
            if route.method != "POST" {
                continue;
            }
            for (name, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://elsewhere.example"),
                ("origin", "http://127.0.0.1:1"),
                ("origin", "null"),
            ] {
                // even with a token that is right: the browser says by itself where a request comes from
                let asked = request("POST", &filled(route.path, NOWHERE), &browser)
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .header(name, value)
                    .body(Body::from(format!("form_token={token}")));
                let answer = ask(&portal.pages(), asked.expect("a request")).await;
                assert_eq!(
                    answer.status, 403,
                    "{} for {who}, {name}: {value}",
                    route.path
                );
                refused += 1;
            }
        }
    }
    println!("{refused} forms from other sites refused");
}

#[tokio::test]
async fn nothing_that_is_only_looked_at_can_change_anything() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    let written = "select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int8 from pg_stat_user_tables
         where schemaname || '.' || relname not in ('audit.event', 'identity.session', 'identity.throttle')";
    let mut people = everybody(&portal).await;
    flush(&mut behind).await;
    let before: i64 = sqlx::query_scalar(written)
        .fetch_one(&mut behind)
        .await
        .expect("counted");
    for (_, browser) in &mut people {
        for route in porta::app::routes(true).table() {
            if route.method == "GET" {
                browser.get(&filled(route.path, NOWHERE)).await;
            }
        }
    }
    flush(&mut behind).await;
    let after: i64 = sqlx::query_scalar(written)
        .fetch_one(&mut behind)
        .await
        .expect("counted");
    assert_eq!(before, after, "a page that was only looked at wrote a row");
}

/// The figures of the statistics are written a moment after the transactions they count.
async fn flush(behind: &mut sqlx::PgConnection) {
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    sqlx::raw_sql("select pg_stat_force_next_flush(); select pg_stat_clear_snapshot()")
        .execute(behind)
        .await
        .expect("flushed");
}
