//! Every address of the route table with hostile ids and hostile questions.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::AssertSqlSafe;

use super::crawl::{pattern, walk};
use super::{HOSTILE, Tried, askers, is_harmless, portal};
use crate::support::{encode, filled, unmarked};

#[tokio::test]
async fn an_id_that_is_none_is_an_absent_page_in_the_same_words() {
    let portal = portal().await;
    let (mut asked, mut tried) = (0, Tried::default());
    let ids: Vec<String> = HOSTILE
        .iter()
        .map(|id| encode(id))
        .chain(odd_ids())
        .collect();
    for mut asker in askers(&portal).await {
        for route in porta::app::routes(true).table() {
            if !route.path.contains('{') || route.method != "GET" {
                continue;
            }
            let absent = filled(route.path, "00000000-0000-4000-8000-000000000000");
            let absent = asker.browser.get(&absent).await;
            for id in tried.some_of(route.path.to_owned(), ids.clone()) {
                let address = filled(route.path, &id);
                let answer = asker.browser.get(&address).await;
                is_harmless(&answer, &asker, &address);
                let is_same = answer.status == absent.status || answer.status == 404;
                assert!(is_same, "{address} by {}: {}", asker.name, answer.status);
                if answer.status == 404 && absent.status == 404 {
                    assert_eq!(answer.text(), absent.text(), "{address}");
                }
                asked += 1;
            }
        }
    }
    println!("{asked} addresses with ids that are none, all absent in the same words");
}

/// Ids in shapes of their own: too long, half, in capitals, in braces, no UTF-8, up and down.
fn odd_ids() -> impl Iterator<Item = String> {
    [
        "a".repeat(8_000),
        "00000000-0000-4000-8000-00000000000".into(),
        "{00000000-0000-4000-8000-000000000000}"
            .replace('{', "%7B")
            .replace('}', "%7D"),
        "urn:uuid:00000000-0000-4000-8000-000000000000".into(),
        "00000000000040008000000000000000".into(),
        "%FF%FE".into(),
        "%C0%AF".into(),
        "..%2F..".into(),
        "%2e%2e".into(),
        ";".into(),
        "*".into(),
    ]
    .into_iter()
}

#[tokio::test]
async fn an_id_of_another_kind_opens_nothing() {
    let portal = portal().await;
    let mut behind = portal.behind().await;
    let mut ids = Vec::new();
    for table in [
        "identity.account",
        "identity.membership",
        "directory.body",
        "directory.office",
        "directory.service",
        "agenda.desk",
        "agenda.appointment",
    ] {
        let id: uuid::Uuid =
            sqlx::query_scalar(AssertSqlSafe(format!("select id from {table} limit 1")))
                .fetch_one(&mut behind)
                .await
                .expect("one");
        ids.push((table, id));
    }
    for mut asker in askers(&portal).await {
        for route in porta::app::routes(true).table() {
            if !route.path.contains("{id}")
                || route.method != "GET"
                || route.path.starts_with("/demo")
            {
                continue;
            }
            for (table, id) in &ids {
                let address = filled(route.path, &id.to_string());
                let answer = asker.browser.get(&address).await;
                is_harmless(&answer, &asker, &format!("{address} of {table}"));
            }
        }
    }
}

#[tokio::test]
async fn a_hostile_question_is_answered_with_words() {
    let portal = portal().await;
    let mut tried = Tried::default();
    let mut asked = 0;
    for mut asker in askers(&portal).await {
        let findings = walk(&mut asker).await;
        let mut questions: BTreeMap<String, BTreeSet<String>> = findings.parameters;
        for form in findings.forms.iter().filter(|form| !form.is_post) {
            let path = form.action.split('?').next().unwrap_or_default().to_owned();
            let names = form.fields.iter().map(|(name, _)| name.clone());
            questions.entry(path).or_default().extend(names);
        }
        let mut known = BTreeSet::new();
        for (path, names) in questions {
            if !known.insert(pattern(&path)) || path.starts_with("/demo") {
                continue;
            }
            for name in names {
                let field = format!("{} {name}", pattern(&path));
                let texts = tried.texts_for(field);
                let texts = texts.iter().filter(|text| text.len() < 1_000);
                let texts = texts
                    .map(|hostile| encode(hostile))
                    .chain(["%FF".into(), "%".into()]);
                let twice = [format!("{path}?{name}=a&{name}=x")];
                let once = texts.map(|hostile| format!("{path}?{name}={hostile}"));
                for address in once.chain(twice) {
                    let answer = asker.browser.get(&address).await;
                    is_harmless(&answer, &asker, &address);
                    asked += 1;
                }
            }
        }
    }
    println!("{asked} hostile questions answered");
    assert!(asked > 500);
}

#[tokio::test]
async fn what_is_absent_is_absent_in_every_way_of_writing() {
    let portal = portal().await;
    let mut stranger = portal.browser();
    let absent = stranger.get("/nothing-here").await.is(404);
    for path in [
        "/.git/config",
        "/.env",
        "/wp-login.php",
        "/static/",
        "/static/../Cargo.toml",
        "/banco/../demo/x",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/en/nothing",
        "//elsewhere.example/",
        "/\u{202e}",
        "/demo%00",
        "/banco%2f",
        "/entra/",
        "/metrics",
        "/debug",
        "/server-status",
        "/actuator",
    ] {
        let path = encode_path(path);
        let answer = stranger.get(&path).await;
        assert_eq!(answer.status, 404, "{path}");
        if !path.starts_with("/en/") && !path.starts_with("/static") {
            let (there, here) = (unmarked(&answer.text()), unmarked(&absent.text()));
            assert_eq!(there, here, "{path}");
        }
    }
}

fn encode_path(path: &str) -> String {
    path.chars()
        .map(|c| {
            if c.is_ascii() {
                c.to_string()
            } else {
                encode(&c.to_string())
            }
        })
        .collect()
}
