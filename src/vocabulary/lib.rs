//! Words that rooms use of one another: identifiers, addresses of pages, languages, values read from people, the clock.
//!
//! Knows no database and no page. Whatever stands here is known to every room, so little does.

pub mod clock;
pub mod contact;
pub mod fiscal_code;
pub mod ids;
pub mod language;
pub mod local_time;
pub mod name;
pub mod paths;
pub mod person_code;
pub mod reference;
pub mod text;

pub use clock::Clock;
pub use language::Language;
