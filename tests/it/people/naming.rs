//! Writing down a part of a person while somebody else does: nobody's work is lost.

use super::registered;
use crate::support::TestPortal;

#[tokio::test]
async fn whoever_saves_second_sees_both_texts_and_decides() {
    let portal = TestPortal::new().await;
    let mut one = portal.signed_in("accoglienza").await;
    let mut other = portal.signed_in("assistente-sociale").await;
    let person = registered(&mut one, &[("cognome", "Dinu"), ("nome", "George")]).await;
    let here = format!("/persone/{person}/nome");
    // the social worker of the same body finds them once the desk has introduced them by receiving
    let mut conn = portal.behind().await;
    sqlx::query("select people.let_in($1, access.principal_of('person', 'social_worker', p.body_id, a.id, null, null), 'case_manager', 'introduced', 'test', null)
                 from people.person p, identity.account a where p.id = $1 and a.login = 'assistente-sociale'")
        .bind(person)
        .execute(&mut conn)
        .await
        .unwrap();
    one.get(&here).await.is(200);
    other.get(&here).await.is(200);
    one.submit(&here, &[("nome", "Gheorghe")]).await.is(303);
    let lost = other
        .submit(&here, &[("nome", "Giorgio"), ("chiamata", "Gigi")])
        .await
        .is(409);
    lost.says("Marta Lenci ha cambiato questa parte")
        .says("Gheorghe")
        .says("Giorgio");
    assert_eq!(other.value_of("chiamata"), "Gigi");
    other.submit(&here, &[]).await.is(303);
    other
        .get(&format!("/persone/{person}"))
        .await
        .is(200)
        .says("Giorgio Dinu")
        .says("Gigi");
}
