//! That the proof of persons can fail: each mutant of the schemas `people` and `intake` is made, asked about by the
//! same questions and compared with the same specification, and undone. One that nobody notices fails the test by its
//! name.

use sqlx::{PgConnection, Row};

use super::super::asking::Asker;
use super::super::matrix::Score;
use super::super::mutations::without_each_condition;
use super::super::populated_with;
use super::super::world::World;
use super::rewording::{REWORDED, Shows};
use super::{PARTS, Persons, Table, answers, changing, merging, reading, records};

/// People enough to notice.
const PEOPLE: [&str; 9] = [
    "case-manager",
    "reception",
    "coordinator",
    "team-social",
    "second-manager",
    "social-elsewhere",
    "coordinator-and-social",
    "privacy-officer",
    "agreement-lapsed-own",
];

/// Tables whose policies are worded by one function: of these every condition is taken out, the others are mutated as
/// wholes.
const IN_DETAIL: [&str; 3] = ["people.name", "people.contact_point", "people.kin"];

/// Mutants that change nothing that anybody could see, each with its reason.
const EQUIVALENT: [(&str, &str); 0] = [];

struct Mutant {
    name: String,
    sql: String,
    shows: Shows,
}

struct Town {
    world: World,
    persons: Persons,
    tables: Vec<Table>,
}

async fn town(people: &[&str]) -> (crate::support::TestPortal, Town, PgConnection) {
    let mut world = World::of(|person| people.contains(&person.code));
    world.cases.truncate(1);
    let (portal, world, mut behind) = populated_with(world).await;
    let persons = Persons::of(&world);
    persons.build(&world, &mut behind).await;
    merging::build(&world, &persons, &mut behind).await;
    let tables = persons.tables();
    let town = Town {
        world,
        persons,
        tables,
    };
    (portal, town, behind)
}

#[tokio::test]
async fn whatever_is_taken_out_of_the_access_to_persons_is_noticed() {
    let (_portal, town, mut behind) = town(&PEOPLE).await;
    let mut mutants = of_policies(&mut behind).await;
    for (function, from, to, shows) in REWORDED {
        if *shows != Shows::Merging {
            mutants.push(reworded(&mut behind, function, from, to, *shows).await);
        }
    }
    let mut asker = Asker::in_place_of(behind, "porta_staff");
    merge(&town, &mut asker, true).await;
    all_are_noticed(&town, asker, &mutants, "").await;
}

/// What merging itself does is seen only in those that were merged since.
#[tokio::test]
async fn whatever_is_taken_out_of_merging_is_noticed() {
    let (_portal, town, mut behind) = town(&["case-manager", "second-manager"]).await;
    let mut mutants = Vec::new();
    for (function, from, to, shows) in REWORDED {
        if *shows == Shows::Merging {
            mutants.push(reworded(&mut behind, function, from, to, *shows).await);
        }
    }
    let asker = Asker::in_place_of(behind, "porta_staff");
    let merged = merging::merged(&town.world, &town.persons);
    all_are_noticed(&town, asker, &mutants, &merged).await;
}

async fn merge(town: &Town, asker: &mut Asker, keep: bool) {
    let merged = merging::merged(&town.world, &town.persons);
    let end = if keep { "commit" } else { "" };
    asker
        .applies(&format!("begin; {merged} {end}"))
        .await
        .expect("merged");
}

/// `then`: done once the mutant is made, before anybody asks.
async fn all_are_noticed(town: &Town, mut asker: Asker, mutants: &[Mutant], then: &str) {
    let mut score = Score::default();
    asker
        .applies(&format!("begin; {then}"))
        .await
        .expect("done");
    for shows in [Shows::Rows, Shows::Answer("select"), Shows::Merges] {
        ask(town, &mut asker, &shows, None, &mut score).await;
    }
    asker.applies("rollback").await.expect("undone");
    score.report("before any mutant");
    let mut survivors = Vec::new();
    for mutant in mutants {
        let made = asker
            .applies(&format!("begin; {}; {then}", mutant.sql))
            .await;
        // a mutant that can not even merge is noticed
        let is_noticed = match made {
            Err(error) if then.is_empty() => panic!("{error}\n{}\n{}", mutant.name, mutant.sql),
            Err(_) => true,
            Ok(()) => {
                let mut score = Score::default();
                ask(
                    town,
                    &mut asker,
                    &mutant.shows,
                    Some(&mutant.name),
                    &mut score,
                )
                .await;
                !score.mismatches.is_empty()
            }
        };
        asker.applies("rollback").await.expect("undone");
        if !is_noticed {
            println!("survives: {}", mutant.name);
            survivors.push(mutant.name.clone());
        }
    }
    let survived = survivors.len();
    survivors.retain(|name| !EQUIVALENT.iter().any(|(known, _)| known == name));
    println!(
        "mutants of the access to persons {}, killed {}, equivalent {}, unnoticed {}",
        mutants.len(),
        mutants.len() - survived,
        survived - survivors.len(),
        survivors.len()
    );
    assert!(survivors.is_empty(), "survive:\n{}", survivors.join("\n"));
}

/// Asks what a mutant would show in, one after the other, until something differs. `about`: the table of a policy.
async fn ask(
    town: &Town,
    asker: &mut Asker,
    shows: &Shows,
    about: Option<&str>,
    score: &mut Score,
) {
    let table = about
        .and_then(|name| name.split(' ').next())
        .unwrap_or_default();
    for who in 0..town.world.people.len() {
        let one = (&town.world, &town.persons, who);
        match shows {
            Shows::Rows | Shows::Merging => {
                reading(one, &town.tables, asker, "staff", score).await;
            }
            Shows::Read => {
                let tables: Vec<&Table> =
                    town.tables.iter().filter(|one| one.is_of(table)).collect();
                for role in ["porta_staff", "porta_look"] {
                    asker.becomes(role);
                    for table in &tables {
                        reading(one, std::slice::from_ref(*table), asker, role, score).await;
                    }
                }
                asker.becomes("porta_staff");
            }
            Shows::Written => {
                changing(one, |part| part.table == table, asker, score).await;
                if !PARTS.iter().any(|part| part.table == table) {
                    records::writing(one, asker, score).await;
                }
            }
            Shows::Answer(function) => answers::asked(one, function, asker, score).await,
            Shows::Merges => merging::acting(one, asker, score).await,
        }
        if *shows == Shows::Merging {
            merging::acting(one, asker, score).await;
        }
        if !score.mismatches.is_empty() {
            return;
        }
    }
}

/// Every policy: dropped, always true, and without each of its conditions.
async fn of_policies(behind: &mut PgConnection) -> Vec<Mutant> {
    let rows = sqlx::query(
        "select format('%s.%I', c.relnamespace::regnamespace, c.relname) as relation, p.polname::text as policy,
                p.polcmd <> 'r' as writes, pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as checked
         from pg_policy p join pg_class c on c.oid = p.polrelid
         where c.relnamespace in ('people'::regnamespace, 'intake'::regnamespace) and p.polname not like 'deploy%' order by 1, 2",
    )
    .fetch_all(&mut *behind)
    .await
    .expect("the catalogue answers");
    rows.iter().flat_map(of_policy).collect()
}

fn of_policy(row: &sqlx::postgres::PgRow) -> Vec<Mutant> {
    let (table, policy): (String, String) = (row.get("relation"), row.get("policy"));
    let shows = if row.get("writes") {
        Shows::Written
    } else {
        Shows::Read
    };
    let mutant = |what: String, sql: String| Mutant {
        name: format!("{table} {policy}: {what}"),
        sql,
        shows,
    };
    let mut all = vec![mutant(
        "dropped".into(),
        format!("drop policy {policy} on {table}"),
    )];
    let is_in_detail =
        IN_DETAIL.contains(&table.as_str()) || !PARTS.iter().any(|part| part.table == table);
    for (clause, column) in [("using", "qual"), ("with check", "checked")] {
        let Some(expression) = row.get::<Option<String>, _>(column) else {
            continue;
        };
        let altered = |to: &str| format!("alter policy {policy} on {table} {clause} ({to})");
        all.push(mutant(format!("{clause} true"), altered("true")));
        if is_in_detail {
            for (left_out, rest) in without_each_condition(&expression) {
                all.push(mutant(
                    format!("{clause} without {left_out}"),
                    altered(&rest),
                ));
            }
        }
    }
    all
}

/// A function with one thing in it said differently, and everything that was made by it made again.
async fn reworded(
    behind: &mut PgConnection,
    function: &str,
    from: &str,
    to: &str,
    shows: Shows,
) -> Mutant {
    let whole: String = sqlx::query_scalar("select pg_get_functiondef($1::regprocedure)")
        .bind(function)
        .fetch_one(&mut *behind)
        .await
        .unwrap_or_else(|error| panic!("{function}: {error}"));
    assert!(whole.contains(from), "{function} does not say: {from}");
    let again = match function {
        "people.weigh(integer,boolean,text)"
        | "people.check_grant()"
        | "people.merges_allow(uuid,bigint,text,timestamptz)" => {
            "update people.person_grant set opens = opens"
        }
        "people.draw_circle(uuid)" => "select people.draw_circle(p.id) from people.person p",
        "intake.shield(uuid)" => {
            "update intake.access_record set shielded = false; update intake.access_person set shielded = false;
             update intake.case_proposal set shielded = false; select intake.shield(r.id) from intake.access_record r"
        }
        _ => "",
    };
    Mutant {
        name: format!("{function}: {from} → {to}"),
        sql: format!("{};\n{again}", whole.replacen(from, to, 1)),
        shows,
    }
}
