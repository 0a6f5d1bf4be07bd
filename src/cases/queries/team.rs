//! The team of a case.

use chrono::NaiveDate;
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::CaseId;

/// Somebody of the team, now or before.
#[expect(clippy::struct_field_names, reason = "`member` is another word here")]
pub(crate) struct Member {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) body: Uuid,
    pub(crate) body_name: String,
    pub(crate) valid_from: NaiveDate,
    pub(crate) valid_to: Option<NaiveDate>,
    pub(crate) added_by: Option<String>,
    pub(crate) in_force: bool,
    /// Still works there, in a body that still takes part. Else being in the team opens nothing.
    pub(crate) is_member: bool,
}

pub(crate) async fn team_on(tx: &mut Tx, case: CaseId) -> sqlx::Result<Vec<Member>> {
    sqlx::query_as!(
        Member,
        r#"select id as "id!", account_name as "name!", role as "role!", body_id as "body!", body_name as "body_name!",
                  valid_from as "valid_from!", valid_to, added_by, in_force as "in_force!", is_member as "is_member!"
           from cases.team_on($1)"#,
        case.0
    )
    .fetch_all(tx.conn())
    .await
}

/// The outcome in a word: `joined`, or why not.
pub(crate) async fn join(
    tx: &mut Tx,
    case: CaseId,
    id: Uuid,
    (account, role, body): (Uuid, &str, Uuid),
    until: Option<NaiveDate>,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select cases.join_team($1, $2, $3, $4, $5, $6) as "outcome!""#,
        id,
        case.0,
        account,
        body,
        role,
        until,
    )
    .fetch_one(tx.conn())
    .await
}

/// The outcome in a word: `left`, or why not.
pub(crate) async fn leave(tx: &mut Tx, member: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(r#"select cases.leave_team($1) as "outcome!""#, member)
        .fetch_one(tx.conn())
        .await
}
