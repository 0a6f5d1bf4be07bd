//! The one route table. Each feature adds its rows; the router and the lists that tests go through are made of them.

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use axum_extra::routing::TypedPath;

use super::rooms::{self, Room};
use crate::App;

/// For whom a route is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Citizens, without an account.
    Everybody,
    /// Signed-in staff.
    Staff,
    /// Only in the demo; elsewhere it does not exist.
    Demo,
    /// Machines that watch the portal.
    Machine,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub audience: Audience,
}

#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    table: Vec<Route>,
}

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    /// A page that is looked at.
    #[must_use]
    pub fn get<P: TypedPath, T: 'static, H: Handler<T, App>>(
        mut self,
        audience: Audience,
        page: H,
    ) -> Self {
        self.table.push(Route {
            method: "GET",
            path: P::PATH,
            audience,
        });
        self.router = self
            .router
            .route(P::PATH, in_room(audience, P::PATH, get(page)));
        self
    }

    /// Something that is done.
    #[must_use]
    pub fn post<P: TypedPath, T: 'static, H: Handler<T, App>>(
        mut self,
        audience: Audience,
        act: H,
    ) -> Self {
        self.table.push(Route {
            method: "POST",
            path: P::PATH,
            audience,
        });
        self.router = self
            .router
            .route(P::PATH, in_room(audience, P::PATH, post(act)));
        self
    }

    /// The rows of another feature as well.
    #[must_use]
    pub fn and(mut self, other: Routes) -> Self {
        self.table.extend(other.table);
        self.router = self.router.merge(other.router);
        self
    }

    /// Puts something around every route so far.
    #[must_use]
    pub fn around<F, Fut>(mut self, around: F) -> Self
    where
        F: FnMut(Request, Next) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Response> + Send + 'static,
    {
        self.router = self.router.layer(middleware::from_fn(around));
        self
    }

    pub fn table(&self) -> &[Route] {
        &self.table
    }

    pub(super) fn into_router(self) -> Router<App> {
        self.router
    }
}

/// A route whose requests need a place, of those that there are for its audience.
fn in_room(audience: Audience, path: &str, route: MethodRouter<App>) -> MethodRouter<App> {
    let room = Room::of(audience, path);
    route.layer(middleware::from_fn_with_state(room, rooms::enter))
}
