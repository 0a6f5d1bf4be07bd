//! What happens about a protected person changes no byte of what strangers get: not of a page, a list, a search, a
//! count, an offer of a form or a refusal, and not of any row that the database shows to their sessions. Some of them
//! know the family with whom the person lived.

use std::fmt::Write;

use sqlx::AssertSqlSafe;

use super::{BODY, COLLEAGUE, Snapshot, first_difference, queries, token_of};
use crate::access_proof::asking::Asker;
use crate::access_proof::keys;
use crate::support::{Answer, Browser, TestPortal, everybody, unmarked, within_one_day};

/// Nobody but one colleague, who is nobody of the demo, may know of her.
const HIDDEN: &str = "a1000000-0000-4000-8000-000000000001";
/// A second record of hers.
const AGAIN: &str = "a1000000-0000-4000-8000-000000000002";
/// Her husband and his mother, known to the desk and to the social worker.
const HUSBAND: &str = "a1000000-0000-4000-8000-000000000003";
const MOTHER: &str = "a1000000-0000-4000-8000-000000000004";
const HOUSEHOLD: &str = "a2000000-0000-4000-8000-000000000001";
const SHELTER: &str = "a2000000-0000-4000-8000-000000000002";
const RECORD: &str = "a3000000-0000-4000-8000-000000000001";
const PROPOSAL: &str = "a4000000-0000-4000-8000-000000000001";
const MERGE: &str = "a5000000-0000-4000-8000-000000000001";
const LIFT: &str = "a6000000-0000-4000-8000-000000000001";
const CODE: &str = "STP0901239999991";

/// A family whom strangers know, before anything happens.
fn family() -> String {
    let mut sql = String::new();
    for (person, given) in [(HUSBAND, "Bardhyl"), (MOTHER, "Drita")] {
        write!(sql,
            "insert into people.person (id, body_id) values ('{person}', {BODY});
             insert into people.name (person_id, surname, given_name, surname_latin, given_latin, written_by)
                values ('{person}', 'Zefiri', '{given}', 'zefiri', '{}', {COLLEAGUE});
             insert into people.identity (person_id, birth_date, written_by) values ('{person}', '1980-02-03', {COLLEAGUE});
             {grants}", given.to_lowercase(), grants = let_in(person)
        ).unwrap();
    }
    write!(sql,
        "insert into people.household (id, kind, body_id, written_by) values ('{HOUSEHOLD}', 'registry', {BODY}, {COLLEAGUE});
         insert into people.household_member (household_id, person_id, relationship, valid, why_from, written_by) values
            ('{HOUSEHOLD}', '{HUSBAND}', '1', daterange('2015-01-01', null), 'formed', {COLLEAGUE}),
            ('{HOUSEHOLD}', '{MOTHER}', '6', daterange('2015-01-01', null), 'formed', {COLLEAGUE});
         insert into people.kin (person_id, relative_id, kind, written_by) values ('{MOTHER}', '{HUSBAND}', 'parent', {COLLEAGUE});"
    ).unwrap();
    sql
}

/// Every role of the body, and everybody of the demo who receives people there by name.
fn let_in(person: &str) -> String {
    format!(
        "{} insert into people.person_grant (person_id, principal_id, capacity, classes, writes, basis, reason)
         select '{person}', access.principal_of('person', m.role, m.body_id, m.account_id, null, null),
            people.capacity_of(m.role), d.classes, d.writes, 'registered', 'known'
         from identity.membership m cross join access.defaults(people.capacity_of(m.role)) d
         where m.role in ('reception', 'social_worker') and m.body_id = {BODY};",
        let_bodies_in(person)
    )
}

fn let_bodies_in(person: &str) -> String {
    format!(
        "insert into people.person_grant (person_id, principal_id, capacity, classes, writes, basis, reason)
         select '{person}', access.principal_of('body', c.role, b.body_id, null, null, null), c.code, d.classes, d.writes, 'registered', 'known'
         from (select distinct m.role, m.body_id from identity.membership m) b
         join access.capacity c on c.role = b.role cross join access.defaults(c.code) d;"
    )
}

fn is_there(person: &str, given: &str) -> String {
    format!(
        "insert into people.person (id, body_id, protection) values ('{person}', {BODY}, 'protected');
         insert into people.name (person_id, standing, surname, given_name, surname_latin, given_latin, written_by)
            values ('{person}', 'alias', 'Zefiri', '{given}', 'zefiri', '{}', {COLLEAGUE});
         insert into people.identity (person_id, birth_date, birthplace, written_by) values ('{person}', '1984-05-06', 'Shkodër', {COLLEAGUE});
         insert into people.person_grant (person_id, principal_id, capacity, classes, writes, basis, reason)
         select '{person}', access.principal_of('person', 'social_worker', {BODY}, {COLLEAGUE}, null, null), 'case_manager', d.classes, d.writes, 'registered', 'hidden'
         from access.defaults('case_manager') d;",
        given.to_lowercase()
    )
}

/// What happens, one thing after the other.
fn story() -> Vec<(&'static str, String)> {
    vec![
        ("there is a protected person", is_there(HIDDEN, "Valbona")),
        ("everybody's office is let in", let_bodies_in(HIDDEN)),
        ("it is known how to reach her", format!(
            "insert into people.identity_code (person_id, kind, code, base, written_by) values ('{HIDDEN}', 'stp', '{CODE}', '{CODE}', {COLLEAGUE});
             insert into people.contact_point (person_id, kind, value, written_by) values ('{HIDDEN}', 'mobile', '3330000001', {COLLEAGUE});
             insert into people.address (person_id, kind, street, written_by) values ('{HIDDEN}', 'residence', 'Via Nascosta 1', {COLLEAGUE});
             insert into people.protected_address (person_id, street, written_by) values ('{HIDDEN}', 'Via Nascosta 1', {COLLEAGUE});
             insert into people.disability (person_id, source, written_by) values ('{HIDDEN}', 'declared', {COLLEAGUE});")),
        ("she has lived with them and left", format!(
            "insert into people.household (id, kind, body_id, written_by) values ('{SHELTER}', 'registry', {BODY}, {COLLEAGUE});
             insert into people.household_member (household_id, person_id, relationship, valid, why_from, why_to, written_by)
                values ('{HOUSEHOLD}', '{HIDDEN}', '2', daterange('2015-01-01', '2026-01-01'), 'formed', 'split', {COLLEAGUE});
             insert into people.household_member (household_id, person_id, relationship, valid, why_from, written_by)
                values ('{SHELTER}', '{HIDDEN}', '1', daterange('2026-01-01', null), 'split', {COLLEAGUE});
             update people.household set version = version where id = '{HOUSEHOLD}';")),
        ("she is his wife", format!(
            "insert into people.kin (person_id, relative_id, kind, written_by) values ('{HIDDEN}', '{HUSBAND}', 'separated', {COLLEAGUE});
             insert into people.court_limit (person_id, parent_id, kind, valid, written_by) values ('{HUSBAND}', '{HIDDEN}', 'suspension', daterange('2020-01-01', null), {COLLEAGUE});")),
        ("the nightly search takes her for his mother", format!(
            "select people.note_twin('{HIDDEN}', '{MOTHER}', 0.9, '{{same_surname}}');")),
        ("she came, with his mother", format!(
            "insert into intake.access_record (id, body_id, mode, interlocutor, reason_kind, urgency, outcome, received_by)
                values ('{RECORD}', {BODY}, 'in_person', 'self', 'spontaneous', 'urgent', 'case_proposed', {COLLEAGUE});
             insert into intake.access_person (access_id, person_id, position, role) values ('{RECORD}', '{HIDDEN}', 1, 'subject'), ('{RECORD}', '{MOTHER}', 2, 'companion');
             insert into intake.tie (access_id, person_id, relationship) values ('{RECORD}', '{HIDDEN}', '1'), ('{RECORD}', '{MOTHER}', '6');
             insert into intake.told (access_id, reason) values ('{RECORD}', 'hidden');
             insert into intake.need (access_id, domain) values ('{RECORD}', 'housing');
             insert into intake.reporter (access_id, source) values ('{RECORD}', 14);
             insert into intake.next_step (access_id, what, account_id, until) values ('{RECORD}', 'hidden', {COLLEAGUE}, current_date);
             insert into intake.notice_delivery (person_id, notice_id, access_id, body_id, how, written_by)
                select '{HIDDEN}', n.id, '{RECORD}', {BODY}, 'paper', {COLLEAGUE} from intake.privacy_notice n where n.language = 'it' limit 1;")),
        ("somebody of the demo is to call her back", format!(
            "insert into intake.next_step (access_id, what, account_id, until)
             select '{RECORD}', 'hidden', m.account_id, current_date from identity.membership m where m.role in ('reception', 'social_worker') and m.account_id <> {COLLEAGUE};")),
        ("a case is proposed to whoever coordinates", format!(
            "insert into intake.case_proposal (id, access_id, body_id, area, urgency, principal_id, proposed_by, shielded)
                values ('{PROPOSAL}', '{RECORD}', {BODY}, 'families', 'urgent', access.principal_of('area', 'coordinator', {BODY}, null, null, 'families'), {COLLEAGUE}, true);
             insert into intake.proposed_person (proposal_id, person_id, position) values ('{PROPOSAL}', '{HIDDEN}', 1);")),
        ("grants that name strangers end", format!(
            "insert into people.person_grant (person_id, principal_id, capacity, classes, writes, basis, reason, valid_from, revoked_at)
             select '{HIDDEN}', access.principal_of('person', m.role, m.body_id, m.account_id, null, null), people.capacity_of(m.role), d.classes, d.writes,
                'registered', 'hidden', clock_timestamp() - interval '2 days', clock_timestamp()
             from identity.membership m cross join access.defaults(people.capacity_of(m.role)) d
             where m.role in ('reception', 'social_worker', 'coordinator') and m.account_id <> {COLLEAGUE};")),
        ("somebody named is kept away", format!(
            "insert into people.exclusion (id, person_id, account_id, why, set_by)
             select gen_random_uuid(), '{HIDDEN}', m.account_id, 'relative', {COLLEAGUE} from identity.membership m
             where m.role = 'reception' limit 1;
             insert into people.person_grant (person_id, principal_id, capacity, classes, writes, basis, reason)
             select '{HIDDEN}', access.principal_of('person', 'reception', {BODY}, x.account_id, null, null), 'reception', d.classes, d.writes, 'registered', 'hidden'
             from people.exclusion x cross join access.defaults('reception') d where x.person_id = '{HIDDEN}';")),
        ("a second record of hers is merged", format!(
            "{} insert into people.merge (id, kept, merged, merged_by) values ('{MERGE}', '{HIDDEN}', '{AGAIN}', {COLLEAGUE});
             update people.person set merged_into = '{HIDDEN}' where id = '{AGAIN}';
             update people.person_grant set opens = opens where person_id = '{AGAIN}';", is_there(AGAIN, "Valbone"))),
        ("her protection is to be lifted", format!(
            "insert into people.protection_lift (id, person_id, asked_by, reason) values ('{LIFT}', '{HIDDEN}', {COLLEAGUE}, 'hidden');")),
        ("she is called like his mother and born on the same day", format!(
            "update people.name set given_name = 'Drita', given_latin = 'drita' where person_id = '{HIDDEN}';
             update people.identity set birth_date = '1980-02-03' where person_id = '{HIDDEN}';")),
    ]
}

/// Pages, with everybody's ids in the place of ids.
fn addresses() -> Vec<String> {
    let mut all: Vec<String> = [
        "/lavoro",
        "/persone",
        "/en/persone",
        "/persone/doppioni",
        "/persone/nuova",
        "/persone/oltre",
        "/accessi",
        "/accessi/nuovo",
        "/accessi/informazione",
        "/proposte",
        "/banco",
        "/banco/giorno",
        "/casi",
    ]
    .map(str::to_owned)
    .into();
    for route in crate::http_proof::rows::routes("GET") {
        let Some((room, _)) = route.path.split_once("{id}") else {
            continue;
        };
        let ids: &[&str] = match room {
            "/persone/" => &[HIDDEN, AGAIN, HUSBAND, MOTHER],
            "/nuclei/" => &[HOUSEHOLD, SHELTER],
            "/accessi/" => &[RECORD],
            "/proposte/" => &[PROPOSAL],
            _ => &[],
        };
        all.extend(ids.iter().map(|id| route.path.replace("{id}", id)));
    }
    for person in [HIDDEN, MOTHER] {
        all.push(format!("/nuclei/nuovo?persona={person}"));
        all.push(format!("/accessi/nuovo?persona={person}"));
        all.push(format!("/persone/doppioni/{HUSBAND}/{person}"));
        all.push(format!("/persone/doppioni/{person}/{HUSBAND}"));
    }
    all.extend(
        ["2016-01-01", "2025-12-31", "2026-02-01"]
            .map(|day| format!("/nuclei/{HOUSEHOLD}?il={day}")),
    );
    all
}

/// Searches and other forms that change nothing.
const FORMS: [(&str, &[(&str, &str)]); 11] = [
    ("/persone", &[("cerca", "Zefiri")]),
    ("/persone", &[("cerca", "Zef")]),
    ("/persone", &[("cerca", "Zefiri Valbona")]),
    ("/persone", &[("cerca", "Zeffiri"), ("anno", "1984")]),
    ("/persone", &[("cerca", "06/05/1984")]),
    ("/persone", &[("cerca", CODE)]),
    ("/persone/oltre", &[("codice", CODE), ("motivo", "is_here")]),
    (
        "/persone/oltre",
        &[
            ("cognome", "Zefiri"),
            ("nome", "Valbona"),
            ("nascita", "06/05/1984"),
            ("motivo", "is_here"),
        ],
    ),
    ("/accessi/nuovo", &[("cerca", "Zefiri"), ("act", "find")]),
    ("/accessi/nuovo", &[("aggiungi", HIDDEN)]),
    // nothing else is filled in, so it is shown again, with whoever is likely to be meant
    (
        "/accessi/nuovo",
        &[
            ("nome-1", "Valbona"),
            ("cognome-1", "Zefiri"),
            ("nascita-1", "1984"),
        ],
    ),
];

/// What functions answer about her.
fn questions() -> Vec<String> {
    let (h, w, body) = (HIDDEN, HUSBAND, BODY);
    let any = "gen_random_uuid()";
    [
        format!("people.is_named_on('{h}')::text"),
        format!("people.successor('{h}')::text"),
        format!("people.successor('{AGAIN}')::text"),
        format!("people.protect('{h}', 'protected')"),
        format!("people.receive('{h}', 'reception', {body})"),
        format!("people.introduce('{h}', {any}, 'social_worker', 'x')"),
        format!("people.ask_to_lift_protection({any}, '{h}', 'x')"),
        format!("people.confirm_lift_of_protection('{LIFT}')"),
        format!("people.exclude({any}, '{h}', {any}, 'other')"),
        format!("people.may_merge('{h}', '{w}')::text"),
        format!("people.merge({any}, '{h}', '{w}', '{{}}')"),
        format!("people.merge({any}, '{w}', '{h}', '{{}}')"),
        format!("people.merge({any}, '{h}', '{AGAIN}', '{{}}')"),
        format!("people.review_merge('{MERGE}')"),
        format!("people.unmerge('{MERGE}')::text"),
        format!("people.are_two('{h}', '{w}')"),
        format!("people.are_two('{h}', '{MOTHER}')"),
        format!("(select count(*) from people.who_sees('{h}', '{w}'))::text"),
        format!("(select count(*) from people.merges_of('{h}'))::text"),
        format!("(select count(*) from people.colleagues('{h}'))::text"),
        format!("people.known_already('{CODE}', '', '', null)::text"),
        "people.known_already(null, 'zefiri', 'valbona', '1984-05-06')::text".to_owned(),
        format!("(select string_agg(l.outcome, ' ') from people.look_up('reception', {body}, '{CODE}', null, null, null, 'x') l)"),
        format!("(select string_agg(l.outcome, ' ') from people.look_up('social_worker', {body}, null, 'zefiri', 'valbona', '1984-05-06', 'x') l)"),
        format!("intake.propose({any}, '{RECORD}', 'families', null)"),
        format!("intake.coordinates('{PROPOSAL}')::text"),
        format!("intake.opens_to_me('{RECORD}')::text"),
        format!("intake.see('{PROPOSAL}')"),
        format!("intake.reject('{PROPOSAL}', 'x')"),
    ]
    .map(|question| format!("select coalesce({question}, 'null')"))
    .into()
}

/// What comes of writing beside her: a refusal would tell of her as well.
fn attempts() -> Vec<String> {
    let adds = |what: String| format!("insert into people.{what}");
    [
        adds(format!("identity_code (person_id, kind, code, base) values ('{HUSBAND}', 'stp', '{CODE}', '{CODE}')")),
        adds(format!("household_member (household_id, person_id, relationship, valid, why_from) values ('{HOUSEHOLD}', '{HIDDEN}', '3', daterange('2015-01-01', null), 'joined')")),
        adds(format!("household_member (household_id, person_id, relationship, valid, why_from) values ('{SHELTER}', '{HUSBAND}', '3', daterange('2026-01-01', null), 'joined')")),
        adds(format!("kin (person_id, relative_id, kind) values ('{HUSBAND}', '{HIDDEN}', 'parent')")),
        adds(format!("contact_point (person_id, kind, value) values ('{HIDDEN}', 'phone', '0583000000')")),
        format!("update people.name set called = 'x' where person_id = '{HIDDEN}'"),
        format!("update people.household set version = version + 1, written_by = identity.me() where id = '{SHELTER}'"),
        format!("update intake.next_step set done_at = clock_timestamp(), done_by = identity.me() where access_id = '{RECORD}'"),
    ]
    .into()
}

#[tokio::test]
async fn what_happens_about_a_hidden_person_changes_no_byte_of_what_strangers_get() {
    within_one_day(compare).await;
}

async fn compare() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    sqlx::raw_sql(AssertSqlSafe(family()))
        .execute(&mut behind)
        .await
        .expect("a family");
    let tables = [
        queries(&mut behind, "porta_staff").await,
        queries(&mut behind, "porta_look").await,
    ];
    let mut askers = [
        Asker::sign_in(&portal.address, &keys(), "porta_staff").await,
        Asker::sign_in(&portal.address, &keys(), "porta_look").await,
    ];
    let mut strangers = everybody(&portal).await;
    strangers.retain(|(who, _)| *who != "nobody");
    let (mut compared, mut steps, mut before) = (0, 0, Vec::new());
    for (who, browser) in &mut strangers {
        look(who, browser, &mut askers, &tables).await; // whatever a first visit leaves behind
        before.push(look(who, browser, &mut askers, &tables).await);
    }
    for (step, sql) in story() {
        // questions beyond the circle are counted
        let sql = format!("{sql} delete from people.look_up;");
        sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut behind)
            .await
            .unwrap_or_else(|error| panic!("{step}: {error}"));
        steps += 1;
        for ((who, browser), before) in strangers.iter_mut().zip(&before) {
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
    println!(
        "non-interference: {} strangers, {steps} changes about a hidden person, {compared} answers compared, all the same",
        strangers.len()
    );
    assert!(compared > 20_000, "only {compared}");
    // and that a difference would be found: the same person, no longer protected
    sqlx::raw_sql(AssertSqlSafe(format!(
        "update people.person set protection = 'none' where id = '{HIDDEN}'; delete from people.look_up;"
    )))
    .execute(&mut behind)
    .await
    .expect("not protected");
    let worker = strangers
        .iter()
        .position(|(who, _)| *who == "assistente-sociale")
        .expect("a social worker");
    let (who, browser) = &mut strangers[worker];
    let now = look(who, browser, &mut askers, &tables).await;
    for asked in [
        format!("/persone/{HIDDEN}"),
        format!("/nuclei/{HOUSEHOLD}?il=2025-12-31"),
        "/persone/doppioni".to_owned(),
        format!("/accessi/{RECORD}"),
        "/persone cerca=Zef".to_owned(),
        format!("/persone/oltre codice={CODE} motivo=is_here"),
        "porta_staff people.name".to_owned(),
        "porta_look people.circle".to_owned(),
        "porta_staff intake.told".to_owned(),
    ] {
        assert!(
            now[&asked] != before[worker][&asked],
            "{asked} hides what is not hidden"
        );
    }
}

/// All that somebody gets.
async fn look(
    who: &str,
    browser: &mut Browser,
    askers: &mut [Asker; 2],
    tables: &[Vec<(String, String)>; 2],
) -> Snapshot {
    let mut all = Snapshot::new();
    for address in addresses() {
        let answer = browser.get(&address).await;
        all.insert(address, in_short(&answer));
    }
    for (address, typed) in FORMS {
        let answer = browser.send(address, typed).await;
        let typed: Vec<String> = typed.iter().map(|(k, v)| format!("{k}={v}")).collect();
        all.insert(format!("{address} {}", typed.join(" ")), in_short(&answer));
    }
    let token = token_of(browser);
    for (asker, tables) in askers.iter_mut().zip(tables) {
        let asked: Vec<String> = tables.iter().map(|(_, query)| query.clone()).collect();
        for ((name, _), answer) in tables.iter().zip(asker.sees(&token, &asked).await) {
            let rows = answer.unwrap_or_else(|| panic!("{who}: {name} does not answer"));
            all.insert(name.clone(), rows.into_iter().collect());
        }
    }
    let questions = questions();
    let answers = askers[0].sees(&token, &questions).await;
    for (question, answer) in questions.into_iter().zip(answers) {
        all.insert(question, format!("{answer:?}"));
    }
    let attempts = attempts();
    let outcomes = askers[0].tries(&token, &attempts).await;
    for (attempt, outcome) in attempts.into_iter().zip(outcomes) {
        all.insert(attempt, format!("{outcome:?}"));
    }
    all
}

fn in_short(answer: &Answer) -> String {
    let location = answer.headers.get("location").map(|to| format!("{to:?}"));
    format!("{} {location:?}\n{}", answer.status, unmarked(&answer.body))
}
