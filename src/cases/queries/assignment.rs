//! Opening a case, and handing it to a case manager. Each act answers with its outcome in a word.

use platform::Tx;
use vocabulary::ids::{AccountId, BodyId, CaseId};

pub(crate) async fn open_case(
    tx: &mut Tx,
    id: CaseId,
    reference: &str,
    body: BodyId,
    area: &str,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select cases.open($1, $2, $3, $4) as "outcome!""#,
        id.0,
        reference,
        body.0,
        area
    )
    .fetch_one(tx.conn())
    .await
}

/// Somebody who could be the case's manager.
pub(crate) struct Successor {
    pub(crate) account: AccountId,
    pub(crate) name: String,
}

/// Social workers of the body that holds the case.
pub(crate) async fn successors(tx: &mut Tx, case: CaseId) -> sqlx::Result<Vec<Successor>> {
    sqlx::query_as!(
        Successor,
        r#"select account_id as "account!: AccountId", account_name as "name!" from access.candidates($1)
           where role = 'social_worker' and own_body and account_id <> identity.me() order by account_name"#,
        case.0
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) async fn assign(
    tx: &mut Tx,
    case: CaseId,
    account: AccountId,
    reason: &str,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select cases.assign($1, $2, $3) as "outcome!""#,
        case.0,
        account.0,
        reason
    )
    .fetch_one(tx.conn())
    .await
}
