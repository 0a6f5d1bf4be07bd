//! Accesses: written at the desk, read by whom they concern, proposed as cases.

/// People of the demo have ids made from their names (version 5); everybody else's are random (version 4).
macro_rules! new_person {
    () => {
        new_person!("p.id")
    };
    ($id:literal) => {
        concat!("substr(", $id, "::text, 15, 1) = '4'")
    };
}

mod acceptance;
mod corrections;
mod drafts;
mod information;
mod proposals;
mod protected;
mod queue;
mod record;
mod visible;
mod work;

use uuid::Uuid;

use crate::support::{Answer, Browser, TestPortal};

/// What a simple case needs beyond what the form says already.
const SIMPLE: [(&str, &str); 4] = [
    ("nome-1", "Amina"),
    ("cognome-1", "Diallo"),
    ("nascita-1", "1990"),
    ("esito", "information"),
];

/// The form, filled in and sent; these answers instead of those of the same name.
async fn writes(browser: &mut Browser, answers: &[(&str, &str)]) -> Answer {
    browser.get("/accessi/nuovo").await.is(200);
    sends(browser, answers).await
}

/// The form that is shown, sent to be saved.
async fn sends(browser: &mut Browser, answers: &[(&str, &str)]) -> Answer {
    let mut all: Vec<(&str, &str)> = SIMPLE
        .into_iter()
        .filter(|(field, _)| !answers.iter().any(|(other, _)| other == field))
        .collect();
    all.extend(answers);
    all.push(("act", "save"));
    browser.submit("/accessi/nuovo", &all).await
}

/// The record to which a saved form leads.
#[track_caller]
fn record(answer: Answer) -> Uuid {
    let location = answer.is(303).location();
    location
        .trim_start_matches("/accessi/")
        .trim_end_matches("?fatto=salvato")
        .parse()
        .unwrap_or_else(|_| panic!("leads to {location}"))
}

async fn count(portal: &TestPortal, what: &'static str) -> i64 {
    sqlx::query_scalar(what)
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("counted")
}

/// The person of that surname.
async fn person(portal: &TestPortal, surname: &str) -> Uuid {
    sqlx::query_scalar(concat!(
        "select person_id from people.name p where surname = $1 and ",
        new_person!("p.person_id")
    ))
    .bind(surname)
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("registered")
}

/// A demo person works at the desk of Capannori from today on, too.
async fn also_receives(portal: &TestPortal, persona: &str) {
    sqlx::query(
        "insert into identity.membership (id, account_id, body_id, role, valid_from)
         select gen_random_uuid(), a.id, b.id, 'reception', date '2026-01-01'
         from identity.account a, directory.body b where a.login = $1 and b.slug = 'comune-di-capannori'",
    )
    .bind(persona)
    .execute(&mut portal.behind().await)
    .await
    .expect("employed");
}
