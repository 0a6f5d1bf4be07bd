//! Opening a case, and handing it to a case manager. Each act answers with its outcome in a word.

use platform::Tx;
use sqlx::FromRow;
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

/// Somebody who manages the case, or could.
#[derive(FromRow)]
pub(crate) struct Colleague {
    #[sqlx(rename = "id")]
    pub(crate) account: AccountId,
    pub(crate) name: String,
}

/// Whoever manages the case now, if I may hand it over.
pub(crate) async fn manager(tx: &mut Tx, case: CaseId) -> sqlx::Result<Option<Colleague>> {
    sqlx::query_as("select m.id, m.name from cases.manager_of($1) m")
        .bind(case.0)
        .fetch_optional(tx.conn())
        .await
}

/// The other social workers of the body that holds the case.
pub(crate) async fn successors(
    tx: &mut Tx,
    case: CaseId,
    manager: Option<&Colleague>,
) -> sqlx::Result<Vec<Colleague>> {
    sqlx::query_as(
        "select c.account_id as id, c.account_name as name from access.candidates($1) c
         where c.role = 'social_worker' and c.own_body and c.account_id <> identity.me()
           and c.account_id is distinct from $2
         order by c.account_name",
    )
    .bind(case.0)
    .bind(manager.map(|manager| manager.account))
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

/// A social worker of a body in which I coordinate, and what they have in hand.
pub(crate) struct Worker {
    pub(crate) account: AccountId,
    pub(crate) name: String,
    pub(crate) body: BodyId,
    pub(crate) body_name: String,
    pub(crate) open_cases: i64,
    /// Deadlines of these cases that have passed, and those of the next seven days.
    pub(crate) late: i64,
    pub(crate) soon: i64,
}

pub(crate) async fn workers(tx: &mut Tx) -> sqlx::Result<Vec<Worker>> {
    sqlx::query_as!(
        Worker,
        r#"select account_id as "account!: AccountId", name as "name!", body_id as "body!: BodyId", body as "body_name!",
                  open_cases as "open_cases!", late as "late!", soon as "soon!"
           from cases.workers()"#
    )
    .fetch_all(tx.conn())
    .await
}

/// How many cases went over, and how many stayed because the colleague may not take them.
pub(crate) struct HandedOver {
    pub(crate) moved: i32,
    pub(crate) stayed: i32,
}

pub(crate) async fn hand_over(
    tx: &mut Tx,
    from: &Worker,
    to: AccountId,
    reason: &str,
) -> sqlx::Result<HandedOver> {
    sqlx::query_as!(
        HandedOver,
        r#"select moved as "moved!", stayed as "stayed!" from cases.hand_over($1, $2, $3, $4)"#,
        from.account.0,
        to.0,
        from.body.0,
        reason
    )
    .fetch_one(tx.conn())
    .await
}
