//! What happens inside a case that is hidden from somebody changes no byte of what they get: not of a page, not of a
//! list or a count, and not of any row that the database shows to their session.

mod persons;

use std::collections::BTreeMap;

use platform::keys::Token;
use sqlx::{AssertSqlSafe, PgConnection, Row};

use super::asking::Asker;
use super::keys;
use super::specification::CLASSES;
use crate::support::{Browser, TestPortal, everybody, unmarked, within_one_day};

const CASE: &str = "c1000000-0000-4000-8000-000000000001";
const ABSENT: &str = "c1000000-0000-4000-8000-00000000000f";
const GRANT: &str = "d1000000-0000-4000-8000-000000000001";

/// The colleague who keeps the case; nobody of the demo is her.
const COLLEAGUE: &str =
    "(select a.id from identity.account a where a.login = 'assistente-sociale-due')";
const BODY: &str = "(select b.id from directory.body b where b.slug = 'comune-di-capannori')";

/// What happens in the case, one thing after the other.
fn story() -> Vec<(&'static str, String)> {
    let lines: String = CLASSES.iter().map(|class| {
        let private = if *class == "diary" { (", private", ", false") } else { ("", "") };
        format!("insert into cases.{class} (id, case_id, text, written_by{}) select gen_random_uuid(), '{CASE}', 'canary of ' || n, {COLLEAGUE}{} from generate_series(1, 3) n;", private.0, private.1)
    }).collect();
    let rewritten: String = CLASSES
        .iter()
        .map(|class| format!("update cases.{class} set text = 'another canary', written_at = clock_timestamp() where case_id = '{CASE}';"))
        .collect();
    let gone: String = CLASSES
        .iter()
        .map(|class| format!("delete from cases.{class} where case_id = '{CASE}';"))
        .collect();
    let manager =
        format!("access.principal_of('person', 'social_worker', {BODY}, {COLLEAGUE}, null, null)");
    let grant = |principal: &str, capacity: &str, classes: i32| {
        format!(
            "insert into access.case_grant (case_id, principal_id, capacity, classes, basis, reason) values ('{CASE}', {principal}, '{capacity}', {classes}, 'assigned', 'hidden');"
        )
    };
    // everybody of the demo whose role takes part in cases is let in by body, by team and by area, and is in the team
    let let_in_but_protected = format!(
        "update cases.social_case set protected = true where id = '{CASE}';
         insert into access.case_grant (case_id, principal_id, capacity, classes, basis, reason)
         select '{CASE}', access.principal_of(k.kind, m.role, m.body_id, null, case k.kind when 'team' then '{CASE}'::uuid end, null), c.code, 1, 'assigned', 'hidden'
         from (select distinct m.role, m.body_id from identity.membership m where m.account_id <> {COLLEAGUE}) m
         join access.capacity c on c.role = m.role cross join (values ('body'), ('team')) k (kind);
         insert into cases.team_member (id, case_id, account_id, body_id, role, valid_from)
         select gen_random_uuid(), '{CASE}', m.account_id, m.body_id, m.role, current_date - 3 from identity.membership m
         where m.role in ('social_worker', 'employment_officer', 'third_sector_operator', 'health_professional');
         insert into access.sharing_authorisation (id, case_id, from_body_id, to_body_id, classes, how, notice_version)
         select gen_random_uuid(), '{CASE}', {BODY}, b.id, 1, 'paper', '1' from directory.body b where b.id <> {BODY};
         {}",
        grant(&format!("access.principal_of('area', 'coordinator', {BODY}, null, null, 'families')"), "coordination", 1)
    );
    vec![
        ("there is a case", format!("insert into cases.social_case (id, reference, body_id, area) values ('{CASE}', 'HHHHHHHHHHHHH', {BODY}, 'families');")),
        ("somebody manages it", format!("insert into access.case_grant (case_id, principal_id, capacity, classes, writes, manages, basis, reason) values ('{CASE}', {manager}, 'case_manager', 33554431, 33554431, true, 'opened', 'hidden');")),
        ("it has lines in every section", lines),
        ("they are written anew", rewritten),
        ("something is due in it, and something was done", format!("insert into cases.deadline (id, case_id, kind, what, starts_on, due_on, done_on, set_by, written_by)
             select gen_random_uuid(), '{CASE}', 'by_hand', 'a hidden canary', current_date - 9, current_date + n, case n when 1 then current_date end, {COLLEAGUE}, {COLLEAGUE} from generate_series(0, 1) n;")),
        ("somebody joins the team", format!("insert into cases.team_member (id, case_id, account_id, body_id, role, valid_from) values (gen_random_uuid(), '{CASE}', {COLLEAGUE}, {BODY}, 'social_worker', current_date - 3);")),
        ("it is about people", format!("insert into cases.case_person (case_id, person_id, position) select '{CASE}', p.id, row_number() over (order by p.id) from (select id from people.person order by id limit 3) p;")),
        ("it ended once", format!("insert into cases.case_closure (id, case_id, closed_on, reason, outcome, note, closed_by, why_reopened, reopened_by, reopened_at) values (gen_random_uuid(), '{CASE}', current_date, 'other', 'reached', 'hidden', {COLLEAGUE}, 'hidden', {COLLEAGUE}, clock_timestamp());")),
        ("the team is let in", grant(&format!("access.principal_of('team', 'social_worker', {BODY}, null, '{CASE}', null)"), "team_social", 3)),
        ("things are shared", format!("insert into access.sharing_authorisation (id, case_id, from_body_id, to_body_id, classes, how, notice_version) select gen_random_uuid(), '{CASE}', {BODY}, b.id, 33554431, 'paper', '1' from directory.body b where b.id <> {BODY};")),
        ("no more", format!("update access.sharing_authorisation set withdrawn_at = clock_timestamp() where case_id = '{CASE}';")),
        ("grants end", format!("update access.case_grant set revoked_at = clock_timestamp() where case_id = '{CASE}' and not manages;")),
        ("it moves to another area and closes", format!("update cases.social_case set area = 'disability', state = 'closed' where id = '{CASE}';")),
        ("it is protected, with everybody let in who may not know", let_in_but_protected),
        ("its protection is to be lifted", format!("insert into cases.protection_lift (id, case_id, asked_by, reason) values (gen_random_uuid(), '{CASE}', {COLLEAGUE}, 'hidden');")),
        ("its manager writes", format!("insert into cases.diary (id, case_id, text, written_by) values (gen_random_uuid(), '{CASE}', 'a private canary', {COLLEAGUE});")),
        ("a glass is broken", format!("insert into access.case_grant (id, case_id, principal_id, capacity, classes, basis, reason, granted_by, valid_to) values ('{GRANT}', '{CASE}', {manager}, 'case_manager', 1, 'break_glass', 'hidden', {COLLEAGUE}, clock_timestamp() + interval '4 hours');
             insert into access.break_glass (id, case_id, body_id, account_id, grant_id, code, reason) values (gen_random_uuid(), '{CASE}', {BODY}, {COLLEAGUE}, '{GRANT}', 'danger_to_life', 'hidden from all of them');")),
        ("there is no case", format!("{gone} delete from cases.deadline where case_id = '{CASE}'; delete from cases.case_person where case_id = '{CASE}'; delete from cases.case_closure where case_id = '{CASE}'; delete from access.break_glass where case_id = '{CASE}'; delete from cases.protection_lift where case_id = '{CASE}';
             delete from access.case_grant where case_id = '{CASE}'; delete from access.sharing_authorisation where case_id = '{CASE}';
             delete from access.principal where case_id = '{CASE}'; delete from cases.team_member where case_id = '{CASE}'; delete from cases.social_case where id = '{CASE}';")),
    ]
}

/// All that somebody gets, by what they asked.
type Snapshot = BTreeMap<String, String>;

#[tokio::test]
async fn what_happens_in_a_hidden_case_changes_no_byte_of_what_others_get() {
    within_one_day(compare).await;
}

async fn compare() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    let tables = [
        queries(&mut behind, "porta_staff").await,
        queries(&mut behind, "porta_look").await,
    ];
    let mut askers = [
        Asker::sign_in(&portal.address, &keys(), "porta_staff").await,
        Asker::sign_in(&portal.address, &keys(), "porta_look").await,
    ];
    let mut outsiders = everybody(&portal).await;
    outsiders.retain(|(who, _)| *who != "nobody");
    let (mut compared, mut steps) = (0, 0);
    let mut before = Vec::new();
    for (who, browser) in &mut outsiders {
        look(who, browser, &mut askers, &tables).await; // whatever a first visit leaves behind
        before.push(look(who, browser, &mut askers, &tables).await);
    }
    for (step, sql) in story() {
        sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut behind)
            .await
            .unwrap_or_else(|error| panic!("{step}: {error}"));
        steps += 1;
        for ((who, browser), before) in outsiders.iter_mut().zip(&before) {
            // breaking a glass is told to whoever reviews it
            if step == "a glass is broken" && *who == "responsabile-privacy" {
                continue;
            }
            let now = look(who, browser, &mut askers, &tables).await;
            assert_eq!(now.len(), before.len());
            for (asked, answer) in &now {
                compared += 1;
                let earlier = &before[asked];
                assert!(
                    answer == earlier,
                    "{step}: {who} gets something else from {asked}:\n{}",
                    first_difference(earlier, answer)
                );
            }
        }
    }
    // and that a difference would be found: the same case, once it is not hidden from the coordinators of its area
    let seen = format!(
        "{} insert into access.case_grant (case_id, principal_id, capacity, classes, basis, reason)
         values ('{CASE}', access.principal_of('area', 'coordinator', {BODY}, null, null, 'families'), 'coordination', 1, 'coordination', 'seen');",
        story()[0].1
    );
    sqlx::raw_sql(AssertSqlSafe(seen))
        .execute(&mut behind)
        .await
        .unwrap();
    let coordinator = outsiders
        .iter()
        .position(|(who, _)| *who == "coordinatrice")
        .unwrap();
    let (who, browser) = &mut outsiders[coordinator];
    let now = look(who, browser, &mut askers, &tables).await;
    let differs = |asked: &str| now[asked] != before[coordinator][asked];
    for asked in [
        "/casi",
        "/casi?area=families",
        "/casi/CASE",
        "porta_staff cases.social_case",
        "porta_look access.case_grant",
    ] {
        assert!(differs(asked), "{asked} hides what is not hidden");
    }
    println!(
        "non-interference: {} outsiders, {steps} changes of a hidden case, {compared} answers compared, all the same",
        outsiders.len()
    );
    assert!(compared > 5_000, "only {compared}");
}

fn first_difference(one: &str, other: &str) -> String {
    let at = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let near = |text: &str| -> String {
        text.char_indices()
            .filter(|(i, _)| (at.saturating_sub(80)..at + 120).contains(i))
            .map(|(_, c)| c)
            .collect()
    };
    format!("{}\n{}", near(one), near(other))
}

/// For every table and view: all rows with all columns that this role may read. The trail is left out: it holds what
/// the visits of this test did.
async fn queries(behind: &mut PgConnection, role: &str) -> Vec<(String, String)> {
    sqlx::query(
        "select format('%I.%I', n.nspname, c.relname) as relation, string_agg(format('t.%I', a.attname), ', ' order by a.attnum) as columns
         from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
           and n.nspname <> 'audit' and has_column_privilege($1, c.oid, a.attnum, 'select')
         group by 1 order by 1",
    )
    .bind(role)
    .fetch_all(behind)
    .await
    .unwrap()
    .iter()
    .map(|row| {
        let (relation, columns): (String, String) = (row.get("relation"), row.get("columns"));
        let query = format!("select count(*)::text || ' ' || coalesce(string_agg(row({columns})::text, ' ' order by row({columns})::text), '') from {relation} t");
        (format!("{role} {relation}"), query)
    })
    .collect()
}

const ADDRESSES: [&str; 31] = [
    "/lavoro",
    "/en/lavoro",
    "/casi",
    "/en/casi",
    "/casi?area=families",
    "/casi?area=disability",
    "/casi?stato=open",
    "/casi?stato=closed",
    "/casi?area=families&stato=open",
    "/casi/nuovo",
    "/casi/passaggio",
    "/vetro",
    "/vetro/revisioni",
    "/banco",
    "/banco/giorno",
    "/banco/settimana",
    "/banco/prenota",
    "/banco/stampa",
    "/amministrazione",
    "/profilo",
    "/casi/CASE",
    "/casi/CASE/accessi",
    "/casi/CASE/accessi/nuovo",
    "/casi/CASE/assegna",
    "/casi/CASE/chiusura",
    "/casi/CASE/condivisione",
    "/casi/CASE/protezione",
    "/casi/CASE/squadra",
    "/casi/CASE/sezioni/name",
    "/casi/CASE/sezioni/diary",
    "/registro/chi-ha-visto/CASE",
];

async fn look(
    who: &str,
    browser: &mut Browser,
    askers: &mut [Asker; 2],
    tables: &[Vec<(String, String)>; 2],
) -> Snapshot {
    let mut all = Snapshot::new();
    for address in ADDRESSES {
        // the privacy officer answers for the trail of every case, hidden or not
        if who == "responsabile-privacy" && address.starts_with("/registro") {
            continue;
        }
        let answer = browser.get(&address.replace("CASE", CASE)).await;
        let page = answer.body.replace(CASE, ABSENT);
        all.insert(
            address.to_owned(),
            format!("{}\n{}", answer.status, unmarked(&page)),
        );
    }
    let token = token_of(browser);
    for (asker, tables) in askers.iter_mut().zip(tables) {
        let asked: Vec<String> = tables.iter().map(|(_, query)| query.clone()).collect();
        let answers = asker.sees(&token, &asked).await;
        for ((name, _), answer) in tables.iter().zip(answers) {
            let rows = answer.unwrap_or_else(|| panic!("{who}: {name} does not answer"));
            all.insert(name.clone(), rows.into_iter().collect());
        }
        let functions = [
            "select coalesce(string_agg(g::text, ' '), '') from access.glasses() g".to_owned(),
            "select access.reviews_for()::text".to_owned(),
        ];
        for (name, answer) in functions.iter().zip(asker.sees(&token, &functions).await) {
            all.insert(name.clone(), format!("{answer:?}"));
        }
    }
    all
}

/// The hash of the session that this browser is in.
fn token_of(browser: &Browser) -> String {
    let cookie = browser
        .cookie(access::SESSION_COOKIE)
        .expect("somebody is signed in");
    Token::parse(cookie).expect("a token").hash().hex()
}
