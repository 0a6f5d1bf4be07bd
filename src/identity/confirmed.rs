//! Grave acts ask for a second factor that was shown a moment ago. The database refuses without; pages ask first, so
//! that nobody types in vain.

use access::Me;
use axum::response::Response;
use platform::web::Visit;
use vocabulary::paths;

/// Was it shown a moment ago?
pub fn is_fresh(visit: &Visit, me: &Me) -> bool {
    me.stepped_up_until
        .is_some_and(|until| until > visit.app().clock.now())
}

/// To the page that asks for it, and then back to `path`.
pub fn first(visit: &Visit, path: &impl std::fmt::Display) -> Response {
    visit.go_to(&format!("{}?poi={path}", paths::StepUp))
}
