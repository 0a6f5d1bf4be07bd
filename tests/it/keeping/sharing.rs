//! What the person allows, and takes back.

use super::{CARITAS, House, MANAGER, OFFICER, body_of};

async fn body(house: &House, login: &str) -> String {
    house
        .text(&format!("select {}::text", body_of(login)))
        .await
}

#[tokio::test]
async fn before_it_counts_the_page_says_what_they_will_see() {
    let house = House::new().await;
    house.give("person", OFFICER, "employment").await;
    let agency = body(&house, OFFICER).await;
    let mut officer = house.at_work(OFFICER, false).await;
    house.is_a_stranger(&mut officer).await;

    let mut manager = house.at_work(MANAGER, false).await;
    let address = house.page("/condivisione/nuova");
    let form = manager
        .get(&format!("{address}?ente={agency}"))
        .await
        .is(200);
    assert!(
        !form.body.contains(r#"value="minors""#),
        "never for an employment agency"
    );
    let yes = [
        ("classi", "work"),
        ("classi", "name"),
        ("come", "spoken"),
        ("informativa", "2026-1"),
        ("act", "see"),
    ];
    manager
        .submit(&address, &yes)
        .await
        .is(200)
        .says("Chi ci lavora come centro per l’impiego potrà leggere: Nome Lavoro")
        .says("Davide Fanucchi Nome, Lavoro");
    house.is_a_stranger(&mut officer).await;
    // the preview is the page that is shown: it carries every answer
    manager
        .submit(&address, &[("act", "save")])
        .await
        .leads_to(&format!(
            "{}?fatto=autorizzata",
            house.page("/condivisione")
        ));
    officer
        .get(&house.page("/sezioni/work"))
        .await
        .is(200)
        .says("canary-work");
    officer.get(&house.page("/sezioni/contact")).await.is(404);
    assert_eq!(house.events("sharing.authorised", "done").await, 1);
}

#[tokio::test]
async fn withdrawn_it_ends_at_once_and_twice_is_no_harm() {
    let house = House::new().await;
    house.give("person", OFFICER, "employment").await;
    let id = house.share(OFFICER).await;
    let mut officer = house.at_work(OFFICER, false).await;
    officer.get(&house.page("/sezioni/work")).await.is(200);
    let mut manager = house.at_work(MANAGER, false).await;
    let address = house.page(&format!("/condivisione/{id}/ritira"));
    let back = house.page("/condivisione");
    manager.get(&address).await.is(200).says("Davide Fanucchi");
    manager
        .submit(&address, &[])
        .await
        .leads_to(&format!("{back}?fatto=ritirata"));
    house.is_a_stranger(&mut officer).await;
    manager
        .send(&address, &[])
        .await
        .leads_to(&format!("{back}?fatto=gia-ritirata"));
    manager
        .get(&back)
        .await
        .is(200)
        .says("Niente: nessun altro ente")
        .says("Ritirata il");
    assert_eq!(house.events("sharing.withdrawn", "done").await, 1);
}

#[tokio::test]
async fn every_refusal_is_said_beside_its_field() {
    let house = House::new().await;
    let (agency, own) = (body(&house, OFFICER).await, body(&house, MANAGER).await);
    let without = body(&house, CARITAS).await;
    house
        .behind(&format!(
            "delete from access.agreement where body_id = '{without}'"
        ))
        .await;
    let mut manager = house.at_work(MANAGER, false).await;
    let address = house.page("/condivisione/nuova");
    manager
        .get(&format!("{address}?ente={without}"))
        .await
        .is(422)
        .says("Scegli un ente");
    let full = [
        ("ente", agency.as_str()),
        ("classi", "work"),
        ("come", "paper"),
        ("informativa", "2026-1"),
        ("act", "save"),
    ];
    let wrong: [(&str, &str, &str); 9] = [
        ("ente", &own, "ente"),
        ("ente", &without, "ente"),
        ("ente", "'; drop schema cases cascade; --", "ente"),
        ("classi", "", "classi"),
        ("classi", "diary", "classi"),
        ("classi", "minors", "classi"),
        ("come", "", "come"),
        ("informativa", "", "informativa"),
        ("fino", "2026-01-01", "fino"),
    ];
    for (name, value, field) in wrong {
        manager
            .get(&format!("{address}?ente={agency}"))
            .await
            .is(200);
        let mut fields = full.to_vec();
        fields.retain(|(other, _)| *other != name);
        fields.push((name, value));
        let answer = manager.send(&address, &fields).await.is(422);
        assert_eq!(answer.complaints(), [field], "{name}={value}");
    }
    assert_eq!(house.count("access.sharing_authorisation").await, 0);
    assert_eq!(house.events("sharing.authorised", "refused").await, 7);
}

#[tokio::test]
async fn an_authorisation_of_another_case_is_not_withdrawn_from_here() {
    let house = House::new().await;
    let other = uuid::Uuid::new_v4();
    let manager_elsewhere = super::ELSEWHERE;
    house
        .act(
            manager_elsewhere,
            &format!(
                "select cases.open('{other}', '1000000000002', {}, 'adults')",
                body_of(manager_elsewhere)
            ),
        )
        .await;
    let id = uuid::Uuid::new_v4();
    house
        .act(
            manager_elsewhere,
            &format!(
                "select access.authorise_sharing('{id}', '{other}', {}, 1, 'paper', '1', null)",
                body_of(OFFICER)
            ),
        )
        .await;
    let mut manager = house.at_work(MANAGER, false).await;
    manager.get(&house.page("/condivisione")).await.is(200);
    for case in [house.case, other] {
        manager
            .send(&format!("/casi/{case}/condivisione/{id}/ritira"), &[])
            .await
            .is(404);
    }
    assert_eq!(
        house
            .count("access.sharing_authorisation where withdrawn_at is not null")
            .await,
        0
    );
}
