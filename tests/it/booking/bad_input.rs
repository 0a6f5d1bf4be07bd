//! What people, and programs, type: a clear message beside the field, nothing lost, nothing revealed.

use super::walk::{ANNA, OFFICE, TIMES, hold, say_who, say_why, time};
use crate::support::{Answer, Browser, TestPortal};

async fn at_applicant(portal: &TestPortal) -> Browser {
    let mut browser = portal.browser();
    hold(&mut browser).await;
    say_why(&mut browser).await;
    browser.get("/prenota/richiedente").await.is(200);
    browser
}

async fn name(browser: &mut Browser, name: &str) -> Answer {
    let mut who = ANNA.to_vec();
    who[0] = ("nome", name);
    let answer = browser.submit("/prenota/richiedente", &who).await.is(422);
    assert_eq!(answer.complaints(), ["nome"], "{name:?}");
    assert!(
        answer.body.contains("value=\"anna@example.org\""),
        "what was typed is lost"
    );
    answer
}

#[tokio::test]
async fn names_that_are_no_names_are_explained() {
    let portal = TestPortal::new().await;
    let mut anna = at_applicant(&portal).await;
    name(&mut anna, "RSSMRA75T01E715Z")
        .await
        .says("Questo sembra un codice fiscale");
    name(&mut anna, "Anna 😀").await.says("Scrivi solo lettere");
    name(&mut anna, "Anna\u{202E}anirA")
        .await
        .says("caratteri che non si vedono");
    name(&mut anna, "An\0na")
        .await
        .says("caratteri che non si vedono");
    name(&mut anna, "").await.says("Scrivi il nome");
    name(&mut anna, &"a".repeat(10_000))
        .await
        .says("troppo lungo");
    name(&mut anna, "<script>alert(1)</script>")
        .await
        .does_not_say("<script>alert");
}

#[tokio::test]
async fn contacts_that_reach_nobody_are_explained() {
    let portal = TestPortal::new().await;
    let mut anna = at_applicant(&portal).await;
    for (field, typed) in [
        ("email", "anna"),
        ("email", "a@b.it\r\nBcc: c@d.it"),
        ("telefono", "chiamami"),
    ] {
        let answer = anna
            .submit(
                "/prenota/richiedente",
                &[("nome", "Anna"), ("cognome", "Bianchi"), (field, typed)],
            )
            .await
            .is(422);
        assert!(
            answer.complaints().contains(&field.to_owned()),
            "{typed:?}: {:?}",
            answer.complaints()
        );
    }
}

#[tokio::test]
async fn details_that_are_too_long_are_kept_and_explained() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    hold(&mut anna).await;
    anna.get("/prenota/dettagli").await.is(200);
    let long = "parole ".repeat(1_500);
    let answer = anna
        .submit(
            "/prenota/dettagli",
            &[("motivo", "altro"), ("dettagli", &long)],
        )
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["dettagli"]);
    assert!(
        answer.body.contains(long.trim_end()),
        "what was typed is lost"
    );
    let answer = anna
        .submit("/prenota/dettagli", &[("motivo", "colloquio-di-verifica")])
        .await
        .is(422);
    assert!(
        answer.complaints().contains(&"motivo".to_owned()),
        "a reason for staff only"
    );
    for (field, wrong) in [("lingua", "klingon"), ("minori", "-1"), ("minori", "99")] {
        let answer = anna
            .submit(
                "/prenota/dettagli",
                &[("motivo", "altro"), ("dettagli", ""), (field, wrong)],
            )
            .await
            .is(422);
        assert!(
            answer.complaints().contains(&field.to_owned()),
            "{field}={wrong}"
        );
    }
}

#[tokio::test]
async fn times_that_are_not_on_the_page_are_refused() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    anna.get("/prenota/orario?ufficio=capannori-sportello-arti")
        .await
        .is(200);
    let elsewhere = anna.offered("slot").remove(0);
    let is_friday_morning_only_there = elsewhere.clone();
    for (slot, words) in [
        ("", "Scegli un orario."),
        ("2027-02-30T09:00:00Z", "Questo orario non c’è"),
        ("domani alle nove", "Questo orario non c’è"),
        ("2020-01-07T09:00:00Z", "passato o troppo vicino"),
        ("2126-01-07T09:00:00Z", "troppo lontano"),
        ("😀", "Questo orario non c’è"),
    ] {
        anna.get(TIMES).await.is(200);
        let fields = time(&anna, slot);
        let answer = anna
            .send("/prenota/orario", &fields)
            .await
            .is(422)
            .says(words);
        assert_eq!(answer.complaints(), ["slot"], "{slot}");
    }
    anna.get(TIMES).await.is(200);
    // a time at which this office is closed, though another one is open: two in the morning for sure
    let night = format!("{}T01:00:00Z", &is_friday_morning_only_there[..10]);
    let fields = time(&anna, &night);
    anna.send("/prenota/orario", &fields)
        .await
        .is(409)
        .says("non è più libero");
}

#[tokio::test]
async fn months_that_do_not_exist_are_explained() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    for month in ["2026-13", "2026-02-30", "abc", "%F0%9F%98%80"] {
        anna.get(&format!("{TIMES}&mese={month}"))
            .await
            .is(422)
            .says("Questo mese non c’è");
    }
    anna.get(&format!("{TIMES}&mese=1999-01")).await.is(200);
}

#[tokio::test]
async fn unknown_offices_and_services_lead_back_to_the_choice() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    for address in [
        "/prenota/orario",
        "/prenota/orario?ufficio=nessuno",
        "/prenota/orario?ufficio=%00",
    ] {
        anna.get(address)
            .await
            .leads_to("/prenota/luogo?avviso=ufficio");
    }
    anna.get("/prenota/luogo?avviso=ufficio")
        .await
        .is(422)
        .says("Scegli un ufficio");
    let foreign = format!("{TIMES}&servizio=https://example.org");
    anna.get(&foreign)
        .await
        .leads_to("/prenota/luogo?avviso=ufficio");
    anna.get("/prenota/luogo?servizio=nessuno&tipo=nessuno")
        .await
        .is(200);
}

#[tokio::test]
async fn a_missing_or_foreign_form_token_is_refused_and_nothing_is_lost() {
    let portal = TestPortal::new().await;
    let mut anna = at_applicant(&portal).await;
    let mut stranger = portal.browser();
    stranger.get("/valuta").await.is(200);
    let foreign = stranger.value_of("form_token");
    for token in ["", "abc", foreign.as_str()] {
        let mut who = ANNA.to_vec();
        who.push(("form_token", token));
        let answer = anna.send_raw("/prenota/richiedente", &who).await.is(403);
        assert!(
            answer.body.contains("value=\"Bianchi\""),
            "what was typed is lost"
        );
    }
    let once = uuid::Uuid::new_v4().to_string();
    let slot = "2027-01-12T09:00:00Z";
    let fields = [("ufficio", OFFICE), ("once", once.as_str()), ("slot", slot)];
    anna.send_raw("/prenota/orario", &fields).await.is(403);
    anna.send_raw("/prenota/riepilogo", &[("once", &once)])
        .await
        .leads_to("/prenota/richiedente");
    anna.send_raw("/appuntamento/mio/esci", &[]).await.is(403);
}

#[tokio::test]
async fn a_forged_visitor_cookie_opens_nothing() {
    let portal = TestPortal::new().await;
    let mut anna = at_applicant(&portal).await;
    say_who(&mut anna, &ANNA).await;
    for forged in [
        "",
        "abc",
        &"0".repeat(64),
        "'; drop table booking.draft; --",
    ] {
        let mut thief = portal.browser();
        thief.set_cookie("porta-visita", forged);
        thief
            .get("/prenota/riepilogo")
            .await
            .leads_to("/prenota/luogo");
        thief
            .get("/prenota/confermato")
            .await
            .leads_to("/prenota/luogo");
        thief
            .get("/appuntamento/mio")
            .await
            .leads_to("/appuntamento");
    }
    anna.get("/prenota/riepilogo").await.is(200);
}

#[tokio::test]
async fn a_lost_draft_does_not_lose_what_is_being_typed() {
    let portal = TestPortal::new().await;
    let mut anna = at_applicant(&portal).await;
    sqlx::query("delete from booking.draft")
        .execute(&mut portal.behind().await)
        .await
        .unwrap();
    let answer = anna
        .submit("/prenota/richiedente", &ANNA)
        .await
        .leads_to("/prenota/luogo");
    anna.follow(answer)
        .await
        .is(200)
        .says("Quello che hai scritto è ancora qui");
    hold(&mut anna).await;
    say_why(&mut anna).await;
    assert!(
        anna.get("/prenota/richiedente")
            .await
            .body
            .contains("value=\"Bianchi\"")
    );
}
