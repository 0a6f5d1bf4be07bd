//! How large and how slow a request may be.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::header;
use platform::config::{Limits, Settings};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{TestPortal, ask, filled, request};

#[tokio::test]
async fn every_form_has_a_largest_size() {
    let portal = TestPortal::new().await;
    let mut marta = portal.signed_in("accoglienza").await;
    marta.get("/entra").await;
    for route in porta::app::routes(true).table() {
        if route.method != "POST" {
            continue;
        }
        let path = filled(route.path, "00000000-0000-4000-8000-000000000000");
        let (kind, size) = match route.path {
            "/csp" => ("application/csp-report", 17 * 1024),
            _ => ("application/x-www-form-urlencoded", 65 * 1024),
        };
        let asked = request("POST", &path, &marta)
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from("a".repeat(size)));
        let answer = ask(&portal.pages(), asked.expect("a request")).await;
        // signing in may have to come first: then the body is not even read
        let expected = if answer.status == 303 { 303 } else { 413 };
        assert_eq!(answer.status, expected, "{path}");
    }
}

#[tokio::test]
async fn a_body_that_does_not_come_to_its_end_is_not_waited_for() {
    let limits = Limits {
        body: Duration::from_millis(300),
        ..Limits::default()
    };
    let (address, _portal) = listening(limits).await;
    let started = Instant::now();
    let said = say(
        address,
        "POST /entra HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: 100\r\nConnection: close\r\n\r\nlogin=a",
    )
    .await;
    assert!(said.starts_with("HTTP/1.1 408"), "{said}");
    assert!(said.contains("La richiesta si è interrotta"), "{said}");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_page_that_takes_too_long_is_given_up_and_the_next_one_is_well() {
    let mut settings = Settings::demo("http://127.0.0.1", "x".into());
    settings.limits.answer = Duration::from_millis(500);
    let portal = TestPortal::with(settings).await;
    let mut behind = portal.behind().await;
    for (statement, status) in [
        (
            "begin; lock table directory.service in access exclusive mode",
            503,
        ),
        ("rollback", 200),
    ] {
        sqlx::raw_sql(statement)
            .execute(&mut behind)
            .await
            .expect("arranged");
        let started = Instant::now();
        let answer = portal.browser().get("/servizi").await.is(status);
        assert!(started.elapsed() < Duration::from_secs(2));
        assert_eq!(
            answer.header("retry-after"),
            if status == 503 { "30" } else { "" }
        );
    }
}

#[tokio::test]
async fn a_statement_that_waits_too_long_is_busy_and_not_broken() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    sqlx::raw_sql("begin; lock table directory.service in access exclusive mode")
        .execute(&mut behind)
        .await
        .expect("locked");
    let answer = portal.browser().get("/servizi").await.is(503);
    assert_eq!(answer.header("retry-after"), "30");
    answer.says("Riprova tra mezzo minuto");
}

#[tokio::test]
async fn headers_have_a_largest_size_and_number() {
    let (address, _portal) = listening(Limits::default()).await;
    let long = format!(
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: {}\r\n\r\n",
        "a".repeat(100_000)
    );
    let many = format!(
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n{}\r\n",
        "X-Many: a\r\n".repeat(80)
    );
    for request in [long, many] {
        let said = say(address, &request).await;
        assert!(said.starts_with("HTTP/1.1 431"), "{said}");
    }
    let said = say(
        address,
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    )
    .await;
    assert!(said.starts_with("HTTP/1.1 200"), "{said}");
}

#[tokio::test]
async fn two_readings_of_where_a_request_ends_are_refused() {
    let (address, _portal) = listening(Limits::default()).await;
    for lengths in [
        "Content-Length: 3\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 0x10\r\n",
    ] {
        let request = format!(
            "POST /entra HTTP/1.1\r\nHost: 127.0.0.1\r\n{lengths}Connection: close\r\n\r\nlogin=a"
        );
        let said = say(address, &request).await;
        assert!(said.starts_with("HTTP/1.1 400"), "{lengths}: {said}");
    }
    // with both headers the chunks count, and what follows them is no second request
    let both = "POST /entra HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /faq HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    let said = say(address, both).await;
    assert!(said.matches("HTTP/1.1").count() <= 1, "{said}");
}

#[tokio::test]
async fn whoever_opens_a_connection_and_says_nothing_is_not_kept() {
    let (address, _portal) = listening(Limits::default()).await;
    let started = Instant::now();
    let said = say(address, "GET / HTTP/1.1\r\nHost: 127.0").await;
    assert!(
        said.is_empty() || said.starts_with("HTTP/1.1 408"),
        "{said}"
    );
    assert!(started.elapsed() < Duration::from_secs(25));
}

/// The portal on a port of its own.
pub async fn listening(limits: Limits) -> (std::net::SocketAddr, TestPortal) {
    let mut settings = Settings::demo("http://127.0.0.1", "x".into());
    settings.limits = limits;
    let portal = TestPortal::with(settings).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(porta::listener::listen_until(
        listener,
        portal.pages(),
        std::future::pending(),
    ));
    (address, portal)
}

/// What comes back, to the end of the connection.
pub async fn say(address: std::net::SocketAddr, request: &str) -> String {
    let mut socket = TcpStream::connect(address).await.expect("it listens");
    // it may be refused, and the connection closed, before all of it is sent
    let _ = socket.write_all(request.as_bytes()).await;
    let mut said = Vec::new();
    let reading = tokio::time::timeout(Duration::from_secs(30), socket.read_to_end(&mut said));
    let _ = reading.await.expect("the connection ends");
    String::from_utf8_lossy(&said).into_owned()
}
