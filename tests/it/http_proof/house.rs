//! The portal with the people and cases of the proof, a canary word in everything, and everybody at their browsers.

use std::collections::BTreeSet;

use axum::Router;
use axum::body::Body;
use axum::http::header;
use sqlx::AssertSqlSafe;

use super::canary::{
    self, CLOSURE_NOTE, Canary, DEADLINE, GLASS_REASON, GRANT_REASON, LIFT_REASON, NOTICE,
    REFERENCE,
};
use crate::access_proof::people::{Case, Person, Span, To};
use crate::access_proof::specification::{CLASSES, Capacity, has};
use crate::access_proof::world::{World, id};
use crate::booking::walk;
use crate::support::{Answer, Browser, TestPortal, ask, encode, request, unmarked};

pub struct House {
    pub portal: TestPortal,
    pub world: World,
    /// Has an appointment, and no account.
    citizen: Browser,
}

/// A browser with its cookies and a form token that fits them.
#[derive(Clone)]
pub struct Seat {
    pages: Router,
    browser: Browser,
    form_token: String,
}

impl House {
    pub async fn new() -> Self {
        Self::of(World::new()).await
    }

    pub async fn of(world: World) -> Self {
        let portal = TestPortal::new().await;
        let mut behind = portal.behind().await;
        world.build(&mut behind).await;
        canary::set(&mut behind, world.cases.len()).await;
        let mut script = String::new();
        for who in 0..world.people.len() {
            let account = id('a', who);
            // the session that the world made, now with a token that we know; and another, confirmed a moment ago
            script += &format!(
                "update identity.session set token_hash = sha256('{}'), stepped_up_until = null where account_id = '{account}';
                 insert into identity.session (token_hash, account_id, idle_until, absolute_until, ended_at, second_factor, stepped_up_until)
                 select sha256('{}'), account_id, idle_until, absolute_until, ended_at, 'demo', clock_timestamp() + interval '9 minutes'
                 from identity.session where account_id = '{account}';",
                token(who, false),
                token(who, true),
            );
        }
        sqlx::raw_sql(AssertSqlSafe(script))
            .execute(&mut behind)
            .await
            .expect("sessions");
        let mut citizen = portal.browser();
        walk::book(&mut citizen, &walk::ANNA).await;
        Self {
            portal,
            world,
            citizen,
        }
    }

    /// Somebody of the proof at a browser.
    pub async fn seat(&self, who: usize, confirmed: bool) -> Seat {
        let mut browser = self.portal.browser();
        if self.world.people[who].code != "stranger" {
            browser.set_cookie("porta-sessione", &token(who, confirmed));
        }
        Seat::take(self.portal.pages(), browser).await
    }

    /// Everybody who holds no grant whatever: a citizen with an appointment, somebody half-way through signing in, the
    /// people of the demo.
    pub async fn outsiders(&self) -> Vec<(String, Seat)> {
        let mut half_way = self.portal.browser();
        half_way.get("/entra").await.is(200);
        let login = [
            ("login", "assistente-sociale"),
            ("password", "porta aperta a tutti"),
        ];
        half_way.submit("/entra", &login).await.is(303);
        let mut all = vec![
            ("citizen".to_owned(), self.citizen.clone()),
            ("half-way".to_owned(), half_way),
        ];
        for persona in demo::PERSONAS.iter().filter(|one| one.works.is_some()) {
            let browser = self.portal.signed_in(persona.code).await;
            all.push((format!("demo/{}", persona.code), browser));
        }
        let mut seats = Vec::new();
        for (name, browser) in all {
            seats.push((name, Seat::take(self.portal.pages(), browser).await));
        }
        seats
    }
}

/// 64 characters that the browser of this person holds.
pub fn token(who: usize, confirmed: bool) -> String {
    format!(
        "{:064x}",
        0x00C0_FFEE_0000 + who * 2 + usize::from(confirmed)
    )
}

impl Seat {
    pub async fn take(pages: Router, mut browser: Browser) -> Self {
        browser.get("/privacy").await.is(200);
        browser.get("/entra").await;
        let form_token = browser.value_of("form_token");
        Self {
            pages,
            browser,
            form_token,
        }
    }

    /// The same browser with another session.
    pub fn with_session(&self, token: &str) -> Self {
        let mut other = self.clone();
        other.browser.set_cookie("porta-sessione", token);
        other
    }

    pub async fn get(&self, path: &str) -> Answer {
        let asked = request("GET", path, &self.browser).body(Body::empty());
        ask(&self.pages, asked.expect("a request")).await
    }

    /// As it goes over a socket.
    pub fn written_get(&self, path: &str) -> String {
        format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {}\r\nConnection: close\r\n\r\n",
            self.browser.cookies()
        )
    }

    pub fn written_post(&self, path: &str, fields: &[(String, String)]) -> String {
        let body = self.body(fields);
        format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.browser.cookies(),
            body.len()
        )
    }

    fn body(&self, fields: &[(String, String)]) -> String {
        fields.iter().fold(
            format!("form_token={}", self.form_token),
            |body, (name, value)| format!("{body}&{}={}", encode(name), encode(value)),
        )
    }

    pub async fn send(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let body = self.body(fields);
        let asked = request("POST", path, &self.browser)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        ask(&self.pages, asked.expect("a request")).await
    }
}

/// All the words that an answer tells, in its status, its headers and its body.
pub fn words(answer: &Answer) -> BTreeSet<Canary> {
    let mut words = canary::found(&answer.body);
    for value in answer.headers.values() {
        words.extend(canary::found(&String::from_utf8_lossy(value.as_bytes())));
    }
    words
}

/// All that an answer tells, without what is new in each answer.
pub fn told(answer: &Answer) -> String {
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .map(|(name, value)| {
            let value = unmarked(&String::from_utf8_lossy(value.as_bytes()));
            format!("{name}: {value}")
        })
        .collect();
    headers.sort();
    let body = unmarked(&answer.body);
    format!("{}\n{}\n\n{body}", answer.status, headers.join("\n"))
}

/// Named on the case by the body that holds it, and not because of an emergency: finds the page of its protection.
pub fn is_named_on(person: &Person, case: &Case) -> bool {
    case.grants.iter().any(|grant| {
        matches!(grant.to, To::Person(_))
            && grant.body == case.body
            && grant.basis != "break_glass"
            && matches!(grant.capacity, Capacity::CaseManager | Capacity::TeamSocial)
            && grant.when == Span::InForce
            && person.is_meant_by(grant, case)
    })
}

/// Finds the broken glass of this case, if there is one, and what was said about it.
pub fn finds_glass(person: &Person, case: &Case) -> bool {
    case.glass.is_some() && person.knows_of_glass(case)
}

/// May this person read this word anywhere?
pub fn may_read(world: &World, person: &Person, canary: Canary) -> bool {
    let Some(case) = world.cases.get(canary.case) else {
        return false;
    };
    match canary.what {
        GRANT_REASON | NOTICE => person.manages(case),
        GLASS_REASON => finds_glass(person, case),
        LIFT_REASON => person.sees_lift(case),
        CLOSURE_NOTE => has(person.reads(case), "shared_note"),
        DEADLINE => has(person.reads(case), "plan"),
        REFERENCE => {
            person.sees_case(case) || finds_glass(person, case) || person.is_privacy_officer()
        }
        place => CLASSES.get(place).is_some_and(|class| {
            has(person.reads(case), class) && is_open(person, case, canary.number)
        }),
    }
}

/// A private line of the diary is its author's alone.
pub fn is_open(person: &Person, case: &Case, line: usize) -> bool {
    match line {
        0 => true,
        1 => false,
        _ => case.person == person.code,
    }
}
