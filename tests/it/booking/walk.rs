//! The way through the five steps, as far as a test wants to go.

use crate::support::{Answer, Browser};

pub const OFFICE: &str = "lucca-segretariato-sociale";
pub const TIMES: &str = "/prenota/orario?ufficio=lucca-segretariato-sociale";

pub const ANNA: [(&str, &str); 4] = [
    ("nome", "Anna"),
    ("cognome", "Bianchi"),
    ("email", "anna@example.org"),
    ("contatto", "any"),
];

/// Chooses the first free time.
pub async fn hold(browser: &mut Browser) -> String {
    browser.get(TIMES).await.is(200);
    let slot = browser.offered("slot").remove(0);
    browser
        .send("/prenota/orario", &time(browser, &slot))
        .await
        .leads_to("/prenota/dettagli");
    slot
}

/// The fields of the second step, with this time.
pub fn time<'a>(browser: &Browser, slot: &'a str) -> [(&'static str, &'a str); 3] {
    let once: &'static str = browser.value_of("once").leak();
    [("ufficio", OFFICE), ("once", once), ("slot", slot)]
}

/// Up to the fourth step.
pub async fn say_why(browser: &mut Browser) {
    browser.get("/prenota/dettagli").await.is(200);
    let answers = [
        ("motivo", "prima-informazione"),
        ("dettagli", "Ho una lettera"),
    ];
    browser
        .submit("/prenota/dettagli", &answers)
        .await
        .leads_to("/prenota/richiedente");
}

/// Up to the summary.
pub async fn say_who(browser: &mut Browser, who: &[(&str, &str)]) {
    browser.get("/prenota/richiedente").await.is(200);
    browser
        .submit("/prenota/richiedente", who)
        .await
        .leads_to("/prenota/riepilogo");
}

/// All the way; the time and the page that confirms it.
pub async fn book(browser: &mut Browser, who: &[(&str, &str)]) -> (String, Answer) {
    let slot = hold(browser).await;
    say_why(browser).await;
    say_who(browser, who).await;
    browser.get("/prenota/riepilogo").await.is(200);
    let answer = browser
        .submit("/prenota/riepilogo", &[])
        .await
        .leads_to("/prenota/confermato");
    let page = browser.follow(answer).await.is(200);
    (slot, page)
}

/// The reference that a confirmation page shows.
pub fn reference(page: &Answer) -> String {
    let shaped = |word: &&str| word.len() == 16 && word.matches('-').count() == 3;
    page.text()
        .split_whitespace()
        .find(shaped)
        .expect("a reference")
        .to_owned()
}
