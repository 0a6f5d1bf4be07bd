//! One visit of one browser to one page: in which language, with which cookies, under which number.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use uuid::Uuid;
use vocabulary::Language;

use crate::App;
use crate::keys::Token;
use crate::web::{Agent, Page};

/// Handed to handlers by the outermost layer; cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

struct Inner {
    app: App,
    language: Language,
    path: String,
    query: Option<String>,
    number: Uuid,
    cookies: Vec<(String, String)>,
    client: Option<IpAddr>,
    agent: Agent,
    browser: Token,
    browser_is_new: bool,
    token_was_shown: AtomicBool,
    to_set: Mutex<Vec<HeaderValue>>,
}

/// Names the browser, so that a form can only be sent back by the browser it was shown to. Says nothing about people.
const BROWSER_COOKIE: &str = "porta-browser";
const YEAR: Duration = Duration::from_hours(365 * 24);

impl Visit {
    pub(super) fn of(app: App, parts: &Parts, language: Language, path: String) -> Self {
        let cookies = read_cookies(&parts.headers, app.settings.secure());
        let known = cookies
            .iter()
            .find(|(name, _)| name == BROWSER_COOKIE)
            .and_then(|(_, value)| Token::parse(value));
        let client = client_address(&app, parts);
        Self(Arc::new(Inner {
            language,
            path,
            query: parts.uri.query().map(str::to_owned),
            number: Uuid::new_v4(),
            client,
            agent: Agent::of(&parts.headers),
            browser_is_new: known.is_none(),
            browser: known.unwrap_or_else(Token::random),
            cookies,
            token_was_shown: AtomicBool::new(false),
            to_set: Mutex::default(),
            app,
        }))
    }

    pub fn app(&self) -> &App {
        &self.0.app
    }

    pub fn language(&self) -> Language {
        self.0.language
    }

    /// The address without language prefix.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    pub fn query(&self) -> Option<&str> {
        self.0.query.as_deref()
    }

    /// The number of this request: in the log, in the audit trail, and on an error page for whoever calls us.
    pub fn number(&self) -> Uuid {
        self.0.number
    }

    /// The visitor's network: a /24 or a /48, for slowing down whoever tries too often.
    pub fn network(&self) -> Option<[u8; 6]> {
        self.0.client.map(|address| match address.to_canonical() {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                [4, 0, 0, a, b, c]
            }
            IpAddr::V6(v6) => {
                let o = v6.octets();
                [o[0], o[1], o[2], o[3], o[4], o[5]]
            }
        })
    }

    /// Which kind of browser this is.
    pub fn agent(&self) -> Agent {
        self.0.agent
    }

    /// A page in this visit's language; `title` is a message id.
    pub fn page(&self, title: &str) -> Page {
        Page::new(self, title)
    }

    pub fn text(&self, id: &str) -> String {
        crate::i18n::text(self.0.language, id, &[]).into_owned()
    }

    /// The address of a page in this visit's language.
    pub fn href(&self, path: &impl std::fmt::Display) -> String {
        let path = path.to_string();
        let prefix = self.0.language.prefix();
        if path == "/" && !prefix.is_empty() {
            prefix.to_owned()
        } else {
            format!("{prefix}{path}")
        }
    }

    /// After a form was dealt with: 303, so that reloading does not send it again.
    pub fn go_to(&self, path: &impl std::fmt::Display) -> axum::response::Response {
        let location = self.href(path);
        axum::response::IntoResponse::into_response((
            StatusCode::SEE_OTHER,
            [(header::LOCATION, location)],
        ))
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.0
            .cookies
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// A token that this browser keeps under `name`.
    pub fn token(&self, name: &str) -> Option<Token> {
        self.cookie(name).and_then(Token::parse)
    }

    /// Gives the browser a cookie that scripts can not read and other sites do not send.
    pub fn set_cookie(&self, name: &str, value: &str, lasts: Duration, strict: bool) {
        let secure = self.0.app.settings.secure();
        let prefix = if secure { "__Host-" } else { "" };
        let attributes = if secure { "; Secure" } else { "" };
        let same_site = if strict { "Strict" } else { "Lax" };
        let cookie = format!(
            "{prefix}{name}={value}; Path=/; HttpOnly; SameSite={same_site}; Max-Age={}{attributes}",
            lasts.as_secs()
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            self.0
                .to_set
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(cookie);
        }
    }

    pub fn drop_cookie(&self, name: &str) {
        self.set_cookie(name, "", Duration::ZERO, true);
    }

    pub(super) fn browser(&self) -> &Token {
        self.0.token_was_shown.store(true, Ordering::Relaxed);
        &self.0.browser
    }

    /// Whether the browser could name itself: without, no form can have come from us.
    pub(super) fn browser_was_known(&self) -> bool {
        !self.0.browser_is_new
    }

    pub(super) fn write_cookies(&self, headers: &mut HeaderMap) {
        if self.0.browser_is_new && self.0.token_was_shown.load(Ordering::Relaxed) {
            self.set_cookie(BROWSER_COOKIE, self.0.browser.as_str(), YEAR, false);
        }
        for cookie in self
            .0
            .to_set
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .drain(..)
        {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
}

fn read_cookies(headers: &HeaderMap, secure: bool) -> Vec<(String, String)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter_map(|(name, value)| {
            // over https only the guarded name counts: a neighbour domain can plant the plain one
            let name = if secure {
                name.strip_prefix("__Host-")?
            } else {
                name
            };
            Some((name.to_owned(), value.to_owned()))
        })
        .collect()
}

fn client_address(app: &App, parts: &Parts) -> Option<IpAddr> {
    match &app.settings.client_address_header {
        Some(name) => last_hop(&parts.headers, name),
        None => parts
            .extensions
            .get::<ConnectInfo<std::net::SocketAddr>>()
            .map(|info| info.0.ip()),
    }
}

/// The last entry is the one our own proxy wrote, in the last line of that name if it adds a line of its own; those
/// before it anybody can invent.
fn last_hop(headers: &HeaderMap, name: &str) -> Option<IpAddr> {
    headers
        .get_all(name)
        .iter()
        .next_back()?
        .to_str()
        .ok()?
        .rsplit(',')
        .next()?
        .trim()
        .parse()
        .ok()
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        parts
            .extensions
            .get::<Visit>()
            .cloned()
            .ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

#[cfg(test)]
mod tests {
    use super::{HeaderMap, HeaderValue, last_hop};

    #[test]
    fn the_address_counts_that_our_own_proxy_wrote() {
        for (lines, address) in [
            (vec!["192.0.2.7"], Some("192.0.2.7")),
            (vec!["10.0.0.1, 192.0.2.7"], Some("192.0.2.7")),
            (vec!["10.0.0.1", "192.0.2.7"], Some("192.0.2.7")),
            (vec!["10.0.0.1, 2001:db8::7"], Some("2001:db8::7")),
            (vec!["192.0.2.7", "nonsense"], None),
            (vec![], None),
        ] {
            let mut headers = HeaderMap::new();
            for line in lines.iter().copied() {
                headers.append("x-forwarded-for", HeaderValue::from_static(line));
            }
            let found = last_hop(&headers, "X-Forwarded-For").map(|found| found.to_string());
            assert_eq!(found.as_deref(), address, "{lines:?}");
        }
    }
}
