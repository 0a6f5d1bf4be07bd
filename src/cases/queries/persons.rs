//! Whom a case is about.

use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::CaseId;

/// Those whom I know, in the order in which they stand in the case; nobody where the household is not mine to read.
pub(crate) async fn persons_of(tx: &mut Tx, case: CaseId) -> sqlx::Result<Vec<Uuid>> {
    sqlx::query_scalar!(
        r#"select person_id as "person!" from cases.persons_of($1)"#,
        case.0
    )
    .fetch_all(tx.conn())
    .await
}
