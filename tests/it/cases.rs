//! Cases: who finds which, what they find inside, and that what is not theirs is nowhere.

mod closing;
mod deadlines;
mod handing_over;

use std::collections::BTreeSet;

use platform::keys::Token;
use scraper::{Html, Selector};
use uuid::Uuid;

use crate::support::{Answer, Browser, TestPortal};

/// A case of the demo, by its code.
fn case(code: &str) -> Uuid {
    Uuid::new_v5(
        &Uuid::NAMESPACE_URL,
        format!("porta-unica:demo:{code}:case").as_bytes(),
    )
}

/// The names, or numbers, in the list.
fn listed(answer: &Answer) -> BTreeSet<String> {
    let page = Html::parse_document(&answer.body);
    let links = Selector::parse("main .day-list a").unwrap();
    page.select(&links)
        .map(|link| link.text().collect::<String>().trim().to_owned())
        .collect()
}

/// The classes of the sections that a case shows.
fn sections(answer: &Answer) -> BTreeSet<String> {
    let page = Html::parse_document(&answer.body);
    let links = Selector::parse("main a[href*='/sezioni/']").unwrap();
    page.select(&links)
        .filter_map(|link| link.value().attr("href")?.rsplit('/').next())
        .map(str::to_owned)
        .collect()
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A page without what differs from one request to the next: numbers and tokens.
fn bare(answer: &Answer) -> String {
    let long = |run: &str| run.len() >= 32;
    let mut bare = String::new();
    let mut run = String::new();
    for c in answer.body.chars().chain(['\n']) {
        if c.is_ascii_hexdigit() || c == '-' {
            run.push(c);
            continue;
        }
        bare.push_str(if long(&run) { "#" } else { &run });
        run.clear();
        bare.push(c);
    }
    bare
}

/// How often the trail holds this act on this case.
async fn in_trail(portal: &TestPortal, action: &str, id: Uuid, outcome: &str) -> i64 {
    sqlx::query_scalar(
        "select count(*) from audit.event where action = $1 and case_id = $2 and outcome = $3",
    )
    .bind(action)
    .bind(id)
    .bind(outcome)
    .fetch_one(&mut portal.behind().await)
    .await
    .unwrap()
}

#[tokio::test]
async fn everybody_finds_the_cases_that_were_given_to_them_and_no_other() {
    let portal = TestPortal::new().await;
    let (el_idrissi, petroni) = ("Samira El Idrissi", "Roberto Petroni");
    let of_capannori = [
        el_idrissi,
        petroni,
        "Luciana Marcucci",
        "Gheorghe Dinu",
        "Ines Lombardi",
        "Matteo Nardini",
        "Argentina Bianucci",
        "Oreste Giusti",
    ];
    let mut managed = set(&of_capannori);
    managed.insert("Alba V.".into());
    let mut coordinated = set(&of_capannori);
    coordinated.insert("Famiglia Stefani".into());
    let expected = [
        ("assistente-sociale", managed),
        ("coordinatrice", coordinated),
        (
            "assistente-sociale-lucca",
            set(&[
                "Nadia Kovalenko",
                "Franco Baldocchi",
                "Coniugi Paolinelli",
                "Blessing Okafor",
            ]),
        ),
        (
            "operatore-cpi",
            set(&[el_idrissi, petroni, "Nadia Kovalenko"]),
        ),
        (
            "operatrice-caritas",
            set(&["Ines Lombardi", "Franco Baldocchi"]),
        ),
        (
            "operatrice-asl",
            set(&["Ines Lombardi", "Matteo Nardini", "Coniugi Paolinelli"]),
        ),
        ("accoglienza", BTreeSet::new()),
    ];
    for (persona, names) in expected {
        let mut browser = portal.signed_in(persona).await;
        let list = browser.get("/casi").await.is(200);
        assert_eq!(listed(&list), names, "{persona}");
    }
}

#[tokio::test]
async fn for_administrator_manager_and_privacy_officer_there_are_no_cases() {
    let portal = TestPortal::new().await;
    let id = case("famiglia-el-idrissi");
    for persona in ["amministratore", "dirigente", "responsabile-privacy"] {
        let mut browser = portal.signed_in(persona).await;
        let absent = browser.get("/qui-non-c-e-niente").await.is(404).text();
        for path in [
            "/casi".to_owned(),
            "/casi/nuovo".into(),
            format!("/casi/{id}"),
            format!("/casi/{id}/sezioni/name"),
            format!("/casi/{id}/assegna"),
        ] {
            let answer = browser.get(&path).await.is(404);
            assert_eq!(
                bare(&answer).matches("Samira").count(),
                0,
                "{persona} {path}"
            );
            assert_eq!(
                without_number(&answer.text()),
                without_number(&absent),
                "{persona} {path}"
            );
        }
    }
}

fn without_number(text: &str) -> String {
    text.split_whitespace()
        .filter(|word| {
            Uuid::try_parse(word.trim_matches(|c: char| !c.is_ascii_hexdigit())).is_err()
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[tokio::test]
async fn the_employment_officer_finds_in_a_case_the_classes_of_work_alone() {
    let portal = TestPortal::new().await;
    let mut officer = portal.signed_in("operatore-cpi").await;
    let id = case("famiglia-el-idrissi");
    let page = officer.get(&format!("/casi/{id}")).await.is(200);
    assert_eq!(
        sections(&page),
        set(&[
            "name",
            "identity",
            "contact",
            "household_summary",
            "work",
            "education",
            "economic_summary",
            "housing_summary",
            "care_load_summary",
            "health_summary",
            "plan_shared",
            "plan_work",
            "appointment",
        ])
    );
    let page = page
        .says("Samira El Idrissi")
        .says("Tre minori")
        .says("ha autorizzato la condivisione");
    for hidden in ["arretrato", "sfratto", "logopedia", "teme per la casa"] {
        assert!(!page.body.contains(hidden), "{hidden}");
    }
    for class in ["diary", "minors", "household", "economic", "health"] {
        let path = format!("/casi/{id}/sezioni/{class}");
        officer.get(&path).await.is(404);
    }
}

#[tokio::test]
async fn a_case_that_is_not_mine_is_the_same_page_as_one_that_does_not_exist() {
    let portal = TestPortal::new().await;
    let nowhere = Uuid::new_v4();
    for persona in [
        "operatore-cpi",
        "assistente-sociale-lucca",
        "coordinatrice",
        "operatrice-asl",
        "amministratore",
    ] {
        let mut browser = portal.signed_in(persona).await;
        let hidden = case("protetto");
        for path in ["", "/sezioni/protection", "/sezioni/nonsense", "/assegna"] {
            let theirs = browser.get(&format!("/casi/{hidden}{path}")).await.is(404);
            let absent = browser.get(&format!("/casi/{nowhere}{path}")).await.is(404);
            assert_eq!(bare(&theirs), bare(&absent), "{persona} {path}");
            let names = |answer: &Answer| -> Vec<String> {
                let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
                names.sort();
                names
            };
            assert_eq!(names(&theirs), names(&absent), "{persona} {path}");
        }
        let refused = in_trail(&portal, "case.refused", hidden, "refused").await;
        assert!(refused > 0, "{persona}'s tries are in the trail");
    }
}

#[tokio::test]
async fn writing_where_only_reading_was_granted_is_refused_and_in_the_trail() {
    let portal = TestPortal::new().await;
    let mut officer = portal.signed_in("operatore-cpi").await;
    let id = case("famiglia-el-idrissi");
    let section = format!("/casi/{id}/sezioni/household_summary");
    let page = officer.get(&section).await.is(200);
    assert!(
        !page.body.contains("<textarea"),
        "no form where one may only read"
    );
    let text = [("text", "Una riga abusiva")];
    officer.send(&section, &text).await.is(403);
    let hidden = format!("/casi/{id}/sezioni/diary");
    officer.send(&hidden, &text).await.is(404);
    assert_eq!(
        in_trail(&portal, "case.write_refused", id, "refused").await,
        1
    );
    let written: i64 = sqlx::query_scalar(
        "select (select count(*) from cases.household_summary where text = $1) + (select count(*) from cases.diary where text = $1)",
    )
    .bind(text[0].1)
    .fetch_one(&mut portal.behind().await)
    .await
    .unwrap();
    assert_eq!(written, 0);
    let work = format!("/casi/{id}/sezioni/work");
    officer.get(&work).await.is(200);
    officer
        .submit(&work, &[("text", "Colloquio fissato per lunedì.")])
        .await
        .leads_to(&format!("{work}?fatto=scritto"));
    officer
        .get(&work)
        .await
        .is(200)
        .says("Colloquio fissato per lunedì.")
        .says("Davide Fanucchi");
}

#[tokio::test]
async fn a_line_is_kept_when_refused_written_once_and_corrected_by_its_author_alone() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in("assistente-sociale").await;
    let id = case("lavoro-adulto-segromigno");
    let section = format!("/casi/{id}/sezioni/work");
    worker.get(&section).await.is(200);
    let long = "parola ".repeat(600);
    let answer = worker.submit(&section, &[("text", &long)]).await.is(422);
    assert_eq!(answer.complaints(), ["text"]);
    assert!(
        answer.body.contains(long.trim_end()),
        "nothing typed is lost"
    );
    worker.submit(&section, &[("text", " ")]).await.is(422);

    worker.get(&section).await.is(200);
    let once = worker.value_of("once");
    for _ in 0..2 {
        worker
            .send(&section, &[("text", "Prima\n\nSeconda"), ("once", &once)])
            .await
            .leads_to(&format!("{section}?fatto=scritto"));
    }
    let written: Vec<String> =
        sqlx::query_scalar("select text from cases.work where case_id = $1 and id = $2")
            .bind(id)
            .bind(once.parse::<Uuid>().unwrap())
            .fetch_all(&mut portal.behind().await)
            .await
            .unwrap();
    assert_eq!(written, ["Prima\nSeconda"]);

    worker
        .get(&format!("{section}?riga={once}"))
        .await
        .is(200)
        .says("Correggi la tua riga");
    worker
        .submit(&section, &[("text", "Corretta")])
        .await
        .leads_to(&format!("{section}?fatto=corretto"));
    worker
        .get(&section)
        .await
        .says("Corretta")
        .does_not_say("Seconda");

    let mut officer = portal.signed_in("operatore-cpi").await;
    let page = officer.get(&section).await.is(200).says("Corretta");
    assert!(!page.body.contains("?riga="), "not the author's");
    officer
        .send(&section, &[("text", "Non è mia"), ("line", &once)])
        .await
        .is(404);
    worker
        .get(&section)
        .await
        .says("Corretta")
        .does_not_say("Non è mia");
}

#[tokio::test]
async fn every_look_is_in_the_trail_with_the_grant_that_opened_it() {
    let portal = TestPortal::new().await;
    let mut officer = portal.signed_in("operatore-cpi").await;
    let id = case("famiglia-el-idrissi");
    officer.get("/casi").await.is(200);
    officer.get(&format!("/casi/{id}")).await.is(200);
    officer
        .get(&format!("/casi/{id}/sezioni/work"))
        .await
        .is(200);
    let events: Vec<(String, Option<String>, String, String)> = sqlx::query_as(
        "select action, data_class, capacity, basis from audit.event where case_id = $1 order by id",
    )
    .bind(id)
    .fetch_all(&mut portal.behind().await)
    .await
    .unwrap();
    let said = |action: &str, class: Option<&str>| {
        (
            action.to_owned(),
            class.map(str::to_owned),
            "employment".to_owned(),
            "sharing".to_owned(),
        )
    };
    assert_eq!(
        events,
        [
            said("case.opened", None),
            said("case.section_opened", Some("work"))
        ]
    );
    let ids: serde_json::Value = sqlx::query_scalar(
        "select detail -> 'cases' from audit.event where action = 'case.listed'",
    )
    .fetch_one(&mut portal.behind().await)
    .await
    .unwrap();
    let ids: BTreeSet<Uuid> = serde_json::from_value(ids).unwrap();
    let shared = [
        "famiglia-el-idrissi",
        "lavoro-adulto-segromigno",
        "lucca-famiglia",
    ];
    assert_eq!(ids, shared.into_iter().map(case).collect());
}

#[tokio::test]
async fn whoever_looks_can_write_nothing_but_the_trail() {
    let portal = TestPortal::new().await;
    let worker = portal.signed_in("assistente-sociale").await;
    let token = Token::parse(worker.cookie("porta-sessione").unwrap()).unwrap();
    let id = case("famiglia-el-idrissi");
    for act in [
        "insert into cases.work (id, case_id, text) select gen_random_uuid(), c.id, 'x' from cases.social_case c limit 1",
        "update cases.work set text = 'x'",
        "delete from cases.work",
        "select cases.protect((select c.id from cases.social_case c limit 1))",
        "update cases.social_case set state = 'closed'",
        "delete from audit.event",
    ] {
        let mut look = portal
            .app
            .db
            .look(Token::hash(&token), Uuid::new_v4())
            .await
            .unwrap();
        let mine: i64 = sqlx::query_scalar("select count(*) from cases.work where case_id = $1")
            .bind(id)
            .fetch_one(look.conn())
            .await
            .unwrap();
        assert_eq!(mine, 1, "she sees it");
        audit::record(&mut look, "case.listed", None, &serde_json::json!({}))
            .await
            .unwrap();
        let refused = sqlx::query(act).execute(look.conn()).await.unwrap_err();
        let code = refused.as_database_error().unwrap().code().unwrap();
        assert_eq!(code, "42501", "{act}");
    }
}

async fn open(worker: &mut Browser, answers: &[(&str, &str)]) -> Answer {
    worker.get("/casi/nuovo").await.is(200);
    worker.submit("/casi/nuovo", answers).await
}

#[tokio::test]
async fn a_social_worker_opens_a_case_and_nobody_else_can() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in("assistente-sociale").await;
    let answer = open(&mut worker, &[("contact", "000 123")]).await.is(422);
    assert_eq!(answer.complaints(), ["area", "name"]);
    assert!(answer.body.contains("000 123"), "nothing typed is lost");

    let (name, area) = ("Teresa D’Angelo <b>", "elderly");
    let answer = open(&mut worker, &[("name", name), ("area", area)]).await;
    let opened = answer.is(303).location();
    let page = worker.get(&opened).await.is(200).says(name);
    assert!(page.body.contains("/accessi"), "she manages it");
    assert!(
        !page.body.contains("<title>Teresa"),
        "no name in the title of the window"
    );
    let mut coordinator = portal.signed_in("coordinatrice").await;
    assert!(listed(&coordinator.get("/casi").await).contains(name));
    let page = coordinator.get(&opened).await.is(200);
    assert_eq!(sections(&page), set(&["name"]));

    for persona in [
        "coordinatrice",
        "operatore-cpi",
        "accoglienza",
        "operatrice-asl",
    ] {
        let mut browser = portal.signed_in(persona).await;
        browser.get("/casi/nuovo").await.is(404);
        browser.get("/profilo").await;
        browser
            .send("/casi/nuovo", &[("name", "Abusivo"), ("area", area)])
            .await;
    }
    let lines: i64 = sqlx::query_scalar("select count(*) from cases.name where text = 'Abusivo'")
        .fetch_one(&mut portal.behind().await)
        .await
        .unwrap();
    assert_eq!(lines, 0);
}

#[tokio::test]
async fn a_case_that_is_handed_over_is_gone_from_its_manager_in_the_same_moment() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in("assistente-sociale").await;
    let mut coordinator = portal.signed_in("coordinatrice").await;
    let id = case("anziana-marlia");
    let (page, assign) = (format!("/casi/{id}"), format!("/casi/{id}/assegna"));
    worker.get(&page).await.is(200);
    worker.get(&assign).await.is(404);

    coordinator
        .get(&assign)
        .await
        .is(200)
        .says("Ora lo segue Giulia Bertolucci")
        .says("Irene Bandettini");
    let answer = coordinator.submit(&assign, &[("reason", "Carico")]).await;
    assert_eq!(answer.is(422).complaints(), ["to"]);
    let to = coordinator.offered("to").first().unwrap().clone();
    coordinator
        .submit(&assign, &[("to", &to), ("reason", "Ferie lunghe")])
        .await
        .leads_to(&format!("{page}?fatto=assegnato"));
    worker.get(&page).await.is(404);
    assert!(!listed(&worker.get("/casi").await).contains("Ines Lombardi"));
    let manager: Uuid = sqlx::query_scalar(
        "select p.account_id from access.case_grant g join access.principal p on p.id = g.principal_id
         where g.case_id = $1 and g.manages and g.revoked_at is null",
    )
    .bind(id)
    .fetch_one(&mut portal.behind().await)
    .await
    .unwrap();
    assert_eq!(manager.to_string(), to);
    assert_eq!(in_trail(&portal, "case.assigned", id, "done").await, 1);
    // a protected case is handed over by nobody
    let hidden = case("protetto");
    coordinator
        .get(&format!("/casi/{hidden}/assegna"))
        .await
        .is(404);
}

#[tokio::test]
async fn a_private_line_of_the_diary_is_read_by_its_author_alone() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in("assistente-sociale").await;
    let id = case("anziana-marlia");
    let diary = format!("/casi/{id}/sezioni/diary");
    worker.get(&diary).await.is(200);
    worker
        .submit(&diary, &[("text", "Solo un pensiero mio")])
        .await
        .is(303);
    worker
        .get(&diary)
        .await
        .says("Solo un pensiero mio")
        .says("solo per te");
    let mut behind = portal.behind().await;
    let private: bool =
        sqlx::query_scalar("select private from cases.diary where text = 'Solo un pensiero mio'")
            .fetch_one(&mut behind)
            .await
            .unwrap();
    assert!(private);
    // whoever is the manager next reads the diary, but not this
    let handed = "update access.case_grant g set revoked_at = clock_timestamp() where g.case_id = $1 and g.manages";
    sqlx::query(handed)
        .bind(id)
        .execute(&mut behind)
        .await
        .unwrap();
    sqlx::query(
        "insert into access.case_grant (case_id, principal_id, capacity, classes, writes, basis, reason)
         select g.case_id, access.principal_of('person', 'social_worker', m.body_id, m.account_id, null, null), g.capacity,
                g.classes, g.writes, 'assigned', 'test'
         from access.case_grant g, identity.membership m join identity.account a on a.id = m.account_id
         where g.case_id = $1 and g.manages and a.login = 'assistente-sociale-lucca'",
    )
    .bind(id)
    .execute(&mut behind)
    .await
    .unwrap();
    let mut other = portal.signed_in("assistente-sociale-lucca").await;
    other.get(&diary).await.is(404);
    let body = "update cases.social_case set body_id = (select id from directory.body where slug = 'comune-di-lucca') where id = $1";
    sqlx::query(body)
        .bind(id)
        .execute(&mut behind)
        .await
        .unwrap();
    sqlx::query(
        "update access.case_grant set own_body = true where case_id = $1 and basis = 'assigned'",
    )
    .bind(id)
    .execute(&mut behind)
    .await
    .unwrap();
    other
        .get(&diary)
        .await
        .is(200)
        .does_not_say("Solo un pensiero mio");
}

#[tokio::test]
async fn the_list_turns_its_pages_without_losing_or_repeating_a_case() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in("assistente-sociale-lucca").await;
    for n in 0..26 {
        let name = format!("Persona {n:02}");
        open(&mut worker, &[("name", &name), ("area", "families")])
            .await
            .is(303);
    }
    let first = worker
        .get("/casi?area=families")
        .await
        .is(200)
        .says("27 casi");
    let next = Html::parse_document(&first.body)
        .select(&Selector::parse("a[rel=next]").unwrap())
        .next()
        .and_then(|link| link.value().attr("href"))
        .unwrap()
        .to_owned();
    let second = worker.get(&next).await.is(200);
    let (one, two) = (listed(&first), listed(&second));
    assert_eq!((one.len(), two.len()), (25, 2));
    assert!(one.is_disjoint(&two));
    assert!(one.contains("Persona 25") && two.contains("Nadia Kovalenko"));
    for wrong in [
        "dopo=1",
        "dopo=9223372036854775807.x",
        "area=x'--",
        "stato=%00",
    ] {
        worker.get(&format!("/casi?{wrong}")).await.is(200);
    }
}
