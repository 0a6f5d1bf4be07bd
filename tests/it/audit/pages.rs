//! The trail is for the privacy officer alone; what the person may be told is for whoever keeps the case. Reading
//! either is in the trail too.

use access::Role;
use uuid::Uuid;

use crate::support::TestPortal;

async fn signed_in(portal: &TestPortal, persona: &str) -> crate::support::Browser {
    let token = platform::keys::Token::random();
    by_force(portal, &format!("insert into identity.session (token_hash, account_id, idle_until, absolute_until, second_factor)
        values ('\\x{}', '{}', now() + interval '1 hour', now() + interval '1 hour', 'demo');
        insert into audit.event (actor, action) values ('{}', 'session.opened')", token.hash().hex(), demo_account(persona), demo_account(persona))).await;
    let mut browser = portal.browser();
    browser.set_cookie("porta-sessione", token.as_str());
    browser
}

/// Every role that is not the privacy officer's.
const OTHERS: [&str; 8] = [
    "accoglienza",
    "assistente-sociale",
    "coordinatrice",
    "operatore-cpi",
    "operatrice-caritas",
    "operatrice-asl",
    "amministratore",
    "dirigente",
];

async fn number(portal: &TestPortal, query: &str) -> i64 {
    sqlx::query_scalar(sqlx::AssertSqlSafe(query.to_owned()))
        .fetch_one(&mut portal.behind().await)
        .await
        .unwrap()
}

async fn by_force(portal: &TestPortal, statements: &str) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(statements.to_owned()))
        .execute(&mut portal.behind().await)
        .await
        .unwrap();
}

#[tokio::test]
async fn for_everybody_but_the_privacy_officer_the_trail_is_not_there() {
    let portal = TestPortal::new().await;
    assert_eq!(OTHERS.len() + 1, Role::ALL.len());
    for persona in OTHERS {
        let mut browser = signed_in(&portal, persona).await;
        let absent = browser.get("/registro-che-non-esiste").await.is(404).text();
        for path in [
            "/registro",
            "/registro/esporta",
            "/registro?caso=x",
            &format!("/registro/chi-ha-visto/{}", Uuid::nil()),
        ] {
            let answer = browser.get(path).await.is(404);
            assert_eq!(answer.text(), absent, "{persona} {path}");
        }
    }
    portal.browser().get("/registro").await.is(303);
    assert_eq!(
        number(
            &portal,
            "select count(*) from audit.event where action like 'trail.%'"
        )
        .await,
        0
    );
}

#[tokio::test]
async fn the_privacy_officer_reads_finds_and_takes_out_and_all_of_it_is_written_down() {
    let portal = TestPortal::new().await;
    signed_in(&portal, "accoglienza")
        .await
        .get("/banco")
        .await
        .is(200);
    let mut officer = signed_in(&portal, "responsabile-privacy").await;
    officer
        .get("/registro")
        .await
        .is(200)
        .says("Ha visto gli appuntamenti di un giorno")
        .says("Ha fatto l’accesso");
    officer
        .get("/registro")
        .await
        .is(200)
        .says("Ha letto il registro");
    officer
        .get("/en/registro")
        .await
        .is(200)
        .says("Saw the appointments of a day");

    let found = officer
        .get("/registro?tipo=session&esito=done")
        .await
        .is(200);
    let found = found.says("Ha fatto l’accesso");
    assert!(
        !found.text().contains("Ha letto il registro "),
        "{}",
        found.text()
    );
    officer
        .get("/registro?dal=2020-01-01&al=2020-12-31")
        .await
        .is(200)
        .says("Nessuna riga");

    let taken = officer.get("/registro/esporta?tipo=session").await.is(200);
    assert!(
        taken.body.starts_with("\"Quando\",\"Chi\""),
        "{}",
        taken.body
    );
    assert!(taken.body.contains("\"session.opened\"") && !taken.body.contains("trail.viewed"));
    assert_eq!(
        number(
            &portal,
            "select count(*) from audit.event where action = 'trail.viewed'"
        )
        .await,
        5
    );
    let noted = "select count(*) from audit.event where action = 'trail.exported' and detail ->> 'kind' = 'session'
                 and (detail ->> 'rows')::int >= 2";
    assert_eq!(number(&portal, noted).await, 1);
}

#[tokio::test]
async fn the_list_goes_on_where_it_ended_and_no_line_is_lost_or_repeated() {
    let portal = TestPortal::new().await;
    by_force(&portal, "insert into audit.event (action, at) select 'session.refused', clock_timestamp() - (n / 7) * interval '1 second'
        from generate_series(1, 95) n").await;
    let mut officer = signed_in(&portal, "responsabile-privacy").await;
    let mut path = "/registro?tipo=session&esito=done".to_owned();
    let (mut lines, mut pages) = (0, 0);
    let all = number(
        &portal,
        "select count(*) from audit.event where action like 'session.%'",
    )
    .await;
    loop {
        let page = officer.get(&path).await.is(200);
        lines += i64::try_from(page.body.matches("<tr>").count()).unwrap() - 1;
        pages += 1;
        let Some(next) = page.body.split("rel=\"next\" href=\"").nth(1) else {
            break;
        };
        path = next
            .split('"')
            .next()
            .unwrap()
            .replace("&#38;", "&")
            .replace("&amp;", "&");
    }
    assert_eq!((lines, pages), (all, (all + 24) / 25));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_beside_its_field() {
    let portal = TestPortal::new().await;
    let mut officer = signed_in(&portal, "responsabile-privacy").await;
    for (query, field) in [
        ("dal=ieri", "dal"),
        ("al=0000-00-00", "al"),
        ("dal=99999-01-01", "dal"),
        ("dal=2026-02-02&al=2026-02-01", "al"),
        ("persona=Anna", "persona"),
        ("ente=%27%20or%201%3D1", "ente"),
        ("tipo=everything", "tipo"),
        ("esito=maybe", "esito"),
        ("caso=%27%3B%20drop%20table%20audit.event", "caso"),
        ("caso=0123456789ABC", "caso"),
    ] {
        let answer = officer.get(&format!("/registro?{query}")).await.is(422);
        assert_eq!(answer.complaints(), [field], "{query}");
        officer
            .get(&format!("/registro/esporta?{query}"))
            .await
            .is(400);
    }
    officer.get("/registro?prima=nonsense").await.is(200);
}

#[tokio::test]
async fn a_case_is_found_by_its_reference_however_it_is_written() {
    let portal = TestPortal::new().await;
    let reference = vocabulary::reference::Reference::from_bits(7);
    by_force(&portal, &format!("
        insert into cases.social_case (id, reference, body_id, area)
            select gen_random_uuid(), '{}', id, 'families' from directory.body limit 1;
        insert into audit.event (action, case_id) select 'case.created', id from cases.social_case where reference = '{0}'",
        reference.canonical())).await;
    let mut officer = signed_in(&portal, "responsabile-privacy").await;
    for written in [reference.to_string(), reference.canonical().to_lowercase()] {
        let page = officer
            .get(&format!("/registro?caso={written}"))
            .await
            .is(200);
        page.says("Ha creato un caso").says(&reference.to_string());
    }
    let noted =
        "select count(*) from audit.event where action = 'trail.viewed' and case_id is not null";
    assert_eq!(number(&portal, noted).await, 2);
}

#[tokio::test]
async fn who_is_refused_stands_in_the_trail_as_refused() {
    let portal = TestPortal::new().await;
    let mut stranger = portal.browser();
    stranger.get("/entra").await.is(200);
    stranger
        .send(
            "/entra",
            &[("login", "accoglienza"), ("password", "not the password")],
        )
        .await
        .is(422);
    let case = Uuid::new_v4();
    let mut keeper = signed_in(&portal, "assistente-sociale").await;
    keeper.get(&format!("/casi/{case}")).await.is(404);
    let mut officer = signed_in(&portal, "responsabile-privacy").await;
    let page = officer.get("/registro?esito=refused").await.is(200);
    page.says("Un tentativo di entrare è stato rifiutato")
        .says("Ha provato ad aprire un caso (rifiutato)")
        .does_not_say("Ha letto il registro");
    let noted = format!(
        "select count(*) from audit.event where case_id = '{case}' and outcome = 'refused'"
    );
    assert_eq!(number(&portal, &noted).await, 1);
}

/// A case that `assistente-sociale` keeps, with what others did on it.
struct Kept {
    portal: TestPortal,
    case: Uuid,
}

impl Kept {
    async fn new() -> Self {
        let (portal, case) = (TestPortal::new().await, Uuid::new_v4());
        let keeper = demo_account("assistente-sociale");
        by_force(&portal, &format!("
            insert into access.agreement (body_id, valid, reference)
                select m.body_id, daterange(current_date - 1, null), 'for a test' from identity.membership m
                where m.account_id = '{keeper}' and not exists (select from access.agreement a where a.body_id = m.body_id);
            insert into cases.social_case (id, reference, body_id, area)
                select '{case}', '0123456789ABC', m.body_id, 'families' from identity.membership m where m.account_id = '{keeper}';
            insert into access.case_grant (case_id, principal_id, capacity, classes, writes, manages, basis, reason)
                select '{case}', access.principal_of('person', 'social_worker', m.body_id, '{keeper}', null, null), 'case_manager',
                       access.mask('name', 'work'), 0, true, 'opened', 'for a test'
                from identity.membership m where m.account_id = '{keeper}'")).await;
        Self { portal, case }
    }

    async fn looked(&self, persona: &str, class: &str, basis: &str, outcome: &str) {
        by_force(&self.portal, &format!("
            insert into audit.event (actor, action, case_id, data_class, basis, body_id, capacity, outcome)
                select m.account_id, 'case.access_viewed', '{}', nullif('{class}', ''), '{basis}', m.body_id, 'employment', '{outcome}'
                from identity.membership m where m.account_id = '{}'", self.case, demo_account(persona))).await;
    }

    fn path(&self) -> String {
        format!("/registro/chi-ha-visto/{}", self.case)
    }

    /// The lines of the list, as the person is shown them.
    async fn lines(&self) -> usize {
        let mut keeper = signed_in(&self.portal, "assistente-sociale").await;
        let page = keeper.get(&self.path()).await.is(200);
        page.body.matches("<time ").count() - page.body.matches("Ha visto l’elenco").count()
    }
}

fn demo_account(persona: &str) -> Uuid {
    demo::Persona::by_code(persona)
        .expect("a persona")
        .account()
        .0
}

#[tokio::test]
async fn the_person_is_shown_body_role_and_reason_and_nobody_s_name() {
    let kept = Kept::new().await;
    kept.looked("operatore-cpi", "work", "sharing", "done")
        .await;
    for persona in ["assistente-sociale", "responsabile-privacy"] {
        let mut browser = signed_in(&kept.portal, persona).await;
        let page = browser.get(&kept.path()).await.is(200);
        let page = page
            .says("centro per l’impiego")
            .says("Lavoro")
            .says("la persona ha detto sì alla condivisione");
        let name = demo::Persona::by_code("operatore-cpi").unwrap().name;
        let page = page.does_not_say(name);
        drop(page);
        browser
            .get(&format!("{}/stampa", kept.path()))
            .await
            .is(200)
            .says("Lavoro")
            .says("Garante");
    }
    for persona in [
        "accoglienza",
        "operatore-cpi",
        "coordinatrice",
        "amministratore",
        "assistente-sociale-lucca",
    ] {
        signed_in(&kept.portal, persona)
            .await
            .get(&kept.path())
            .await
            .is(404);
    }
    let noted = "select count(*) from audit.event where action in ('case.looks_viewed', 'case.looks_printed') and case_id is not null";
    assert_eq!(number(&kept.portal, noted).await, 4);
}

#[tokio::test]
async fn what_may_not_be_told_is_left_out_and_not_counted() {
    let kept = Kept::new().await;
    let case = kept.case;
    signed_in(&kept.portal, "assistente-sociale")
        .await
        .get(&kept.path())
        .await
        .is(200)
        .says("Non c’è niente da mostrare");
    for (class, basis, outcome) in [
        ("protection", "assigned", "done"),
        ("minors", "team", "done"),
        ("work", "sharing", "refused"),
    ] {
        kept.looked("operatore-cpi", class, basis, outcome).await;
    }
    assert_eq!(
        kept.lines().await,
        0,
        "protection, minors and refusals are not told"
    );
    kept.looked("operatore-cpi", "work", "sharing", "done")
        .await;
    kept.looked("operatore-cpi", "economic", "sharing", "done")
        .await;
    assert_eq!(kept.lines().await, 2);

    let withhold = |until: &str| {
        format!("insert into audit.withholding (case_id, data_class, reason, decided_by, withheld_until)
        values ('{case}', 'economic', 'inquiry', '{}', current_date + {until})", demo_account("responsabile-privacy"))
    };
    by_force(&kept.portal, &withhold("-1")).await;
    assert_eq!(kept.lines().await, 2, "told once the day has come");
    by_force(&kept.portal, &withhold("30")).await;
    assert_eq!(kept.lines().await, 1, "withheld until its day");

    by_force(
        &kept.portal,
        &format!("update cases.social_case set protected = true where id = '{case}'"),
    )
    .await;
    let mut keeper = signed_in(&kept.portal, "assistente-sociale").await;
    keeper
        .get(&kept.path())
        .await
        .is(200)
        .says("Non c’è niente da mostrare");
}

#[tokio::test]
async fn a_broken_glass_is_told_once_it_was_reviewed() {
    let kept = Kept::new().await;
    let (case, breaker) = (kept.case, demo_account("coordinatrice"));
    by_force(&kept.portal, &format!("
        insert into access.break_glass (id, case_id, body_id, account_id, grant_id, code, reason)
            select gen_random_uuid(), c.id, c.body_id, '{breaker}', g.id, 'danger_to_life', 'a reason for a test'
            from cases.social_case c join access.case_grant g on g.case_id = c.id where c.id = '{case}'")).await;
    kept.looked("coordinatrice", "health", "break_glass", "done")
        .await;
    assert_eq!(kept.lines().await, 0);
    by_force(&kept.portal, &format!("update access.break_glass set reviewed_at = clock_timestamp(), reviewed_by = '{}', outcome = 'justified'",
        demo_account("responsabile-privacy"))).await;
    assert_eq!(kept.lines().await, 1);
}
