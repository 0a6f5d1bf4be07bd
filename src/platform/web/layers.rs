//! What lies around every page, outermost first: room, visit, headers, compression, cross-site check, time limit.

use std::sync::Arc;
use std::time::{Duration, Instant};

use askama::Template;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;
use vocabulary::Language;
use vocabulary::paths;

use super::page::WholePage;
use super::{Audience, Page, PageError, Routes, Visit, assets, headers};
use crate::App;

const TIME_LIMIT: Duration = Duration::from_secs(10);

/// The whole portal as a service, of all features' routes.
pub fn serve(app: App, routes: Routes) -> Router {
    crate::i18n::load();
    let pages = routes
        .into_router()
        .route_layer(middleware::from_fn(log))
        .fallback(async || PageError::NotFound)
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            TIME_LIMIT,
        ))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(|_| {
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }))
        .with_state(app.clone());

    // Two stacks, not one: the language prefix has to be gone before the router looks at the address.
    let room = Arc::new(Semaphore::new(app.settings.concurrency));
    let outer = middleware::from_fn_with_state((app, room), visit);
    // gzip at its fastest: brotli took twice as long for a tenth fewer bytes. Assets come compressed already.
    let compressed = tower::ServiceBuilder::new()
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(outer)
        .service(pages);
    Router::new().fallback_service(compressed)
}

async fn visit(
    State((app, room)): State<(App, Arc<Semaphore>)>,
    request: Request,
    next: Next,
) -> Response {
    let secure = app.settings.secure();
    let Ok(_place) = room.try_acquire() else {
        return PageError::Busy.into_response();
    };
    let (mut parts, body) = request.into_parts();
    let (language, path) = Language::split(parts.uri.path());
    let path = path.to_owned();
    if let Some(uri) = without_prefix(&parts.uri, &path) {
        parts.uri = uri;
    }
    let visit = Visit::of(app, &parts, language, path);
    parts.extensions.insert(visit.clone());
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
    if wants_page(&response, &visit) {
        response = error_page(&visit, &response);
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
    is_error && !for_machines && response.extensions().get::<WholePage>().is_none()
}

#[derive(Template)]
#[template(path = "platform/error.html")]
struct ErrorPage {
    page: Page,
    text: String,
    number: Option<String>,
}

/// Keeps the status and `Retry-After`; the words depend on the status alone, so absent and hidden read the same.
fn error_page(visit: &Visit, bare: &Response) -> Response {
    let status = match bare.status() {
        StatusCode::METHOD_NOT_ALLOWED => StatusCode::NOT_FOUND,
        status => status,
    };
    let words = match status.as_u16() {
        known @ (403 | 404 | 413 | 429 | 500 | 503) => known,
        client if client < 500 => 400,
        _ => 500,
    };
    let page = ErrorPage {
        page: visit.page(&format!("error-{words}-title")),
        text: visit.text(&format!("error-{words}-text")),
        number: (words >= 500).then(|| visit.number().to_string()),
    };
    let mut response = visit.show(status, &page);
    if let Some(after) = bare.headers().get(header::RETRY_AFTER) {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, after.clone());
    }
    response
}

/// One line a request: the pattern of the address, never the address itself.
async fn log(visit: Visit, path: MatchedPath, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let response = next.run(request).await;
    tracing::debug!(
        method = method.as_str(),
        route = path.as_str(),
        status = response.status().as_u16(),
        micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX),
        request = %visit.number(),
        "request"
    );
    response
}

/// The platform's own routes.
pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::Asset, _, _>(Audience::Machine, assets::serve)
        .post::<paths::CspReport, _, _>(Audience::Machine, csp_report)
}

/// What a browser refused because of our policy. Only which rule: the report's addresses could say who was where.
async fn csp_report(_: paths::CspReport, body: axum::body::Bytes) -> StatusCode {
    let report: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
    let directive = report["csp-report"]["violated-directive"]
        .as_str()
        .unwrap_or("unknown");
    let directive: String = directive
        .chars()
        .filter(|c| c.is_ascii_lowercase() || *c == '-')
        .take(40)
        .collect();
    tracing::warn!(directive, "a browser refused something");
    StatusCode::NO_CONTENT
}
