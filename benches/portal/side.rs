//! One way of asking a question: a login role with the statement prepared, as the program prepares it.

use std::time::Instant;

use anyhow::Result;
use platform::db::{Address, for_tests};
use platform::keys::{Keys, Token};
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};

use crate::figures::Times;

/// A role with a statement prepared, as the program prepares it.
pub struct Side {
    connection: PgConnection,
    pub times: Times,
}

impl Side {
    pub async fn prepare(address: &Address, keys: &Keys, role: &str, text: &str) -> Result<Self> {
        let mut connection = for_tests::sign_in(address, keys, role).await?;
        let statement = AssertSqlSafe(format!("prepare question as {text}"));
        connection.execute(sqlx::raw_sql(statement)).await?;
        Ok(Self {
            connection,
            times: Times::default(),
        })
    }

    /// The rows, as text.
    pub async fn ask(&mut self, token: &Token, values: &str) -> Result<Vec<Vec<Option<String>>>> {
        begin(&mut self.connection, token).await?;
        let rows = self.execute(values).await?;
        self.connection.execute("rollback").await?;
        Ok(rows.iter().map(texts).collect())
    }

    /// The statement alone.
    pub async fn time(&mut self, token: &Token, values: &str) -> Result<()> {
        begin(&mut self.connection, token).await?;
        let asked = Instant::now();
        self.execute(values).await?;
        self.times.add(asked.elapsed());
        self.connection.execute("rollback").await?;
        Ok(())
    }

    async fn execute(&mut self, values: &str) -> Result<Vec<PgRow>> {
        let statement = AssertSqlSafe(format!("execute question {values}"));
        Ok(self.connection.fetch_all(sqlx::raw_sql(statement)).await?)
    }
}

fn texts(row: &PgRow) -> Vec<Option<String>> {
    (0..row.len())
        .map(|place| {
            let value = row.try_get_raw(place).ok()?;
            value.as_str().ok().map(str::to_owned)
        })
        .collect()
}

/// A look of whoever has this token.
pub async fn begin(connection: &mut PgConnection, token: &Token) -> Result<()> {
    let statement = format!(
        "begin read only; set local porta.token = '{}'",
        token.hash().hex()
    );
    connection
        .execute(sqlx::raw_sql(AssertSqlSafe(statement)))
        .await?;
    Ok(())
}
