//! What may be said in a log about a statement that failed. PostgreSQL quotes values in its messages (the row that
//! broke a rule, the text that is no number), so none of them is kept: only the code, and the names of the rule and
//! of the table.

use std::fmt;

/// A database error without anything that somebody typed.
pub struct Failure<'a>(pub &'a sqlx::Error);

impl fmt::Display for Failure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            sqlx::Error::Database(error) => {
                write!(f, "PostgreSQL {}", error.code().unwrap_or_default())?;
                if let Some(table) = error.table() {
                    write!(f, " on {table}")?;
                }
                if let Some(rule) = error.constraint() {
                    write!(f, " by {rule}")?;
                }
                Ok(())
            }
            sqlx::Error::ColumnDecode { index, .. } => {
                write!(f, "column {index} can not be read")
            }
            sqlx::Error::Decode(_) => f.write_str("a value can not be read"),
            sqlx::Error::Encode(_) => f.write_str("a value can not be sent"),
            other => write!(f, "{other}"),
        }
    }
}

/// The database is too busy, or going away: worth another try in a moment.
pub fn is_passing(error: &sqlx::Error) -> bool {
    const CODES: [&str; 9] = [
        "40001", // two transactions in each other's way
        "40P01", // a deadlock, broken
        "53300", // too many connections
        "55P03", // a lock not got in time
        "57014", // a statement that took too long
        "57P01", "57P02", "57P03", // the server stops or starts
        "25006", // the server has become a standby
    ];
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => true,
        sqlx::Error::Database(error) => error
            .code()
            .is_some_and(|code| CODES.contains(&code.as_ref())),
        _ => false,
    }
}
