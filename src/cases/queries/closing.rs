//! How a case ends, and begins again. Each act answers with its outcome in a word.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::CaseId;

/// One end of a case. No `Debug`: the note must not end up in a log.
pub(crate) struct Closure {
    pub(crate) closed_on: NaiveDate,
    pub(crate) reason: String,
    pub(crate) outcome: String,
    pub(crate) note: Option<String>,
    pub(crate) closed_by: String,
    pub(crate) why_reopened: Option<String>,
    pub(crate) reopened_by: Option<String>,
    pub(crate) reopened_at: Option<DateTime<Utc>>,
}

/// The last one first, for whoever reads the notes of the case.
pub(crate) async fn closures(tx: &mut Tx, case: CaseId) -> sqlx::Result<Vec<Closure>> {
    sqlx::query_as!(
        Closure,
        r#"select closed_on as "closed_on!", reason as "reason!", outcome as "outcome!", note, closed_by as "closed_by!",
                  why_reopened, reopened_by, reopened_at
           from cases.closures_of($1)"#,
        case.0
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) struct Closing<'a> {
    pub(crate) id: Uuid,
    pub(crate) case: CaseId,
    pub(crate) on: NaiveDate,
    pub(crate) reason: &'a str,
    pub(crate) outcome: &'a str,
    pub(crate) note: Option<&'a str>,
}

/// `closed`, `already`, `to_come`, `before_it_began`, `something_is_due` or `absent`.
pub(crate) async fn close(tx: &mut Tx, wanted: &Closing<'_>) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select cases.close($1, $2, $3, $4, $5, $6) as "outcome!""#,
        wanted.id,
        wanted.case.0,
        wanted.on,
        wanted.reason,
        wanted.outcome,
        wanted.note
    )
    .fetch_one(tx.conn())
    .await
}

/// `reopened`, `already` or `absent`.
pub(crate) async fn reopen(tx: &mut Tx, case: CaseId, why: &str) -> sqlx::Result<String> {
    sqlx::query_scalar!(r#"select cases.reopen($1, $2) as "outcome!""#, case.0, why)
        .fetch_one(tx.conn())
        .await
}
