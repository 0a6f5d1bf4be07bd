//! What was written wrong is put right beside the record, by whoever wrote it.

use super::{also_receives, count, record, writes};
use crate::support::TestPortal;

const RIGHT: [(&str, &str); 2] = [("su", "said"), ("correzione", "Lo sfratto è a febbraio.")];

#[tokio::test]
async fn a_correction_stands_beside_what_was_written_with_who_and_when() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = record(writes(&mut desk, &[("racconto", "Sfratto a gennaio.")]).await);
    let (here, corrections) = (
        format!("/accessi/{id}"),
        format!("/accessi/{id}/correzioni"),
    );
    desk.get(&here).await.is(200);
    let mut again = desk.clone();
    for browser in [&mut desk, &mut again] {
        browser
            .submit(&corrections, &RIGHT)
            .await
            .leads_to(&format!("{here}?fatto=corretto"));
    }
    desk.get(&here)
        .await
        .is(200)
        .says("Sfratto a gennaio.")
        .says("Lo sfratto è a febbraio.")
        .says("Marta Lenci");
    assert_eq!(
        count(&portal, "select count(*) from intake.correction").await,
        1,
        "sent twice is one"
    );
    assert_eq!(
        count(
            &portal,
            "select count(*) from audit.event where action = 'access.corrected'"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn a_correction_without_words_is_asked_for_again_and_nothing_is_lost() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = record(writes(&mut desk, &[]).await);
    desk.get(&format!("/accessi/{id}")).await.is(200);
    let page = desk
        .submit(
            &format!("/accessi/{id}/correzioni"),
            &[("su", "facts"), ("correzione", " ")],
        )
        .await
        .is(422)
        .says("Scrivi com’è giusto.");
    assert!(
        page.body.contains(r#"value="facts" selected"#),
        "{}",
        page.body
    );
    desk.submit(
        &format!("/accessi/{id}/correzioni"),
        &[("su", ""), ("correzione", "Era al telefono.")],
    )
    .await
    .is(422)
    .says("Scegli che cosa correggi.")
    .says("Era al telefono.");
}

#[tokio::test]
async fn nobody_else_corrects_and_nobody_changes_what_stands() {
    let portal = TestPortal::new().await;
    also_receives(&portal, "operatrice-caritas").await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = record(writes(&mut desk, &[]).await);
    let corrections = format!("/accessi/{id}/correzioni");
    desk.get(&format!("/accessi/{id}")).await.is(200);
    desk.submit(&corrections, &RIGHT).await.is(303);
    for persona in ["operatrice-caritas", "coordinatrice"] {
        let mut other = portal.signed_in(persona).await;
        other
            .get(&format!("/accessi/{id}"))
            .await
            .does_not_say("Correggi questo accesso")
            .does_not_say("Lo sfratto è a febbraio.");
        other.send(&corrections, &RIGHT).await.is(404);
    }
    let rights: Vec<String> = sqlx::query_scalar(
        "select privilege_type from information_schema.role_table_grants
         where (table_schema, table_name) = ('intake', 'correction') and grantee = 'porta_staff' order by 1",
    )
    .fetch_all(&mut portal.behind().await)
    .await
    .expect("rights");
    assert_eq!(rights, ["SELECT"], "of columns it may insert");
}
