//! Persons: registering them, finding them, their page, who may not see them.

mod household;
mod look_up;
mod merge;
mod merging;
mod naming;
mod page;
mod protection;
mod registering;
mod search;

use uuid::Uuid;

use crate::support::{Answer, Browser, TestPortal};

/// Registers somebody by the form, whatever it warns of; their number.
async fn registered(browser: &mut Browser, fields: &[(&str, &str)]) -> Uuid {
    browser.get("/persone/nuova").await.is(200);
    let mut answer = browser.submit("/persone/nuova", fields).await;
    if answer.status == 200 {
        answer = browser.submit("/persone/nuova", &[]).await;
    }
    number(&answer.is(303))
}

/// The person to whose page an answer leads.
fn number(answer: &Answer) -> Uuid {
    let location = answer.location();
    let path = location.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().parse().unwrap()
}

/// How often the trail holds this act on this person.
async fn in_trail(portal: &TestPortal, action: &str, person: Uuid, outcome: &str) -> i64 {
    sqlx::query_scalar(
        "select count(*) from audit.event where action = $1 and subject = $2 and outcome = $3",
    )
    .bind(action)
    .bind(person)
    .bind(outcome)
    .fetch_one(&mut portal.behind().await)
    .await
    .unwrap()
}
