//! Households: forming them, who comes and goes, how they were on any day, and two people at work on one at once.

use uuid::Uuid;

use super::{in_trail, registered};
use crate::support::{Answer, Browser, TestPortal};

mod hidden;
mod ties;

/// Somebody of that name, born that day.
async fn person(browser: &mut Browser, given_name: &str, born: &str) -> Uuid {
    let fields = [
        ("cognome", "Prova"),
        ("nome", given_name),
        ("nascita", born),
    ];
    registered(browser, &fields).await
}

/// A household of people who live together, round its head.
async fn formed(browser: &mut Browser, head: Uuid, day: &str) -> Uuid {
    browser
        .get(&format!("/nuclei/nuovo?persona={head}"))
        .await
        .is(200);
    let answer = browser
        .submit("/nuclei/nuovo", &[("giorno", day)])
        .await
        .is(303);
    number(&answer)
}

fn number(answer: &Answer) -> Uuid {
    let location = answer.location();
    let path = location.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().parse().unwrap()
}

async fn asks_to_join(
    browser: &mut Browser,
    household: Uuid,
    who: Uuid,
    role: &str,
    day: &str,
) -> Answer {
    let here = format!("/nuclei/{household}/entra");
    browser.get(&here).await.is(200);
    let who = who.to_string();
    browser
        .submit(
            &here,
            &[("persona", &*who), ("relazione", role), ("giorno", day)],
        )
        .await
}

async fn joins(browser: &mut Browser, household: Uuid, who: Uuid, role: &str, day: &str) {
    asks_to_join(browser, household, who, role, day)
        .await
        .is(303);
}

/// Mother, father and two children, since 2020.
struct Four {
    household: Uuid,
    mother: Uuid,
    father: Uuid,
    anna: Uuid,
    bruno: Uuid,
}

async fn four(browser: &mut Browser) -> Four {
    let mother = person(browser, "Marina", "3/3/1985").await;
    let father = person(browser, "Franco", "4/4/1983").await;
    let anna = person(browser, "Annalisa", "5/5/2012").await;
    let bruno = person(browser, "Brunello", "6/6/2015").await;
    let household = formed(browser, father, "2020-01-01").await;
    joins(browser, household, mother, "2", "2020-01-01").await;
    joins(browser, household, anna, "3", "2020-01-01").await;
    joins(browser, household, bruno, "3", "2020-01-01").await;
    Four {
        household,
        mother,
        father,
        anna,
        bruno,
    }
}

#[tokio::test]
async fn a_household_is_shown_as_it_was_on_any_day() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let four = four(&mut social).await;
    let here = format!("/nuclei/{}", four.household);
    let leave = format!("{here}/esce");
    social.get(&leave).await.is(200);
    let who = four.anna.to_string();
    let done = social
        .submit(&leave, &[("persona", &*who), ("giorno", "2024-09-01")])
        .await
        .is(303);
    social
        .follow(done)
        .await
        .is(200)
        .says("La persona non fa più parte del nucleo.")
        .says("Annalisa Prova esce dal nucleo");
    assert_eq!(members(&mut social, &here, "2019-12-31").await, [""; 0]);
    let all = [
        "Franco Prova",
        "Marina Prova",
        "Annalisa Prova",
        "Brunello Prova",
    ];
    assert_eq!(members(&mut social, &here, "2020-01-01").await, all);
    assert_eq!(members(&mut social, &here, "2024-08-31").await, all);
    assert_eq!(
        members(&mut social, &here, "2024-09-01").await,
        ["Franco Prova", "Marina Prova", "Brunello Prova"]
    );
    social
        .get(&format!("{here}?il=2199-01-01"))
        .await
        .is(422)
        .says("nel futuro");
    assert!(in_trail(&portal, "household.opened", four.household, "done").await > 4);
}

/// The names in the table of a day.
async fn members(browser: &mut Browser, here: &str, day: &str) -> Vec<String> {
    let page = browser.get(&format!("{here}?il={day}")).await.is(200);
    let html = scraper::Html::parse_document(&page.body);
    let names = scraper::Selector::parse("#membri tbody th").unwrap();
    html.select(&names)
        .map(|name| name.text().collect::<String>().trim().to_owned())
        .collect()
}

#[tokio::test]
async fn somebody_is_in_one_household_of_a_kind_at_a_time_and_what_was_typed_stays() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let four = four(&mut social).await;
    let aunt = person(&mut social, "Zita", "1/1/1970").await;
    let other = formed(&mut social, aunt, "2023-01-01").await;
    let refused = asks_to_join(&mut social, other, four.anna, "10", "2024-02-03")
        .await
        .is(422);
    refused
        .says("già in un altro nucleo dello stesso tipo")
        .says("Annalisa Prova è già in un altro nucleo dello stesso tipo dal 1 gennaio 2020");
    assert_eq!(social.value_of("giorno"), "2024-02-03");
    assert_eq!(social.value_of("relazione"), "");
    let here = format!("/nuclei/{other}/entra");
    social
        .submit(&here, &[("giorno", "2199-01-01")])
        .await
        .is(422)
        .says("nel futuro");
    social
        .submit(&here, &[("giorno", "2001-01-01")])
        .await
        .is(422)
        .says("non era ancora nata");
    social
        .submit(&here, &[("relazione", "1"), ("giorno", "2024-02-03")])
        .await
        .is(422)
        .says("non può essere l’intestatario");
}

#[tokio::test]
async fn whoever_stays_without_a_head_is_asked_for_one() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let four = four(&mut social).await;
    let here = format!("/nuclei/{}/esce", four.household);
    social.get(&here).await.is(200);
    let who = four.father.to_string();
    let asked = social
        .submit(&here, &[("persona", &*who), ("giorno", "2024-01-01")])
        .await
        .is(422);
    asked.says("Serve un intestatario");
    let [mother, anna, bruno] = [four.mother, four.anna, four.bruno].map(|id| format!("s-{id}"));
    let done = social
        .submit(&here, &[(&*mother, "1"), (&*anna, "3"), (&*bruno, "3")])
        .await
        .is(303);
    social
        .follow(done)
        .await
        .is(200)
        .says("Marina Prova diventa intestatario o intestataria")
        .says("Franco Prova esce dal nucleo");
}

#[tokio::test]
async fn a_new_head_gets_sensible_proposals() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let four = four(&mut social).await;
    let here = format!("/nuclei/{}/capofamiglia", four.household);
    social
        .get(&format!("{here}?capo={}", four.mother))
        .await
        .is(200);
    let done = social
        .submit(&here, &[("giorno", "2025-02-01")])
        .await
        .is(303);
    social
        .follow(done)
        .await
        .is(200)
        .says("Marina Prova diventa intestatario o intestataria");
    let mut conn = portal.behind().await;
    let roles: Vec<(Uuid, String)> = sqlx::query_as(
        "select person_id, relationship from people.household_member where household_id = $1 and upper_inf(valid)",
    )
    .bind(four.household)
    .fetch_all(&mut conn)
    .await
    .unwrap();
    let role = |who| {
        roles
            .iter()
            .find(|(id, _)| *id == who)
            .map(|(_, role)| role.as_str())
    };
    assert_eq!(
        [four.mother, four.father, four.anna, four.bruno].map(role),
        [Some("1"), Some("2"), Some("3"), Some("3")]
    );
}

#[tokio::test]
async fn two_who_split_one_household_at_once_keep_both_their_work() {
    let portal = TestPortal::new().await;
    let mut one = portal.signed_in("assistente-sociale").await;
    let mut two = portal.signed_in("assistente-sociale").await;
    let four = four(&mut one).await;
    let here = format!("/nuclei/{}/dividi", four.household);
    one.get(&here).await.is(200);
    two.get(&here).await.is(200);
    let (mother, anna, bruno) = (
        four.mother.to_string(),
        four.anna.to_string(),
        four.bruno.to_string(),
    );
    let (role_m, role_a, role_b) = (
        format!("r-{mother}"),
        format!("r-{anna}"),
        format!("r-{bruno}"),
    );
    let first = [
        ("giorno", "2025-03-01"),
        ("vanno", &*mother),
        (&*role_m, "1"),
        ("vanno", &*anna),
        (&*role_a, "3"),
    ];
    let second = [
        ("giorno", "2025-04-01"),
        ("vanno", &*bruno),
        (&*role_b, "1"),
    ];
    let (a, b) = tokio::join!(one.submit(&here, &first), two.submit(&here, &second));
    let mut said = [a.status.as_u16(), b.status.as_u16()];
    said.sort_unstable();
    assert_eq!(said, [303, 409]);
    let (loser, lost, day) = if a.status == 409 {
        (&mut one, a, "2025-03-01")
    } else {
        (&mut two, b, "2025-04-01")
    };
    lost.says("Intanto il nucleo è cambiato")
        .says("va in un nucleo nuovo");
    assert_eq!(loser.value_of("giorno"), day);
    loser.submit(&here, &[]).await.is(303);
    let mut conn = portal.behind().await;
    let households: i64 = sqlx::query_scalar(
        "select count(distinct household_id) from people.household_member where upper_inf(valid) and person_id = any ($1)",
    )
    .bind(vec![four.mother, four.father, four.anna, four.bruno])
    .fetch_one(&mut conn)
    .await
    .unwrap();
    assert_eq!(households, 3);
}

#[tokio::test]
async fn a_split_in_which_all_go_is_refused_in_words() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let four = four(&mut social).await;
    let here = format!("/nuclei/{}/dividi", four.household);
    social.get(&here).await.is(200);
    social
        .submit(&here, &[("giorno", "2025-01-01")])
        .await
        .is(422)
        .says("Segna chi va");
    let ids = [four.father, four.mother, four.anna, four.bruno].map(|id| id.to_string());
    let fields = ids.each_ref().map(|id| format!("r-{id}"));
    let mut all = vec![("giorno", "2025-01-01")];
    for (index, (id, field)) in ids.iter().zip(&fields).enumerate() {
        all.extend([
            ("vanno", &**id),
            (&**field, if index == 0 { "1" } else { "3" }),
        ]);
    }
    social
        .submit(&here, &all)
        .await
        .is(422)
        .says("qualcuno deve restare");
}

#[tokio::test]
async fn households_do_not_exist_for_the_desk_nor_for_strangers() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let four = four(&mut social).await;
    for persona in [
        "accoglienza",
        "assistente-sociale-lucca",
        "coordinatrice",
        "amministratore",
    ] {
        let mut browser = portal.signed_in(persona).await;
        for id in [four.household, Uuid::new_v4()] {
            for part in ["", "/entra", "/esce", "/dividi", "/capofamiglia"] {
                browser
                    .get(&format!("/nuclei/{id}{part}"))
                    .await
                    .is(404)
                    .does_not_say("Prova");
            }
        }
        browser
            .get(&format!("/nuclei/nuovo?persona={}", four.anna))
            .await
            .is(404);
        browser
            .get(&format!("/persone/{}/famiglia", four.anna))
            .await
            .is(404);
    }
}
