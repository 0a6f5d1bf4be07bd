//! Somebody is away: their cases go to a colleague together, and come back the same way.

use scraper::{Html, Selector};

use super::{case, listed};
use crate::support::{Browser, TestPortal};

const HERE: &str = "/casi/passaggio";

/// The choice of somebody's name in a field.
fn named(browser: &Browser, field: &str, account: &str) -> String {
    let offered = browser.offered(field);
    let found = offered.iter().find(|value| value.starts_with(account));
    found.expect("offered").clone()
}

#[tokio::test]
async fn all_that_somebody_has_in_hand_goes_over_but_what_is_protected_and_what_is_closed() {
    let portal = TestPortal::new().await;
    let giulia = portal.account("assistente-sociale").await;
    let irene = portal.account("assistente-sociale-due").await;
    let mut manager = portal.signed_in("assistente-sociale").await;
    let before = listed(&manager.get("/casi").await);
    assert!(before.contains("Ines Lombardi") && before.contains("Alba V."));
    let mut coordinator = portal.signed_in("coordinatrice").await;
    coordinator
        .get("/casi")
        .await
        .is(200)
        .says("Carico di lavoro");
    coordinator
        .get(HERE)
        .await
        .is(200)
        .says("Giulia Bertolucci");
    let answer = coordinator
        .submit(HERE, &[("da", ""), ("a", "")])
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["da", "a", "reason"]);
    let from = named(&coordinator, "da", &giulia);
    let same = [("da", &*from), ("a", &*from), ("reason", "Maternità")];
    let answer = coordinator.submit(HERE, &same).await.is(422);
    assert_eq!(answer.complaints(), ["a"]);
    let to = named(&coordinator, "a", &irene);
    let all = [("da", &*from), ("a", &*to), ("reason", "Maternità")];
    let answer = coordinator.submit(HERE, &all).await.is(303);
    let page = coordinator
        .follow(answer)
        .await
        .is(200)
        .says("Casi passati");
    assert!(!page.text().contains("Casi passati: 0"), "some went over");

    let left = listed(&manager.get("/casi").await);
    assert!(!left.contains("Ines Lombardi"));
    assert!(left.contains("Alba V."), "a protected case stays");
    manager
        .get(&format!("/casi/{}", case("anziana-marlia")))
        .await
        .is(404);
    let manages: i64 = sqlx::query_scalar(
        "select count(*) from access.case_grant g join access.principal p on p.id = g.principal_id
         join cases.social_case c on c.id = g.case_id
         where p.account_id::text = $1 and g.manages and g.revoked_at is null and c.state = 'open' and not c.protected",
    )
    .bind(&giulia)
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("counted");
    assert_eq!(manages, 0);
    let hands_back = [("da", &*to), ("a", &*from), ("reason", "È tornata")];
    coordinator.get(HERE).await.is(200);
    coordinator.submit(HERE, &hands_back).await.is(303);
    let again = listed(&manager.get("/casi").await);
    assert!(again.contains("Ines Lombardi"));
}

#[tokio::test]
async fn who_coordinates_sees_how_much_each_has_in_hand_and_how_much_of_it_is_late() {
    let portal = TestPortal::new().await;
    let giulia = portal.account("assistente-sociale").await;
    let due = "insert into cases.deadline (id, case_id, kind, what, starts_on, due_on, set_by, written_by)
        select gen_random_uuid(), c.id, 'by_hand', 'Chiamare', d.today - 9, d.today + d.days, a.id, a.id
        from (select (clock_timestamp() at time zone 'Europe/Rome')::date as today, days from (values (-1), (3), (8)) v (days)) d
        cross join identity.account a
        join access.principal p on p.account_id = a.id
        join access.case_grant g on g.principal_id = p.id and g.manages and g.revoked_at is null
        join cases.social_case c on c.id = g.case_id
        where a.login = 'assistente-sociale'";
    sqlx::raw_sql(due)
        .execute(&mut portal.behind().await)
        .await
        .expect("due in all her cases");
    let (all, shown): (i64, i64) = sqlx::query_as(
        "select count(*), count(*) filter (where c.state = 'open' and not c.protected)
         from access.case_grant g join access.principal p on p.id = g.principal_id join cases.social_case c on c.id = g.case_id
         where p.account_id::text = $1 and g.manages and g.revoked_at is null",
    )
    .bind(&giulia)
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("counted");
    assert!(all > shown && shown > 0, "some of hers are protected");
    let mut coordinator = portal.signed_in("coordinatrice").await;
    let page = coordinator.get(HERE).await.is(200);
    let row = Html::parse_document(&page.body)
        .select(&Selector::parse("#carico tbody tr").expect("a selector"))
        .map(|row| row.text().collect::<Vec<_>>().join(" "))
        .find(|row| row.contains("Giulia Bertolucci"))
        .expect("her row");
    let figures: Vec<i64> = row
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    assert_eq!(figures, [shown, shown, shown], "{row}");
    page.does_not_say("Chiamare");
}

#[tokio::test]
async fn whoever_does_not_coordinate_hands_over_nothing_and_nobody_beyond_their_body() {
    let portal = TestPortal::new().await;
    let giulia = portal.account("assistente-sociale").await;
    let lucca = portal.account("assistente-sociale-lucca").await;
    for persona in [
        "assistente-sociale",
        "accoglienza",
        "operatore-cpi",
        "dirigente",
    ] {
        let mut browser = portal.signed_in(persona).await;
        browser.get(HERE).await.is(404);
        browser.get("/profilo").await.is(200);
        let wanted = [("da", &*giulia), ("a", &*lucca), ("reason", "x")];
        browser.send(HERE, &wanted).await.is(404);
    }
    let mut coordinator = portal.signed_in("coordinatrice").await;
    coordinator.get(HERE).await.is(200);
    let of_lucca = |value: &String| value.starts_with(&lucca);
    assert!(!coordinator.offered("a").iter().any(of_lucca));
}
