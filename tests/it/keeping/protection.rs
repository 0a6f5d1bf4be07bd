//! Protected cases.

use uuid::Uuid;

use super::{COLLEAGUE, COORDINATOR, House, MANAGER, THIRD, account, body_of};

async fn team_member(house: &House, login: &str) {
    let joined = house
        .act(
            MANAGER,
            &format!(
                "select cases.join_team('{}', '{}', {}, {}, 'social_worker', null)",
                Uuid::new_v4(),
                house.case,
                account(login),
                body_of(login)
            ),
        )
        .await;
    assert_eq!(joined, "joined");
}

#[tokio::test]
async fn only_those_whom_a_grant_names_keep_seeing_a_protected_case_and_two_people_lift_it() {
    let house = House::new().await;
    house.give("person", COLLEAGUE, "team_social").await;
    house.give("team", THIRD, "team_social").await;
    team_member(&house, THIRD).await;
    let mut manager = house.at_work(MANAGER, false).await;
    let mut named = house.at_work(COLLEAGUE, false).await;
    let mut unnamed = house.at_work(THIRD, false).await;
    let mut coordinator = house.at_work(COORDINATOR, false).await;
    for someone in [&mut named, &mut unnamed, &mut coordinator] {
        someone.get(&house.page("")).await.is(200);
    }

    let address = house.page("/protezione");
    manager
        .get(&address)
        .await
        .is(200)
        .says("Non lo vedrà più")
        .says("Chi coordina quest’area");
    manager
        .submit(&address, &[])
        .await
        .leads_to(&format!("{address}?fatto=protetto"));
    named
        .get(&house.page("/sezioni/name"))
        .await
        .is(200)
        .says("canary-name");
    house.is_a_stranger(&mut unnamed).await;
    house.is_a_stranger(&mut coordinator).await;
    coordinator.get(&house.page("/assegna")).await.is(404);

    // one alone does not lift it
    manager.get(&address).await.is(200);
    let empty = manager.submit(&address, &[]).await.is(422);
    assert_eq!(empty.complaints(), ["motivo"]);
    manager
        .submit(&address, &[("motivo", "the danger is over")])
        .await
        .leads_to(&format!("{address}?fatto=chiesto"));
    manager.get(&address).await.is(200).says("L’hai chiesto tu");
    let lift = house
        .text("select id::text from cases.protection_lift")
        .await;
    let confirm = format!("{address}/{lift}/conferma");
    manager
        .send(&confirm, &[])
        .await
        .is(422)
        .says("Deve confermare un’altra persona");
    for stranger in [&mut unnamed, &mut coordinator] {
        stranger.send(&confirm, &[]).await.is(404);
    }
    house.is_a_stranger(&mut unnamed).await;

    named
        .get(&address)
        .await
        .is(200)
        .says("the danger is over")
        .says("Giulia Bertolucci");
    named
        .submit(&confirm, &[])
        .await
        .leads_to(&format!("{address}?fatto=tolta"));
    for someone in [&mut named, &mut unnamed, &mut coordinator] {
        someone.get(&house.page("")).await.is(200);
    }
    // a page that was open before
    named
        .send(&confirm, &[])
        .await
        .leads_to(&format!("{address}?fatto=gia"));
    for (action, done, refused) in [
        ("case.protected", 1, 0),
        ("case.lift_asked", 1, 0),
        ("case.lift_confirmed", 1, 3),
    ] {
        assert_eq!(house.events(action, "done").await, done, "{action}");
        assert_eq!(house.events(action, "refused").await, refused, "{action}");
    }
}

#[tokio::test]
async fn whoever_is_in_through_broken_glass_does_not_lift_a_protection() {
    let house = House::new().await;
    house
        .act(MANAGER, &format!("select cases.protect('{}')", house.case))
        .await;
    let lift = Uuid::new_v4();
    house
        .act(
            MANAGER,
            &format!(
                "select cases.ask_to_lift_protection('{lift}', '{}', 'over')",
                house.case
            ),
        )
        .await;
    let mut colleague = house.at_work(COLLEAGUE, true).await;
    colleague.get("/vetro").await.is(200);
    let fields = [
        ("codice", super::REFERENCE),
        ("perche", "danger_to_life"),
        ("motivo", "somebody is in danger"),
    ];
    colleague.submit("/vetro", &fields).await.is(303);
    colleague.get(&house.page("")).await.is(200);
    colleague.get(&house.page("/protezione")).await.is(404);
    colleague
        .send(&house.page(&format!("/protezione/{lift}/conferma")), &[])
        .await
        .is(404);
    assert_eq!(house.count("cases.social_case where protected").await, 1);
}
