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

/// How much is in work at once, and for how long at most. Apart for each kind of page, so that a rush for times can not
/// keep staff from their work, and a rush at the entrance keeps nobody from either.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests in work; further ones are told to come back.
    pub citizens: usize,
    pub staff: usize,
    pub entrance: usize,
    /// From the first byte of a request's body to its last.
    pub body: Duration,
    /// From the request to the answer.
    pub answer: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            citizens: 192,
            staff: 96,
            entrance: 32,
            body: Duration::from_secs(5),
            answer: Duration::from_secs(10),
        }
    }
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
    pub limits: Limits,
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
            limits: Limits::default(),
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
