//! What each login role may do with each table, read from the catalogue of the real database: the golden file is the
//! specification to review. And the promises that no table may miss.

use std::fmt::Write;

use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row};

use crate::routes::golden;
use crate::support::TestPortal;

#[tokio::test]
async fn the_access_matrix_is_the_reviewed_one() {
    let mut behind = TestPortal::new().await.behind().await;
    golden("access-matrix.txt", &rights(&mut behind).await);
}

/// Which role may do what with which table, and by which policies.
pub async fn rights(behind: &mut PgConnection) -> String {
    let rows = sqlx::query(
        "select n.nspname || '.' || c.relname as relation, r.rolname as role,
                (select coalesce(string_agg(verb, ' ' order by verb), '') from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) verb
                  where has_table_privilege(r.oid, c.oid, verb) or (verb in ('select', 'insert', 'update') and has_any_column_privilege(r.oid, c.oid, verb))) as verbs,
                (select coalesce(string_agg(p.polname || ':' || p.polcmd::text, ' ' order by p.polname, p.polcmd), 'none')
                   from pg_policy p where p.polrelid = c.oid and (r.oid = any (p.polroles) or p.polroles = '{0}')) as policies
         from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
         cross join pg_roles r
         where c.relkind in ('r', 'p', 'v') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
           and r.rolname in ('porta_public', 'porta_staff', 'porta_look', 'porta_signin', 'porta_worker', 'porta_stats', 'porta_audit')
         order by 1, 2",
    )
    .fetch_all(&mut *behind)
    .await
    .expect("the catalogue answers");
    let text = |row: &PgRow, column| row.get::<String, _>(column);
    let mut matrix = String::new();
    for row in rows.iter().filter(|row| !text(row, "verbs").is_empty()) {
        let [relation, role, verbs, policies] =
            ["relation", "role", "verbs", "policies"].map(|column| text(row, column));
        writeln!(matrix, "{relation:32} {role:13} {verbs:28} {policies}").expect("a string");
    }
    matrix
}

#[tokio::test]
async fn every_function_that_sees_past_row_security_is_known() {
    let mut behind = TestPortal::new().await.behind().await;
    let (list, complaints) = definer_functions(&mut behind).await;
    assert_eq!(complaints, Vec::<String>::new());
    golden("definer-functions.txt", &list);
}

/// Them and who may call them; and what is wrong with them.
pub async fn definer_functions(behind: &mut PgConnection) -> (String, Vec<String>) {
    let rows = sqlx::query(
        "select p.oid::regprocedure::text as function,
                coalesce((select string_agg(r.rolname, ' ' order by r.rolname) from pg_roles r
                  where r.rolname in ('porta_public', 'porta_staff', 'porta_look', 'porta_signin', 'porta_worker', 'porta_stats', 'porta_audit')
                    and has_function_privilege(r.oid, p.oid, 'execute')), 'nobody') as callers,
                p.proowner::regrole::text as owner, coalesce(array_to_string(p.proconfig, ' '), '') as config
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1",
    )
    .fetch_all(&mut *behind)
    .await
    .expect("the catalogue answers");
    let (mut list, mut complaints) = (String::new(), Vec::new());
    for row in &rows {
        let function: String = row.get("function");
        if row.get::<String, _>("owner") != "porta_authz" {
            complaints.push(format!("{function} has another owner"));
        }
        let config: String = row.get("config");
        if !config.contains("search_path=pg_catalog, pg_temp") {
            complaints.push(format!("{function} has no pinned search path"));
        }
        writeln!(list, "{function} <- {}", row.get::<String, _>("callers")).expect("a string");
    }
    (list, complaints)
}

/// Tables that change too often or say too little to be followed row by row, each with its reason.
const NOT_FOLLOWED: [(&str, &str); 26] = [
    ("platform._sqlx_migrations", "written by deployment only"),
    (
        "platform.outbox",
        "holds messages until they are sent; the acts that cause them are events",
    ),
    ("audit.event", "is the trail"),
    ("audit.row_change", "is the trail"),
    ("audit.seal", "proves the trail"),
    ("audit.era", "proves the trail"),
    ("audit.verification", "speaks of the trail"),
    ("identity.session", "opening and ending are events"),
    (
        "identity.pending_sign_in",
        "lives for ten minutes; beginning and ending are events",
    ),
    (
        "identity.ceremony",
        "questions to one browser; lives for ten minutes",
    ),
    (
        "identity.recovery_code",
        "hashes of codes; making and using them are events",
    ),
    (
        "identity.throttle",
        "counts failures under keyed hashes; failures are events",
    ),
    ("directory.municipality", "a published table, loaded whole"),
    ("directory.country", "a published table, loaded whole"),
    ("agenda.opening", "unfolded from rules, which are followed"),
    ("agenda.seat", "follows the appointment, which is followed"),
    (
        "agenda.pass",
        "a browser's right to an appointment; lives for minutes",
    ),
    (
        "booking.draft",
        "what somebody types, before it means anything",
    ),
    ("booking.rating", "bound to nobody"),
    (
        "intake.draft",
        "what somebody types, before it means anything",
    ),
    ("people.circle", "repeats grants, which are followed"),
    (
        "people.twin_search",
        "until when the nightly search has looked",
    ),
    (
        "access.principal",
        "whom a grant is for; grants are followed",
    ),
    (
        "access.data_class",
        "words of the specification, written by deployment only",
    ),
    (
        "access.capacity",
        "words of the specification, written by deployment only",
    ),
    (
        "identity.kept_work",
        "what somebody typed; keeping and resuming it are events",
    ),
];

#[tokio::test]
async fn every_table_has_forced_row_security_and_a_trail() {
    let mut behind = TestPortal::new().await.behind().await;
    assert_eq!(insecure_tables(&mut behind).await, Vec::<String>::new());
}

/// What is wrong with tables.
pub async fn insecure_tables(behind: &mut PgConnection) -> Vec<String> {
    let rows = sqlx::query(
        "select n.nspname || '.' || c.relname as relation, c.relrowsecurity and c.relforcerowsecurity as secured,
                c.relowner::regrole::text as owner,
                exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit_capture' and t.tgenabled = 'O') as followed
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')",
    )
    .fetch_all(&mut *behind)
    .await
    .expect("the catalogue answers");
    assert!(rows.len() > 30, "only {} tables", rows.len());
    let mut complaints = Vec::new();
    for row in rows {
        let relation: String = row.get("relation");
        if !row.get::<bool, _>("secured") {
            complaints.push(format!("{relation} lacks enabled and forced row security"));
        }
        if row.get::<String, _>("owner") != "porta_owner" {
            complaints.push(format!("{relation} has another owner"));
        }
        let excepted = NOT_FOLLOWED.iter().any(|(known, _)| *known == relation);
        if row.get::<bool, _>("followed") == excepted {
            complaints.push(format!("{relation}: followed and excepted, or neither"));
        }
    }
    complaints
}

#[tokio::test]
async fn no_role_that_serves_requests_is_privileged() {
    let mut behind = TestPortal::new().await.behind().await;
    assert_eq!(privileged_roles(&mut behind).await, Vec::<String>::new());
}

/// Roles that serve requests and could more than they should.
pub async fn privileged_roles(behind: &mut PgConnection) -> Vec<String> {
    sqlx::query_scalar(
        "select rolname::text from pg_roles where rolname like 'porta\\_%' and rolcanlogin and rolname <> 'porta_superuser'
           and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                or exists (select from pg_auth_members m where m.member = pg_roles.oid))",
    )
    .fetch_all(&mut *behind)
    .await
    .expect("the catalogue answers")
}

#[tokio::test]
async fn nothing_in_the_catalogue_opens_a_way_around_the_policies() {
    let mut behind = TestPortal::new().await.behind().await;
    assert_eq!(ways_around(&mut behind).await, Vec::<String>::new());
}

/// Views that look with their owner's eyes; functions about whoever asks that a plan could remember for the next one;
/// rooms that roles may enter which have nothing to do there; triggers of the access layer that sleep; sections whose
/// policies are not worded like those of the others.
pub async fn ways_around(behind: &mut PgConnection) -> Vec<String> {
    sqlx::query_scalar(
        "with policy as (
             select p.*, c.relname,
                    replace(replace(replace(
                        replace(concat_ws(' | ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)), 'identity.me()', 'me()'),
                        format('%I.', c.relname), 'section.'),
                        format('classes & %s)', 1 << d.bit), 'classes & bit)'),
                        format('writes & %s)', 1 << d.bit), 'writes & bit)') as wording
             from pg_policy p join pg_class c on c.oid = p.polrelid
             join access.data_class d on d.code = case c.relname when 'deadline' then 'plan' else c.relname end
             where c.relnamespace = 'cases'::regnamespace and p.polname not like 'floor_private%'
         )
         select format('view %s looks with the eyes of its owner', c.oid::regclass) from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
           and not coalesce(c.reloptions @> '{security_invoker=true}', false)
         union all
         select format('function %s is called constant', p.oid::regprocedure) from pg_proc p
         join pg_namespace n on n.oid = p.pronamespace
         where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
           and p.provolatile = 'i' and p.prosrc ~ '(current_setting|session_user|identity[.]|platform[.]|access[.]|cases[.]|clock_timestamp)'
           and p.oid <> 'access.opened_by_a_grant(text,text,integer)'::regprocedure
           and p.prolang <> (select l.oid from pg_language l where l.lanname = 'c')
         union all
         select format('%s may enter %s', r.rolname, n.nspname) from pg_roles r, pg_namespace n
         where n.nspname in ('access', 'cases') and r.rolname in ('porta_public', 'porta_signin', 'porta_stats', 'porta_audit')
           and has_schema_privilege(r.oid, n.oid, 'usage')
         union all
         select format('trigger %s on %s does not fire', w.name, w.relation) from (values
             ('check_grant', 'access.case_grant'), ('project_again', 'access.case_grant'), ('shield', 'access.case_grant'),
             ('follow_manager', 'access.case_grant'), ('follow_manager_away', 'access.case_grant'),
             ('project_again', 'access.sharing_authorisation'), ('shield_again', 'cases.social_case'),
             ('closed_once', 'cases.deadline'), ('duties_apart', 'identity.membership')) as w (name, relation)
         where not exists (select from pg_trigger t where t.tgrelid = w.relation::regclass and t.tgname = w.name and t.tgenabled = 'O')
         union all
         select format('policy %s on cases.%s is not worded like that of the others', o.polname, o.relname)
         from policy o where not exists (select from policy m where m.relname = 'name' and m.polname = o.polname
             and (m.polcmd, m.polpermissive, m.polroles, m.wording) = (o.polcmd, o.polpermissive, o.polroles, o.wording))",
    )
    .fetch_all(&mut *behind)
    .await
    .expect("the catalogue answers")
}
