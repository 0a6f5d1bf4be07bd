//! Room for requests in work, apart for citizens, for staff and for the entrance: each has its own, and whoever finds
//! a full one is told to come back. Machines that watch the portal and assets need no room.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::routing::TypedPath;
use tokio::sync::Semaphore;
use vocabulary::paths;

use super::{Audience, PageError};
use crate::config::Limits;

/// Which room a route's requests are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    Citizens,
    Staff,
    Entrance,
    None,
}

impl Room {
    pub(super) fn of(audience: Audience, path: &str) -> Self {
        let is_entrance = path
            .strip_prefix(paths::SignIn::PATH)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        match audience {
            _ if is_entrance => Self::Entrance,
            Audience::Everybody | Audience::Demo => Self::Citizens,
            Audience::Staff => Self::Staff,
            Audience::Machine => Self::None,
        }
    }
}

/// The places that are left. Travels with every request.
#[derive(Clone)]
pub(super) struct Rooms {
    citizens: Arc<Semaphore>,
    staff: Arc<Semaphore>,
    entrance: Arc<Semaphore>,
}

impl Rooms {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            citizens: Arc::new(Semaphore::new(limits.citizens)),
            staff: Arc::new(Semaphore::new(limits.staff)),
            entrance: Arc::new(Semaphore::new(limits.entrance)),
        }
    }

    fn places(&self, room: Room) -> Option<&Semaphore> {
        match room {
            Room::Citizens => Some(&self.citizens),
            Room::Staff => Some(&self.staff),
            Room::Entrance => Some(&self.entrance),
            Room::None => None,
        }
    }
}

/// Lets a request in if there is a place, which it gives back with its answer.
pub(super) async fn enter(State(room): State<Room>, request: Request, next: Next) -> Response {
    let rooms = request.extensions().get::<Rooms>().cloned();
    let place = match rooms.as_ref().and_then(|rooms| rooms.places(room)) {
        Some(places) => match places.try_acquire() {
            Ok(place) => Some(place),
            Err(_) => return PageError::Busy.into_response(),
        },
        None => None,
    };
    let response = next.run(request).await;
    drop(place);
    response
}

#[cfg(test)]
mod tests {
    use super::Room;
    use crate::web::Audience;

    #[test]
    fn the_entrance_is_no_page_of_citizens_though_everybody_may_stand_there() {
        assert_eq!(Room::of(Audience::Everybody, "/prenota"), Room::Citizens);
        assert_eq!(Room::of(Audience::Everybody, "/entra"), Room::Entrance);
        assert_eq!(
            Room::of(Audience::Everybody, "/entra/secondo-passo"),
            Room::Entrance
        );
        assert_eq!(Room::of(Audience::Everybody, "/entrate"), Room::Citizens);
        assert_eq!(Room::of(Audience::Staff, "/banco"), Room::Staff);
        assert_eq!(Room::of(Audience::Machine, "/ready"), Room::None);
    }
}
