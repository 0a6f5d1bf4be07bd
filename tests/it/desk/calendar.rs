//! Weeks, days and the sheet of paper.

use super::{OFFICE, begins_now, book};
use crate::support::TestPortal;

#[tokio::test]
async fn the_week_shows_who_comes_and_leads_on_and_back() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[]).await;
    begins_now(&portal, id).await;
    let week = desk
        .get(&format!("/banco/giorno?sportello={OFFICE}"))
        .await
        .is(200)
        .says("Bianchi Maria");
    week.does_not_say("Maria Bianchi");
    desk.get(&format!(
        "/banco/settimana?settimana=2026-W53&sportello={OFFICE}"
    ))
    .await
    .is(200)
    .says("28 dicembre");
    for odd in ["2026-W99", "", "ieri", "9999-W01"] {
        desk.get(&format!("/banco/settimana?settimana={odd}"))
            .await
            .is(200);
    }
    desk.get("/banco/giorno?data=2026-02-30").await.is(200);
    desk.get("/banco/giorno?data=2026-12-25")
        .await
        .is(200)
        .says("Chiuso");
}

#[tokio::test]
async fn a_paper_lying_about_does_not_say_why() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[("needs", "wheelchair")]).await;
    begins_now(&portal, id).await;
    let sheet = desk.get("/banco/stampa").await.is(200);
    sheet
        .says("Bianchi Maria")
        .says("In carrozzina")
        .does_not_say("Primo colloquio");
    desk.get("/banco/stampa?motivi=si")
        .await
        .is(200)
        .says("Primo colloquio");
}

#[tokio::test]
async fn looking_at_names_is_written_down() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    for page in [
        "/banco",
        "/banco/giorno",
        "/banco/settimana",
        "/banco/stampa",
        "/banco/assenze",
    ] {
        desk.get(page).await.is(200);
    }
    let seen: Vec<String> = sqlx::query_scalar(
        "select action from audit.event where action like 'agenda.%' order by id",
    )
    .fetch_all(&mut portal.behind().await)
    .await
    .expect("the trail answers");
    assert_eq!(
        seen,
        [
            "agenda.day_viewed",
            "agenda.day_viewed",
            "agenda.week_viewed",
            "agenda.day_printed",
            "agenda.absences_viewed"
        ]
    );
}

#[tokio::test]
async fn an_empty_day_says_what_to_do_next() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/banco")
        .await
        .is(200)
        .says("Oggi non c’è nessun appuntamento")
        .says("Prenota per una persona");
}
