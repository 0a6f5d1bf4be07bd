//! The pages that explain, with the marks that the national evaluation looks for.

use crate::support::TestPortal;

const PAGES: [&str; 7] = [
    "/",
    "/faq",
    "/privacy",
    "/note-legali",
    "/accessibilita",
    "/segnalazione",
    "/valuta",
];

#[tokio::test]
async fn every_page_is_there_in_every_language() {
    let portal = TestPortal::new().await;
    for prefix in ["", "/en"] {
        for page in PAGES {
            let address = if page == "/" && !prefix.is_empty() {
                prefix.to_owned()
            } else {
                format!("{prefix}{page}")
            };
            let answer = portal.browser().get(&address).await.is(200);
            let words = answer.text();
            assert!(
                !words.contains("booking-"),
                "{address}: a text is missing: {words}"
            );
            let lang = if prefix.is_empty() { "it" } else { "en" };
            assert!(
                answer.body.contains(&format!("<html lang=\"{lang}\"")),
                "{address}"
            );
        }
    }
}

#[tokio::test]
async fn the_national_evaluation_finds_its_marks() {
    let portal = TestPortal::new().await;
    for (page, marks) in [
        (
            "/",
            &[
                "appointment-booking",
                "service-link",
                "service-category-link",
                "faq",
                "report-inefficiency",
            ][..],
        ),
        (
            "/note-legali",
            &["legal-notes-section", "legal-notes-body"][..],
        ),
        (
            "/valuta",
            &[
                "feedback",
                "feedback-title",
                "feedback-rate-1",
                "feedback-rate-5",
                "feedback-input-text",
            ][..],
        ),
        (
            "/valuta?voto=5",
            &[
                "feedback-rating-positive",
                "feedback-rating-question",
                "feedback-rating-answer",
            ][..],
        ),
        (
            "/valuta?voto=3",
            &[
                "feedback-rating-negative",
                "feedback-rating-question",
                "feedback-rating-answer",
            ][..],
        ),
    ] {
        let answer = portal.browser().get(page).await.is(200);
        for mark in marks {
            assert!(
                answer.body.contains(&format!("data-element=\"{mark}\"")),
                "{page} has no {mark}"
            );
        }
    }
}

#[tokio::test]
async fn the_licence_of_the_contents_stands_word_for_word() {
    let portal = TestPortal::new().await;
    portal
        .browser()
        .get("/note-legali")
        .await
        .says("Licenza dei contenuti")
        .says("In applicazione del principio open by default ai sensi dell’articolo 52 del decreto legislativo 7 marzo 2005, n. 82 (CAD)")
        .says("con il solo onere di attribuzione, senza apporre restrizioni aggiuntive.");
}

#[tokio::test]
async fn the_privacy_notice_says_what_the_law_asks() {
    let portal = TestPortal::new().await;
    let mut page = portal.browser().get("/privacy").await.is(200);
    for words in [
        "Titolare del trattamento",
        "DPO",
        "da indicare",
        "articolo 6, paragrafo 1, lettera e)",
        "2-ter",
        "Dodici mesi",
        "reclamo",
        "Versione 1.0",
    ] {
        page = page.says(words);
    }
}
