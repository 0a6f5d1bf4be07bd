//! Broken glasses: breaking one, who is told, the review.

use access::Classes;
use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;

/// The outcome in a word, and the case if it was `broken`.
pub(crate) struct Broken {
    pub(crate) outcome: String,
    pub(crate) case: Option<Uuid>,
}

pub(crate) async fn break_the_glass(
    tx: &mut Tx,
    id: Uuid,
    reference: &str,
    code: &str,
    reason: &str,
) -> sqlx::Result<Broken> {
    sqlx::query_as!(
        Broken,
        r#"select outcome as "outcome!", case_id as "case" from access.break_the_glass($1, $2, $3, $4)"#,
        id,
        reference,
        code,
        reason,
    )
    .fetch_one(tx.conn())
    .await
}

/// The addresses of whoever has to know, in the transaction that broke the glass.
pub(crate) async fn told_of(tx: &mut Tx, id: Uuid) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        r#"select email as "email!" from access.told_of_break_glass($1) order by email"#,
        id
    )
    .fetch_all(tx.conn())
    .await
}

/// A broken glass. No `Debug`: it must not end up in a log.
pub(crate) struct Glass {
    pub(crate) id: Uuid,
    pub(crate) case: Uuid,
    pub(crate) reference: String,
    pub(crate) body: Uuid,
    pub(crate) body_name: String,
    pub(crate) who: String,
    pub(crate) own: bool,
    pub(crate) code: String,
    pub(crate) reason: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) until: DateTime<Utc>,
    classes: i32,
    pub(crate) reviewed_at: Option<DateTime<Utc>>,
    pub(crate) reviewed_by: Option<String>,
    pub(crate) outcome: Option<String>,
    pub(crate) review_note: Option<String>,
}

impl Glass {
    pub(crate) fn classes(&self) -> Classes {
        Classes(self.classes)
    }
}

/// Those that I broke or may review, the open ones first.
pub(crate) async fn glasses(tx: &mut Tx) -> sqlx::Result<Vec<Glass>> {
    sqlx::query_as!(
        Glass,
        r#"select id as "id!", case_id as "case!", reference as "reference!", body_id as "body!", body_name as "body_name!",
                  who as "who!", own as "own!", code as "code!", reason as "reason!", at as "at!", until as "until!",
                  classes as "classes!", reviewed_at, reviewed_by, outcome, review_note
           from access.glasses()"#
    )
    .fetch_all(tx.conn())
    .await
}

/// Something that was done on the case while its glass was broken.
pub(crate) struct Seen {
    pub(crate) at: DateTime<Utc>,
    pub(crate) action: String,
    pub(crate) class: Option<String>,
    pub(crate) outcome: String,
}

/// For reviewers.
pub(crate) async fn seen_through(tx: &mut Tx, id: Uuid) -> sqlx::Result<Vec<Seen>> {
    sqlx::query_as!(
        Seen,
        r#"select at as "at!", action as "action!", data_class as class, outcome as "outcome!"
           from access.seen_through_glass($1)"#,
        id
    )
    .fetch_all(tx.conn())
    .await
}

/// The outcome in a word: `reviewed`, or why not.
pub(crate) async fn review(
    tx: &mut Tx,
    id: Uuid,
    outcome: &str,
    note: Option<&str>,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select access.review_break_glass($1, $2, $3) as "outcome!""#,
        id,
        outcome,
        note
    )
    .fetch_one(tx.conn())
    .await
}
