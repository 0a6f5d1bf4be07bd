//! What the person allows other bodies to learn.

use access::Classes;
use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::CaseId;

/// One authorisation, in force or over.
pub(crate) struct Shared {
    pub(crate) id: Uuid,
    pub(crate) body: Uuid,
    pub(crate) body_name: String,
    /// Does that body still take part? Without an agreement its people see nothing.
    pub(crate) agreement: bool,
    classes: i32,
    pub(crate) how: String,
    pub(crate) notice_version: String,
    pub(crate) recorded_by: Option<String>,
    pub(crate) valid_from: DateTime<Utc>,
    pub(crate) valid_to: Option<DateTime<Utc>>,
    pub(crate) withdrawn_at: Option<DateTime<Utc>>,
}

impl Shared {
    pub(crate) fn classes(&self) -> Classes {
        Classes(self.classes)
    }

    pub(crate) fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.withdrawn_at.is_some() || self.valid_to.is_some_and(|end| end <= now)
    }
}

pub(crate) async fn sharing_on(tx: &mut Tx, case: CaseId) -> sqlx::Result<Vec<Shared>> {
    sqlx::query_as!(
        Shared,
        r#"select id as "id!", to_body_id as "body!", body_name as "body_name!", agreement as "agreement!", classes as "classes!",
                  how as "how!", notice_version as "notice_version!", recorded_by, valid_from as "valid_from!", valid_to, withdrawn_at
           from access.sharing_on($1)"#,
        case.0
    )
    .fetch_all(tx.conn())
    .await
}

/// A body with which something could be shared.
pub(crate) struct Partner {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) kind: String,
}

pub(crate) async fn partners(tx: &mut Tx, case: CaseId) -> sqlx::Result<Vec<Partner>> {
    sqlx::query_as!(
        Partner,
        r#"select id as "id!", name as "name!", kind as "kind!" from access.partners($1)"#,
        case.0
    )
    .fetch_all(tx.conn())
    .await
}

/// What the person said yes to.
pub(crate) struct Yes<'a> {
    pub(crate) id: Uuid,
    pub(crate) body: Uuid,
    pub(crate) classes: Classes,
    pub(crate) how: &'a str,
    pub(crate) notice_version: &'a str,
    pub(crate) until: Option<DateTime<Utc>>,
}

/// The outcome in a word: `authorised`, or why not.
pub(crate) async fn authorise(tx: &mut Tx, case: CaseId, yes: &Yes<'_>) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select access.authorise_sharing($1, $2, $3, $4, $5, $6, $7) as "outcome!""#,
        yes.id,
        case.0,
        yes.body,
        yes.classes.0,
        yes.how,
        yes.notice_version,
        yes.until,
    )
    .fetch_one(tx.conn())
    .await
}

/// The outcome in a word: `withdrawn`, or why not.
pub(crate) async fn withdraw(tx: &mut Tx, authorisation: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select access.withdraw_sharing($1) as "outcome!""#,
        authorisation
    )
    .fetch_one(tx.conn())
    .await
}
