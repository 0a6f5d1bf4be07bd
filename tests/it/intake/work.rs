//! The first page after signing in: what waits is counted, where it is mine to do.

use super::{person, record, writes};
use crate::support::TestPortal;
use vocabulary::local_time::local_date;

#[tokio::test]
async fn the_first_page_counts_what_waits_and_names_nobody() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/lavoro")
        .await
        .is(200)
        .says("Adesso niente aspetta te.");
    desk.get("/banco").await.is(200);
    let office = desk.offered("sportello").pop().unwrap_or_default();
    desk.submit(
        "/banco/senza-appuntamento",
        &[("chiamare", "Amina"), ("sportello", &office)],
    )
    .await
    .is(303);
    let today = local_date(portal.app.clock.now()).to_string();
    let step = [
        ("passo", "Chiamare la scuola"),
        ("passo_entro", &today),
        ("esito", "case_proposed"),
        ("area", "families"),
    ];
    record(writes(&mut desk, &step).await);
    desk.get("/lavoro")
        .await
        .is(200)
        .says("Una persona aspetta allo sportello")
        .says("Un passo è per oggi")
        .does_not_say("in ritardo")
        .does_not_say("Amina")
        .does_not_say("scuola");
    portal
        .signed_in("coordinatrice")
        .await
        .get("/lavoro")
        .await
        .is(200)
        .says("Una proposta di caso da aprire")
        .does_not_say("passo è per oggi");
    portal
        .signed_in("responsabile-privacy")
        .await
        .get("/lavoro")
        .await
        .is(200)
        .does_not_say("Da fare oggi");
}

#[tokio::test]
async fn what_is_still_to_be_done_stands_above_what_happened() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let today = local_date(portal.app.clock.now()).to_string();
    let step = [("passo", "Chiamare la scuola"), ("passo_entro", &today)];
    record(writes(&mut desk, &step).await);
    let here = format!("/persone/{}/accessi", person(&portal, "Diallo").await);
    let page = desk.get(&here).await.is(200).says("Da fare");
    let body = page.text();
    assert!(
        body.find("Chiamare la scuola") < body.find("Informazioni date"),
        "{body}"
    );
}
