//! What a visitor finds out before booking.

use scraper::{Html, Selector};

use crate::support::{Answer, TestPortal};

/// The hooks by which the national evaluation app knows a service page.
const SERVICE_HOOKS: [&str; 17] = [
    "appointment-booking",
    "breadcrumb",
    "metatag",
    "page-index",
    "service-achieved",
    "service-addressed",
    "service-area",
    "service-booking-access",
    "service-calendar-text",
    "service-description",
    "service-file",
    "service-generic-access",
    "service-how-to",
    "service-needed",
    "service-status",
    "service-title",
    "service-topic",
];

fn all(answer: &Answer, selector: &str, attribute: &str) -> Vec<String> {
    let page = Html::parse_document(&answer.body);
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector)
        .filter_map(|element| element.value().attr(attribute))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn at_least_ten_services_each_with_a_complete_page_in_both_languages() {
    let portal = TestPortal::new().await;
    let mut browser = portal.browser();
    for prefix in ["", "/en"] {
        let list = browser.get(&format!("{prefix}/servizi")).await.is(200);
        let services = all(&list, "[data-element=service-link]", "href");
        assert!(services.len() >= 10, "{services:?}");
        for address in services {
            let sheet = browser.get(&address).await.is(200);
            let hooks = all(&sheet, "[data-element]", "data-element");
            for hook in SERVICE_HOOKS {
                assert!(
                    hooks.iter().any(|known| known == hook),
                    "{address} lacks {hook}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_service_page_leads_to_the_booking_of_that_service() {
    let portal = TestPortal::new().await;
    let sheet = portal
        .browser()
        .get("/en/servizi/casa-e-affitto")
        .await
        .is(200);
    let booking = all(&sheet, "main [data-element=appointment-booking]", "href");
    assert_eq!(booking, ["/en/prenota/luogo?servizio=casa-e-affitto"]);
}

#[tokio::test]
async fn a_service_page_tells_machines_the_same() {
    let portal = TestPortal::new().await;
    let sheet = portal
        .browser()
        .get("/servizi/collocamento-mirato")
        .await
        .is(200);
    let page = Html::parse_document(&sheet.body);
    let script = Selector::parse("script[data-element=metatag]").unwrap();
    let text: String = page.select(&script).next().unwrap().text().collect();
    let facts: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(facts["@type"], "GovernmentService");
    assert_eq!(facts["name"], "Lavoro per persone con disabilità");
    assert_eq!(
        facts["serviceOperator"]["name"],
        "ARTI – Agenzia regionale toscana per l'impiego"
    );
}

#[tokio::test]
async fn a_reason_for_staff_only_is_not_shown() {
    let portal = TestPortal::new().await;
    let mut browser = portal.browser();
    let sheet = browser.get("/servizi/assistente-sociale").await.is(200);
    sheet
        .says("Parlare con un assistente sociale")
        .does_not_say("come va il progetto");
}

#[tokio::test]
async fn every_site_has_a_page_in_both_languages() {
    let portal = TestPortal::new().await;
    let mut browser = portal.browser();
    for prefix in ["", "/en"] {
        let list = browser.get(&format!("{prefix}/sedi")).await.is(200);
        let sites = all(&list, "main .it-card-title a", "href");
        assert!(sites.len() >= 12, "{sites:?}");
        for address in sites {
            browser.get(&address).await.is(200);
        }
    }
}

#[tokio::test]
async fn made_up_hours_are_marked_and_confirmed_ones_are_not() {
    let portal = TestPortal::new().await;
    let sheet = portal
        .browser()
        .get("/sedi/capannori-municipio")
        .await
        .is(200);
    let page = Html::parse_document(&sheet.body);
    let marked = |office: &str| {
        let card = Selector::parse(&format!("section#{office}")).unwrap();
        let words: String = page.select(&card).next().unwrap().text().collect();
        assert!(words.contains("venerdì"), "{words}");
        words.contains("Gli orari sono un esempio")
    };
    assert!(marked("capannori-punto-insieme"));
    assert!(!marked("capannori-sportello-arti"));
}

#[tokio::test]
async fn what_is_not_known_is_said() {
    let portal = TestPortal::new().await;
    let mut browser = portal.browser();
    let site = browser
        .get("/sedi/lucca-centro-per-l-impiego")
        .await
        .is(200);
    site.says("L’indirizzo non è ancora confermato.")
        .says("Il telefono non è ancora confermato.");
}

#[tokio::test]
async fn an_unknown_service_is_not_found_like_anything_else() {
    let portal = TestPortal::new().await;
    let mut browser = portal.browser();
    let number = |answer: Answer| {
        answer
            .text()
            .split("ci scrivi")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let nowhere = number(browser.get("/niente").await.is(404));
    for path in [
        "/servizi/niente",
        "/sedi/niente",
        "/servizi/%F0%9F%99%82",
        "/sedi/%00",
    ] {
        assert_eq!(number(browser.get(path).await.is(404)), nowhere, "{path}");
    }
}
