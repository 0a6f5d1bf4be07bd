//! Every kind of answer, over the whole route table, carries every header.

use axum::body::Body;
use axum::http::header;
use platform::config::Settings;
use platform::web::Audience;

use crate::support::{Answer, TestPortal, ask, everybody, filled, request};

const NOWHERE: &str = "00000000-0000-4000-8000-000000000000";

#[tokio::test]
async fn every_answer_of_every_route_carries_every_header() {
    let portal = TestPortal::new().await;
    let mut answers = 0;
    for (who, mut browser) in everybody(&portal).await {
        browser.get("/entra").await;
        let token = browser.value_of("form_token");
        for route in porta::app::routes(true).table() {
            let path = filled(route.path, NOWHERE);
            for (method, body) in [
                (route.method, String::new()),
                (route.method, format!("form_token={token}")),
                ("DELETE", String::new()),
                ("HEAD", String::new()),
                ("TRACE", String::new()),
            ] {
                let asked = request(method, &path, &browser)
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(Body::from(body))
                    .expect("a request");
                let answer = ask(&portal.pages(), asked).await;
                let what = format!("{method} {path} for {who}: {}", answer.status);
                protects(&answer, &what);
                is_kept_from_stores(&answer, route.audience, &what);
                answers += 1;
            }
        }
    }
    println!("{answers} answers carry every header");
}

#[tokio::test]
async fn so_does_every_refusal() {
    let portal = TestPortal::new().await;
    let mut browser = portal.browser();
    browser.get("/entra").await.is(200);
    let form = |kind| request("POST", "/entra", &browser).header(header::CONTENT_TYPE, kind);
    let urlencoded = "application/x-www-form-urlencoded";
    for (status, asked) in [
        (
            404,
            request("GET", "/nothing-here", &browser).body(Body::empty()),
        ),
        (
            404,
            request("GET", "/static/nothing.css", &browser).body(Body::empty()),
        ),
        (400, form("text/plain").body(Body::from("login=a"))),
        (400, form("application/json").body(Body::from("{}"))),
        (400, form("multipart/form-data").body(Body::from("--x"))),
        (413, form(urlencoded).body(Body::from("a".repeat(70_000)))),
        (
            403,
            form(urlencoded)
                .header("sec-fetch-site", "cross-site")
                .body(Body::from("login=a")),
        ),
        (
            415,
            request("POST", "/csp", &browser).body(Body::from("{}")),
        ),
    ] {
        let answer = ask(&portal.pages(), asked.expect("a request"))
            .await
            .is(status);
        protects(&answer, &status.to_string());
    }
    portal.app.db.close().await;
    for path in ["/servizi", "/banco", "/ready"] {
        let mut browser = portal.browser();
        browser.set_cookie("porta-sessione", &"0".repeat(64));
        let answer = browser.get(path).await.is(503);
        protects(&answer, path);
        assert_eq!(answer.header("retry-after"), "30", "{path}");
    }
}

#[tokio::test]
async fn over_https_browsers_are_told_to_stay_there() {
    let portal = TestPortal::with(Settings::production("https://porta.example.it")).await;
    let mut browser = portal.browser();
    for route in porta::app::routes(false).table() {
        let asked = request(route.method, &filled(route.path, NOWHERE), &browser);
        let answer = ask(
            &portal.pages(),
            asked.body(Body::empty()).expect("a request"),
        )
        .await;
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=31536000; includeSubDomains",
            "{}",
            route.path
        );
    }
    let absent = browser.get("/nothing-here").await.is(404);
    assert!(absent.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn a_report_is_taken_in_both_shapes_and_nothing_else_is() {
    let portal = TestPortal::new().await;
    let nobody = portal.browser();
    let large = format!("[{}]", "1,".repeat(10_000));
    for (status, kind, body) in [
        (
            204,
            "application/csp-report",
            r#"{"csp-report": {"violated-directive": "img-src", "blocked-uri": "https://elsewhere.example/"}}"#,
        ),
        (
            204,
            "application/reports+json",
            r#"[{"type": "csp-violation", "body": {"effectiveDirective": "style-src", "blockedURL": "inline"}}]"#,
        ),
        (204, "application/reports+json", "[]"),
        (400, "application/csp-report", "not a report"),
        (413, "application/reports+json", &large),
        (415, "text/plain", "{}"),
    ] {
        let asked = request("POST", "/csp", &nobody)
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body.to_owned()));
        ask(&portal.pages(), asked.expect("a request"))
            .await
            .is(status);
    }
    let mut statuses = Vec::new();
    for _ in 0..100 {
        let asked = request("POST", "/csp", &nobody)
            .header(header::CONTENT_TYPE, "application/csp-report")
            .body(Body::from(r#"{"csp-report": {}}"#));
        let answer = ask(&portal.pages(), asked.expect("a request")).await;
        statuses.push(answer.status.as_u16());
    }
    assert!(
        statuses.starts_with(&[204; 50]) && statuses.ends_with(&[429; 30]),
        "{statuses:?}"
    );
}

/// The headers that stand between a page and whoever wants to do harm with it.
#[track_caller]
fn protects(answer: &Answer, what: &str) {
    let policy = answer.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "report-uri /csp",
        "report-to csp",
    ] {
        assert!(policy.contains(part), "{what}: {part} is not in {policy}");
    }
    assert!(
        !policy.contains("unsafe") && !policy.contains('*'),
        "{what}: {policy}"
    );
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("reporting-endpoints", "csp=\"/csp\""),
    ] {
        assert_eq!(answer.header(name), value, "{what}");
    }
    let permissions = answer.header("permissions-policy");
    for device in [
        "camera",
        "microphone",
        "geolocation",
        "display-capture",
        "usb",
    ] {
        assert!(
            permissions.contains(&format!("{device}=()")),
            "{what}: {device}"
        );
    }
    for tells in [
        "server",
        "x-powered-by",
        "access-control-allow-origin",
        "allow",
    ] {
        assert!(
            !answer.headers.contains_key(tells) || tells == "allow",
            "{what} has {tells}"
        );
    }
    let kind = answer.header("content-type");
    assert!(
        answer.body.is_empty() || !kind.starts_with("text/") || kind.ends_with("charset=utf-8"),
        "{what}: {kind}"
    );
    assert!(
        answer.body.is_empty() || !kind.is_empty(),
        "{what} has a body of no kind"
    );
}

/// Nobody between us and the browser keeps a page; the browser itself only what is the same for everybody.
#[track_caller]
fn is_kept_from_stores(answer: &Answer, audience: Audience, what: &str) {
    let cache = answer.header("cache-control");
    match audience {
        Audience::Machine => assert!(!cache.is_empty(), "{what}"),
        Audience::Everybody => assert!(
            ["no-store", "private, no-cache"].contains(&cache),
            "{what}: {cache}"
        ),
        Audience::Staff | Audience::Demo => assert_eq!(cache, "no-store", "{what}"),
    }
}
