//! What is due: reckoned from an event, written by hand, done or dropped, and nobody else's business.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{case, in_trail};
use crate::support::{Browser, TestPortal};

/// What is sent.
type Fields = &'static [(&'static str, &'static str)];

const WORKER: &str = "assistente-sociale";

fn list_of(id: Uuid) -> String {
    format!("/casi/{id}/scadenze")
}

/// Sets one from an event, on the page that is open.
async fn from_event(worker: &mut Browser, list: &str, rule: &str, since: &str) {
    let once = Uuid::new_v4().to_string();
    let form = [
        ("way", "rule"),
        ("rule", rule),
        ("since", since),
        ("once", &once),
    ];
    worker
        .send(list, &form)
        .await
        .leads_to(&format!("{list}?fatto=segnata"));
}

/// The only row of this kind.
async fn row(portal: &TestPortal, what: &str, kind: &str) -> String {
    let query = format!("select coalesce(({what})::text, '-') from cases.deadline where kind = $1");
    sqlx::query_scalar(AssertSqlSafe(query))
        .bind(kind)
        .fetch_one(&mut portal.behind().await)
        .await
        .unwrap()
}

async fn rows(portal: &TestPortal) -> i64 {
    sqlx::query_scalar("select count(*) from cases.deadline")
        .fetch_one(&mut portal.behind().await)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_date_is_reckoned_from_its_event_with_the_law_beside_it() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in(WORKER).await;
    let id = case("anziana-marlia");
    let list = list_of(id);
    worker
        .get(&list)
        .await
        .is(200)
        .says("Nessuna scadenza aperta")
        .says("D.lgs. 147/2017, art. 6");
    from_event(&mut worker, &list, "contact", "2026-01-05").await;
    from_event(&mut worker, &list, "plan_after_analysis", "2026-07-06").await;
    worker
        .get(&list)
        .await
        .is(200)
        .says("martedì 7 aprile 2026")
        .says("In ritardo di")
        .says("Conta dall’ultimo contatto, 5 gennaio 2026")
        .says("Termine da verificare")
        .says("lunedì 3 agosto 2026");
    assert_eq!(row(&portal, "due_on", "contact").await, "2026-04-07");
    assert_eq!(
        row(&portal, "source", "contact").await,
        "D.L. 48/2023, art. 4"
    );
    // the page of the case names the next one
    worker
        .get(&format!("/casi/{id}"))
        .await
        .says("La prima: 7 aprile 2026")
        .says("2 scadenze aperte");
    assert_eq!(in_trail(&portal, "case.deadline_set", id, "done").await, 2);
    assert_eq!(
        in_trail(&portal, "case.deadlines_opened", id, "done").await,
        2
    );
}

#[tokio::test]
async fn the_feast_of_the_place_takes_a_working_day_where_the_case_is_held() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    sqlx::raw_sql(
        "insert into directory.patronal_day (municipality_istat, month, day, name, source)
         select istat, 7, 7, 'Festa di prova', 'test' from directory.body where slug = 'comune-di-capannori'",
    )
    .execute(&mut behind)
    .await
    .unwrap();
    let mut worker = portal.signed_in(WORKER).await;
    let list = list_of(case("anziana-marlia"));
    worker.get(&list).await.is(200);
    from_event(&mut worker, &list, "plan_after_analysis", "2026-07-06").await;
    assert_eq!(
        row(&portal, "due_on", "plan_after_analysis").await,
        "2026-08-04"
    );
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in(WORKER).await;
    let list = list_of(case("anziana-marlia"));
    worker.get(&list).await.is(200);
    let tries: [(Fields, &[&str]); 8] = [
        (&[("way", "rule")], &["rule", "since"]),
        (
            &[
                ("way", "rule"),
                ("rule", "contact"),
                ("since", "31/12/2026"),
            ],
            &["since"],
        ),
        (
            &[
                ("way", "rule"),
                ("rule", "contact"),
                ("since", "2099-01-01"),
            ],
            &["since"],
        ),
        (
            &[
                ("way", "rule"),
                ("rule", "by_hand"),
                ("since", "2026-01-01"),
            ],
            &["rule"],
        ),
        (
            &[("way", "hand"), ("what", " "), ("due", "")],
            &["what", "due"],
        ),
        (
            &[("way", "hand"), ("what", "Chiamare"), ("due", "2020-01-01")],
            &["due"],
        ),
        (
            &[("way", "hand"), ("what", "Chiamare"), ("due", "2099-01-01")],
            &["due"],
        ),
        (
            &[
                ("way", "hand"),
                ("what", "Chia\u{202E}mare"),
                ("due", "2099-01-01"),
            ],
            &["what", "due"],
        ),
    ];
    for (fields, wrong) in tries {
        let answer = worker.send(&list, fields).await.is(422);
        assert_eq!(answer.complaints(), wrong, "{fields:?}");
    }
    let long = "parola ".repeat(40);
    let fields = [("way", "hand"), ("what", &*long), ("due", "2026-02-31")];
    let answer = worker.send(&list, &fields).await.is(422);
    assert_eq!(answer.complaints(), ["what", "due"]);
    assert!(answer.body.contains(&long), "nothing typed is lost");
    assert_eq!(rows(&portal).await, 0);
}

#[tokio::test]
async fn a_form_that_comes_twice_counts_once_and_so_does_the_same_term_from_the_same_event() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in(WORKER).await;
    let list = list_of(case("anziana-marlia"));
    worker.get(&list).await.is(200);
    let (one, other) = (Uuid::new_v4().to_string(), Uuid::new_v4().to_string());
    let due = "2027-03-03";
    let hand = [
        ("way", "hand"),
        ("what", "Chiamare la scuola"),
        ("due", due),
        ("once", &*one),
    ];
    worker
        .send(&list, &hand)
        .await
        .leads_to(&format!("{list}?fatto=segnata"));
    worker
        .send(&list, &hand)
        .await
        .leads_to(&format!("{list}?fatto=gia-segnata"));
    let rule = [
        ("way", "rule"),
        ("rule", "contact"),
        ("since", "2026-01-05"),
    ];
    worker
        .send(&list, &rule)
        .await
        .leads_to(&format!("{list}?fatto=segnata"));
    let again = [rule[0], rule[1], rule[2], ("once", &*other)];
    worker
        .send(&list, &again)
        .await
        .leads_to(&format!("{list}?fatto=gia-segnata"));
    assert_eq!(rows(&portal).await, 2);
    worker
        .get(&format!("{list}?fatto=gia-segnata"))
        .await
        .says("non è stata segnata due volte")
        .says("Chiamare la scuola")
        .says("Giulia Bertolucci");
}

#[tokio::test]
async fn it_is_closed_once_done_on_a_day_or_dropped_with_a_reason() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in(WORKER).await;
    let id = case("anziana-marlia");
    let list = list_of(id);
    worker.get(&list).await.is(200);
    from_event(&mut worker, &list, "contact", "2026-01-05").await;
    from_event(&mut worker, &list, "convocation", "2026-01-07").await;
    let contact = format!("{list}/{}", row(&portal, "id", "contact").await);
    let convocation = format!("{list}/{}", row(&portal, "id", "convocation").await);

    worker
        .get(&contact)
        .await
        .is(200)
        .says("martedì 7 aprile 2026");
    for (done, complaint) in [
        ("", "Scrivi in quale giorno"),
        ("2026-01-04", "prima dell’evento"),
        ("2099-01-01", "deve ancora venire"),
    ] {
        let answer = worker
            .send(&contact, &[("how", "done"), ("done", done)])
            .await;
        let answer = answer.is(422).says(complaint);
        assert_eq!(answer.complaints(), ["done"]);
    }
    worker
        .send(&contact, &[("how", "done"), ("done", "2026-04-01")])
        .await
        .leads_to(&format!("{list}?fatto=fatta"));
    let answer = worker
        .send(&convocation, &[("how", "dropped"), ("why", " ")])
        .await;
    assert_eq!(answer.is(422).complaints(), ["why"]);
    let reason = "La famiglia si è trasferita";
    for done in ["tolta", "gia-chiusa"] {
        worker
            .send(&convocation, &[("how", "dropped"), ("why", reason)])
            .await
            .leads_to(&format!("{list}?fatto={done}"));
    }
    // closed is closed
    worker
        .send(&contact, &[("how", "dropped"), ("why", reason)])
        .await
        .leads_to(&format!("{list}?fatto=gia-chiusa"));
    worker
        .get(&contact)
        .await
        .is(200)
        .says("Questa scadenza è chiusa");
    worker
        .get(&list)
        .await
        .says("Nessuna scadenza aperta")
        .says("Fatta il 1 aprile 2026, in tempo")
        .says(reason);
    assert_eq!(row(&portal, "why_not", "contact").await, "-");
    // dropped by mistake: the term can be set again
    from_event(&mut worker, &list, "convocation", "2026-01-07").await;
    for (action, times) in [("case.deadline_done", 1), ("case.deadline_dropped", 1)] {
        assert_eq!(
            in_trail(&portal, action, id, "done").await,
            times,
            "{action}"
        );
    }
}

#[tokio::test]
async fn for_whoever_does_not_read_the_plan_there_are_no_deadlines() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in(WORKER).await;
    let id = case("famiglia-el-idrissi");
    let list = list_of(id);
    worker.get(&list).await.is(200);
    from_event(&mut worker, &list, "contact", "2026-01-05").await;
    let one = format!("{list}/{}", row(&portal, "id", "contact").await);
    let form = [("way", "hand"), ("what", "Abusiva"), ("due", "2027-03-03")];
    for persona in [
        "operatore-cpi",
        "coordinatrice",
        "accoglienza",
        "assistente-sociale-lucca",
    ] {
        let mut other = portal.signed_in(persona).await;
        other.get(&list).await.is(404);
        other.get(&one).await.is(404);
        other.send(&list, &form).await.is(404);
        other
            .send(&one, &[("how", "dropped"), ("why", "Abusiva")])
            .await
            .is(404);
    }
    let mut officer = portal.signed_in("operatore-cpi").await;
    officer
        .get(&format!("/casi/{id}"))
        .await
        .is(200)
        .does_not_say("Scadenze");
    officer.get("/scadenze").await.is(404);
    assert_eq!(rows(&portal).await, 1);
    // a deadline of another case is none of this one
    let elsewhere = list_of(case("anziana-marlia"));
    let moved = one.replace(&list, &elsewhere);
    worker.get(&moved).await.is(404);
    worker
        .send(&moved, &[("how", "dropped"), ("why", "Altrove")])
        .await
        .is(404);
}

#[tokio::test]
async fn what_is_due_in_my_cases_is_counted_at_the_door_and_listed_soonest_first() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in(WORKER).await;
    worker.get("/lavoro").await.is(200).does_not_say("scadenz");
    worker
        .get("/scadenze")
        .await
        .is(200)
        .says("Nessuna scadenza aperta nei tuoi casi");
    let (one, other) = (
        list_of(case("anziana-marlia")),
        list_of(case("famiglia-el-idrissi")),
    );
    worker.get(&one).await.is(200);
    from_event(&mut worker, &one, "contact", "2026-01-05").await;
    from_event(&mut worker, &other, "convocation", "2026-01-07").await;
    let today = worker.get(&one).await.body;
    let today = today.split("min=\"").nth(1).unwrap()[..10].to_owned();
    let hand = [
        ("way", "hand"),
        ("what", "Chiamare la scuola"),
        ("due", &*today),
    ];
    worker.send(&one, &hand).await.is(303);
    worker
        .get("/lavoro")
        .await
        .says("2 scadenze dei miei casi sono in ritardo")
        .says("Una scadenza dei miei casi entro sette giorni");
    let page = worker
        .get("/scadenze")
        .await
        .is(200)
        .says("Scade oggi")
        .text();
    let places: Vec<_> = ["Convocazione", "Nuovo contatto", "Chiamare la scuola"]
        .iter()
        .map(|title| {
            page.find(title)
                .unwrap_or_else(|| panic!("{title}: {page}"))
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let mut elsewhere = portal.signed_in("assistente-sociale-lucca").await;
    elsewhere
        .get("/scadenze")
        .await
        .is(200)
        .says("Nessuna scadenza aperta");
    elsewhere.get("/lavoro").await.does_not_say("scadenz");
}

#[tokio::test]
async fn in_a_closed_case_nothing_is_due_any_more() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in(WORKER).await;
    let id = case("anziana-marlia");
    let list = list_of(id);
    worker.get(&list).await.is(200);
    from_event(&mut worker, &list, "contact", "2026-01-05").await;
    let one = format!("{list}/{}", row(&portal, "id", "contact").await);
    sqlx::query("update cases.social_case set state = 'closed' where id = $1")
        .bind(id)
        .execute(&mut portal.behind().await)
        .await
        .unwrap();
    let page = worker
        .get(&list)
        .await
        .is(200)
        .says("martedì 7 aprile 2026");
    assert!(!page.body.contains("name=\"way\""), "no form");
    worker
        .get(&one)
        .await
        .is(200)
        .says("Puoi leggere questa scadenza");
    let hand = [("way", "hand"), ("what", "Tardi"), ("due", "2027-03-03")];
    worker.send(&list, &hand).await.is(403);
    worker
        .send(&one, &[("how", "done"), ("done", "2026-04-01")])
        .await
        .is(403);
    assert_eq!(
        in_trail(&portal, "case.write_refused", id, "refused").await,
        2
    );
    worker
        .get("/scadenze")
        .await
        .says("Nessuna scadenza aperta");
    worker.get("/lavoro").await.does_not_say("scadenz");
}

#[tokio::test]
async fn what_was_set_is_not_rewritten_and_what_is_closed_stays_closed() {
    let portal = TestPortal::new().await;
    let mut worker = portal.signed_in(WORKER).await;
    let list = list_of(case("anziana-marlia"));
    worker.get(&list).await.is(200);
    from_event(&mut worker, &list, "contact", "2026-01-05").await;
    let mut behind = portal.behind().await;
    let refused = async |statement: &'static str, rule: &str, behind: &mut sqlx::PgConnection| {
        let error = sqlx::raw_sql(statement).execute(behind).await.unwrap_err();
        let error = error.into_database_error().unwrap();
        assert_eq!(error.constraint(), Some(rule), "{statement}: {error}");
    };
    for (statement, rule) in [
        (
            "update cases.deadline set due_on = starts_on - 1",
            "due_after_its_event",
        ),
        ("update cases.deadline set what = 'parole'", "words_by_hand"),
        ("update cases.deadline set source = null", "law_by_rule"),
        (
            "update cases.deadline set done_on = starts_on - 1",
            "done_after_its_event",
        ),
        (
            "update cases.deadline set done_on = due_on, why_not = 'no'",
            "done_or_dropped",
        ),
    ] {
        refused(statement, rule, &mut behind).await;
    }
    sqlx::raw_sql("update cases.deadline set done_on = starts_on")
        .execute(&mut behind)
        .await
        .unwrap();
    refused(
        "update cases.deadline set done_on = null",
        "closed_once",
        &mut behind,
    )
    .await;
    // and the role that serves pages can touch nothing but its end
    let columns: Vec<String> = sqlx::query_scalar(
        "select a.attname::text from pg_attribute a where a.attrelid = 'cases.deadline'::regclass and a.attnum > 0
         and has_column_privilege('porta_staff', a.attrelid, a.attnum, 'update') order by 1",
    )
    .fetch_all(&mut behind)
    .await
    .unwrap();
    assert_eq!(columns, ["done_on", "why_not", "written_by"]);
}
