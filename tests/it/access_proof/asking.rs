//! Asks the database as a login role and says in a word what came of it. Whatever was done is undone.

use std::collections::BTreeSet;

use platform::db::Address;
use platform::db::for_tests::sign_in;
use platform::keys::Keys;
use sqlx::{AssertSqlSafe, PgConnection, Row};

/// What came of a statement that would change something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// So many rows.
    Rows(u64),
    /// The role has no right on the table.
    NoRight,
    /// A policy said no.
    Refused,
    /// Something else, by its code: here a mistake of the proof.
    Other(String),
}

impl Outcome {
    pub fn happened(&self) -> bool {
        matches!(self, Outcome::Rows(1..))
    }

    pub fn has_no_effect(&self) -> bool {
        matches!(self, Outcome::Rows(0) | Outcome::NoRight | Outcome::Refused)
    }

    fn read(word: &str) -> Self {
        match word {
            "no right" => Outcome::NoRight,
            "refused" => Outcome::Refused,
            other => other
                .parse()
                .map_or_else(|_| Outcome::Other(other.to_owned()), Outcome::Rows),
        }
    }
}

/// Runs each statement of a list in a savepoint of its own and rolls it back.
const TRY_EACH: &str = "do $$
    declare
        statement text;
        n bigint;
        said text;
        seen text[] := '{}';
    begin
        for statement in select s.value from json_array_elements_text(current_setting('proof.given')::json) with ordinality s order by s.ordinality loop
            begin
                execute statement;
                get diagnostics n = row_count;
                raise exception using errcode = 'PX000', message = n::text;
            exception when others then
                SAID
            end;
            seen := seen || said;
        end loop;
        perform set_config('proof.seen', array_to_json(seen)::text, true);
    end $$";

/// The same with one statement, planned once, for each of many rows: `target` in it is the row's id.
const TRY_WITH_EACH: &str = "do $$
    declare
        target uuid;
        n bigint;
        said text;
        seen text[] := '{}';
    begin
        for target in select s.value::uuid from json_array_elements_text(current_setting('proof.given')::json) with ordinality s order by s.ordinality loop
            begin
                STATEMENT;
                get diagnostics n = row_count;
                raise exception using errcode = 'PX000', message = n::text;
            exception when others then
                SAID
            end;
            seen := seen || said;
        end loop;
        perform set_config('proof.seen', array_to_json(seen)::text, true);
    end $$";

const SAID: &str = "said := case
    when sqlstate = 'PX000' then sqlerrm
    when sqlstate = '42501' and sqlerrm like 'permission denied%' then 'no right'
    when sqlstate = '42501' and sqlerrm like '%row-level security%' then 'refused'
    else sqlstate || ' ' || sqlerrm end;";

/// A connection on which a login role asks, in transactions that leave nothing behind.
pub struct Asker {
    connection: PgConnection,
    begin: String,
    end: &'static str,
}

impl Asker {
    pub async fn sign_in(address: &Address, keys: &Keys, role: &str) -> Self {
        Self {
            connection: sign_in(address, keys, role).await.expect("it can sign in"),
            // thousands of questions in one statement take longer than a page may
            begin: "begin; set local statement_timeout = 0".into(),
            end: "rollback",
        }
    }

    /// The superuser, inside a transaction that has changed the access layer and will be undone: takes the place of a
    /// role for as long as it asks.
    pub fn in_place_of(connection: PgConnection, role: &str) -> Self {
        let mut asker = Self {
            connection,
            begin: String::new(),
            end: "rollback to savepoint asking; release savepoint asking",
        };
        asker.becomes(role);
        asker
    }

    pub fn becomes(&mut self, role: &str) {
        self.begin = format!("savepoint asking; set local session authorization {role}");
    }

    /// Behind the policies, between two questions.
    pub async fn applies(&mut self, sql: &str) -> sqlx::Result<()> {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
            .execute(&mut self.connection)
            .await
            .map(drop)
    }

    pub fn connection(&mut self) -> &mut PgConnection {
        &mut self.connection
    }

    pub fn into_connection(self) -> PgConnection {
        self.connection
    }

    async fn begin(&mut self, token: &str) {
        let begin = format!("{}; set local porta.token = '{token}'", self.begin);
        self.run(&begin).await;
    }

    async fn run(&mut self, statement: &str) {
        sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))
            .execute(&mut self.connection)
            .await
            .unwrap_or_else(|error| panic!("{error}\n{statement}"));
    }

    /// The ids that these queries show, or `None` where there is no answer.
    pub async fn sees(&mut self, token: &str, queries: &[String]) -> Vec<Option<BTreeSet<String>>> {
        self.begin(token).await;
        let mut seen = Vec::new();
        for query in queries {
            self.run("savepoint here").await;
            let rows = sqlx::raw_sql(AssertSqlSafe(query.clone()))
                .fetch_all(&mut self.connection)
                .await;
            seen.push(match rows {
                Ok(rows) => Some(rows.iter().map(|row| row.get::<String, _>(0)).collect()),
                Err(_) => None,
            });
            self.run("rollback to savepoint here").await;
        }
        self.run(self.end).await;
        seen
    }

    /// What comes of each statement.
    pub async fn tries(&mut self, token: &str, statements: &[String]) -> Vec<Outcome> {
        let mut outcomes = Vec::with_capacity(statements.len());
        for some in statements.chunks(300) {
            outcomes.extend(self.block(token, some, TRY_EACH).await);
        }
        outcomes
    }

    /// What comes of one statement with each of these ids as its `target`.
    pub async fn tries_with(
        &mut self,
        token: &str,
        statement: &str,
        targets: &[String],
    ) -> Vec<Outcome> {
        self.block(
            token,
            targets,
            &TRY_WITH_EACH.replace("STATEMENT", statement),
        )
        .await
    }

    /// What comes of one statement with each of these rows: with all at once if nothing stands in the way, else with
    /// one after the other.
    pub async fn tries_all(
        &mut self,
        token: &str,
        statement: &str,
        rows: &[String],
    ) -> Vec<Outcome> {
        let at_once = format!(
            "{statement} where id = any ('{{{}}}') returning id::text",
            rows.join(",")
        );
        self.begin(token).await;
        let changed = sqlx::raw_sql(AssertSqlSafe(at_once))
            .fetch_all(&mut self.connection)
            .await;
        self.run(self.end).await;
        match changed {
            Ok(changed) => {
                let changed: BTreeSet<String> = changed.iter().map(|row| row.get(0)).collect();
                rows.iter()
                    .map(|row| Outcome::Rows(u64::from(changed.contains(row))))
                    .collect()
            }
            Err(sqlx::Error::Database(error))
                if error.message().starts_with("permission denied") =>
            {
                vec![Outcome::NoRight; rows.len()]
            }
            Err(_) => {
                let one = format!("{statement} where id = target");
                self.tries_with(token, &one, rows).await
            }
        }
    }

    async fn block(&mut self, token: &str, given: &[String], block: &str) -> Vec<Outcome> {
        self.begin(token).await;
        let given = serde_json::to_string(given).unwrap().replace('\'', "''");
        self.run(&format!(
            "set local proof.given = '{given}'; set local proof.seen = '[]'"
        ))
        .await;
        self.run(&block.replace("SAID", SAID)).await;
        let seen: String = sqlx::raw_sql("select current_setting('proof.seen')")
            .fetch_one(&mut self.connection)
            .await
            .unwrap()
            .get(0);
        self.run(self.end).await;
        let words: Vec<String> = serde_json::from_str(&seen).unwrap();
        words.iter().map(|word| Outcome::read(word)).collect()
    }
}
