//! Bodies, sites, offices, the services that they offer and why people come: what citizens look up before they book.
//!
//! Nothing here is personal. The facts of the Piana di Lucca are in `data/`; [`seed`] reads them.

mod linked_data;
pub mod model;
pub mod queries;
pub mod seed;
mod service;
mod services;
mod site;
mod sites;
pub mod week;

use platform::web::{Audience, Routes};
use vocabulary::paths;

/// The pages of the directory.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get::<paths::Services, _, _>(Audience::Everybody, services::page)
        .get::<paths::Service, _, _>(Audience::Everybody, service::page)
        .get::<paths::Sites, _, _>(Audience::Everybody, sites::page)
        .get::<paths::Site, _, _>(Audience::Everybody, site::page)
}
