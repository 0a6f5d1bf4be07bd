//! A request put together by hand: what no browser of ours would send.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::{Answer, Browser, TestPortal};

/// Sends it and reads the answer to its end.
pub async fn ask(pages: &Router, request: Request<Body>) -> Answer {
    let response = pages
        .clone()
        .oneshot(request)
        .await
        .expect("the portal answers");
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

/// A request as a browser with these cookies would begin it.
pub fn request(method: &str, path: &str, browser: &Browser) -> axum::http::request::Builder {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "127.0.0.1");
    match browser.cookies() {
        cookies if cookies.is_empty() => request,
        cookies => request.header(header::COOKIE, cookies),
    }
}

/// The address of a route with something in place of `{id}`, `{slug}` and the like.
pub fn filled(pattern: &str, with: &str) -> String {
    pattern
        .split('/')
        .map(|part| if part.starts_with('{') { with } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

/// A page without what differs between two showings of the same: form tokens, and numbers that are made for one sending.
pub fn unmarked(page: &str) -> String {
    let is_mark = |c: char| c == '-' || c.is_ascii_digit() || ('a'..='f').contains(&c);
    let mut plain = String::new();
    for piece in page.split_inclusive(|c| !is_mark(c)) {
        let mark = piece.trim_end_matches(|c| !is_mark(c));
        if matches!(mark.len(), 36 | 96) {
            plain.push('…');
            plain.push_str(&piece[mark.len()..]);
        } else {
            plain.push_str(piece);
        }
    }
    plain
}

/// Everybody one can be in the demo, and a stranger.
pub async fn everybody(portal: &TestPortal) -> Vec<(&'static str, Browser)> {
    let mut all = vec![("nobody", portal.browser())];
    for persona in demo::PERSONAS.iter().filter(|p| p.works.is_some()) {
        all.push((persona.code, portal.signed_in(persona.code).await));
    }
    all
}
