//! However access ends, the next request is a stranger's: on sessions that are open, and for forms that were shown
//! before.

use super::{COLLEAGUE, House, MANAGER, OFFICER, account, body_of};

/// The ways in which the access of an employment officer ends, past the portal.
const ENDINGS: [(&str, &str); 7] = [
    (
        "the grant is revoked",
        "update access.case_grant set revoked_at = now() where capacity = 'employment'",
    ),
    (
        "the grant expires",
        "update access.case_grant set valid_to = clock_timestamp() where capacity = 'employment'",
    ),
    (
        "sharing is withdrawn",
        "update access.sharing_authorisation set withdrawn_at = now()",
    ),
    (
        "sharing expires",
        "update access.sharing_authorisation set valid_to = clock_timestamp()",
    ),
    (
        "the agreement lapses",
        "update access.agreement set valid = daterange('2026-01-01', '2026-01-02')",
    ),
    (
        "the role ends",
        "update identity.membership set valid_to = '2026-02-01' where role = 'employment_officer'",
    ),
    (
        "the role becomes another",
        "update identity.membership set role = 'manager' where role = 'employment_officer'",
    ),
];

#[tokio::test]
async fn however_access_ends_the_next_request_is_a_strangers() {
    for (ending, statement) in ENDINGS {
        let house = House::new().await;
        house.share(OFFICER).await;
        house.give("person", OFFICER, "employment").await;
        let mut officer = house.at_work(OFFICER, false).await;
        officer.get(&house.page("")).await.is(200);
        officer
            .get(&house.page("/sezioni/work"))
            .await
            .is(200)
            .says("canary-work");
        house.behind(statement).await;
        // the form that is still open
        let late = officer
            .submit(&house.page("/sezioni/work"), &[("text", "too late")])
            .await;
        assert_eq!(late.status, 404, "{ending}");
        let written = house.count("cases.work where text = 'too late'").await;
        assert_eq!(written, 0, "{ending}");
        house.is_a_stranger(&mut officer).await;
        officer
            .get("/casi")
            .await
            .does_not_say(&house.case.to_string());
    }
}

#[tokio::test]
async fn whoever_manages_no_more_finds_no_page_and_no_stale_form_works() {
    let house = House::new().await;
    let mut manager = house.at_work(MANAGER, false).await;
    let chosen = format!(
        "/accessi/nuovo?chi=person.social_worker.{}.{}",
        house
            .text(&format!("select {}::text", body_of(COLLEAGUE)))
            .await,
        house
            .text(&format!("select {}::text", account(COLLEAGUE)))
            .await,
    );
    manager.get(&house.page(&chosen)).await.is(200);
    let moved = house
        .act(
            super::COORDINATOR,
            &format!(
                "select cases.assign('{}', {}, 'holiday')",
                house.case,
                account(COLLEAGUE)
            ),
        )
        .await;
    assert_eq!(moved, "assigned");
    let fields = [("motivo", "too late")];
    manager
        .submit(&house.page("/accessi/nuovo"), &fields)
        .await
        .is(404);
    assert_eq!(
        house
            .count("access.case_grant where reason = 'too late'")
            .await,
        0
    );
    assert_eq!(house.events("grant.given", "refused").await, 1);
    house.is_a_stranger(&mut manager).await;
    let mut colleague = house.at_work(COLLEAGUE, false).await;
    colleague
        .get(&house.page("/accessi"))
        .await
        .is(200)
        .says("Accessi finiti");
}

/// Lists are right without it; it is what keeps them quick.
#[tokio::test]
async fn the_worker_takes_what_has_lapsed_out_of_the_array_of_the_case() {
    let house = House::new().await;
    house.share(OFFICER).await;
    house.give("person", OFFICER, "employment").await;
    let lapsing = "cases.social_case where acl_until is not null";
    assert_eq!(house.count(lapsing).await, 0);
    house
        .behind("update access.case_grant set valid_to = clock_timestamp() + interval '1 second' where capacity = 'employment'")
        .await;
    assert_eq!(house.count(lapsing).await, 1);
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    let before = house
        .text("select cardinality(acl)::text from cases.social_case")
        .await;
    porta::app::sweep_all(&house.portal.app.db)
        .await
        .expect("swept");
    assert_eq!(house.count(lapsing).await, 0);
    let after = house
        .text("select cardinality(acl)::text from cases.social_case")
        .await;
    assert_eq!((before.as_str(), after.as_str()), ("3", "2"));
}
