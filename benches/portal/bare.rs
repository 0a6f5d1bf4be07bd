//! The other floor: a bare axum page with the same bytes, in the same process as the load, on threads of its own.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::http::header;
use axum::routing::get;
use tokio::net::TcpListener;

/// Serves `page` at `/` until the process ends.
pub fn serve(page: Vec<u8>) -> Result<SocketAddr> {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || -> Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            tell.send(listener.local_addr()?)?;
            let page = Bytes::from(page);
            let show = async move || {
                (
                    [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
                    page.clone(),
                )
            };
            axum::serve(listener, Router::new().route("/", get(show))).await?;
            Ok(())
        })
    });
    told.recv().context("the bare page is not served")
}
