//! A proposal becomes a case: with its people, in the hands of one case manager, once.

use uuid::Uuid;

use super::proposals::{PROPOSES, proposed};
use super::{count, person, record, writes};
use crate::support::{Answer, Browser, TestPortal};

/// A proposal that the coordinator has opened: its address, and the window in which it is shown.
async fn opened(portal: &TestPortal, desk: &mut Browser) -> (String, Browser) {
    let here = format!("/proposte/{}", proposed(portal, desk).await);
    let window = opens(portal, &here).await;
    (here, window)
}

/// The coordinator's window in which it is shown, opened.
async fn opens(portal: &TestPortal, here: &str) -> Browser {
    let mut coordinator = portal.signed_in("coordinatrice").await;
    coordinator.get("/proposte").await.is(200);
    coordinator
        .submit(&format!("{here}/apri"), &[])
        .await
        .is(303);
    coordinator.get(here).await.is(200);
    coordinator
}

/// The form, sent from the page that is shown.
async fn accepts(window: &mut Browser, here: &str, manager: &str) -> Answer {
    let answers = [("responsabile", manager), ("consegna", "Parla pular.")];
    let address = format!("{here}/accetta");
    window.submit_to(&address, &address, &answers).await
}

async fn case_of(portal: &TestPortal, here: &str) -> Uuid {
    let proposal: Uuid = here.rsplit('/').next().unwrap().parse().unwrap();
    sqlx::query_scalar("select case_id from intake.case_proposal where id = $1")
        .bind(proposal)
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("a case")
}

#[tokio::test]
async fn an_accepted_proposal_is_a_case_with_its_people_for_whoever_manages_it() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let (here, mut coordinator) = opened(&portal, &mut desk).await;
    coordinator
        .get(&here)
        .await
        .says("Giulia Bertolucci")
        .says("casi aperti");
    let answer = accepts(&mut coordinator, &here, "").await.is(422);
    assert_eq!(answer.complaints(), ["responsabile"]);
    assert!(
        answer.body.contains("Parla pular."),
        "nothing typed is lost"
    );
    let giulia = portal.account("assistente-sociale").await;
    accepts(&mut coordinator, &here, &giulia)
        .await
        .leads_to("/proposte?fatto=accettata");

    let case = case_of(&portal, &here).await;
    let page = format!("/casi/{case}");
    let amina = person(&portal, "Diallo").await;
    let mut manager = portal.signed_in("assistente-sociale").await;
    manager.get("/casi").await.is(200).says("Amina Diallo");
    manager
        .get(&page)
        .await
        .is(200)
        .says("Parla pular.")
        .says("Le persone")
        .says("Amina Diallo");
    manager.get(&format!("/persone/{amina}")).await.is(200);
    // whoever coordinates knows the name of the case, and nobody in it
    coordinator
        .get(&page)
        .await
        .is(200)
        .says("Amina Diallo")
        .does_not_say("Le persone");
    coordinator.get(&format!("/persone/{amina}")).await.is(404);
    desk.get(&here).await.is(200).says("accettata");
    desk.get(&page).await.is(404);
}

#[tokio::test]
async fn the_same_form_twice_is_one_case_and_two_windows_are_one_decision() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let (here, mut one) = opened(&portal, &mut desk).await;
    let before = count(&portal, "select count(*) from cases.social_case").await;
    let giulia = portal.account("assistente-sociale").await;
    let mut again = one.clone();
    let mut rejecting = one.clone();
    let reject = format!("{here}/respingi");
    let (accepted, twice, rejected) = tokio::join!(
        accepts(&mut one, &here, &giulia),
        accepts(&mut again, &here, &giulia),
        rejecting.submit_to(&reject, &reject, &[("motivo", "Non serve un caso.")]),
    );
    let cases = count(&portal, "select count(*) from cases.social_case").await - before;
    let statuses = [accepted.status, twice.status, rejected.status].map(|status| status.as_u16());
    // accepted or rejected, never both
    let expected = if cases == 0 {
        [409, 409, 303]
    } else {
        [303, 303, 409]
    };
    assert_eq!((statuses, cases < 2), (expected, true));
}

#[tokio::test]
async fn whoever_is_kept_away_from_somebody_is_not_given_their_case() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let (here, mut coordinator) = opened(&portal, &mut desk).await;
    let giulia = portal.account("assistente-sociale").await;
    sqlx::raw_sql(
        "insert into people.exclusion (id, person_id, account_id, why, set_by)
         select gen_random_uuid(), q.person_id, a.id, 'relative', c.proposed_by
         from intake.case_proposal c join intake.proposed_person q on q.proposal_id = c.id, identity.account a
         where a.login = 'assistente-sociale'",
    )
    .execute(&mut portal.behind().await)
    .await
    .expect("kept away");
    let answer = accepts(&mut coordinator, &here, &giulia).await.is(422);
    assert_eq!(answer.complaints(), ["responsabile"]);
    answer.does_not_say("Giulia Bertolucci");
    let irene = coordinator.offered("responsabile").pop().expect("somebody");
    accepts(&mut coordinator, &here, &irene)
        .await
        .leads_to("/proposte?fatto=accettata");
    // nor is it handed over to her
    let assign = format!("/casi/{}/assegna", case_of(&portal, &here).await);
    coordinator.get(&assign).await.is(200);
    coordinator
        .submit(&assign, &[("to", &giulia), ("reason", "Ferie")])
        .await
        .is(422);
}

#[tokio::test]
async fn the_people_of_a_case_go_with_it_from_hand_to_hand() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let (here, mut coordinator) = opened(&portal, &mut desk).await;
    let giulia = portal.account("assistente-sociale").await;
    accepts(&mut coordinator, &here, &giulia).await.is(303);
    let case = case_of(&portal, &here).await;
    let amina = format!("/persone/{}", person(&portal, "Diallo").await);
    let mut manager = portal.signed_in("assistente-sociale").await;
    manager.get(&amina).await.is(200);
    let assign = format!("/casi/{case}/assegna");
    coordinator.get(&assign).await.is(200);
    let irene = coordinator.offered("to").first().unwrap().clone();
    coordinator
        .submit(&assign, &[("to", &irene), ("reason", "Ferie lunghe")])
        .await
        .is(303);
    manager.get(&amina).await.is(404);
    manager.get(&format!("/casi/{case}")).await.is(404);
    let holds: Vec<String> = sqlx::query_scalar(
        "select p.account_id::text from people.person_grant g join access.principal p on p.id = g.principal_id
         where g.basis = 'case' and g.revoked_at is null",
    )
    .fetch_all(&mut portal.behind().await)
    .await
    .expect("read");
    assert_eq!(holds, [irene]);
}

#[tokio::test]
async fn the_case_of_a_protected_person_is_protected_from_its_first_moment() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let named = portal.account("coordinatrice").await;
    let mut proposes = PROPOSES.to_vec();
    proposes.extend([("protetta", "yes"), ("coordinatore", &*named)]);
    record(writes(&mut desk, &proposes).await);
    let id: Uuid = sqlx::query_scalar("select id from intake.case_proposal")
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("proposed");
    let here = format!("/proposte/{id}");
    let mut coordinator = opens(&portal, &here).await;
    let giulia = portal.account("assistente-sociale").await;
    accepts(&mut coordinator, &here, &giulia).await.is(303);
    let page = format!("/casi/{}", case_of(&portal, &here).await);
    let mut manager = portal.signed_in("assistente-sociale").await;
    manager.get(&page).await.is(200).says("protetto");
    coordinator.get(&page).await.is(404);
    coordinator.get("/casi").await.does_not_say("Diallo");
    coordinator.get(&here).await.is(200).does_not_say(&page);
}

#[tokio::test]
async fn a_protection_that_comes_later_reaches_the_case() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let (here, mut coordinator) = opened(&portal, &mut desk).await;
    let giulia = portal.account("assistente-sociale").await;
    accepts(&mut coordinator, &here, &giulia).await.is(303);
    let page = format!("/casi/{}", case_of(&portal, &here).await);
    coordinator.get(&page).await.is(200);
    let amina = person(&portal, "Diallo").await;
    let mut manager = portal.signed_in("assistente-sociale").await;
    let protection = format!("/persone/{amina}/protezione");
    manager.get(&protection).await.is(200);
    let wanted = [("atto", "proteggi"), ("livello", "protected")];
    manager
        .submit_to(&protection, &protection, &wanted)
        .await
        .is(303);
    coordinator.get(&page).await.is(404);
    manager.get(&page).await.is(200).says("protetto");
}

#[tokio::test]
async fn a_proposal_that_nobody_has_opened_or_that_is_not_mine_becomes_nothing() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let here = format!("/proposte/{}", proposed(&portal, &mut desk).await);
    let giulia = portal.account("assistente-sociale").await;
    let before = count(&portal, "select count(*) from cases.social_case").await;
    let wanted = [("responsabile", &*giulia), ("consegna", "Senza guardare.")];
    for persona in ["coordinatrice", "accoglienza", "assistente-sociale-lucca"] {
        let mut browser = portal.signed_in(persona).await;
        browser.get("/profilo").await.is(200);
        let answer = browser.send(&format!("{here}/accetta"), &wanted).await;
        assert!(
            [404, 409, 422].contains(&answer.status.as_u16()),
            "{persona}"
        );
    }
    assert_eq!(
        count(&portal, "select count(*) from cases.social_case").await,
        before
    );
}
