//! Every policy of the catalogue, taken away: somebody among the people of the proof must then see or do something
//! else than before. A policy that nobody misses has no test, or is not needed.
//!
//! Who missed what (role, table, verb) is written down for pgrls, which compares it with the catalogue in its own way:
//! `scripts/policies`.

use std::collections::BTreeSet;

use serde_json::json;
use sqlx::{AssertSqlSafe, PgConnection, Row};

use super::asking::{Asker, Outcome};
use super::persons::{PARTS, Persons};
use super::specification::CLASSES;
use super::world::{World, id, token};
use crate::support::TestPortal;

/// Those of the proof who between them stand on both sides of every policy; the first sees most.
const PEOPLE: [&str; 8] = [
    "case-manager",
    "team-social",
    "two-hats",
    "employment",
    "coordinator",
    "privacy-officer",
    "reception",
    "stranger",
];
/// Where a protected case is kept from whoever is not named, there are two nets: what a grant to a team, a body or an
/// area opens is no grant there, and a case that one does not see has no sections. Each section's is looked at with
/// this one away, or nobody would miss it.
const OTHER_NET: &str = "drop policy floor_shielded on access.case_grant";
/// Rows of a table that are offered to it once more; of access records all, so that everybody meets their own.
const OFFERED: usize = 30;
const RECORDS: usize = 1000;

struct Policy {
    name: String,
    schema: String,
    table: String,
    verb: &'static str,
    roles: Vec<String>,
}

impl Policy {
    fn relation(&self) -> String {
        format!("{}.{}", self.schema, self.table)
    }

    fn has_another_net(&self) -> bool {
        self.is_on_a_section()
            && matches!(&*self.name, "floor_read" | "floor_write" | "floor_correct")
    }

    /// What is due is guarded like the section of the plan.
    fn is_on_a_section(&self) -> bool {
        self.schema == "cases"
            && (CLASSES.contains(&self.table.as_str()) || self.table == "deadline")
    }
}

#[tokio::test]
async fn whoever_takes_a_policy_away_is_noticed() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    let world = World::of(|person| PEOPLE.contains(&person.code));
    world.build(&mut behind).await;
    let persons = Persons::of(&world);
    persons.build(&world, &mut behind).await;
    run(&mut behind, include_str!("rest.sql")).await;
    let policies = catalogue(&mut behind).await;
    run(&mut behind, "begin").await;

    let (mut noticed, mut unnoticed) = (BTreeSet::new(), Vec::new());
    for policy in &policies {
        let before = noticed.len();
        for role in &policy.roles {
            let statements = statements(&mut behind, &persons, policy, role).await;
            for asked in askers(&world, policy, role, &statements) {
                let differs;
                (behind, differs) = is_missed(behind, policy, role, &asked).await;
                if differs {
                    noticed.insert((
                        policy.relation(),
                        policy.name.clone(),
                        role.clone(),
                        policy.verb,
                    ));
                    break;
                }
            }
        }
        if noticed.len() == before {
            unnoticed.push(format!("{} on {}", policy.name, policy.relation()));
        }
    }
    println!(
        "policies {}, taken away and noticed {}, by so many roles {}",
        policies.len(),
        policies.len() - unnoticed.len(),
        noticed.len()
    );
    assert!(unnoticed.is_empty(), "nobody misses {unnoticed:#?}");
    write_down(&policies, &noticed);
}

async fn run(connection: &mut PgConnection, statement: &str) {
    sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))
        .execute(connection)
        .await
        .unwrap_or_else(|error| panic!("{error}\n{statement}"));
}

/// A policy for all verbs counts as one for each.
async fn catalogue(behind: &mut PgConnection) -> Vec<Policy> {
    sqlx::query(
        "select policyname::text as name, schemaname::text as schema, tablename::text as table, roles::text[] as roles, cmd
         from pg_policies order by 2, 3, 1",
    )
    .fetch_all(behind)
    .await
    .unwrap()
    .iter()
    .flat_map(|row| {
        let verbs: Vec<&'static str> = match row.get("cmd") {
            "SELECT" => vec!["SELECT"],
            "INSERT" => vec!["INSERT"],
            "UPDATE" => vec!["UPDATE"],
            "DELETE" => vec!["DELETE"],
            _ => vec!["SELECT", "INSERT", "UPDATE", "DELETE"],
        };
        verbs.into_iter().map(|verb| Policy {
            name: row.get("name"),
            schema: row.get("schema"),
            table: row.get("table"),
            verb,
            roles: row.get("roles"),
        })
    })
    .collect()
}

/// What a role tries on the table. Statements name no column that has to be read first, so that each verb meets its
/// own policies only.
async fn statements(
    behind: &mut PgConnection,
    persons: &Persons,
    policy: &Policy,
    role: &str,
) -> Vec<String> {
    let relation = policy.relation();
    let part = PARTS.iter().find(|part| part.table == relation);
    match policy.verb {
        "INSERT" if let Some(part) = part => persons.tries_to_add(part),
        "UPDATE" if relation.starts_with("people.") => {
            vec![format!("update {relation} set written_by = identity.me()")]
        }
        "SELECT" => vec![format!("select from {relation}")],
        "DELETE" => vec![format!("delete from {relation}")],
        "UPDATE" if relation == "cases.deadline" => {
            vec![format!(
                "update {relation} set why_not = 'changed', written_by = identity.me()"
            )]
        }
        "INSERT" if relation == "cases.deadline" => vec![format!(
            "insert into {relation} (id, case_id, kind, what, starts_on, due_on)
             values (gen_random_uuid(), target, 'by_hand', 'new', '2026-01-01', '2026-02-01')"
        )],
        "UPDATE" if policy.is_on_a_section() => vec![format!(
            "update {relation} set text = 'changed', written_by = identity.me()"
        )],
        "UPDATE" => columns(behind, &relation, role, "update")
            .await
            .first()
            .map(|column| format!("update {relation} set {column} = default"))
            .into_iter()
            .collect(),
        _ if policy.is_on_a_section() => vec![format!(
            "insert into {relation} (id, case_id, text) values (gen_random_uuid(), target, 'new')"
        )],
        _ => rows_once_more(behind, &relation, role).await,
    }
}

/// Columns that this role may write.
async fn columns(behind: &mut PgConnection, relation: &str, role: &str, verb: &str) -> Vec<String> {
    let text = format!(
        "select quote_ident(attname) from pg_attribute where attrelid = '{relation}'::regclass and attnum > 0
         and not attisdropped and attidentity = '' and has_column_privilege('{role}', attrelid, attnum, '{verb}')
         {} order by attnum",
        if verb == "insert" { "and not atthasdef" } else { "" }
    );
    let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(behind).await;
    rows.unwrap().iter().map(|row| row.get(0)).collect()
}

/// Rows that are there, offered again: policies are asked before keys are, so "there is one" means that the policy
/// let it through.
async fn rows_once_more(behind: &mut PgConnection, relation: &str, role: &str) -> Vec<String> {
    let columns = columns(behind, relation, role, "insert").await;
    if columns.is_empty() {
        return Vec::new();
    }
    let values = columns
        .iter()
        .map(|column| format!("quote_nullable({column}::text)"))
        .collect::<Vec<_>>()
        .join(" || ', ' || ");
    let offered = if relation.starts_with("intake.") {
        RECORDS
    } else {
        OFFERED
    };
    let text = format!(
        "select 'insert into {relation} ({}) values (' || {values} || ')' from {relation} order by ctid desc limit {offered}",
        columns.join(", ")
    );
    let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(behind).await;
    rows.unwrap().iter().map(|row| row.get(0)).collect()
}

/// Somebody's token, and what they try.
struct Asked {
    token: String,
    statements: Vec<String>,
    /// Cases in which a new line is tried, one after the other.
    targets: Vec<String>,
}

/// As whom a role asks: people of staff, a visitor, or nobody in particular.
fn askers(world: &World, policy: &Policy, role: &str, statements: &[String]) -> Vec<Asked> {
    let asked = |token: String, targets: Vec<String>| Asked {
        token,
        statements: statements.to_vec(),
        targets,
    };
    let number = |kind: &str| format!("{kind:0>64}");
    match role {
        "porta_staff" | "porta_look" => PEOPLE
            .iter()
            .map(|code| {
                let own = world
                    .cases
                    .iter()
                    .enumerate()
                    .filter(|(_, case)| case.person == *code);
                let targets = match policy.verb {
                    "INSERT" if policy.is_on_a_section() => {
                        own.map(|(number, _)| id('c', number)).collect()
                    }
                    _ => Vec::new(),
                };
                asked(token(world.person(code)), targets)
            })
            .chain([asked(number("f1"), Vec::new())])
            .collect(),
        _ => vec![asked(number("f2"), Vec::new())],
    }
}

/// Whether anything differs without the policy.
async fn is_missed(
    mut behind: PgConnection,
    policy: &Policy,
    role: &str,
    asked: &Asked,
) -> (PgConnection, bool) {
    run(&mut behind, "savepoint away").await;
    if policy.has_another_net() {
        run(&mut behind, OTHER_NET).await;
    }
    let (mut behind, with) = what_comes(behind, role, asked).await;
    run(
        &mut behind,
        &format!("drop policy {} on {}", policy.name, policy.relation()),
    )
    .await;
    let (mut behind, without) = what_comes(behind, role, asked).await;
    run(
        &mut behind,
        "rollback to savepoint away; release savepoint away",
    )
    .await;
    (behind, with != without)
}

async fn what_comes(
    behind: PgConnection,
    role: &str,
    asked: &Asked,
) -> (PgConnection, Vec<Outcome>) {
    let mut asker = Asker::in_place_of(behind, role);
    let outcomes = match (&asked.targets[..], &asked.statements[..]) {
        (_, []) => Vec::new(),
        ([], statements) => asker.tries(&asked.token, statements).await,
        (targets, [statement, ..]) => asker.tries_with(&asked.token, statement, targets).await,
    };
    (asker.into_connection(), outcomes)
}

/// In the form of pgrls. Only what somebody missed stands in it.
fn write_down(policies: &[Policy], noticed: &BTreeSet<(String, String, String, &'static str)>) {
    let exercised: BTreeSet<_> = policies
        .iter()
        .flat_map(|policy| {
            noticed
                .iter()
                .filter(|(relation, name, _, verb)| {
                    (relation, name, *verb) == (&policy.relation(), &policy.name, policy.verb)
                })
                .map(|(_, _, role, verb)| (&policy.schema, &policy.table, role, *verb))
        })
        .collect();
    let rows: Vec<_> = exercised
        .into_iter()
        .map(|(schema, relation, role, command)| {
            json!({ "schema": schema, "relation": relation, "role": role, "command": command })
        })
        .collect();
    let artifact = json!({ "pgrls_coverage_version": 1, "exercised": rows });
    std::fs::write(
        concat!(env!("CARGO_TARGET_TMPDIR"), "/policies.json"),
        artifact.to_string(),
    )
    .unwrap();
}
