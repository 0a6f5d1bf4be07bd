//! Protected cases, and the two people that it takes to lift a protection.

use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::CaseId;

/// A request to lift the protection that waits for a second person.
pub(crate) struct Lift {
    pub(crate) id: Uuid,
    pub(crate) asked_by: String,
    pub(crate) asked_at: DateTime<Utc>,
    pub(crate) reason: String,
    pub(crate) by_me: bool,
}

/// For whoever could confirm it; to everybody else there is none.
pub(crate) async fn lift_waiting(tx: &mut Tx, case: CaseId) -> sqlx::Result<Option<Lift>> {
    sqlx::query_as!(
        Lift,
        r#"select id as "id!", asked_by_name as "asked_by!", asked_at as "asked_at!", reason as "reason!", by_me as "by_me!"
           from cases.lift_waiting($1)"#,
        case.0
    )
    .fetch_optional(tx.conn())
    .await
}

/// The outcome in a word: `protected`, or why not.
pub(crate) async fn protect(tx: &mut Tx, case: CaseId) -> sqlx::Result<String> {
    sqlx::query_scalar!(r#"select cases.protect($1) as "outcome!""#, case.0)
        .fetch_one(tx.conn())
        .await
}

/// The outcome in a word: `asked`, or why not.
pub(crate) async fn ask_to_lift(
    tx: &mut Tx,
    case: CaseId,
    id: Uuid,
    reason: &str,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select cases.ask_to_lift_protection($1, $2, $3) as "outcome!""#,
        id,
        case.0,
        reason
    )
    .fetch_one(tx.conn())
    .await
}

/// The outcome in a word: `lifted`, or why not.
pub(crate) async fn confirm_lift(tx: &mut Tx, lift: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select cases.confirm_lift_of_protection($1) as "outcome!""#,
        lift
    )
    .fetch_one(tx.conn())
    .await
}
