//! Absences of a desk: the hours go at once, and the people in them are named.

use uuid::Uuid;

use super::{book, state};
use crate::support::{Browser, TestPortal};

/// The desk and the local day of an appointment.
async fn place_of(portal: &TestPortal, id: Uuid) -> (String, String) {
    sqlx::query_as(
        "select desk_id::text, (starts_at at time zone 'Europe/Rome')::date::text from agenda.appointment where id = $1",
    )
    .bind(id)
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("there")
}

/// How often the desk opens on that day.
async fn open(portal: &TestPortal, desk: &str, day: &str) -> i64 {
    sqlx::query_scalar(
        "select count(*) from agenda.opening where desk_id = $1::uuid and local_date = $2::date",
    )
    .bind(desk)
    .bind(day)
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("counted")
}

async fn absent(browser: &mut Browser, desk: &str, day: &str) {
    browser.get("/banco/assenze").await.is(200);
    let fields = [("desk", desk), ("from_day", day)];
    browser
        .send("/banco/assenze", &fields)
        .await
        .leads_to("/banco/assenze?fatto=assenza");
}

#[tokio::test]
async fn an_absence_closes_its_hours_and_names_who_would_come_in_vain() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[]).await;
    let (place, day) = place_of(&portal, id).await;
    let before = open(&portal, &place, &day).await;
    assert!(before > 0);
    absent(&mut desk, &place, &day).await;
    desk.get("/banco/assenze")
        .await
        .is(200)
        .says("Un appuntamento da spostare o disdire")
        .says("Bianchi Maria");
    assert_eq!(
        state(&portal, id).await,
        "confirmed",
        "nobody is cancelled by a click on something else"
    );
    assert_eq!(
        open(&portal, &place, &day).await,
        0,
        "nobody can book there any more"
    );

    desk.get("/banco/assenze").await.is(200);
    let end: String = sqlx::query_scalar("select id::text from agenda.absence")
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("one");
    let done = desk.send(&format!("/banco/assenze/{end}/togli"), &[]).await;
    desk.follow(done.leads_to("/banco/assenze?fatto=assenza-tolta"))
        .await
        .is(200)
        .does_not_say("da spostare o disdire");
    assert_eq!(open(&portal, &place, &day).await, before);
}

#[tokio::test]
async fn a_desk_of_another_office_is_not_there_to_be_left() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let foreign: String = sqlx::query_scalar(
        "select d.id::text from agenda.desk d join directory.office o on o.id = d.office_id
         join directory.body b on b.id = o.body_id where b.slug = 'comune-di-lucca' limit 1",
    )
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("a desk in Lucca");
    desk.get("/banco/assenze").await.is(200);
    let fields = [("desk", foreign.as_str()), ("from_day", "2027-01-12")];
    let answer = desk.send("/banco/assenze", &fields).await.is(422);
    assert_eq!(answer.complaints(), ["desk"]);
    desk.send(&format!("/banco/assenze/{}/togli", Uuid::new_v4()), &[])
        .await
        .is(404);
}

#[tokio::test]
async fn days_that_do_not_exist_are_explained_and_kept() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/banco/assenze").await.is(200);
    let fields = [("from_day", "2027-02-30"), ("from_time", "9:10")];
    let answer = desk
        .send("/banco/assenze", &fields)
        .await
        .is(422)
        .says("Questa data non esiste");
    assert_eq!(answer.complaints(), ["desk", "from_day", "from_time"]);
    assert_eq!(desk.value_of("from_day"), "2027-02-30");
}
