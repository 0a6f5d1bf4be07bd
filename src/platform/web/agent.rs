//! Which kind of browser this is, in words coarse enough to recognise the own telephone and too coarse to follow
//! anybody.

use axum::http::{HeaderMap, header};

/// As the browser says; nobody checks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agent {
    pub browser: &'static str,
    pub system: &'static str,
}

impl Agent {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let said = headers
            .get(header::USER_AGENT)
            .and_then(|said| said.to_str().ok())
            .unwrap_or_default();
        Self::read(said)
    }

    fn read(said: &str) -> Self {
        // the order matters: each of them names those after it too
        let first = |known: &[(&str, &'static str)]| {
            known
                .iter()
                .find(|(sign, _)| said.contains(sign))
                .map_or("other", |(_, word)| *word)
        };
        Self {
            browser: first(&[
                ("Edg", "edge"),
                ("Firefox/", "firefox"),
                ("FxiOS/", "firefox"),
                ("Chrome/", "chrome"),
                ("CriOS/", "chrome"),
                ("Safari/", "safari"),
            ]),
            system: first(&[
                ("iPhone", "ios"),
                ("iPad", "ios"),
                ("Android", "android"),
                ("Windows", "windows"),
                ("Mac OS X", "mac"),
                ("Linux", "linux"),
            ]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Agent;

    #[test]
    fn browsers_are_told_apart_by_their_own_word() {
        for (said, browser, system) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0",
                "edge",
                "windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/604.1",
                "safari",
                "ios",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
                "chrome",
                "android",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
                "firefox",
                "linux",
            ),
            ("", "other", "other"),
        ] {
            assert_eq!(Agent::read(said), Agent { browser, system }, "{said}");
        }
    }
}
