//! The route table as a file to review: whoever adds a route changes it, and says for whom the route is.

use crate::support::TestPortal;

#[test]
fn every_route_stands_in_the_golden_file() {
    let mut rows: Vec<String> = porta::app::routes(true)
        .table()
        .iter()
        .map(|route| {
            format!(
                "{:9} {:4} {}",
                format!("{:?}", route.audience),
                route.method,
                route.path
            )
        })
        .collect();
    rows.sort();
    golden("routes.txt", &(rows.join("\n") + "\n"));
}

/// Compares with a file of `tests/golden`; `make golden` accepts what there is.
pub fn golden(file: &str, now: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, now).expect("written");
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        known == now,
        "tests/golden/{file} differs; `make golden` accepts this:\n{now}"
    );
}

#[tokio::test]
async fn pages_of_staff_send_strangers_to_the_sign_in_page() {
    let portal = TestPortal::new().await;
    for route in porta::app::routes(true).table() {
        if route.audience != platform::web::Audience::Staff {
            continue;
        }
        let path = crate::support::filled(route.path, "00000000-0000-4000-8000-000000000000");
        let mut stranger = portal.browser();
        stranger.get("/entra").await.is(200);
        let answer = if route.method == "GET" {
            stranger.get(&path).await
        } else {
            stranger.send(&path, &[]).await
        };
        let answer = answer.is(303);
        assert!(
            answer.location().starts_with("/entra?poi=/"),
            "{path} leads to {}",
            answer.location()
        );
    }
}

#[tokio::test]
async fn the_demo_doors_do_not_exist_in_production() {
    let portal = TestPortal::with(platform::config::Settings::production("http://127.0.0.1")).await;
    let mut browser = portal.browser();
    let absent = browser.get("/nothing-here").await.is(404).text();
    for path in ["/demo", "/demo/posta", "/demo/entra"] {
        assert_eq!(browser.get(path).await.is(404).text(), absent);
    }
    browser.get("/entra").await.is(200);
    browser
        .send("/demo/entra", &[("persona", "accoglienza")])
        .await
        .is(404);
}
