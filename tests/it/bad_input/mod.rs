//! What nobody types on purpose, in every field, every address and every cookie there is, by everybody: refused in
//! words, never a failure of ours, never somebody else's data, never what our own insides say.

mod addresses;
mod bodies;
mod crawl;
mod fields;
mod sessions;
mod sign_ins;

use std::collections::BTreeSet;

use crate::booking::walk;
use crate::support::{Answer, Browser, TestPortal, everybody};

/// Somebody who has an appointment, and whom only one office may see.
const CANARY: [(&str, &str); 4] = [
    ("nome", "Canarina"),
    ("cognome", "Segretissimi"),
    ("email", "canarina@segretissimi.example"),
    ("contatto", "any"),
];
const MAY_SEE_THE_CANARY: &str = "assistente-sociale-lucca";

/// Texts that did harm somewhere.
const HOSTILE: [&str; 30] = [
    "'; drop table agenda.appointment; --",
    "\" or 1=1 --",
    "' union select login, password_hash from identity.account --",
    "1; select pg_sleep(10)",
    "$1",
    "\\",
    "\0",
    "a\0b",
    "\u{202E}",
    "\u{FEFF}",
    "\u{1}\u{7f}",
    "😀",
    "ﬃ\u{301}\u{301}\u{301}",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "{{7*7}}",
    "${7*7}",
    "%s%n%x",
    "../../../../etc/passwd",
    "http://169.254.169.254/",
    "javascript:alert(1)",
    "a@b.example\r\nBcc: c@d.example",
    "-1",
    "99999999999999999999",
    "1e999",
    "2026-02-30",
    "infinity",
    "99999-12-31",
    "0001-01-01",
    "[object Object]",
];

/// Words of our insides.
const INSIDES: [&str; 12] = [
    "PostgreSQL",
    "sqlx",
    "syntax error",
    "panicked",
    "porta_staff",
    "search_path",
    "stack backtrace",
    "invalid input",
    "relation \"",
    "Failed to deserialize",
    "src/",
    "$argon2",
];

/// What has been tried already, by whomever. The first one who gets to a place tries everything there; the others, for
/// whom the same code runs, a few texts each, never the same ones.
#[derive(Default)]
struct Tried {
    fields: BTreeSet<String>,
    turn: usize,
}

impl Tried {
    fn texts_for(&mut self, field: String) -> Vec<String> {
        let long = ["a".repeat(20_000), String::new()];
        let texts = HOSTILE.iter().map(|text| (*text).to_owned()).chain(long);
        self.some_of(field, texts.collect())
    }

    fn some_of(&mut self, place: String, texts: Vec<String>) -> Vec<String> {
        if self.fields.insert(place) {
            return texts;
        }
        self.turn += 2;
        (0..2)
            .map(|n| texts[(self.turn + n) % texts.len()].clone())
            .collect()
    }
}

/// Whoever asks what nobody should ask.
struct Asker {
    name: &'static str,
    browser: Browser,
    may_see_the_canary: bool,
}

/// The portal with a busy week, and the canary's appointment.
async fn portal() -> TestPortal {
    let portal = TestPortal::new().await;
    demo::seed::week(&portal.address, &portal.app)
        .await
        .expect("the week loads");
    let mut canary = portal.browser();
    walk::book(&mut canary, &CANARY).await;
    portal
}

/// Everybody of the demo, a stranger, somebody in the middle of booking, somebody with an appointment.
async fn askers(portal: &TestPortal) -> Vec<Asker> {
    let mut all: Vec<Asker> = everybody(portal)
        .await
        .into_iter()
        .map(|(name, browser)| Asker {
            name,
            browser,
            may_see_the_canary: name == MAY_SEE_THE_CANARY,
        })
        .collect();
    let mut halfway = portal.browser();
    walk::hold(&mut halfway).await;
    walk::say_why(&mut halfway).await;
    walk::say_who(&mut halfway, &walk::ANNA).await;
    let mut booked = portal.browser();
    walk::book(&mut booked, &walk::ANNA).await;
    for (name, browser) in [("somebody halfway", halfway), ("somebody booked", booked)] {
        all.push(Asker {
            name,
            browser,
            may_see_the_canary: false,
        });
    }
    all
}

/// Not a failure, nothing of somebody else, nothing of our insides, nothing that a browser would run.
#[track_caller]
fn is_harmless(answer: &Answer, asker: &Asker, what: &str) {
    let shown = |from: usize| answer.body.chars().skip(from).take(300).collect::<String>();
    assert!(
        answer.status.as_u16() < 500,
        "{what} by {}: {} {}",
        asker.name,
        answer.status,
        answer.text()
    );
    if !asker.may_see_the_canary {
        assert!(
            !answer.body.contains("Segretissimi") && !answer.body.contains("segretissimi"),
            "{what} by {} shows somebody else",
            asker.name
        );
    }
    for word in INSIDES {
        if let Some(at) = answer.body.find(word) {
            panic!(
                "{what} by {} shows our insides: {}",
                asker.name,
                shown(at.saturating_sub(50))
            );
        }
    }
    for markup in ["<script>alert", "<img src=x", "href=\"javascript:"] {
        assert!(
            !answer.body.contains(markup),
            "{what} by {}: {markup}",
            asker.name
        );
    }
}
