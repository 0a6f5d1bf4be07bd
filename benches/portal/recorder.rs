//! The statements of a page as they were sent, read from the server's log. So the floor follows the pages: whoever
//! changes a statement changes both.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use cluster::Cluster;
use platform::db::Address;

/// One statement, with the values of its parameters as the server printed them.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub text: String,
    pub values: Vec<Option<String>>,
}

impl Statement {
    /// The values as SQL's `execute` takes them.
    pub fn literals(&self) -> String {
        let literal = |value: &Option<String>| match value {
            Some(text) => format!("'{}'", text.replace('\'', "''")),
            None => "null".into(),
        };
        let values: Vec<_> = self.values.iter().map(literal).collect();
        match values.len() {
            0 => String::new(),
            _ => format!("({})", values.join(", ")),
        }
    }
}

/// Writes down what a login role asks.
pub struct Recorder {
    address: Address,
    log: PathBuf,
    role: &'static str,
}

impl Recorder {
    /// Connections of this role made from now on are written down.
    pub async fn start(cluster: &Cluster, address: &Address, role: &'static str) -> Result<Self> {
        let recorder = Self {
            address: address.clone(),
            log: cluster.data_dir().join("pg.log"),
            role,
        };
        for setting in [
            "log_statement = 'all'",
            "log_parameter_max_length = -1",
            "log_error_verbosity = 'default'",
        ] {
            recorder.alter(&format!("set {setting}")).await?;
        }
        Ok(recorder)
    }

    pub async fn stop(self) -> Result<()> {
        self.alter("reset all").await
    }

    async fn alter(&self, what: &str) -> Result<()> {
        let statement = format!("alter role {} {what}", self.role);
        sqlx::raw_sql(sqlx::AssertSqlSafe(statement))
            .execute(&mut self.address.deploy().await?)
            .await?;
        Ok(())
    }

    /// What `work` sent, from the guard of the pool to the rollback, which follows the answer.
    pub async fn record(&self, work: impl Future<Output = Result<()>>) -> Result<Vec<Statement>> {
        settle(&self.log).await?;
        let mut log = File::open(&self.log).with_context(|| self.log.display().to_string())?;
        log.seek(SeekFrom::End(0))?;
        work.await?;
        settle(&self.log).await?;
        let mut text = String::new();
        log.read_to_string(&mut text)?;
        Ok(read(&text))
    }
}

/// Waits until the log has not grown for a while.
async fn settle(path: &Path) -> Result<()> {
    let mut length = 0;
    loop {
        tokio::time::sleep(Duration::from_millis(200)).await;
        let longer = std::fs::metadata(path)?.len();
        if longer == length {
            return Ok(());
        }
        length = longer;
    }
}

/// Reads `2026-01-01 09:00:00.000 UTC [7] LOG:  execute name: select …` with the lines that belong to it.
fn read(log: &str) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut latest: HashMap<&str, usize> = HashMap::new();
    let entries = entries(log);
    for entry in &entries {
        let Some((head, text)) = entry.split_once("] ") else {
            continue;
        };
        let process = head.rsplit('[').next().unwrap_or_default();
        if let Some(text) = text.strip_prefix("LOG:  statement: ") {
            statements.push(Statement {
                text: text.to_owned(),
                values: Vec::new(),
            });
            latest.insert(process, statements.len() - 1);
        } else if let Some((_, text)) = text
            .strip_prefix("LOG:  execute ")
            .and_then(|rest| rest.split_once(": "))
        {
            statements.push(Statement {
                text: text.to_owned(),
                values: Vec::new(),
            });
            latest.insert(process, statements.len() - 1);
        } else if let (Some(list), Some(place)) = (
            text.strip_prefix("DETAIL:  parameters: "),
            latest.get(process),
        ) {
            statements[*place].values = values(list);
        }
    }
    statements
}

/// Lines that begin with a tab continue the one before.
fn entries(log: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in log.lines() {
        match (line.strip_prefix('\t'), entries.last_mut()) {
            (Some(more), Some(entry)) => {
                entry.push('\n');
                entry.push_str(more);
            }
            _ => entries.push(line.to_owned()),
        }
    }
    entries
}

/// Reads `$1 = 'it', $2 = NULL, $3 = 'd''accordo'`.
fn values(list: &str) -> Vec<Option<String>> {
    let mut values = Vec::new();
    let mut rest = list;
    while let Some((_, value)) = rest.split_once(" = ") {
        let Some(quoted) = value.strip_prefix('\'') else {
            values.push(None);
            rest = value;
            continue;
        };
        let mut text = String::new();
        let mut characters = quoted.char_indices().peekable();
        let mut end = quoted.len();
        while let Some((at, character)) = characters.next() {
            if character == '\'' && characters.next_if(|(_, next)| *next == '\'').is_none() {
                end = at + 1;
                break;
            }
            text.push(character);
        }
        values.push(Some(text));
        rest = &quoted[end..];
    }
    values
}
