//! My cases, a page at a time.

use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;

/// A case in the list. No `Debug`: the name must not end up in a log.
pub(crate) struct Listed {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) area: String,
    pub(crate) state: String,
    pub(crate) protected: bool,
    pub(crate) changed_at: DateTime<Utc>,
    pub(crate) body_name: String,
    /// Where it is readable.
    pub(crate) name: Option<String>,
    /// As what I work on it.
    pub(crate) capacities: Vec<String>,
    pub(crate) all: i64,
}

/// What narrows the list; empty: nothing.
pub(crate) struct Filter<'a> {
    pub(crate) area: &'a str,
    pub(crate) state: &'a str,
    /// The last case of the page before.
    pub(crate) after: Option<(DateTime<Utc>, Uuid)>,
}

/// One more than a page, to know whether there is a next one. Materialized, so that the grants' index finds my cases
/// first and only they are sorted.
pub(crate) async fn my_cases(
    tx: &mut Tx,
    filter: &Filter<'_>,
    limit: i64,
) -> sqlx::Result<Vec<Listed>> {
    sqlx::query_as!(
        Listed,
        r#"with mine as materialized (
               select c.id, c.reference, c.area, c.state, c.protected, c.changed_at, c.body_id
               from cases.social_case c
               where ($1 = '' or c.area = $1) and ($2 = '' or c.state = $2)
           ), page as materialized (
               select * from mine
               where $3::timestamptz is null or (mine.changed_at, mine.id) < ($3, $4)
               order by mine.changed_at desc, mine.id desc limit $5
           )
           select p.id as "id!", p.reference as "reference!", p.area as "area!", p.state as "state!",
                  p.protected as "protected!", p.changed_at as "changed_at!", b.name as body_name,
                  (select n.text from cases.name n where n.case_id = p.id order by n.written_at desc, n.id limit 1) as name,
                  coalesce((select array_agg(distinct g.capacity order by g.capacity) from access.case_grant g
                            where g.case_id = p.id and g.revoked_at is null and g.valid_from <= clock_timestamp()
                              and (g.valid_to is null or g.valid_to > clock_timestamp())), '{}') as "capacities!",
                  (select count(*) from mine) as "all!"
           from page p join directory.body b on b.id = p.body_id
           order by p.changed_at desc, p.id desc"#,
        filter.area,
        filter.state,
        filter.after.map(|(at, _)| at),
        filter.after.map(|(_, id)| id),
        limit,
    )
    .fetch_all(tx.conn())
    .await
}
