//! Administering accounts: what an administrator reaches, what nobody reaches, and that it is the database that says so.

use platform::db::Actor;
use platform::keys::Token;
use uuid::Uuid;

use crate::support::{Answer, Browser, TestPortal};

/// The district's administrator, who has just shown a second factor.
pub async fn administrator(portal: &TestPortal) -> Browser {
    confirmed(portal, "amministratore").await
}

/// Signed in, and as if the second factor had just been shown.
pub async fn confirmed(portal: &TestPortal, persona: &str) -> Browser {
    let browser = portal.signed_in(persona).await;
    sqlx::query("update identity.session set stepped_up_until = clock_timestamp() + interval '10 minutes' where account_id = $1")
        .bind(person(persona))
        .execute(&mut portal.behind().await)
        .await
        .expect("confirmed");
    browser
}

pub fn person(persona: &str) -> Uuid {
    demo::Persona::by_code(persona).expect("known").account().0
}

pub async fn body(portal: &TestPortal, slug: &str) -> Uuid {
    sqlx::query_scalar("select id from directory.body where slug = $1")
        .bind(slug)
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("a body")
}

/// Fills in the invitation of Nora Bini, reception of Capannori, with these answers in place of hers.
pub async fn invite(portal: &TestPortal, luca: &mut Browser, answers: &[(&str, &str)]) -> Answer {
    let capannori = body(portal, "comune-di-capannori").await.to_string();
    let mut all = vec![
        ("given_name", "Nora"),
        ("surname", "Bini"),
        ("email", "nora.bini@example.org"),
        ("login", "nora.bini"),
        ("role", "reception"),
        ("body", &capannori),
    ];
    all.retain(|(name, _)| !answers.iter().any(|(other, _)| other == name));
    all.extend(answers);
    luca.get("/amministrazione/invita").await.is(200);
    luca.submit("/amministrazione/invita", &all).await
}

/// Makes the administrator one of a single body.
async fn of_one_body(portal: &TestPortal, slug: &str) -> Browser {
    sqlx::query("update identity.membership set body_id = $2 where account_id = $1")
        .bind(person("amministratore"))
        .bind(body(portal, slug).await)
        .execute(&mut portal.behind().await)
        .await
        .expect("moved");
    administrator(portal).await
}

async fn trail(portal: &TestPortal, subject: Uuid) -> Vec<String> {
    sqlx::query_scalar("select action from audit.event where subject = $1 order by id")
        .bind(subject)
        .fetch_all(&mut portal.behind().await)
        .await
        .expect("the trail answers")
}

const ACTS: [&str; 5] = [
    "invita-di-nuovo",
    "revoca-invito",
    "disattiva",
    "riattiva",
    "chiudi-accessi",
];

#[tokio::test]
async fn what_was_searched_for_stands_in_the_trail_as_a_hash_with_what_was_found() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    luca.get("/amministrazione").await.is(200);
    for words in ["Martinelli", "martinelli", "nessuno che ci sia"] {
        luca.submit("/amministrazione", &[("cerca", words)])
            .await
            .is(200);
    }
    let found: Vec<(String, serde_json::Value)> = sqlx::query_as(
        "select action, detail from audit.event where action in ('account.listed', 'account.searched') order by id",
    )
    .fetch_all(&mut portal.behind().await)
    .await
    .expect("the trail");
    let actions: Vec<&str> = found.iter().map(|(action, _)| action.as_str()).collect();
    assert_eq!(
        actions,
        [
            "account.listed",
            "account.searched",
            "account.searched",
            "account.searched"
        ]
    );
    let hits: Vec<i64> = found
        .iter()
        .filter_map(|(_, detail)| detail["hits"].as_i64())
        .collect();
    assert_eq!((hits[1], hits[2], hits[3]), (1, 1, 0));
    assert_eq!(found[1].1["search"], found[2].1["search"]);
    assert_ne!(found[1].1["search"], found[3].1["search"]);
    assert!(!found[1].1.to_string().to_lowercase().contains("martinelli"));
}

#[tokio::test]
async fn the_districts_administrator_finds_everybody_and_another_body_its_own() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    luca.get("/amministrazione")
        .await
        .is(200)
        .says("Marta Lenci")
        .says("Davide Fanucchi")
        .says("Serena Bacci")
        .says("Invitato")
        .says("Disattivato");
    luca.submit("/amministrazione", &[("cerca", "MARTI")])
        .await
        .is(200)
        .says("Paolo Martinelli")
        .does_not_say("Marta Lenci");
    luca.submit("/amministrazione", &[("cerca", "%")])
        .await
        .is(200)
        .says("Non c’è nessuno");
    luca.submit("/amministrazione", &[("cerca", "' or 1=1 --")])
        .await
        .is(200)
        .says("Non c’è nessuno");

    let mut luca = of_one_body(&portal, "comune-di-lucca").await;
    luca.get("/amministrazione")
        .await
        .is(200)
        .says("Paolo Martinelli")
        .does_not_say("Marta Lenci")
        .does_not_say("Davide Fanucchi");
}

#[tokio::test]
async fn whoever_administers_nothing_finds_no_door() {
    let portal = TestPortal::new().await;
    let marta = person("accoglienza");
    for persona in [
        "assistente-sociale",
        "coordinatrice",
        "responsabile-privacy",
        "dirigente",
        "operatore-cpi",
    ] {
        let mut someone = confirmed(&portal, persona).await;
        someone.get("/amministrazione").await.is(403);
        someone.get("/amministrazione/invita").await.is(403);
        someone.get("/profilo").await.is(200);
        let page = format!("/amministrazione/persone/{marta}");
        for path in ["", "/incarichi", "/password"] {
            someone.get(&format!("{page}{path}")).await.is(404);
        }
        someone.get("/profilo/accessi").await.is(200);
        for act in ACTS {
            someone.get("/profilo").await.is(200);
            let status = someone
                .send(&format!("{page}/{act}"), &[])
                .await
                .status
                .as_u16();
            assert_eq!(status, 404, "{persona} {act}");
        }
    }
    assert_eq!(trail(&portal, marta).await, Vec::<String>::new());
}

#[tokio::test]
async fn an_account_of_another_body_is_as_absent_as_one_that_does_not_exist() {
    let portal = TestPortal::new().await;
    let mut luca = of_one_body(&portal, "comune-di-lucca").await;
    let foreign = person("accoglienza");
    for path in ["", "/incarichi", "/password"] {
        let page = |id: Uuid| format!("/amministrazione/persone/{id}{path}");
        let theirs = luca.get(&page(foreign)).await.is(404).text();
        let nobodys = luca.get(&page(Uuid::new_v4())).await.is(404).text();
        assert_eq!(theirs, nobodys);
    }
    luca.get("/amministrazione").await.is(200);
    for act in ACTS {
        luca.get("/amministrazione").await.is(200);
        luca.send(&format!("/amministrazione/persone/{foreign}/{act}"), &[])
            .await
            .is(404);
    }
    let capannori = body(&portal, "comune-di-capannori").await.to_string();
    let answer = invite(&portal, &mut luca, &[("body", &capannori)])
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["body"]);
    let district = body(&portal, "zona-distretto-piana-di-lucca")
        .await
        .to_string();
    let answer = invite(
        &portal,
        &mut luca,
        &[("body", &district), ("role", "administrator")],
    )
    .await
    .is(422);
    assert_eq!(answer.complaints(), ["body"]);
}

#[tokio::test]
async fn whoever_works_for_another_body_too_can_not_be_taken_over_by_one_of_them() {
    let portal = TestPortal::new().await;
    let paolo = person("assistente-sociale-lucca");
    sqlx::query("insert into identity.membership (id, account_id, body_id, role, valid_from) values (gen_random_uuid(), $1, $2, 'coordinator', '2026-01-01')")
        .bind(paolo)
        .bind(body(&portal, "comune-di-capannori").await)
        .execute(&mut portal.behind().await)
        .await
        .expect("a second role");
    let mut luca = of_one_body(&portal, "comune-di-lucca").await;
    let page = format!("/amministrazione/persone/{paolo}");
    luca.get(&page)
        .await
        .is(200)
        .says("che non gestisci")
        .does_not_say("/disattiva");
    for act in ACTS {
        luca.get("/amministrazione").await.is(200);
        luca.send(&format!("{page}/{act}"), &[]).await.is(404);
    }
    luca.get(&format!("{page}/password")).await.is(403);
}

#[tokio::test]
async fn nobody_gives_or_takes_roles_or_access_of_their_own() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    let me = person("amministratore");
    let page = format!("/amministrazione/persone/{me}");
    luca.get(&page).await.is(200).says("solo un’altra persona");
    luca.get(&format!("{page}/incarichi")).await.is(403);
    luca.get(&format!("{page}/incarichi/{me}")).await.is(403);
    luca.get(&format!("{page}/password")).await.is(403);
    luca.get(&page).await.is(200);
    for act in ACTS {
        luca.get("/amministrazione").await.is(200);
        luca.send(&format!("{page}/{act}"), &[]).await.is(404);
    }
    let district = body(&portal, "zona-distretto-piana-di-lucca")
        .await
        .to_string();
    luca.get(&page).await.is(200);
    let answer = luca
        .send(
            &format!("{page}/incarichi"),
            &[
                ("role", "manager"),
                ("body", &district),
                ("from", "2026-12-01"),
            ],
        )
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["role"]);
    luca.send(
        &format!("{page}/incarichi/{me}"),
        &[("last_day", "2030-01-01")],
    )
    .await
    .is(403);
    let roles: i64 = sqlx::query_scalar(
        "select count(*) from identity.membership where account_id = $1 and valid_to is null",
    )
    .bind(me)
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("counted");
    assert_eq!(roles, 1);
}

#[tokio::test]
async fn the_database_refuses_by_itself_whatever_a_page_might_allow() {
    let portal = TestPortal::new().await;
    let browser = administrator(&portal).await;
    let token = Token::parse(browser.cookie("porta-sessione").unwrap()).unwrap();
    let (me, marta) = (person("amministratore"), person("accoglienza"));
    let capannori = body(&portal, "comune-di-capannori").await;
    let add = "select identity.add_membership(gen_random_uuid(), $1, $2, $3, null, null, current_date, null)";
    let ask = async |statement: &'static str, account: Uuid, role: &'static str| {
        let mut tx = portal
            .app
            .db
            .write(Actor::Staff(token.hash()))
            .await
            .expect("begun");
        let query = sqlx::query_scalar::<_, String>(statement).bind(account);
        let query = if statement == add {
            query.bind(role).bind(capannori)
        } else {
            query
        };
        query.fetch_one(tx.conn()).await
    };
    assert_eq!(ask(add, me, "social_worker").await.unwrap(), "own_account");
    assert_eq!(ask(add, me, "manager").await.unwrap(), "own_account");
    assert_eq!(
        ask(add, marta, "administrator").await.unwrap(),
        "duties_apart"
    );
    assert_eq!(
        ask(add, marta, "health_professional").await.unwrap(),
        "role_does_not_fit"
    );
    assert_eq!(
        ask("select identity.disable_account($1)", me, "")
            .await
            .unwrap(),
        "absent"
    );
    for closed in [
        "select password_hash from identity.account where id = $1",
        "select name from identity.account where id = $1",
        "select id::text from identity.membership where account_id = $1",
        "select id::text from identity.invitation where account_id = $1",
        "update identity.membership set role = 'manager' where account_id = $1 returning role",
        "insert into identity.membership (id, account_id, body_id, role, valid_from) select gen_random_uuid(), $1, id, 'manager', current_date from directory.body returning role",
        "select identity.invite_by_deployment($1, '', '', '', $1, '', '', $1, '')",
        "select identity.renew_invitation($1, $1, '', $1)::text",
        "select identity.end_sessions_of($1)::text",
    ] {
        let error = ask(closed, marta, "").await.expect_err(closed).to_string();
        assert!(error.contains("permission denied"), "{closed}: {error}");
    }
    // without a second factor shown a moment ago nothing is done
    sqlx::query("update identity.session set stepped_up_until = clock_timestamp()")
        .execute(&mut portal.behind().await)
        .await
        .expect("time passes");
    assert_eq!(
        ask(add, marta, "social_worker").await.unwrap(),
        "second_factor"
    );
    assert_eq!(
        ask("select identity.disable_account($1)", marta, "")
            .await
            .unwrap(),
        "second_factor"
    );
}

#[tokio::test]
async fn acts_ask_for_the_second_factor_first() {
    let portal = TestPortal::new().await;
    let mut luca = portal.signed_in("amministratore").await;
    let marta = person("accoglienza");
    let page = format!("/amministrazione/persone/{marta}");
    for form in [
        "/amministrazione/invita".to_owned(),
        format!("{page}/incarichi"),
        format!("{page}/password"),
    ] {
        luca.get(&form)
            .await
            .leads_to(&format!("/entra/conferma?poi={form}"));
    }
    luca.get(&page).await.is(200);
    for act in ACTS {
        luca.send(&format!("{page}/{act}"), &[])
            .await
            .leads_to(&format!("/entra/conferma?poi={page}"));
    }
    // a form that was open too long loses nothing
    let mut luca = administrator(&portal).await;
    luca.get("/amministrazione/invita").await.is(200);
    sqlx::query("update identity.session set stepped_up_until = clock_timestamp()")
        .execute(&mut portal.behind().await)
        .await
        .expect("time passes");
    let capannori = body(&portal, "comune-di-capannori").await.to_string();
    let fields = [
        ("given_name", "Nora"),
        ("surname", "Bini"),
        ("email", "nora@example.org"),
        ("login", "nora.bini"),
        ("role", "reception"),
        ("body", capannori.as_str()),
    ];
    luca.submit("/amministrazione/invita", &fields)
        .await
        .is(403)
        .says("Il secondo passo è di troppo tempo fa");
    assert_eq!(luca.value_of("surname"), "Bini");
}

/// The fields, the one that is wrong, and what is said beside it.
type Refused<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);

#[tokio::test]
async fn refusals_are_said_in_words_beside_the_field() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    let id = async |slug: &'static str| body(&portal, slug).await.to_string();
    let (caritas, arti) = (id("caritas-lucca").await, id("arti").await);
    let office: String = sqlx::query_scalar(
        "select o.id::text from directory.office o join directory.body b on b.id = o.body_id where b.slug <> 'comune-di-capannori' limit 1",
    )
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("an office");
    let cases: [Refused<'_>; 12] = [
        (
            &[("from", "2027-02-01"), ("to", "2027-01-31")],
            "to",
            "prima del primo",
        ),
        (
            &[("from", "2026-01-01"), ("to", "2026-01-31")],
            "to",
            "già passato",
        ),
        (&[("from", "2126-01-01")], "from", "troppo lontano"),
        (&[("from", "2027-02-30")], "from", "non esiste"),
        (
            &[("role", "social_worker"), ("body", &caritas)],
            "role",
            "non esiste in questo tipo di ente",
        ),
        (
            &[("role", "reception"), ("body", &caritas)],
            "role",
            "non esiste in questo tipo di ente",
        ),
        (
            &[("role", "health_professional"), ("body", &arti)],
            "role",
            "non esiste in questo tipo di ente",
        ),
        (&[("role", "re")], "role", "Scegli un ruolo"),
        (&[("office", &office)], "office", "di un altro ente"),
        (&[("area", "families")], "area", "non ha un’area"),
        (&[("login", "accoglienza")], "login", "c’è già"),
        (&[("email", "Accoglienza@example.org")], "email", "C’è già"),
    ];
    for (answers, field, words) in cases {
        let answer = invite(&portal, &mut luca, answers)
            .await
            .is(422)
            .says(words);
        assert_eq!(answer.complaints(), [field], "{answers:?}");
        assert_eq!(
            luca.value_of("given_name"),
            "Nora",
            "what was typed is lost"
        );
    }
    let marta = person("accoglienza");
    let form = format!("/amministrazione/persone/{marta}/incarichi");
    let capannori = id("comune-di-capannori").await;
    luca.get(&form).await.is(200);
    luca.submit(&form, &[("role", "administrator"), ("body", &capannori)])
        .await
        .is(422)
        .says("non lavora sui casi negli stessi giorni");
    luca.submit(&form, &[("role", "reception"), ("body", &capannori)])
        .await
        .is(422)
        .says("Ha già questo ruolo");
    let nothing: i64 =
        sqlx::query_scalar("select count(*) from identity.account where login = 'nora.bini'")
            .fetch_one(&mut portal.behind().await)
            .await
            .expect("counted");
    assert_eq!(nothing, 0);
}

#[tokio::test]
async fn a_role_that_ends_takes_its_pages_with_it_at_the_next_click() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    let mut marta = portal.signed_in("accoglienza").await;
    marta.get("/banco/assenze").await.is(200);
    let id = person("accoglienza");
    let page = format!("/amministrazione/persone/{id}");
    // the demo's memberships have the id of their account
    let form = format!("{page}/incarichi/{id}");
    luca.get(&form).await.is(200);
    luca.submit(&form, &[("last_day", "2026-02-01")])
        .await
        .is(422)
        .says("Al più presto ieri");
    luca.submit(&form, &[("last_day", "")]).await.is(422);
    let yesterday: String = sqlx::query_scalar(
        "select ((clock_timestamp() at time zone 'Europe/Rome')::date - 1)::text",
    )
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("asked");
    luca.submit(&form, &[("last_day", &yesterday)])
        .await
        .leads_to(&format!("{page}?fatto=incarico-chiuso"));
    // a page that is open, and a form that was filled in
    marta.send("/banco/assenze", &[("desk", "x")]).await.is(403);
    marta.get("/banco/assenze").await.is(403);
    marta.get("/lavoro").await.is(200);
    luca.get(&page)
        .await
        .is(200)
        .says("Senza ruolo")
        .says("finito");
    luca.get(&format!("{page}/incarichi")).await.is(200);
    let capannori = body(&portal, "comune-di-capannori").await.to_string();
    luca.submit(
        &format!("{page}/incarichi"),
        &[
            ("role", "coordinator"),
            ("body", &capannori),
            ("area", "families"),
        ],
    )
    .await
    .leads_to(&format!("{page}?fatto=incarico"));
    marta.get("/banco/assenze").await.is(200);
    assert_eq!(
        trail(&portal, id).await,
        ["session.opened", "account.role_ended", "account.role_given"]
    );
}

#[tokio::test]
async fn disabling_ends_every_session_at_once_and_can_be_taken_back() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    let mut marta = portal.signed_in("accoglienza").await;
    let id = person("accoglienza");
    let page = format!("/amministrazione/persone/{id}");
    luca.get(&page).await.is(200);
    luca.send(&format!("{page}/disattiva"), &[])
        .await
        .leads_to(&format!("{page}?fatto=disattivato"));
    marta.get("/banco").await.is(303);
    luca.send(&format!("{page}/disattiva"), &[])
        .await
        .leads_to(&format!("{page}?fatto=niente"));
    portal
        .tries_password("accoglienza", "porta aperta a tutti")
        .await
        .is(422);
    luca.get(&page).await.is(200).says("Disattivato");
    luca.send(&format!("{page}/riattiva"), &[])
        .await
        .leads_to(&format!("{page}?fatto=riattivato"));
    marta.get("/banco").await.is(303);
    let mut marta = portal.signed_in("accoglienza").await;
    marta.get("/banco").await.is(200);
    luca.get(&page).await.is(200);
    luca.send(&format!("{page}/chiudi-accessi"), &[])
        .await
        .is(303);
    marta.get("/banco").await.is(303);
    let said = trail(&portal, id).await;
    for event in ["account.disabled", "account.enabled", "account.signed_out"] {
        assert!(
            said.iter().any(|known| known == event),
            "{event} in {said:?}"
        );
    }
}
