//! What all pages share: the visit (who asks, in which language), the page and its texts, forms that keep what was
//! typed, error pages that show a way onward, the route table, headers and assets.

mod agent;
pub mod assets;
mod error;
mod extract;
mod form;
mod headers;
mod layers;
mod page;
mod reports;
mod rooms;
mod routes;
mod visit;

pub use agent::Agent;
pub use error::{NobodyIsSignedIn, PageError, PageResult};
pub use extract::{VISITOR_COOKIE, VisitorRead, VisitorWrite};
pub use form::{Choice, FieldError, Form};
pub use layers::{routes, serve};
pub use page::{DoorLink, FormToken, LanguageLink, Page, SignedIn};
pub use reports::Tally;
pub use routes::{Audience, Route, Routes};
pub use visit::Visit;
