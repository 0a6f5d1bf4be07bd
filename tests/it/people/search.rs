//! Finding somebody: in one's own circle only, by whatever was typed, in either order, misspelt.

use super::registered;
use crate::support::{Answer, Browser, TestPortal};

async fn find(browser: &mut Browser, typed: &str) -> Answer {
    browser.get("/persone").await.is(200);
    browser.submit("/persone", &[("cerca", typed)]).await
}

#[tokio::test]
async fn somebody_is_found_by_name_in_either_order_by_code_by_birth_and_misspelt() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let dangelo = [
        ("cognome", "D’Angelo"),
        ("nome", "Maria Rosaria"),
        ("nascita", "31/8/1969"),
        ("sesso", "F"),
        ("codice", "DNGMRS69M71L913G"),
    ];
    registered(&mut desk, &dangelo).await;
    registered(&mut desk, &[("cognome", "Zzz"), ("nome", "Altra")]).await;
    for typed in [
        "D'Angelo",
        "dang",
        "d'angelo maria rosaria",
        "Maria Rosaria D’Angelo",
        "maria dangelo",
        "DNGMRS69M71L913G",
        "dng mrs 69m71 l91pc",
        "dangelo 1969",
        "31/8/1969",
        "D’ANGELO 31.08.1969",
        "Dangello Maria Rosarja",
        "Dnagelo 1969",
    ] {
        let answer = find(&mut desk, typed).await.is(200);
        answer.says("D’Angelo Maria Rosaria").does_not_say("Zzz");
    }
    for typed in ["dangelo 1975", "Verdi", "RSSMRA75T01E715Z", "1/1/1969"] {
        find(&mut desk, typed)
            .await
            .is(200)
            .does_not_say("Maria Rosaria")
            .says("Nessuna persona tra quelle che segui");
    }
}

#[tokio::test]
async fn what_sounds_alike_stands_apart() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    registered(
        &mut desk,
        &[("cognome", "Xhafa"), ("nome", "Artan"), ("nascita", "1983")],
    )
    .await;
    find(&mut desk, "Giafa Artan")
        .await
        .is(200)
        .says("Nomi che suonano simili")
        .says("Xhafa Artan");
    find(&mut desk, "Xhafa")
        .await
        .is(200)
        .says("Una persona trovata")
        .does_not_say("suonano simili");
}

#[tokio::test]
async fn others_circles_and_protected_persons_are_not_found() {
    let portal = TestPortal::new().await;
    let mut lucca = portal.signed_in("assistente-sociale-lucca").await;
    registered(&mut lucca, &[("cognome", "Kovalenko"), ("nome", "Daryna")]).await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let hidden = [
        ("cognome", "Celata"),
        ("nome", "Alba"),
        ("protezione", "protected"),
    ];
    registered(&mut social, &hidden).await;
    find(&mut social, "Celata")
        .await
        .is(200)
        .says("Celata Alba")
        .says("Protetta");
    let mut desk = portal.signed_in("accoglienza").await;
    for typed in ["Kovalenko", "Celata", "Celata Alba"] {
        find(&mut desk, typed)
            .await
            .is(200)
            .says("Nessuna persona tra quelle che segui");
    }
    find(&mut lucca, "Celata")
        .await
        .is(200)
        .says("Nessuna persona tra quelle che segui");
}

#[tokio::test]
async fn nothing_one_letter_and_an_impossible_year_are_refused_with_a_word() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    for (typed, words) in [
        (" ", "Scrivi un nome"),
        ("r", "almeno due lettere"),
        (", ;", "Scrivi un nome"),
    ] {
        find(&mut desk, typed).await.is(422).says(words);
    }
    desk.get("/persone").await.is(200);
    let answer = desk
        .submit("/persone", &[("cerca", "Rossi"), ("anno", "75")])
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["anno"]);
}

#[tokio::test]
async fn what_was_searched_for_goes_into_the_form_for_somebody_new() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    find(&mut desk, "Del Carlo Anna 1980").await.is(200);
    let fields = [("cerca", "Del Carlo Anna 1980"), ("prepara", "cerca")];
    desk.send("/persone/nuova", &fields).await.is(200);
    assert_eq!(desk.value_of("cognome"), "Del Carlo");
    assert_eq!(desk.value_of("nome"), "Anna");
    assert_eq!(desk.value_of("nascita"), "1980");
}

#[tokio::test]
async fn the_trail_knows_that_the_same_was_searched_for_and_not_what() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    find(&mut desk, "Petroni").await.is(200);
    find(&mut desk, "petroni ").await.is(200);
    let details: Vec<String> =
        sqlx::query_scalar("select detail::text from audit.event where action = 'person.searched'")
            .fetch_all(&mut portal.behind().await)
            .await
            .unwrap();
    assert_eq!(details.len(), 2);
    assert!(details[0] == details[1] && !details[0].to_lowercase().contains("petroni"));
}
