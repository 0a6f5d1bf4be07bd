//! Tests of the room `desk`: people at the counter, through the whole portal.

mod absences;
mod acts;
mod booking;
mod calendar;
mod changes;
mod doors;

use sqlx::Row;
use uuid::Uuid;

use crate::support::{Answer, Browser, TestPortal};

/// Where the reception of the demo receives.
const OFFICE: &str = "capannori-punto-insieme";
const REASON: &str = "primo-colloquio";

/// Somebody who calls: enough to book.
const CALLER: [(&str, &str); 4] = [
    ("given_name", "Maria"),
    ("surname", "Bianchi"),
    ("phone", "0583 428764"),
    ("email", "maria@example.org"),
];

/// Opens the form with times for the usual reason at the usual office.
async fn open_form(desk: &mut Browser) -> Vec<String> {
    let address = format!("/banco/prenota?motivo={REASON}&sportello={OFFICE}");
    desk.get(&address).await.is(200);
    desk.offered("start")
}

/// Sends the form that is open, with these answers beside those of the caller.
async fn send_form(desk: &mut Browser, answers: &[(&str, &str)]) -> Answer {
    let mut all: Vec<(&str, &str)> = CALLER.to_vec();
    all.push(("act", "book"));
    all.retain(|(name, _)| !answers.iter().any(|(other, _)| other == name));
    all.extend(answers);
    desk.submit("/banco/prenota", &all).await
}

/// Books the first free time for the caller.
async fn book(desk: &mut Browser, answers: &[(&str, &str)]) -> Uuid {
    let times = open_form(desk).await;
    let mut all = vec![("start", times.first().expect("a free time").as_str())];
    all.extend(answers);
    let receipt = send_form(desk, &all).await.is(200);
    id_on(&receipt)
}

/// The appointment that a page leads to.
fn id_on(answer: &Answer) -> Uuid {
    let (_, rest) = answer
        .body
        .split_once("/banco/appuntamenti/")
        .expect("a link to an appointment");
    rest[..36].parse().expect("an id")
}

/// As if the appointment had begun a little while ago, today.
async fn begins_now(portal: &TestPortal, id: Uuid) {
    sqlx::query(
        "update agenda.appointment set starts_at = b.at, ends_at = b.at + interval '45 minutes'
         from (select greatest(date_trunc('day', now() at time zone 'Europe/Rome') at time zone 'Europe/Rome',
                   to_timestamp(floor(extract(epoch from now()) / 900) * 900 - 900)) as at) b
         where id = $1",
    )
    .bind(id)
    .execute(&mut portal.behind().await)
    .await
    .expect("moved");
}

/// An appointment of the usual caller that has begun a little while ago.
pub async fn book_today(portal: &TestPortal, desk: &mut Browser) -> Uuid {
    let id = book(desk, &[]).await;
    begins_now(portal, id).await;
    id
}

/// As if the appointment were the last of today.
async fn is_today(portal: &TestPortal, id: Uuid) {
    sqlx::query(
        "update agenda.appointment set starts_at = b.at, ends_at = b.at + interval '10 minutes'
         from (select ((date_trunc('day', now() at time zone 'Europe/Rome') + interval '1 day') at time zone 'Europe/Rome')
                   - interval '15 minutes' as at) b
         where id = $1",
    )
    .bind(id)
    .execute(&mut portal.behind().await)
    .await
    .expect("moved");
}

async fn state(portal: &TestPortal, id: Uuid) -> String {
    sqlx::query_scalar("select state from agenda.appointment where id = $1")
        .bind(id)
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("there")
}

/// What waits to be sent to the caller: subject, body, whether it is a reminder for later.
async fn messages(portal: &TestPortal, id: Uuid) -> Vec<(String, String, bool)> {
    sqlx::query(
        "select subject, body, not_before > now() + interval '1 minute' as later from platform.outbox
         where topic = $1 and state = 'waiting' order by not_before",
    )
    .bind(id)
    .fetch_all(&mut portal.behind().await)
    .await
    .expect("the outbox answers")
    .iter()
    .map(|row| (row.get("subject"), row.get("body"), row.get("later")))
    .collect()
}

/// What the trail says of an appointment, oldest first.
async fn trail(portal: &TestPortal, id: Uuid) -> Vec<String> {
    sqlx::query_scalar("select action from audit.event where subject = $1 order by id")
        .bind(id)
        .fetch_all(&mut portal.behind().await)
        .await
        .expect("the trail answers")
}
