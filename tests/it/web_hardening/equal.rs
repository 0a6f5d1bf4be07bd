//! What somebody may not see and what does not exist are one answer, to the last byte.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::header;
use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use crate::booking::walk;
use crate::support::{Answer, Browser, TestPortal, ask, everybody, filled, request, unmarked};

#[tokio::test]
async fn absent_and_not_yours_are_the_same_to_the_last_byte() {
    let portal = TestPortal::new().await;
    demo::seed::week(&portal.address, &portal.app)
        .await
        .expect("the seed loads");
    let mut anna = portal.browser();
    walk::book(&mut anna, &walk::ANNA).await;
    let ids = ids(&mut portal.behind().await).await;
    let (mut compared, mut hidden) = (0, 0);
    for (who, browser) in everybody(&portal).await {
        let (of_these, same) = all_ids(&portal, who, browser, &ids).await;
        compared += of_these;
        hidden += same;
    }
    println!(
        "{compared} answers compared with those for an id that does not exist, {hidden} the same"
    );
    assert!(hidden > 1_000, "only {hidden}");
}

/// Ids that each address is asked with, by each person.
const IDS_A_ROUTE: usize = 100;

/// Ids of all kinds in every address, by one person: how many answers were compared, and how many were as for nothing.
async fn all_ids(
    portal: &TestPortal,
    who: &str,
    mut browser: Browser,
    ids: &BTreeSet<Uuid>,
) -> (usize, usize) {
    let (mut compared, mut hidden) = (0, 0);
    browser.get("/entra").await;
    let token = browser.value_of("form_token");
    // each route gets some, in turn: all of them with all routes would take an hour
    let turns = ids.len().div_ceil(IDS_A_ROUTE);
    for (turn, route) in porta::app::routes(true).table().iter().enumerate() {
        if !route.path.contains('{') || route.path.starts_with("/demo") {
            continue;
        }
        let nothing = Uuid::new_v4();
        let absent = open(portal, &browser, route.method, route.path, nothing, &token).await;
        let seen_of_nothing = seen(&absent, nothing);
        for id in ids.iter().skip(turn % turns).step_by(turns) {
            let there = open(portal, &browser, route.method, route.path, *id, &token).await;
            compared += 1;
            if there.status != absent.status {
                assert_eq!(absent.status, 404, "{} for {who}", route.path);
                continue; // it is there for them: the matrix of access says whether it may be
            }
            hidden += 1;
            assert!(
                seen(&there, *id) == seen_of_nothing,
                "{} {} for {who}:\n{}\n\nis not\n\n{seen_of_nothing}",
                route.method,
                filled(route.path, &id.to_string()),
                seen(&there, *id)
            );
        }
    }
    (compared, hidden)
}

#[tokio::test]
async fn a_method_that_a_page_does_not_have_is_an_absent_page() {
    let portal = TestPortal::new().await;
    for (who, browser) in everybody(&portal).await {
        for route in porta::app::routes(true).table() {
            if route.audience == platform::web::Audience::Machine {
                continue;
            }
            for method in ["DELETE", "PUT", "PATCH", "TRACE", "CONNECT"] {
                let path = filled(route.path, "x");
                let asked = request(method, &path, &browser).body(Body::empty());
                let answer = ask(&portal.pages(), asked.expect("a request")).await;
                assert_eq!(answer.status, 404, "{method} {path} for {who}");
            }
        }
    }
}

/// One id of every table that has ids.
async fn ids(behind: &mut PgConnection) -> BTreeSet<Uuid> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('%I.%I', table_schema, table_name) from information_schema.columns
         where column_name = 'id' and data_type = 'uuid' and table_schema not in ('pg_catalog', 'information_schema')",
    )
    .fetch_all(&mut *behind)
    .await
    .expect("the catalogue answers");
    let mut ids = BTreeSet::new();
    for table in tables {
        let some: Vec<Uuid> = sqlx::query_scalar(AssertSqlSafe(format!(
            "select id from {table} order by random() limit 2"
        )))
        .fetch_all(&mut *behind)
        .await
        .expect("read");
        ids.extend(some);
    }
    ids
}

async fn open(
    portal: &TestPortal,
    browser: &Browser,
    method: &str,
    path: &str,
    id: Uuid,
    token: &str,
) -> Answer {
    let asked = request(method, &filled(path, &id.to_string()), browser)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("form_token={token}")));
    ask(&portal.pages(), asked.expect("a request")).await
}

/// All that an answer tells: status, headers, body, without the id itself and without what is new in each answer.
fn seen(answer: &Answer, id: Uuid) -> String {
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .map(|(name, value)| {
            format!(
                "{name}: {}",
                unmarked(&String::from_utf8_lossy(value.as_bytes()))
            )
        })
        .collect();
    headers.sort();
    let told = format!(
        "{}\n{}\n\n{}",
        answer.status,
        headers.join("\n"),
        unmarked(&answer.body)
    );
    told.replace(&id.to_string(), "…")
}
