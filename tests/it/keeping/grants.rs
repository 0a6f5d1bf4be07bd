//! Letting somebody in, and taking that back.

use uuid::Uuid;

use super::{
    CARITAS, COLLEAGUE, COORDINATOR, ELSEWHERE, HEALTH, House, MANAGER, OFFICER, PRIVACY, account,
    body_of,
};
use crate::support::{Answer, Browser};

/// Whom a form names.
async fn whom(house: &House, kind: &str, role: &str, login: &str) -> String {
    let body = house
        .text(&format!("select {}::text", body_of(login)))
        .await;
    let who = house
        .text(&format!("select {}::text", account(login)))
        .await;
    match kind {
        "person" => format!("person.{role}.{body}.{who}"),
        kind => format!("{kind}.{role}.{body}"),
    }
}

async fn choose(house: &House, browser: &mut Browser, chosen: &str) -> Answer {
    browser
        .get(&house.page(&format!("/accessi/nuovo?chi={chosen}")))
        .await
}

#[tokio::test]
async fn the_page_says_who_sees_the_case_what_of_it_and_why() {
    let house = House::new().await;
    house.give("person", OFFICER, "employment").await;
    let mut manager = house.at_work(MANAGER, false).await;
    manager
        .get(&house.page("/accessi"))
        .await
        .is(200)
        .says("Giulia Bertolucci")
        .says("ha aperto il caso")
        .says("Chi coordina quest’area")
        .says("Davide Fanucchi")
        .says("Ora non vede: Nome")
        .does_not_say("canary");
    assert_eq!(house.events("case.access_viewed", "done").await, 1);
}

#[tokio::test]
async fn nobody_but_the_manager_finds_the_pages() {
    let house = House::new().await;
    for login in [
        COLLEAGUE,
        COORDINATOR,
        OFFICER,
        HEALTH,
        CARITAS,
        PRIVACY,
        ELSEWHERE,
        "amministratore",
        "accoglienza",
        "dirigente",
    ] {
        let mut someone = house.at_work(login, true).await;
        for page in [
            "/accessi",
            "/accessi/nuovo",
            "/condivisione",
            "/condivisione/nuova",
            "/squadra",
            "/protezione",
        ] {
            let nothing = someone
                .get(&format!("/casi/{}{page}", Uuid::new_v4()))
                .await
                .is(404)
                .text();
            let here = someone.get(&house.page(page)).await.is(404).text();
            assert_eq!(
                super::without_number(&here),
                super::without_number(&nothing),
                "{login} {page}"
            );
        }
        for page in [
            "/accessi/nuovo",
            "/condivisione/nuova",
            "/squadra",
            "/protezione",
        ] {
            someone
                .send(&house.page(page), &[("act", "save")])
                .await
                .is(404);
        }
    }
    assert_eq!(
        house
            .count("access.case_grant where granted_by is not null")
            .await,
        2
    );
    assert_eq!(house.events("case.protected", "refused").await, 10);
}

#[tokio::test]
async fn somebody_who_is_let_in_sees_what_was_ticked_and_no_more() {
    let house = House::new().await;
    let mut manager = house.at_work(MANAGER, false).await;
    let chosen = whom(&house, "person", "social_worker", COLLEAGUE).await;
    let form = choose(&house, &mut manager, &chosen)
        .await
        .is(200)
        .says("Irene Salvetti");
    assert!(
        !form.body.contains(r#"value="diary""#),
        "never for this capacity"
    );
    form.says("Minori solo se serve");
    let fields = [
        ("legge", "housing"),
        ("scrive", "housing"),
        ("motivo", "helps with the house"),
    ];
    manager
        .submit(&house.page("/accessi/nuovo"), &fields)
        .await
        .leads_to(&format!("{}?fatto=dato", house.page("/accessi")));
    let mut colleague = house.at_work(COLLEAGUE, false).await;
    colleague
        .get(&house.page("/sezioni/housing"))
        .await
        .is(200)
        .says("canary-housing");
    for closed in ["economic", "minors", "diary", "name"] {
        colleague
            .get(&house.page(&format!("/sezioni/{closed}")))
            .await
            .is(404);
    }
    assert_eq!(house.events("grant.given", "done").await, 1);
    let noted = house
        .text("select capacity || ' ' || basis || ' ' || (body_id is not null) from audit.event where action = 'grant.given'")
        .await;
    assert_eq!(noted, "case_manager opened true");
}

/// Whom, as what, the other fields, and the one that is wrong.
type Refused<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a str);

#[tokio::test]
async fn every_refusal_is_said_beside_its_field_and_stands_in_the_trail() {
    let house = House::new().await;
    let mut manager = house.at_work(MANAGER, false).await;
    let colleague = whom(&house, "person", "social_worker", COLLEAGUE).await;
    let me = whom(&house, "person", "social_worker", MANAGER).await;
    let officer = whom(&house, "person", "employment_officer", OFFICER).await;
    let officer_id = house
        .text(&format!("select {}::text", account(OFFICER)))
        .await;
    let elsewhere = whom(&house, "person", "social_worker", ELSEWHERE).await;
    let not_there = colleague.rsplit_once('.').unwrap().0.to_owned() + "." + &officer_id;
    let nowhere = format!("body.social_worker.{}", Uuid::new_v4());
    let no_sense = "person.king.'; drop table access.case_grant; --".to_owned();
    let cases: [Refused<'_>; 12] = [
        (&colleague, "team_social", &[("legge", "")], "legge"),
        (&me, "team_social", &[], "chi"),
        (&not_there, "team_social", &[], "chi"),
        (&nowhere, "team_social", &[], "chi"),
        (&no_sense, "team_social", &[], "chi"),
        (&colleague, "king", &[], "come"),
        (&colleague, "coordination", &[], "come"),
        (&elsewhere, "case_manager", &[], "chi"),
        (&colleague, "team_social", &[("fino", "2026-01-01")], "fino"),
        (&officer, "employment", &[("legge", "health")], "legge"),
        (&officer, "employment", &[("scrive", "name")], "legge"),
        (&colleague, "team_social", &[("motivo", "   ")], "motivo"),
    ];
    for (n, (chi, come, more, field)) in cases.into_iter().enumerate() {
        choose(&house, &mut manager, &colleague).await.is(200);
        let once = Uuid::new_v4().to_string();
        let mut fields = vec![
            ("once", once.as_str()),
            ("chi", chi),
            ("come", come),
            ("legge", "name"),
            ("motivo", "a reason"),
        ];
        fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        fields.extend(more);
        let answer = manager
            .send(&house.page("/accessi/nuovo"), &fields)
            .await
            .is(422);
        assert_eq!(
            answer.complaints(),
            [field],
            "{n}: {chi} {come}\n{}",
            answer.text()
        );
    }
    assert_eq!(house.count("access.case_grant").await, 2);
    assert_eq!(house.events("grant.given", "refused").await, 12);
}

#[tokio::test]
async fn a_date_that_does_not_exist_is_kept_and_nothing_typed_is_lost() {
    let house = House::new().await;
    let mut manager = house.at_work(MANAGER, false).await;
    let colleague = whom(&house, "person", "social_worker", COLLEAGUE).await;
    choose(&house, &mut manager, &colleague).await.is(200);
    let fields = [
        ("motivo", "helps <b>me</b>"),
        ("fino", "2027-02-30"),
        ("legge", "housing"),
    ];
    let answer = manager
        .submit(&house.page("/accessi/nuovo"), &fields)
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["fino"]);
    answer.says("helps <b>me</b>").does_not_say("<b>me</b>");
    assert_eq!(manager.value_of("fino"), "2027-02-30");
}

#[tokio::test]
async fn the_same_form_sent_twice_gives_once() {
    let house = House::new().await;
    let mut manager = house.at_work(MANAGER, false).await;
    let colleague = whom(&house, "person", "social_worker", COLLEAGUE).await;
    choose(&house, &mut manager, &colleague).await.is(200);
    for _ in 0..2 {
        manager
            .submit(&house.page("/accessi/nuovo"), &[("motivo", "once")])
            .await
            .leads_to(&format!("{}?fatto=dato", house.page("/accessi")));
    }
    assert_eq!(
        house.count("access.case_grant where reason = 'once'").await,
        1
    );
}

#[tokio::test]
async fn revoking_ends_it_at_once_and_twice_is_no_harm() {
    let house = House::new().await;
    let grant = house.give("person", COLLEAGUE, "team_social").await;
    let mut colleague = house.at_work(COLLEAGUE, false).await;
    colleague.get(&house.page("")).await.is(200);
    let mut manager = house.at_work(MANAGER, false).await;
    let address = house.page(&format!("/accessi/{grant}/revoca"));
    let back = house.page("/accessi");
    manager.get(&address).await.is(200).says("Irene Salvetti");
    manager
        .submit(&address, &[])
        .await
        .leads_to(&format!("{back}?fatto=tolto"));
    house.is_a_stranger(&mut colleague).await;
    manager
        .send(&address, &[])
        .await
        .leads_to(&format!("{back}?fatto=gia-tolto"));
    assert_eq!(house.events("grant.revoked", "done").await, 1);
}

#[tokio::test]
async fn the_manager_and_those_who_oversee_are_not_revoked() {
    let house = House::new().await;
    let mut manager = house.at_work(MANAGER, false).await;
    manager.get(&house.page("/accessi")).await.is(200);
    for condition in ["manages", "basis = 'coordination'"] {
        let grant = house
            .text(&format!(
                "select id::text from access.case_grant where {condition}"
            ))
            .await;
        let address = house.page(&format!("/accessi/{grant}/revoca"));
        manager.send(&address, &[]).await.is(422);
    }
    assert_eq!(
        house
            .count("access.case_grant where revoked_at is not null")
            .await,
        0
    );
    assert_eq!(house.events("grant.revoked", "refused").await, 2);
}

#[tokio::test]
async fn a_grant_of_another_case_is_not_revoked_from_here() {
    let house = House::new().await;
    let other = Uuid::new_v4();
    house
        .act(
            ELSEWHERE,
            &format!(
                "select cases.open('{other}', '1000000000002', {}, 'adults')",
                body_of(ELSEWHERE)
            ),
        )
        .await;
    let grant = house
        .text(&format!(
            "select id::text from access.case_grant where case_id = '{other}' and not manages"
        ))
        .await;
    let mut manager = house.at_work(MANAGER, false).await;
    manager.get(&house.page("/accessi")).await.is(200);
    for case in [house.case, other] {
        manager
            .send(&format!("/casi/{case}/accessi/{grant}/revoca"), &[])
            .await
            .is(404);
    }
    assert_eq!(
        house
            .count("access.case_grant where revoked_at is not null")
            .await,
        0
    );
}

#[tokio::test]
async fn without_the_token_of_the_page_nothing_is_given_and_everything_typed_is_kept() {
    let house = House::new().await;
    let mut manager = house.at_work(MANAGER, false).await;
    let colleague = whom(&house, "person", "social_worker", COLLEAGUE).await;
    choose(&house, &mut manager, &colleague).await.is(200);
    let fields = [
        ("chi", colleague.as_str()),
        ("come", "team_social"),
        ("legge", "name"),
        ("motivo", "typed"),
    ];
    manager
        .send_raw(&house.page("/accessi/nuovo"), &fields)
        .await
        .is(403)
        .says("typed");
    assert_eq!(house.count("access.case_grant").await, 2);
}
