//! What lies around every page, outermost first: compression, visit and headers, panics, cross-site check, time limit;
//! each route brings its room.

use std::time::Instant;

use askama::Template;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;
use vocabulary::Language;
use vocabulary::paths;

use super::page::WholePage;
use super::rooms::Rooms;
use super::{Audience, Page, PageError, Routes, Visit, assets, headers, reports};
use crate::App;

/// The whole portal as a service, of all features' routes.
pub fn serve(app: App, routes: Routes) -> Router {
    crate::i18n::load();
    let pages = routes
        .into_router()
        .route_layer(middleware::from_fn(log))
        .fallback(async || PageError::NotFound)
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            app.settings.limits.answer,
        ))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(|_| {
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }))
        .with_state(app.clone());

    // Two stacks, not one: the language prefix has to be gone before the router looks at the address.
    let rooms = Rooms::new(app.settings.limits);
    let outer = middleware::from_fn_with_state((app, rooms), visit);
    // gzip at its fastest: brotli took twice as long for a tenth fewer bytes. Assets come compressed already.
    let compressed = tower::ServiceBuilder::new()
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(outer)
        .service(pages);
    Router::new().fallback_service(compressed)
}

async fn visit(State((app, rooms)): State<(App, Rooms)>, request: Request, next: Next) -> Response {
    let secure = app.settings.secure();
    let (mut parts, body) = request.into_parts();
    let (language, path) = Language::split(parts.uri.path());
    let path = path.to_owned();
    if let Some(uri) = without_prefix(&parts.uri, &path) {
        parts.uri = uri;
    }
    let visit = Visit::of(app, &parts, language, path);
    parts.extensions.insert(visit.clone());
    parts.extensions.insert(rooms);
    let looks_only = matches!(parts.method, Method::GET | Method::HEAD);
    let request = Request::from_parts(parts, body);

    // A browser that hangs up ends a look; what is being written goes on to its commit or rollback.
    let mut response = if looks_only {
        next.run(request).await
    } else {
        tokio::spawn(next.run(request))
            .await
            .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
    };
    if response.status() == StatusCode::FORBIDDEN && !is_whole(&response) {
        tracing::info!(request = %visit.number(), "not allowed, or sent by another site");
    }
    if wants_page(&response, &visit) {
        response = error_page(&visit, &response);
    }
    if matches!(response.status().as_u16(), 429 | 503) {
        response
            .headers_mut()
            .entry(header::RETRY_AFTER)
            .or_insert(HeaderValue::from_static("30"));
    }
    visit.write_cookies(response.headers_mut());
    headers::write(response.headers_mut(), secure);
    response
}

fn without_prefix(uri: &Uri, path: &str) -> Option<Uri> {
    if uri.path() == path {
        return None;
    }
    match uri.query() {
        Some(query) => format!("{path}?{query}").parse().ok(),
        None => path.parse().ok(),
    }
}

/// An error without words, at an address where people come.
fn wants_page(response: &Response, visit: &Visit) -> bool {
    let for_machines = ["/live", "/ready", "/csp"].contains(&visit.path());
    let is_error = response.status().is_client_error() || response.status().is_server_error();
    is_error && !for_machines && !is_whole(response)
}

fn is_whole(response: &Response) -> bool {
    response.extensions().get::<WholePage>().is_some()
}

#[derive(Template)]
#[template(path = "platform/error.html")]
struct ErrorPage {
    page: Page,
    text: String,
    number: Option<String>,
}

/// Keeps the status; the words depend on it alone, so absent and hidden read the same.
fn error_page(visit: &Visit, bare: &Response) -> Response {
    let status = match bare.status() {
        StatusCode::METHOD_NOT_ALLOWED => StatusCode::NOT_FOUND,
        status => status,
    };
    let words = match status.as_u16() {
        known @ (403 | 404 | 408 | 413 | 429 | 500 | 503) => known,
        client if client < 500 => 400,
        _ => 500,
    };
    let page = ErrorPage {
        page: visit.page(&format!("error-{words}-title")),
        text: visit.text(&format!("error-{words}-text")),
        number: (words >= 500).then(|| visit.number().to_string()),
    };
    visit.show(status, &page)
}

/// One line a request: the pattern of the address, never the address itself. What was refused is worth a line even
/// where others are not: somebody may be trying doors.
async fn log(visit: Visit, path: MatchedPath, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let response = next.run(request).await;
    let (method, route) = (method.as_str(), path.as_str());
    let (status, request) = (response.status().as_u16(), visit.number());
    if matches!(status, 400 | 403 | 404 | 408 | 413 | 415 | 429) {
        tracing::info!(method, route, status, %request, "refused");
    }
    let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::debug!(method, route, status, micros, %request, "request");
    response
}

/// The platform's own routes.
pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::Asset, _, _>(Audience::Machine, assets::serve)
        .post::<paths::CspReport, _, _>(Audience::Machine, reports::receive)
}
