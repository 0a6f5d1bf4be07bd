//! Connections: how many, how long one may take to say what it wants, and how they end.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// How long requests in work may take after a signal to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// Open connections; further ones wait in the system's queue until one ends.
const CONNECTIONS: usize = 2_048;

/// From the opening of a connection, or its last answer, to the end of the next request's headers. Also how long an idle
/// connection is kept.
const HEADERS_TIME: Duration = Duration::from_secs(15);
const HEADERS: usize = 64;
/// Request line and headers together.
const HEADERS_SIZE: usize = 32 * 1024;

/// Serves until `stop` comes, then lets what is in work finish, within reason.
pub async fn listen_until(listener: TcpListener, pages: Router, stop: impl Future<Output = ()>) {
    let (tell, told) = watch::channel(false);
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let place = tokio::select! {
            () = &mut stop => break,
            place = Arc::clone(&room).acquire_owned() => place,
        };
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        while connections.try_join_next().is_some() {}
        let Ok((stream, address)) = accepted else {
            // out of file descriptors, most likely: some connection has to end first
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let (pages, told) = (pages.clone(), told.clone());
        connections.spawn(async move {
            let _place = place;
            talk(stream, address, pages, told).await;
        });
    }
    drop(listener);
    tell.send_replace(true);
    let finish = async { while connections.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(DRAIN, finish).await;
}

/// One connection, to its end. That a browser hangs up is no event.
async fn talk(
    stream: TcpStream,
    address: SocketAddr,
    pages: Router,
    mut told: watch::Receiver<bool>,
) {
    let _ = stream.set_nodelay(true);
    let answer = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let mut request: Request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(ConnectInfo(address));
        let pages = pages.clone();
        async move { pages.oneshot(request).await as Result<Response, std::convert::Infallible> }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_TIME)
        .max_headers(HEADERS)
        .max_buf_size(HEADERS_SIZE)
        .serve_connection(TokioIo::new(stream), answer);
    let mut connection = pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = told.wait_for(|stopping| *stopping) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = connection.await;
}
