//! From the home page to the confirmation, without a script.

use super::walk::{ANNA, OFFICE, TIMES, book, hold, reference, say_who, say_why};
use crate::support::TestPortal;

#[tokio::test]
async fn a_citizen_books_from_the_home_page() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    anna.get("/").await.is(200).says("Prenota un appuntamento");
    anna.get("/prenota").await.leads_to("/prenota/luogo");
    anna.get("/prenota/luogo").await.is(200);
    assert!(
        anna.offered("ufficio")
            .iter()
            .any(|office| office == OFFICE)
    );
    let (_, page) = book(&mut anna, &ANNA).await;
    let page = page
        .says("Appuntamento confermato")
        .says("anna@example.org")
        .says("Un documento, se lo hai.");
    assert!(
        !page.text().contains("orientamento"),
        "the receipt says why: {}",
        page.text()
    );

    let mut behind = portal.behind().await;
    let state: String = sqlx::query_scalar("select state from agenda.appointment")
        .fetch_one(&mut behind)
        .await
        .unwrap();
    assert_eq!(state, "confirmed");
    let free_for_good: i64 =
        sqlx::query_scalar("select count(*) from agenda.seat where held_until is null")
            .fetch_one(&mut behind)
            .await
            .unwrap();
    assert_eq!(free_for_good, 2, "half an hour is two quarters");
}

#[tokio::test]
async fn the_reference_is_stored_as_a_keyed_hash_only() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    let (_, page) = book(&mut anna, &ANNA).await;
    let reference = reference(&page);
    let mut behind = portal.behind().await;
    let stored: Vec<u8> = sqlx::query_scalar("select reference_hmac from agenda.appointment")
        .fetch_one(&mut behind)
        .await
        .unwrap();
    assert_eq!(stored.len(), 32);
    let spoken: bool = sqlx::query_scalar(
        "select exists (select from audit.event e where e::text like '%' || $1 || '%')",
    )
    .bind(&reference)
    .fetch_one(&mut behind)
    .await
    .unwrap();
    assert!(!spoken, "the trail knows the reference");
    anna.get("/prenota/confermato")
        .await
        .is(200)
        .says(&reference);
}

#[tokio::test]
async fn from_a_service_page_only_its_offices_are_offered() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    anna.get("/prenota/luogo").await.is(200);
    let all = anna.offered("ufficio").len();
    anna.get("/prenota/luogo?servizio=lavoro-e-formazione")
        .await
        .is(200);
    let offered = anna.offered("ufficio");
    assert!(
        offered.len() < all && offered.contains(&"lucca-cpi".to_owned()),
        "{offered:?}"
    );
    assert!(!offered.contains(&OFFICE.to_owned()));
    anna.get("/prenota/orario?ufficio=lucca-segretariato-sociale&servizio=lavoro-e-formazione")
        .await
        .leads_to("/prenota/luogo?avviso=ufficio&servizio=lavoro-e-formazione");
}

#[tokio::test]
async fn a_reason_in_the_address_is_chosen_already() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    anna.get(&format!("{TIMES}&servizio=informazioni&motivo=altro"))
        .await
        .is(200);
    let (slot, once) = (anna.offered("slot").remove(0), anna.value_of("once"));
    let fields = [
        ("ufficio", OFFICE),
        ("servizio", "informazioni"),
        ("motivo", "altro"),
        ("once", &*once),
        ("slot", &*slot),
    ];
    anna.send("/prenota/orario", &fields)
        .await
        .leads_to("/prenota/dettagli");
    let page = anna.get("/prenota/dettagli").await.is(200);
    assert!(page.body.contains("value=\"altro\" checked"));
}

#[tokio::test]
async fn leaving_and_coming_back_keeps_what_was_typed() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    hold(&mut anna).await;
    say_why(&mut anna).await;
    say_who(&mut anna, &ANNA).await;
    assert!(
        anna.get("/prenota/richiedente")
            .await
            .body
            .contains("value=\"Bianchi\"")
    );
    anna.get("/prenota/dettagli")
        .await
        .is(200)
        .says("Ho una lettera");
    anna.get("/en/prenota/riepilogo")
        .await
        .is(200)
        .says("Confirm and send")
        .says("anna@example.org");
    // nobody else sees it
    portal
        .browser()
        .get("/prenota/riepilogo")
        .await
        .leads_to("/prenota/luogo");
}

#[tokio::test]
async fn a_telephone_is_enough_and_the_person_may_refuse_messages() {
    let portal = TestPortal::new().await;
    let mut omar = portal.browser();
    let who = [
        ("nome", "Omar"),
        ("cognome", "Bianchi"),
        ("telefono", "0583 123456"),
        ("contatto", "no_messages"),
    ];
    let (_, page) = book(&mut omar, &who).await;
    page.says("Non ti scriviamo");
    let mut behind = portal.behind().await;
    let messages: i64 = sqlx::query_scalar("select count(*) from platform.outbox")
        .fetch_one(&mut behind)
        .await
        .unwrap();
    assert_eq!(messages, 0);
}

#[tokio::test]
async fn after_the_confirmation_the_draft_says_nothing_about_the_person() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    book(&mut anna, &ANNA).await;
    let mut behind = portal.behind().await;
    let draft: String = sqlx::query_scalar("select answers::text from booking.draft")
        .fetch_one(&mut behind)
        .await
        .unwrap();
    assert!(
        !draft.contains("Anna") && !draft.contains("lettera"),
        "{draft}"
    );
}

#[tokio::test]
async fn this_device_can_forget_everything() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    book(&mut anna, &ANNA).await;
    anna.send("/appuntamento/mio/esci", &[]).await.leads_to("/");
    anna.get("/appuntamento/mio")
        .await
        .leads_to("/appuntamento");
    anna.get("/prenota/confermato")
        .await
        .leads_to("/prenota/luogo");
}

#[tokio::test]
async fn a_rating_is_bound_to_nobody() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    anna.get("/valuta?voto=2")
        .await
        .is(200)
        .says("Dove hai incontrato le maggiori difficoltà?");
    anna.get("/valuta?voto=5")
        .await
        .is(200)
        .says("Quali sono stati gli aspetti che hai preferito?");
    let answer = anna
        .submit("/valuta", &[("risposta", "clear"), ("commento", "Bene")])
        .await
        .leads_to("/valuta?fatto=si");
    anna.follow(answer).await.is(200).says("Grazie");
    anna.get("/valuta").await.is(200);
    anna.submit("/valuta", &[])
        .await
        .is(422)
        .says("Scegli un voto");
    anna.submit("/valuta", &[("voto", "6")]).await.is(422);
    let mut behind = portal.behind().await;
    let kept: (i16, String) = sqlx::query_as("select score, answer from booking.rating")
        .fetch_one(&mut behind)
        .await
        .unwrap();
    assert_eq!(kept, (5, "clear".into()));
}
