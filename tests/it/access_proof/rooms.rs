//! Every table of the catalogue: which login role may do what with it at all, by hand and by trying. A table that
//! nobody has written down here fails by its name.

use std::collections::BTreeSet;

use sqlx::{PgConnection, Row};

use super::asking::{Asker, Outcome};
use super::matrix::OTHERS;
use super::persons::PARTS;
use super::specification::CLASSES;
use super::{keys, populated};
use crate::support::TestPortal;

const ROLES: [&str; 7] = [
    "public", "staff", "look", "signin", "worker", "stats", "audit",
];

/// What is published: whoever serves pages or works for them reads it, nobody who serves changes it. The role for
/// figures has been let into no room yet.
const PUBLISHED: &str = "public:s staff:s look:s worker:s";

/// Rights by table: s select, i insert, u update, d delete. What a right shows is decided by policies; where there is
/// no right, no policy can be wrong.
const RIGHTS: [(&str, &str); 86] = [
    // the catalogue of services and the rules of the agenda: published
    ("directory.body", PUBLISHED),
    ("directory.country", PUBLISHED),
    ("directory.municipality", PUBLISHED),
    ("directory.office", PUBLISHED),
    ("directory.office_service", PUBLISHED),
    ("directory.patronal_day", PUBLISHED),
    ("directory.reason", PUBLISHED),
    ("directory.reason_text", PUBLISHED),
    ("directory.service", PUBLISHED),
    ("directory.service_text", PUBLISHED),
    ("directory.site", PUBLISHED),
    ("agenda.availability_rule", PUBLISHED),
    ("agenda.closure", PUBLISHED),
    ("agenda.desk", PUBLISHED),
    // views of them, for pages only
    ("directory.reception", "public:s staff:s look:s worker:s"),
    ("agenda.weekly_hours", "public:s staff:s look:s worker:s"),
    ("agenda.seat", "public:s staff:s look:s worker:s"),
    // a desk closes and opens; jobs unfold the rules
    ("agenda.absence", "staff:sid look:s worker:s"),
    (
        "agenda.one_off_opening",
        "public:s staff:sid look:s worker:s",
    ),
    ("agenda.opening", "public:s staff:sid look:s worker:sid"),
    // people's appointments: written through functions, corrected by the two sides
    ("agenda.applicant", "public:siu staff:siu look:s"),
    ("agenda.appointment", "public:su staff:su look:s"),
    ("agenda.pass", "public:sd"),
    ("booking.draft", "public:siud"),
    ("booking.one_time_code", ""),
    ("booking.rating", "public:i"),
    // who is who: nobody reads it, functions answer
    ("identity.account", ""),
    ("identity.ceremony", ""),
    ("identity.invitation", ""),
    ("identity.membership", ""),
    ("identity.passkey", ""),
    ("identity.pending_sign_in", ""),
    ("identity.recovery_code", ""),
    ("identity.session", ""),
    ("identity.throttle", ""),
    ("identity.totp", ""),
    ("identity.kept_work", "staff:sd look:s"),
    // words and agreements: deployment's to write
    ("access.agreement", "staff:s look:s"),
    ("access.capacity", "staff:s look:s"),
    ("access.capacity_class", "staff:s look:s"),
    ("access.data_class", "staff:s look:s"),
    // grants and cases: read by policy, written by functions only
    ("access.principal", ""),
    ("access.case_grant", "staff:s look:s"),
    ("access.sharing_authorisation", "staff:s look:s"),
    ("access.break_glass", "staff:s look:s"),
    ("cases.social_case", "staff:s look:s"),
    ("cases.team_member", "staff:s look:s"),
    ("cases.protection_lift", "staff:s look:s"),
    // functions answer
    ("cases.case_person", ""),
    ("cases.case_closure", ""),
    // set and closed by whoever writes the plan
    ("cases.deadline", SECTION),
    // persons: read by policy; grants, protection and exclusions written by functions only
    ("people.person", "staff:s look:s"),
    ("people.person_grant", "staff:s look:s"),
    ("people.circle", "staff:s look:s"),
    ("people.exclusion", "staff:s look:s"),
    ("people.protection_lift", "staff:s look:s"),
    ("people.look_up", ""),
    ("people.household", "staff:siu look:s"),
    // merges and what looks like one: read by policy, written by functions only
    ("people.twin", "staff:s look:s"),
    ("people.merge", "staff:s look:s"),
    ("people.twin_search", ""),
    ("people.merge_step", ""),
    ("people.merge_shut", ""),
    // access records: written once by whoever receives; proposals by functions only; drafts are their author's
    ("intake.access_record", "staff:si look:s"),
    ("intake.access_person", "staff:si look:s"),
    ("intake.tie", "staff:si look:s"),
    ("intake.told", "staff:si look:s"),
    ("intake.need", "staff:si look:s"),
    ("intake.reporter", "staff:si look:s"),
    ("intake.next_step", "staff:siu look:s"),
    ("intake.correction", "staff:si look:s"),
    ("intake.case_proposal", "staff:s look:s"),
    ("intake.proposed_person", "staff:s look:s"),
    ("intake.information_contact", "staff:si look:s"),
    ("intake.privacy_notice", "staff:s look:s"),
    ("intake.notice_delivery", "staff:si look:s"),
    ("intake.draft", "staff:siud look:s"),
    ("agenda.walk_in", "staff:siu look:s"),
    ("agenda.call", "staff:siu look:s"),
    // the trail: added to by all, read by privacy officers and by who verifies it
    (
        "audit.event",
        "public:i staff:si look:si signin:i worker:i audit:s",
    ),
    ("audit.row_change", "audit:s"),
    ("audit.era", "audit:s"),
    ("audit.seal", "staff:s look:s audit:si"),
    ("audit.verification", "staff:s look:s audit:si"),
    ("audit.withholding", "staff:si look:s"),
    ("platform._sqlx_migrations", ""),
];
/// A message may ask for nothing but to be sent.
const OUTBOX: (&str, &str) = ("platform.outbox", "public:i staff:i signin:i worker:siud");
/// A section, or a part of a person: added to and corrected by staff, removed by nobody.
const SECTION: &str = "staff:siu look:s";

fn rights(table: &str) -> Option<&'static str> {
    if let Some(class) = table.strip_prefix("cases.")
        && CLASSES.contains(&class)
    {
        return Some(SECTION);
    }
    if PARTS.iter().any(|part| part.table == table) {
        return Some(SECTION);
    }
    RIGHTS
        .iter()
        .chain([&OUTBOX])
        .find(|(known, _)| *known == table)
        .map(|(_, rights)| *rights)
}

fn may(rights: &str, role: &str, verb: char) -> bool {
    rights
        .split_whitespace()
        .filter_map(|part| part.split_once(':'))
        .any(|(known, verbs)| known == role && verbs.contains(verb))
}

/// Every table and view of the catalogue, with the columns that can be written.
async fn catalogue(behind: &mut PgConnection) -> Vec<(String, Vec<String>)> {
    sqlx::query(
        "select n.nspname || '.' || c.relname as relation,
                array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1",
    )
    .fetch_all(behind)
    .await
    .unwrap()
    .iter()
    .map(|row| (row.get("relation"), row.get("columns")))
    .collect()
}

/// Tables of cases and grants in which nothing is about one case: everybody on the staff reads them.
const WORDS: [&str; 5] = [
    "access.agreement",
    "access.capacity",
    "access.capacity_class",
    "access.data_class",
    "access.principal",
];

/// Tables whose rights are not written down; and those of cases and grants that the matrix of cases does not ask about.
fn without_specification(catalogue: &[(String, Vec<String>)]) -> Vec<&str> {
    let is_asked_about = |table: &str| {
        let section = table.strip_prefix("cases.").unwrap_or_default();
        CLASSES.contains(&section)
            || OTHERS.iter().any(|(known, _)| *known == table)
            || WORDS.contains(&table)
            || rights(table) == Some("") // nobody reads it: functions answer, and they are asked
    };
    let of_cases = |table: &str| table.starts_with("cases.") || table.starts_with("access.");
    catalogue
        .iter()
        .map(|(table, _)| table.as_str())
        .filter(|table| rights(table).is_none() || (of_cases(table) && !is_asked_about(table)))
        .collect()
}

#[tokio::test]
async fn a_table_that_nobody_specified_is_named() {
    let mut behind = TestPortal::new().await.behind().await;
    sqlx::raw_sql("create table cases.forgotten (id uuid); create table access.forgotten (id uuid); create view cases.seen as select 1 as id")
        .execute(&mut behind)
        .await
        .unwrap();
    let catalogue = catalogue(&mut behind).await;
    assert_eq!(
        without_specification(&catalogue),
        ["access.forgotten", "cases.forgotten", "cases.seen"]
    );
}

#[tokio::test]
async fn every_role_can_do_with_every_table_what_is_written_down_and_nothing_else() {
    let (portal, world, mut behind) = populated().await;
    let catalogue = catalogue(&mut behind).await;
    let unknown = without_specification(&catalogue);
    assert!(unknown.is_empty(), "no specification for {unknown:?}");
    let (mut cells, mut mismatches) = (0, BTreeSet::new());
    for role in ROLES {
        let mut asker = Asker::sign_in(&portal.address, &keys(), &format!("porta_{role}")).await;
        // rights are the role's, whoever is signed in: everybody for the two roles of staff, one for the others
        let everybody = if matches!(role, "staff" | "look") {
            world.people.len()
        } else {
            1
        };
        for who in 0..everybody {
            let (mut asked, mut statements) = (Vec::new(), Vec::new());
            for (table, columns) in &catalogue {
                let updates = columns
                    .iter()
                    .map(|column| format!("update {table} set {column} = default where false"));
                let tries = [
                    ('s', vec![format!("select from {table} where false")]),
                    ('i', vec![format!("insert into {table} default values")]),
                    ('u', updates.collect()),
                    ('d', vec![format!("delete from {table} where false")]),
                ];
                for (verb, list) in tries {
                    asked.push((table, verb, list.len()));
                    statements.extend(list);
                }
            }
            let outcomes = asker.tries(&super::world::token(who), &statements).await;
            let mut outcomes = outcomes.into_iter();
            for (table, verb, tries) in asked {
                let can = outcomes
                    .by_ref()
                    .take(tries)
                    .filter(|outcome| *outcome != Outcome::NoRight)
                    .count()
                    > 0;
                cells += 1;
                if can != may(rights(table).unwrap_or_default(), role, verb)
                    && !is_a_view_that_takes_nothing(table, verb)
                {
                    mismatches.insert(format!("{role} {verb} {table}: {can}"));
                }
            }
        }
    }
    println!(
        "tables {}, cells {cells}, mismatches {}",
        catalogue.len(),
        mismatches.len()
    );
    assert!(mismatches.is_empty(), "{mismatches:#?}");
}

/// What can not be changed at all is refused before anybody's right is looked at.
fn is_a_view_that_takes_nothing(table: &str, verb: char) -> bool {
    matches!(table, "directory.reception" | "agenda.weekly_hours") && verb != 's'
}

#[tokio::test]
async fn the_role_of_citizens_can_not_even_name_a_table_of_cases() {
    let (portal, world, _behind) = populated().await;
    let mut asker = Asker::sign_in(&portal.address, &keys(), "porta_public").await;
    let token = super::world::token(world.person("case-manager"));
    let tables = CLASSES
        .iter()
        .map(|class| format!("cases.{class}"))
        .chain(OTHERS.iter().map(|(table, _)| (*table).to_owned()));
    for table in tables {
        let tries = [
            format!("select from {table}"),
            format!("insert into {table} default values"),
            format!("update {table} set id = id"),
            format!("delete from {table}"),
            format!("truncate {table}"),
            format!("select '{table}'::regclass"),
            "select access.my_principals()".to_owned(),
        ];
        let outcomes = asker.tries(&token, &tries).await;
        assert!(
            outcomes.iter().all(|outcome| *outcome == Outcome::NoRight),
            "{table}: {outcomes:?}"
        );
    }
}
