//! Emergency access and its review.

use uuid::Uuid;

use super::{
    CARITAS, COLLEAGUE, COORDINATOR, ELSEWHERE, HEALTH, House, MANAGER, OFFICER, PRIVACY,
    REFERENCE, THIRD, account,
};
use crate::support::{Answer, Browser};

const FIELDS: [(&str, &str); 3] = [
    ("codice", REFERENCE),
    ("perche", "child_at_risk"),
    ("motivo", "a teacher has called about it"),
];

async fn break_it(browser: &mut Browser, more: &[(&str, &str)]) -> Answer {
    browser.get("/vetro").await.is(200);
    let mut fields = FIELDS.to_vec();
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more);
    browser.submit("/vetro", &fields).await
}

/// The case was opened by `login`; the id of the broken glass.
async fn broken_by(house: &House, login: &str) -> String {
    let mut someone = house.at_work(login, true).await;
    break_it(&mut someone, &[]).await.is(303);
    house
        .text(&format!(
            "select id::text from access.break_glass where account_id = {}",
            account(login)
        ))
        .await
}

#[tokio::test]
async fn four_hours_for_what_the_danger_needs_and_everybody_who_must_know_is_told() {
    let house = House::new().await;
    let mut colleague = house.at_work(COLLEAGUE, true).await;
    house.is_a_stranger(&mut colleague).await;
    break_it(&mut colleague, &[])
        .await
        .leads_to(&format!("{}?fatto=vetro", house.page("")));
    colleague
        .get(&house.page("/sezioni/minors"))
        .await
        .is(200)
        .says("canary-minors");
    for closed in ["diary", "health", "economic", "plan"] {
        colleague
            .get(&house.page(&format!("/sezioni/{closed}")))
            .await
            .is(404);
    }
    colleague.get(&house.page("/accessi")).await.is(404);
    let hours = house
        .text("select round(extract(epoch from valid_to - valid_from) / 3600)::text from access.case_grant where basis = 'break_glass'")
        .await;
    assert_eq!(hours, "4");

    let told = house
        .text("select string_agg(split_part(recipient, '@', 1), ' ' order by recipient) from platform.outbox where subject = 'Porta Unica: qualcosa da guardare'")
        .await;
    assert_eq!(told, format!("{MANAGER} {COORDINATOR} {PRIVACY}"));
    let letter = house.text("select body from platform.outbox limit 1").await;
    assert!(
        letter.contains("Irene Salvetti") && letter.contains("/vetro/revisioni/"),
        "{letter}"
    );
    for secret in ["canary", REFERENCE, "teacher"] {
        assert!(!letter.contains(secret), "{letter}");
    }
    let noted = house
        .text("select capacity || ' ' || basis || ' ' || (body_id is not null) from audit.event where action = 'glass.broken' and outcome = 'done'")
        .await;
    assert_eq!(noted, "case_manager break_glass true");
    assert_eq!(house.events("glass.broken", "done").await, 1);

    house.behind("alter table access.case_grant disable trigger check_grant;
        update access.case_grant set valid_from = now() - interval '5 hours', valid_to = now() - interval '1 hour' where basis = 'break_glass'").await;
    house.is_a_stranger(&mut colleague).await;
}

#[tokio::test]
async fn unknown_and_not_of_the_own_body_are_the_same_words() {
    let house = House::new().await;
    let mut elsewhere = house.at_work(ELSEWHERE, true).await;
    let foreign = break_it(&mut elsewhere, &[]).await.is(422);
    assert_eq!(foreign.complaints(), ["codice"]);
    let unknown = break_it(&mut elsewhere, &[("codice", "1000000000002")])
        .await
        .is(422);
    assert_eq!(
        foreign.text().replace(REFERENCE, ""),
        unknown.text().replace("1000000000002", "")
    );
    assert_eq!(house.count("access.break_glass").await, 0);
    assert_eq!(house.events("glass.broken", "refused").await, 2);
}

#[tokio::test]
async fn a_protected_case_opens_for_a_danger_and_not_because_somebody_is_away() {
    let house = House::new().await;
    house
        .act(MANAGER, &format!("select cases.protect('{}')", house.case))
        .await;
    let mut colleague = house.at_work(COLLEAGUE, true).await;
    let away = break_it(&mut colleague, &[("perche", "manager_absent")])
        .await
        .is(422);
    let unknown = break_it(
        &mut colleague,
        &[("perche", "manager_absent"), ("codice", "1000000000002")],
    )
    .await
    .is(422);
    assert_eq!(
        away.text().replace(REFERENCE, ""),
        unknown.text().replace("1000000000002", "")
    );
    break_it(&mut colleague, &[]).await.is(303);
    // whom a protected case is hidden from is not told of it either
    let told = house
        .count(&format!(
            "platform.outbox where recipient = '{COORDINATOR}@example.org'"
        ))
        .await;
    assert_eq!(told, 0);
    let mut coordinator = house.at_work(COORDINATOR, false).await;
    coordinator
        .get("/vetro/revisioni")
        .await
        .is(200)
        .says("Non c’è niente da controllare");
    let mut privacy = house.at_work(PRIVACY, false).await;
    privacy
        .get("/vetro/revisioni")
        .await
        .is(200)
        .says("Irene Salvetti");
}

#[tokio::test]
async fn administrators_partners_and_coordinators_can_not() {
    let house = House::new().await;
    for login in [
        "amministratore",
        OFFICER,
        HEALTH,
        CARITAS,
        COORDINATOR,
        PRIVACY,
        "accoglienza",
        "dirigente",
    ] {
        let mut someone = house.at_work(login, true).await;
        someone.get("/vetro").await.is(404);
        someone.get("/profilo").await;
        let tried = someone.send("/vetro", &FIELDS).await;
        assert_eq!(tried.status, 404, "{login}");
        let past_the_page = house
            .act(
                login,
                &format!("select (access.break_the_glass('{}', '{REFERENCE}', 'danger_to_life', 'a long enough reason')).outcome", Uuid::new_v4()),
            )
            .await;
        assert_ne!(past_the_page, "broken", "{login}");
    }
    assert_eq!(
        house
            .count("access.case_grant where basis = 'break_glass'")
            .await,
        0
    );
}

#[tokio::test]
async fn it_takes_a_second_factor_shown_a_moment_ago_and_what_was_typed_is_kept() {
    let house = House::new().await;
    let mut colleague = house.at_work(COLLEAGUE, false).await;
    colleague
        .get("/vetro")
        .await
        .leads_to("/entra/conferma?poi=/vetro");
    let mut colleague = house.at_work(COLLEAGUE, true).await;
    colleague.get("/vetro").await.is(200);
    house
        .behind("update identity.session set stepped_up_until = now() - interval '1 second'")
        .await;
    let late = colleague
        .submit("/vetro", &FIELDS)
        .await
        .is(422)
        .says("a teacher has called");
    assert_eq!(late.complaints(), ["conferma"]);
    assert_eq!(colleague.value_of("codice"), REFERENCE);
    assert_eq!(house.count("access.break_glass").await, 0);
}

#[tokio::test]
async fn every_field_says_what_is_missing() {
    let house = House::new().await;
    let mut colleague = house.at_work(COLLEAGUE, true).await;
    for (name, value, field) in [
        ("codice", "", "codice"),
        ("codice", "0000-0000-0000-1", "codice"),
        ("perche", "curiosity", "perche"),
        ("motivo", "short", "motivo"),
        ("motivo", "", "motivo"),
    ] {
        let answer = break_it(&mut colleague, &[(name, value)]).await.is(422);
        assert_eq!(answer.complaints(), [field], "{name}={value}");
    }
}

#[tokio::test]
async fn the_same_form_sent_twice_breaks_one_glass() {
    let house = House::new().await;
    let mut colleague = house.at_work(COLLEAGUE, true).await;
    break_it(&mut colleague, &[]).await.is(303);
    colleague.submit("/vetro", &FIELDS).await.is(303);
    assert_eq!(house.count("access.break_glass").await, 1);
}

#[tokio::test]
async fn a_coordinator_of_the_area_reviews_once() {
    let house = House::new().await;
    let glass = broken_by(&house, COLLEAGUE).await;
    let mut colleague = house.at_work(COLLEAGUE, true).await;
    colleague.get(&house.page("/sezioni/minors")).await.is(200);
    let mut coordinator = house.at_work(COORDINATOR, false).await;
    coordinator
        .get("/vetro/revisioni")
        .await
        .is(200)
        .says("Irene Salvetti")
        .says("Da controllare entro il");
    let address = format!("/vetro/revisioni/{glass}");
    coordinator
        .get(&address)
        .await
        .is(200)
        .says("a teacher has called")
        .says("Minori")
        .does_not_say("canary");
    let nothing = coordinator.submit(&address, &[]).await.is(422);
    assert_eq!(nothing.complaints(), ["esito"]);
    let mut privacy = house.at_work(PRIVACY, false).await;
    privacy.get(&address).await.is(200);
    coordinator
        .submit(
            &address,
            &[("esito", "justified"), ("nota", "the school confirms")],
        )
        .await
        .leads_to("/vetro/revisioni?fatto=fatta");
    privacy
        .submit(&address, &[("esito", "not_justified")])
        .await
        .leads_to("/vetro/revisioni?fatto=gia-fatta");
    assert_eq!(
        house.text("select outcome from access.break_glass").await,
        "justified"
    );
    privacy
        .get(&address)
        .await
        .is(200)
        .says("the school confirms")
        .says("Elena Giannini");
    assert_eq!(house.events("glass.reviewed", "done").await, 1);
}

#[tokio::test]
async fn others_find_no_review_and_nobody_reviews_their_own() {
    let house = House::new().await;
    let glass = broken_by(&house, COLLEAGUE).await;
    let address = format!("/vetro/revisioni/{glass}");
    for login in [
        COLLEAGUE,
        MANAGER,
        ELSEWHERE,
        OFFICER,
        "amministratore",
        "dirigente",
    ] {
        let mut someone = house.at_work(login, true).await;
        someone.get("/vetro/revisioni").await.is(404);
        someone.get(&address).await.is(404);
        someone.get("/lavoro").await.is(200);
        someone
            .send(&address, &[("esito", "justified")])
            .await
            .is(404);
    }
    // of another area
    house
        .behind("update identity.membership set area = 'elderly' where role = 'coordinator'")
        .await;
    let mut coordinator = house.at_work(COORDINATOR, false).await;
    coordinator
        .get("/vetro/revisioni")
        .await
        .is(200)
        .says("Non c’è niente da controllare");
    coordinator.get(&address).await.is(404);
    // a coordinator who is a social worker too
    house
        .behind(&format!(
            "insert into identity.membership (id, account_id, body_id, role, valid_from)
             select gen_random_uuid(), {}, m.body_id, 'coordinator', '2026-01-01' from identity.membership m where m.account_id = {}",
            account(COLLEAGUE),
            account(MANAGER)
        ))
        .await;
    let mut both = house.at_work(COLLEAGUE, false).await;
    both.get(&address)
        .await
        .is(200)
        .says("Il tuo accesso lo controlla un’altra persona");
    let own = both.send(&address, &[("esito", "justified")]).await.is(422);
    assert_eq!(own.complaints(), ["esito"]);
    assert_eq!(
        house
            .count("access.break_glass where reviewed_at is not null")
            .await,
        0
    );
}

#[tokio::test]
async fn one_unreviewed_for_ten_days_stops_the_next() {
    let house = House::new().await;
    broken_by(&house, COLLEAGUE).await;
    house
        .behind("update access.break_glass set at = now() - interval '11 days'")
        .await;
    let mut colleague = house.at_work(COLLEAGUE, true).await;
    colleague
        .get("/vetro")
        .await
        .is(200)
        .says("da più di dieci giorni");
    let stopped = break_it(&mut colleague, &[]).await.is(422);
    assert_eq!(stopped.complaints(), ["codice"]);
    // a colleague is not stopped, and neither is the same one after the review
    let mut third = house.at_work(THIRD, true).await;
    break_it(&mut third, &[]).await.is(303);
    house
        .behind(&format!(
            "update access.break_glass set reviewed_at = now(), reviewed_by = {}, outcome = 'justified' where at < now() - interval '10 days'",
            account(PRIVACY)
        ))
        .await;
    break_it(&mut colleague, &[]).await.is(303);
}
