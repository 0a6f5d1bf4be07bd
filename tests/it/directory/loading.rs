//! The seed goes into a database once, and again without a trace.

use platform::db::Deploy;
use sqlx::Row;

use crate::support::TestPortal;

/// Every table that the seed fills.
const TABLES: [&str; 13] = [
    "directory.municipality",
    "directory.country",
    "directory.body",
    "directory.site",
    "directory.office",
    "directory.office_service",
    "directory.service",
    "directory.service_text",
    "directory.reason",
    "directory.reason_text",
    "directory.patronal_day",
    "agenda.desk",
    "agenda.availability_rule",
];

async fn load(portal: &TestPortal) {
    let mut tx = Deploy::begin(&portal.address).await.unwrap();
    directory::seed::load::load(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// How many rows each table has, and which transaction wrote the last of them.
async fn state(portal: &TestPortal) -> Vec<(&'static str, i64, i64)> {
    let mut behind = portal.behind().await;
    let mut state = Vec::new();
    for table in TABLES {
        let question = format!(
            "select count(*) as rows, coalesce(max(xmin::text::bigint), 0) as written from {table}"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(question))
            .fetch_one(&mut behind)
            .await
            .unwrap();
        state.push((table, row.get("rows"), row.get("written")));
    }
    state
}

#[tokio::test]
async fn loading_again_writes_no_row() {
    let portal = TestPortal::new().await;
    let before = state(&portal).await;
    assert!(before.iter().all(|(_, rows, _)| *rows > 0), "{before:?}");
    load(&portal).await;
    assert_eq!(state(&portal).await, before);
}

#[tokio::test]
async fn loading_again_corrects_what_differs_and_keeps_what_others_added() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    sqlx::raw_sql(
        "update directory.site set name = 'Altrove', address = null where slug = 'capannori-municipio';
         update directory.municipality set name = 'Altrove' where belfiore = 'B648';
         update agenda.availability_rule set closes = closes - interval '15 minutes';
         insert into directory.body (id, slug, kind, name)
             values ('00000000-0000-4000-8000-000000000001', 'unita-di-strada', 'third_sector', 'Unità di strada')",
    )
    .execute(&mut behind)
    .await
    .unwrap();
    load(&portal).await;
    let row = sqlx::query(
        "select s.name, s.address, m.name as municipality,
                (select max(closes)::text from agenda.availability_rule) as latest,
                exists (select from directory.body where slug = 'unita-di-strada') as kept
         from directory.site s join directory.municipality m on m.belfiore = 'B648'
         where s.slug = 'capannori-municipio'",
    )
    .fetch_one(&mut behind)
    .await
    .unwrap();
    assert_eq!(row.get::<&str, _>("name"), "Municipio di Capannori");
    assert_eq!(row.get::<&str, _>("address"), "Piazza Aldo Moro");
    assert_eq!(row.get::<&str, _>("municipality"), "Capannori");
    assert_eq!(row.get::<&str, _>("latest"), "18:00:00");
    assert!(row.get::<bool, _>("kept"));
}
