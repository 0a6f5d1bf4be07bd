//! The team of a case.

use super::{CARITAS, COLLEAGUE, House, MANAGER, account, body_of};

async fn person(house: &House, login: &str, role: &str) -> String {
    house
        .text(&format!(
            "select 'person.{role}.' || {} || '.' || {}",
            body_of(login),
            account(login)
        ))
        .await
}

#[tokio::test]
async fn being_in_the_team_opens_what_the_team_was_given_until_one_leaves() {
    let house = House::new().await;
    let mut manager = house.at_work(MANAGER, false).await;
    let address = house.page("/squadra");
    manager
        .get(&address)
        .await
        .is(200)
        .says("Non c’è ancora nessuno");
    let chosen = person(&house, COLLEAGUE, "social_worker").await;
    manager
        .submit(&address, &[("chi", &chosen)])
        .await
        .leads_to(&format!("{address}?fatto=entrato"));
    let mut colleague = house.at_work(COLLEAGUE, false).await;
    house.is_a_stranger(&mut colleague).await;
    manager
        .get(&address)
        .await
        .is(200)
        .says("Irene Salvetti")
        .says("Non vede ancora niente");

    house.give("team", COLLEAGUE, "team_social").await;
    manager.get(&address).await.is(200).says("Vede: Nome");
    colleague
        .get(&house.page("/sezioni/economic"))
        .await
        .is(200)
        .says("canary-economic");

    let member = house.text("select id::text from cases.team_member").await;
    let leave = format!("{address}/{member}/togli");
    manager
        .submit(&leave, &[])
        .await
        .leads_to(&format!("{address}?fatto=uscito"));
    house.is_a_stranger(&mut colleague).await;
    manager.get(&address).await.is(200);
    manager.send(&leave, &[]).await.is(404);
    assert_eq!(house.events("team.joined", "done").await, 1);
    assert_eq!(house.events("team.left", "done").await, 1);
}

#[tokio::test]
async fn a_member_since_yesterday_leaves_at_once_and_stays_in_the_list_of_those_who_left() {
    let house = House::new().await;
    house.give("team", COLLEAGUE, "team_social").await;
    house
        .behind(&format!(
            "insert into cases.team_member (id, case_id, account_id, body_id, role, valid_from)
             values (gen_random_uuid(), '{}', {}, {}, 'social_worker', current_date - 3)",
            house.case,
            account(COLLEAGUE),
            body_of(COLLEAGUE)
        ))
        .await;
    let mut colleague = house.at_work(COLLEAGUE, false).await;
    colleague.get(&house.page("")).await.is(200);
    let mut manager = house.at_work(MANAGER, false).await;
    let address = house.page("/squadra");
    manager.get(&address).await.is(200);
    let member = house.text("select id::text from cases.team_member").await;
    let leave = format!("{address}/{member}/togli");
    manager
        .send(&leave, &[])
        .await
        .leads_to(&format!("{address}?fatto=uscito"));
    house.is_a_stranger(&mut colleague).await;
    manager
        .send(&leave, &[])
        .await
        .leads_to(&format!("{address}?fatto=gia-uscito"));
    manager
        .get(&address)
        .await
        .is(200)
        .says("Una persona che non c’è più");
}

#[tokio::test]
async fn refusals_are_said_beside_their_field() {
    let house = House::new().await;
    let mut manager = house.at_work(MANAGER, false).await;
    let address = house.page("/squadra");
    let colleague = person(&house, COLLEAGUE, "social_worker").await;
    let me = person(&house, MANAGER, "social_worker").await;
    let not_that = person(&house, CARITAS, "social_worker").await;
    manager.get(&address).await.is(200);
    let fields = [("chi", colleague.as_str())];
    manager.send(&address, &fields).await.is(303);
    for (chi, fino, field) in [
        ("", "", "chi"),
        (me.as_str(), "", "chi"),
        (not_that.as_str(), "", "chi"),
        (colleague.as_str(), "", "chi"),
        ("' or 1=1 --", "", "chi"),
        (colleague.as_str(), "2026-01-01", "fino"),
        (colleague.as_str(), "tomorrow", "fino"),
    ] {
        manager.get(&address).await.is(200);
        let answer = manager
            .send(&address, &[("chi", chi), ("fino", fino)])
            .await
            .is(422);
        assert_eq!(answer.complaints(), [field], "{chi} {fino}");
    }
    assert_eq!(house.count("cases.team_member").await, 1);
    assert_eq!(house.events("team.joined", "refused").await, 5);
}
