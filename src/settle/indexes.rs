//! Indexes set aside while many rows come in: sorted once at the end they cost a fraction of what they cost row by row.

use anyhow::Result;
use platform::Tx;
use sqlx::{AssertSqlSafe, Row};

/// Indexes and the constraints that are one, but for those that a foreign key of another table leans on.
const INDEXES: &str = "
    with owned as (
        select i.indexrelid, c.relname, pg_get_indexdef(i.indexrelid) as definition, i.indrelid::regclass as of_table,
               k.conname, pg_get_constraintdef(k.oid) as promise
        from pg_index i join pg_class c on c.oid = i.indexrelid
        left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
        where i.indrelid = any ($1::regclass[])
          and not exists (select from pg_constraint f where f.conindid = i.indexrelid and f.contype = 'f'))
    select relname::text as name,
           case when conname is null then format('drop index people.%I', relname)
                else format('alter table %s drop constraint %I', of_table, conname) end as set_aside,
           case when conname is null then definition
                else format('alter table %s add constraint %I %s', of_table, conname, promise) end as build
    from owned order by relname";

/// An index that is not there, and how to have it back.
pub struct SetAside {
    pub name: String,
    build: String,
}

/// Takes the indexes of these tables away, until the end of the transaction at most.
pub async fn set_aside(tx: &mut Tx, tables: &[&str]) -> Result<Vec<SetAside>> {
    let found = sqlx::query(INDEXES)
        .bind(tables)
        .fetch_all(tx.conn())
        .await?;
    for index in &found {
        run(tx, index.get("set_aside")).await?;
    }
    let set_aside = |row: &sqlx::postgres::PgRow| SetAside {
        name: row.get("name"),
        build: row.get("build"),
    };
    Ok(found.iter().map(set_aside).collect())
}

impl SetAside {
    /// Builds it again, as it was.
    pub async fn build(self, tx: &mut Tx) -> Result<()> {
        run(tx, self.build).await
    }
}

async fn run(tx: &mut Tx, statement: String) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(statement))
        .execute(tx.conn())
        .await?;
    Ok(())
}
