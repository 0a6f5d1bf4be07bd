//! What is sent: when, by which way, and never why.

use super::walk::{ANNA, book};
use crate::support::TestPortal;

#[derive(sqlx::FromRow)]
struct Sent {
    channel: String,
    recipient: String,
    subject: String,
    body: String,
    calendar: Option<String>,
    is_reminder: bool,
    lead: Option<i64>,
}

async fn outbox(portal: &TestPortal) -> Vec<Sent> {
    sqlx::query_as(
        "select channel, recipient, subject, body, calendar, not_before > created_at + interval '1 minute' as is_reminder,
             (extract(epoch from expires_at - not_before) / 3600)::int8 as lead
         from platform.outbox where state = 'waiting' order by not_before",
    )
    .fetch_all(&mut portal.behind().await)
    .await
    .unwrap()
}

#[tokio::test]
async fn the_confirmation_goes_at_once_and_the_reminder_a_day_before() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    let mut last = None;
    // a time far enough away for a reminder
    anna.get(super::walk::TIMES).await.is(200);
    if let Some(slot) = anna.offered("slot").pop() {
        let fields = super::walk::time(&anna, &slot);
        anna.send("/prenota/orario", &fields)
            .await
            .leads_to("/prenota/dettagli");
        super::walk::say_why(&mut anna).await;
        super::walk::say_who(&mut anna, &ANNA).await;
        anna.get("/prenota/riepilogo").await.is(200);
        anna.submit("/prenota/riepilogo", &[])
            .await
            .leads_to("/prenota/confermato");
        last = Some(slot);
    }
    let starts_at: chrono::DateTime<chrono::Utc> = last.unwrap().parse().unwrap();
    let sent = outbox(&portal).await;
    let (now, later): (Vec<_>, Vec<_>) = sent.iter().partition(|message| !message.is_reminder);
    assert_eq!(
        (
            now.len(),
            now[0].channel.as_str(),
            now[0].recipient.as_str()
        ),
        (1, "email", "anna@example.org")
    );
    assert!(
        now[0]
            .calendar
            .as_deref()
            .unwrap()
            .contains("METHOD:PUBLISH")
    );
    if starts_at > portal.app.clock.now() + chrono::TimeDelta::hours(25) {
        assert_eq!(later.len(), 1);
        assert_eq!(later[0].lead, Some(24));
    }
    for message in &sent {
        let all = format!(
            "{} {} {}",
            message.subject,
            message.body,
            message.calendar.as_deref().unwrap_or_default()
        );
        for word in [
            "Segretariato",
            "orientamento",
            "motivo",
            "Bianchi",
            "una lettera",
        ] {
            assert!(!all.contains(word), "a message says {word}: {all}");
        }
    }
}

#[tokio::test]
async fn a_person_with_a_telephone_only_gets_a_short_message() {
    let portal = TestPortal::new().await;
    let who = [
        ("nome", "Omar"),
        ("cognome", "Bianchi"),
        ("telefono", "0583 123456"),
        ("contatto", "any"),
    ];
    let (_, page) = book(&mut portal.browser(), &who).await;
    let page = page.says("0583123456");
    let sent = outbox(&portal).await;
    assert_eq!(
        (sent[0].channel.as_str(), sent[0].recipient.as_str()),
        ("sms", "0583123456")
    );
    assert!(sent[0].body.contains(&super::walk::reference(&page)) && sent[0].calendar.is_none());
}

#[tokio::test]
async fn messages_speak_the_language_of_the_visit() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    super::walk::hold(&mut anna).await;
    super::walk::say_why(&mut anna).await;
    super::walk::say_who(&mut anna, &ANNA).await;
    anna.get("/en/prenota/riepilogo").await.is(200);
    anna.submit("/en/prenota/riepilogo", &[])
        .await
        .leads_to("/en/prenota/confermato");
    let sent = outbox(&portal).await;
    assert_eq!(sent[0].subject, "Confirmation of the appointment");
    assert!(sent[0].body.contains("/en/appuntamento"));
}
