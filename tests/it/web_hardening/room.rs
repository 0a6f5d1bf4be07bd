//! More requests than there is room for: a quick `503`, and the work of staff goes on.

use std::time::{Duration, Instant};

use platform::config::Limits;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::limits::{listening, say};

/// Begins a form and does not end it, so that it keeps its place.
async fn hold(address: std::net::SocketAddr, path: &str) -> TcpStream {
    let mut socket = TcpStream::connect(address).await.expect("it listens");
    let begun = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: 1000\r\nConnection: close\r\n\r\nform_token="
    );
    socket.write_all(begun.as_bytes()).await.expect("begun");
    socket
}

async fn fill(address: std::net::SocketAddr, path: &str, places: usize) -> Vec<TcpStream> {
    let mut held = Vec::new();
    for _ in 0..places {
        held.push(hold(address, path).await);
    }
    // let every one of them get to its place
    tokio::time::sleep(Duration::from_millis(500)).await;
    held
}

fn get(path: &str, cookies: &str) -> String {
    format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\nConnection: close\r\n\r\n"
    )
}

#[tokio::test]
async fn a_rush_of_citizens_is_told_to_come_back_and_staff_work_on() {
    let limits = Limits {
        body: Duration::from_secs(8),
        ..Limits::default()
    };
    let (address, portal) = listening(limits).await;
    let cookies = portal.signed_in("accoglienza").await.cookies();
    let mut held = fill(address, "/valuta", limits.citizens).await;

    portal.is_as_if_sealed().await;
    let started = Instant::now();
    let mut refused = 0;
    for _ in 0..50 {
        let said = say(address, &get("/servizi", "")).await;
        if said.starts_with("HTTP/1.1 503") {
            assert!(said.to_lowercase().contains("retry-after: 30"), "{said}");
            assert!(said.contains("C’è molta gente in questo momento"), "{said}");
            refused += 1;
        }
    }
    let each = started.elapsed() / 50;
    assert_eq!(refused, 50, "more in work than there is room for");
    assert!(each < Duration::from_millis(100), "a refusal took {each:?}");

    for (path, status) in [
        ("/banco", 200),
        ("/entra", 200),
        ("/live", 200),
        ("/ready", 200),
    ] {
        let said = say(address, &get(path, &cookies)).await;
        assert!(
            said.starts_with(&format!("HTTP/1.1 {status}")),
            "{path}: {said}"
        );
    }

    // the places come back with the requests that had them
    let mut last = held.pop().expect("one");
    drop(held);
    let mut said = String::new();
    let _ = last.read_to_string(&mut said).await;
    assert!(said.starts_with("HTTP/1.1 408"), "{said}");
    let said = say(address, &get("/servizi", "")).await;
    assert!(said.starts_with("HTTP/1.1 200"), "{said}");
    println!(
        "{} held, 50 of 50 further ones refused in {each:?} each, staff served",
        limits.citizens
    );
}

#[tokio::test]
async fn a_rush_at_the_entrance_keeps_nobody_from_anything_else() {
    let limits = Limits {
        entrance: 4,
        ..Limits::default()
    };
    let (address, portal) = listening(limits).await;
    let cookies = portal.signed_in("accoglienza").await.cookies();
    let _held = fill(address, "/entra", limits.entrance).await;
    for (path, status) in [("/entra", 503), ("/banco", 200), ("/servizi", 200)] {
        let said = say(address, &get(path, &cookies)).await;
        assert!(
            said.starts_with(&format!("HTTP/1.1 {status}")),
            "{path}: {said}"
        );
    }
}

#[tokio::test]
async fn citizens_waiting_for_the_database_do_not_make_staff_wait() {
    let (address, portal) = listening(Limits::default()).await;
    let cookies = portal.signed_in("accoglienza").await.cookies();
    let mut behind = portal.behind().await;
    // only citizens read this table
    sqlx::raw_sql("begin; lock table booking.draft in access exclusive mode")
        .execute(&mut behind)
        .await
        .expect("locked");
    let rush: Vec<_> = (0..60)
        .map(|_| {
            tokio::spawn(async move {
                let cookie = format!("porta-visita={}", "0".repeat(64));
                say(address, &get("/prenota/richiedente", &cookie)).await
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let started = Instant::now();
    let said = say(address, &get("/banco", &cookies)).await;
    assert!(said.starts_with("HTTP/1.1 200"), "{said}");
    assert!(
        started.elapsed() < Duration::from_secs(1),
        "{:?}",
        started.elapsed()
    );
    for one in rush {
        let said = one.await.expect("answered");
        assert!(said.starts_with("HTTP/1.1 503"), "{said}");
    }
}
