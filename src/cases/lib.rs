//! The cases that a social service follows: the list of mine, one case with the sections that I may read, and who else
//! works on it.
//!
//! No page here decides who may see what. The database answers only with what a grant opens (`access`); pages show what
//! came, and what did not come is absent. Every look is in the trail before its page is built.

use platform::web::Routes;

/// The pages about cases.
pub fn routes() -> Routes {
    Routes::new()
}
