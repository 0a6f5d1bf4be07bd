//! Whoever signs in and receives nobody at a desk: what comes for them, and what they can do today.

use access::Me;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use platform::web::{Page, Visit};

#[derive(Template)]
#[template(path = "desk/lobby.html")]
struct Lobby {
    page: Page,
}

/// The page. With 403 at addresses that only desks can use.
pub(crate) fn show(visit: &Visit, me: &Me, status: StatusCode) -> Response {
    visit.show(
        status,
        &Lobby {
            page: me.page(visit, "desk-lobby-title"),
        },
    )
}

/// Where a desk's page was asked for.
pub(crate) fn refuse(visit: &Visit, me: &Me) -> Response {
    show(visit, me, StatusCode::FORBIDDEN)
}
