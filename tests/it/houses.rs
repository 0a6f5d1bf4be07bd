//! Everybody who signs in finds a house of their own: which doors, which cases, what of each. The golden file is for a
//! person to read: does somebody find more than their work needs?

use std::{collections::BTreeMap, fmt::Write};

use demo::PERSONAS;
use scraper::{Html, Selector};

use crate::{
    routes::golden,
    support::{Browser, TestPortal},
};

#[tokio::test]
async fn whoever_signs_in_finds_the_house_of_their_work() {
    let portal = TestPortal::new().await;
    let mut houses = String::new();
    for persona in &PERSONAS {
        let Some(works) = &persona.works else {
            continue;
        };
        let mut browser = portal.browser();
        let begun = portal
            .signs_in(&mut browser, persona.code, "/entra")
            .await
            .is(303);
        let first = browser.follow(begun).await.is(200);
        let doors = links(&first.body, "main a");
        writeln!(houses, "{}, {}", works.role, works.body).unwrap();
        writeln!(houses, "  doors: {}", doors.join(" ")).unwrap();
        houses += &cases(&mut browser, &doors).await;
    }
    golden("houses.txt", &houses);
}

/// The cases by what they show.
async fn cases(browser: &mut Browser, doors: &[String]) -> String {
    if !doors.iter().any(|door| door == "/casi") {
        let status = browser.get("/casi").await.status;
        return format!("  no door to cases; /casi answers {status}\n");
    }
    let list = browser.get("/casi").await.is(200);
    let mut found = BTreeMap::<String, usize>::new();
    for case in links(&list.body, "main .day-list a") {
        let page = browser.get(&case).await.is(200);
        let mut sections: Vec<String> = links(&page.body, "main a[href*='/sezioni/']")
            .iter()
            .filter_map(|link| link.rsplit('/').next())
            .map(str::to_owned)
            .collect();
        sections.sort();
        *found.entry(sections.join(" ")).or_default() += 1;
    }
    found.iter().fold(String::new(), |text, (sections, count)| {
        text + &format!("  {count} cases: {sections}\n")
    })
}

fn links(page: &str, which: &str) -> Vec<String> {
    let which = Selector::parse(which).unwrap();
    Html::parse_document(page)
        .select(&which)
        .filter_map(|link| link.value().attr("href"))
        .map(str::to_owned)
        .collect()
}
