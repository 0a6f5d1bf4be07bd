//! What each login role may do with each table, read from the catalogue of the real database: the golden file is the
//! specification to review. And the promises that no table may miss.

use std::fmt::Write;

use sqlx::Row;
use sqlx::postgres::PgRow;

use crate::routes::golden;
use crate::support::TestPortal;

#[tokio::test]
async fn the_access_matrix_is_the_reviewed_one() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    let rows = sqlx::query(
        "select n.nspname || '.' || c.relname as relation, r.rolname as role,
                (select coalesce(string_agg(verb, ' ' order by verb), '') from unnest(array['select', 'insert', 'update', 'delete']) verb
                  where has_table_privilege(r.oid, c.oid, verb) or (verb <> 'delete' and has_any_column_privilege(r.oid, c.oid, verb))) as verbs,
                (select coalesce(string_agg(p.polname || ':' || p.polcmd::text, ' ' order by p.polname, p.polcmd), 'none')
                   from pg_policy p where p.polrelid = c.oid and (r.oid = any (p.polroles) or p.polroles = '{0}')) as policies
         from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
         cross join pg_roles r
         where c.relkind in ('r', 'p', 'v') and n.nspname in ('platform', 'directory', 'identity', 'audit', 'agenda', 'booking', 'access', 'cases')
           and r.rolname in ('porta_public', 'porta_staff', 'porta_look', 'porta_signin', 'porta_worker', 'porta_stats', 'porta_audit')
         order by 1, 2",
    )
    .fetch_all(&mut behind)
    .await
    .expect("the catalogue answers");
    let text = |row: &PgRow, column| row.get::<String, _>(column);
    let mut matrix = String::new();
    for row in rows.iter().filter(|row| !text(row, "verbs").is_empty()) {
        let [relation, role, verbs, policies] =
            ["relation", "role", "verbs", "policies"].map(|column| text(row, column));
        writeln!(matrix, "{relation:32} {role:13} {verbs:28} {policies}").expect("a string");
    }
    golden("access-matrix.txt", &matrix);
}

#[tokio::test]
async fn every_function_that_sees_past_row_security_is_known() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    let rows = sqlx::query(
        "select p.oid::regprocedure::text as function,
                coalesce((select string_agg(r.rolname, ' ' order by r.rolname) from pg_roles r
                  where r.rolname in ('porta_public', 'porta_staff', 'porta_look', 'porta_signin', 'porta_worker', 'porta_stats', 'porta_audit')
                    and has_function_privilege(r.oid, p.oid, 'execute')), 'nobody') as callers,
                p.proowner::regrole::text as owner, coalesce(array_to_string(p.proconfig, ' '), '') as config
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where p.prosecdef and n.nspname in ('platform', 'directory', 'identity', 'audit', 'agenda', 'booking', 'access', 'cases') order by 1",
    )
    .fetch_all(&mut behind)
    .await
    .expect("the catalogue answers");
    let mut list = String::new();
    for row in &rows {
        let function: String = row.get("function");
        assert_eq!(row.get::<String, _>("owner"), "porta_authz", "{function}");
        assert!(
            row.get::<String, _>("config")
                .contains("search_path=pg_catalog, pg_temp"),
            "{function} has no pinned search path"
        );
        writeln!(list, "{function} <- {}", row.get::<String, _>("callers")).expect("a string");
    }
    golden("definer-functions.txt", &list);
}

/// Tables that change too often or say too little to be followed row by row, each with its reason.
const NOT_FOLLOWED: [(&str, &str); 23] = [
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
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    let rows = sqlx::query(
        "select n.nspname || '.' || c.relname as relation, c.relrowsecurity and c.relforcerowsecurity as secured,
                c.relowner::regrole::text as owner,
                exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit_capture') as followed
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')",
    )
    .fetch_all(&mut behind)
    .await
    .expect("the catalogue answers");
    assert!(rows.len() > 30, "only {} tables", rows.len());
    for row in rows {
        let relation: String = row.get("relation");
        assert!(
            row.get::<bool, _>("secured"),
            "{relation} lacks enabled and forced row security"
        );
        assert_eq!(row.get::<String, _>("owner"), "porta_owner", "{relation}");
        let excepted = NOT_FOLLOWED.iter().any(|(known, _)| *known == relation);
        assert_ne!(
            row.get::<bool, _>("followed"),
            excepted,
            "{relation}: followed and excepted, or neither"
        );
    }
}

#[tokio::test]
async fn no_role_that_serves_requests_is_privileged() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    let unsafe_roles: Vec<String> = sqlx::query_scalar(
        "select rolname::text from pg_roles where rolname like 'porta\\_%' and rolcanlogin and rolname <> 'porta_superuser'
           and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                or pg_has_role(oid, 'porta_owner', 'member') or pg_has_role(oid, 'porta_authz', 'member'))",
    )
    .fetch_all(&mut behind)
    .await
    .expect("the catalogue answers");
    assert_eq!(unsafe_roles, Vec::<String>::new());
}
