//! Everything that could be taken out of the access layer, one thing at a time: from the catalogue where it knows,
//! from the wording of functions where it does not.

use sqlx::{PgConnection, Row};

/// Where a mutant would show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// In this section, to whoever reads it.
    Section(String),
    /// To whoever writes in it.
    Writing(String),
    /// In what is due, to whoever reads or sets it.
    Deadlines,
    /// In cases, grants and what belongs to them.
    Tables,
    /// There, or in what functions answer.
    Anywhere,
    /// In what this function answers.
    Answers(String),
    /// In the catalogue, where rights and the shape of things are looked over.
    Catalogue,
}

pub struct Mutant {
    pub name: String,
    pub sql: String,
    pub shows: Where,
}

/// The sections of which every condition of every policy is taken out: people of other bodies read and write them. The
/// others are worded like these, which is checked, and are mutated as wholes.
const IN_DETAIL: [&str; 2] = ["health", "work"];

pub async fn of_wordings(behind: &mut PgConnection) -> Vec<Mutant> {
    let mut all = Vec::new();
    for (function, from, to) in super::wording::WORDINGS {
        all.push(reworded(behind, function, from, to).await);
    }
    all
}

pub async fn of_catalogue(behind: &mut PgConnection) -> Vec<Mutant> {
    let mut all = of_policies(behind).await;
    all.extend(of_tables(behind).await);
    all.extend(of_functions(behind).await);
    all.extend(of_triggers(behind).await);
    all.extend(of_roles());
    all
}

fn shows(table: &str) -> Where {
    match table.split_once('.') {
        Some(("cases", class)) if super::specification::CLASSES.contains(&class) => {
            Where::Section(class.to_owned())
        }
        Some(("cases", "deadline")) => Where::Deadlines,
        Some((
            "access",
            "agreement" | "capacity" | "capacity_class" | "data_class" | "principal",
        )) => Where::Catalogue,
        _ => Where::Tables,
    }
}

async fn rows(behind: &mut PgConnection, query: &'static str) -> Vec<sqlx::postgres::PgRow> {
    sqlx::query(query)
        .fetch_all(&mut *behind)
        .await
        .expect("the catalogue answers")
}

/// Every policy: dropped, always true, and without each of its conditions.
async fn of_policies(behind: &mut PgConnection) -> Vec<Mutant> {
    let mut all = Vec::new();
    for row in rows(
        behind,
        "select format('%s.%I', c.relnamespace::regnamespace, c.relname) as relation, p.polname::text as policy,
                p.polcmd <> 'r' as writes, pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as checked
         from pg_policy p join pg_class c on c.oid = p.polrelid
         where c.relnamespace in ('access'::regnamespace, 'cases'::regnamespace) and p.polname not like 'deploy%' order by 1, 2",
    )
    .await
    {
        let (table, policy): (String, String) = (row.get("relation"), row.get("policy"));
        let shows = match shows(&table) {
            Where::Section(class) if row.get("writes") => Where::Writing(class),
            other => other,
        };
        let expressions: [(&str, Option<String>); 2] =
            [("using", row.get("qual")), ("with check", row.get("checked"))];
        let mut add = |what: String, sql: String| {
            all.push(Mutant {
                name: format!("{table} {policy}: {what}"),
                sql,
                shows: shows.clone(),
            });
        };
        add("dropped".into(), format!("drop policy {policy} on {table}"));
        if shows == Where::Catalogue {
            continue; // true already: words, and what whoever deploys may do with them
        }
        for (clause, expression) in &expressions {
            let Some(expression) = expression else { continue };
            add(
                format!("{clause} true"),
                format!("alter policy {policy} on {table} {clause} (true)"),
            );
            if let Where::Section(class) | Where::Writing(class) = &shows
                && !IN_DETAIL.contains(&class.as_str())
                && !policy.starts_with("floor_private")
            {
                continue;
            }
            // worded like the sections, which is checked
            if shows == Where::Deadlines {
                continue;
            }
            for (left_out, rest) in without_each_condition(expression) {
                add(
                    format!("{clause} without {left_out}"),
                    format!("alter policy {policy} on {table} {clause} ({rest})"),
                );
            }
        }
    }
    all
}

/// The expression without one of its conditions at a time: what is joined by `and` becomes true, by `or` false.
fn without_each_condition(expression: &str) -> Vec<(String, String)> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for (at, sign) in expression.char_indices() {
        match sign {
            '(' => open.push(at + 1),
            ')' => {
                let start = open.pop().expect("parentheses match");
                found.extend(joined(expression, start, at));
            }
            _ => {}
        }
    }
    found
        .into_iter()
        .filter(|(start, end, neutral)| expression[*start..*end] != **neutral)
        .map(|(start, end, neutral)| {
            let rest = format!("{}{neutral}{}", &expression[..start], &expression[end..]);
            (format!("[{start}] {}", &expression[start..end]), rest)
        })
        .collect()
}

/// The conditions joined right inside these parentheses; the only one of a `where`.
fn joined(expression: &str, start: usize, end: usize) -> Vec<(usize, usize, &'static str)> {
    let inside = &expression[start..end];
    let (mut depth, mut cuts, mut neutral) = (0, Vec::new(), "true");
    for (at, sign) in inside.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth > 0 => {}
            _ if inside[at..].starts_with(" AND ") => cuts.push((at, at + 5)),
            _ if inside[at..].starts_with(" OR ") => {
                cuts.push((at, at + 4));
                neutral = "false";
            }
            _ => {}
        }
    }
    let is_where = expression[..start].ends_with("WHERE (");
    if cuts.is_empty() && !is_where {
        return Vec::new();
    }
    let mut from = start;
    let mut conditions = Vec::new();
    for (cut, next) in cuts {
        conditions.push((from, start + cut, neutral));
        from = start + next;
    }
    conditions.push((from, end, neutral));
    conditions
}

/// Every table: without row security, without its being forced, of another owner, with one right too many; and every
/// view that looks with its owner's eyes.
async fn of_tables(behind: &mut PgConnection) -> Vec<Mutant> {
    let mut all = Vec::new();
    for row in rows(
        behind,
        "select format('%s.%I', c.relnamespace::regnamespace, c.relname) as relation, c.relkind = 'v' as is_view,
                has_table_privilege('porta_staff', c.oid, 'insert') as takes from pg_class c
         where (c.relkind = 'r' and c.relnamespace in ('access'::regnamespace, 'cases'::regnamespace))
            or (c.relkind = 'v' and c.relnamespace in ('directory'::regnamespace, 'agenda'::regnamespace)) order by 1",
    )
    .await
    {
        let table: String = row.get("relation");
        let mut add = |sql: String, shows| all.push(Mutant { name: sql.clone(), sql, shows });
        if row.get("is_view") {
            add(format!("alter view {table} set (security_invoker = false)"), Where::Catalogue);
            add(format!("alter view {table} reset (security_invoker)"), Where::Catalogue);
            continue;
        }
        add(format!("alter table {table} disable row level security"), shows(&table));
        add(format!("alter table {table} no force row level security"), Where::Catalogue);
        add(format!("alter table {table} owner to porta_staff"), Where::Catalogue);
        add(format!("grant truncate on {table} to porta_staff"), Where::Catalogue);
        add(format!("grant delete on {table} to porta_staff"), Where::Catalogue);
        add(format!("grant select on {table} to porta_public"), Where::Catalogue);
        add(format!("grant select on {table} to porta_worker"), Where::Catalogue);
        add(format!("grant insert on {table} to porta_look"), Where::Catalogue);
        if !row.get::<bool, _>("takes") {
            // of a deadline some columns may be written, so the catalogue of rights does not tell
            let more = match shows(&table) {
                Where::Deadlines => Where::Deadlines,
                _ => Where::Catalogue,
            };
            add(format!("grant insert on {table} to porta_staff"), more.clone());
            add(format!("grant update on {table} to porta_staff"), more);
        }
    }
    for role in ["porta_public", "porta_signin", "porta_stats", "porta_audit"] {
        for room in ["access", "cases"] {
            let sql = format!("grant usage on schema {room} to {role}");
            all.push(Mutant {
                name: sql.clone(),
                sql,
                shows: Where::Catalogue,
            });
        }
    }
    all
}

/// Every function of the layer: called constant, with an open search path, of another owner, with its caller's
/// rights, and callable by somebody more.
async fn of_functions(behind: &mut PgConnection) -> Vec<Mutant> {
    let mut all = Vec::new();
    for row in rows(
        behind,
        "select p.oid::regprocedure::text as function, p.provolatile = 's' as stable, p.prosecdef as definer,
                has_function_privilege('porta_staff', p.oid, 'execute') as staff, has_function_privilege('porta_public', p.oid, 'execute') as public
         from pg_proc p where p.oid <> 'access.opened_by_a_grant(text,text,integer)'::regprocedure
           and (p.pronamespace in ('access'::regnamespace, 'cases'::regnamespace)
             or p.oid in ('identity.me()'::regprocedure, 'identity.my_memberships()'::regprocedure, 'identity.has_role(text)'::regprocedure,
                 'identity.stepped_up()'::regprocedure, 'platform.token()'::regprocedure)) order by 1",
    )
    .await
    {
        let function: String = row.get("function");
        let is = |what: &str| row.get::<bool, _>(what);
        let mut add = |what: String| {
            all.push(Mutant { name: what.clone(), sql: what, shows: Where::Catalogue });
        };
        if is("stable") {
            add(format!("alter function {function} immutable"));
        }
        if is("definer") {
            add(format!("alter function {function} reset search_path"));
            add(format!("alter function {function} owner to porta_owner"));
            add(format!("alter function {function} security invoker"));
            if !is("staff") {
                add(format!("grant execute on function {function} to porta_staff"));
            }
            if !is("public") {
                add(format!("grant execute on function {function} to porta_public"));
            }
        }
    }
    all
}

async fn of_triggers(behind: &mut PgConnection) -> Vec<Mutant> {
    let mut all = Vec::new();
    for row in rows(
        behind,
        "select t.tgname::text as name, t.tgrelid::regclass::text as relation from pg_trigger t join pg_class c on c.oid = t.tgrelid
         where not t.tgisinternal and (c.relnamespace in ('access'::regnamespace, 'cases'::regnamespace) or c.oid = 'identity.membership'::regclass)
         order by 2, 1",
    )
    .await
    {
        let (name, table): (String, String) = (row.get("name"), row.get("relation"));
        for sql in [
            format!("drop trigger {name} on {table}"),
            format!("alter table {table} disable trigger {name}"),
        ] {
            all.push(Mutant { name: sql.clone(), sql, shows: Where::Catalogue });
        }
    }
    all
}

fn of_roles() -> Vec<Mutant> {
    [
        "alter role porta_staff bypassrls",
        "alter role porta_look superuser",
        "alter role porta_public createrole",
        "grant porta_owner to porta_staff",
        "grant porta_authz to porta_staff",
        "grant porta_staff to porta_public",
    ]
    .into_iter()
    .map(|sql| Mutant {
        name: sql.into(),
        sql: sql.into(),
        shows: Where::Catalogue,
    })
    .collect()
}

/// From nothing, because an array that is right already is not written again.
pub const PROJECT_AGAIN: &str = "update cases.social_case set acl = '{}', acl_until = 'infinity';
    select access.project(c.id) from cases.social_case c";

/// A function with one thing in it said differently, and everything that was made by it made again.
async fn reworded(behind: &mut PgConnection, function: &str, from: &str, to: &str) -> Mutant {
    let whole: String = sqlx::query_scalar("select pg_get_functiondef($1::regprocedure)")
        .bind(function)
        .fetch_one(&mut *behind)
        .await
        .unwrap_or_else(|error| panic!("{function}: {error}"));
    assert!(whole.contains(from), "{function} does not say: {from}");
    let again = match function {
        "access.project(uuid)" => PROJECT_AGAIN,
        "access.check_grant()" => "update access.case_grant set reason = reason",
        "access.shield_again()" => "create temporary table was on commit drop as select c.id from cases.social_case c where c.protected;
             update cases.social_case set protected = false where protected;
             update cases.social_case set protected = true where id in (select w.id from was w)",
        "access.shield()" => "insert into access.case_grant (case_id, principal_id, capacity, classes, basis, reason)
             select g.case_id, g.principal_id, g.capacity, g.classes, g.basis, 'again' from access.case_grant g where g.shielded",
        _ => "",
    };
    Mutant {
        name: format!("{function}: {from} → {to}"),
        sql: format!("{};\n{again}", whole.replacen(from, to, 1)),
        shows: match function.split_once('(') {
            Some((
                "access.my_principals"
                | "access.agreement_in_force"
                | "access.project"
                | "access.check_grant"
                | "access.shield"
                | "access.shield_again"
                | "access.reviews_for"
                | "access.is_member",
                _,
            )) => Where::Anywhere,
            Some((name, _)) if !name.starts_with("identity.") => Where::Answers(format!("{name}(")),
            _ => Where::Anywhere,
        },
    }
}
