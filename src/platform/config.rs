//! What can be set from outside. One struct; `porta serve` fills it from the environment, `porta demo` by itself.

use std::time::Duration;

/// Is this the real thing or a demo? The demo has doors without keys, so it only ever listens on loopback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    Production,
    Demo {
        /// The password of all demo accounts, made at start and shown on the demo page.
        password: String,
    },
}

#[derive(Clone, Debug)]
pub struct Settings {
    pub mode: Mode,
    /// `https://…` in production; decides cookie names and links in messages. No trailing slash.
    pub public_url: String,
    /// How long before an appointment people are reminded.
    pub reminders: Vec<Duration>,
    /// Name of the body that answers for the portal, in header and footer.
    pub owner: String,
    /// The declaration on the national form, if it has been made.
    pub accessibility_url: Option<String>,
    /// How many requests may be in work at once; further ones are told to come back.
    pub concurrency: usize,
    /// The header in which the trusted proxy writes the visitor's address; none: the connection's own.
    pub client_address_header: Option<String>,
}

impl Settings {
    pub fn demo(public_url: &str, password: String) -> Self {
        Self {
            mode: Mode::Demo { password },
            ..Self::production(public_url)
        }
    }

    #[must_use]
    pub fn production(public_url: &str) -> Self {
        Self {
            mode: Mode::Production,
            public_url: public_url.trim_end_matches('/').to_owned(),
            reminders: vec![Duration::from_hours(24)],
            owner: "Piana di Lucca".into(),
            accessibility_url: None,
            concurrency: 256,
            client_address_header: None,
        }
    }

    pub fn is_demo(&self) -> bool {
        matches!(self.mode, Mode::Demo { .. })
    }

    /// Are pages reached through https? Then cookies carry the `__Host-` prefix, which browsers refuse on plain http.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
