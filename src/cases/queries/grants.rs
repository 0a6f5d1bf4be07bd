//! Who has been let in, and letting in. Answers only for whoever manages the case.

use access::{Capacity, Classes};
use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::CaseId;

/// A grant as whoever manages the case sees it. No `Debug`: it must not end up in a log.
pub(crate) struct Given {
    pub(crate) id: Uuid,
    /// `person`, `body`, `team` or `area`.
    pub(crate) kind: String,
    pub(crate) role: String,
    pub(crate) capacity: String,
    pub(crate) body: Uuid,
    pub(crate) body_name: String,
    /// Only of a person.
    pub(crate) account_name: Option<String>,
    pub(crate) own_body: bool,
    classes: i32,
    writes: i32,
    pub(crate) manages: bool,
    pub(crate) basis: String,
    pub(crate) reason: String,
    /// `None`: by deployment.
    pub(crate) granted_by: Option<String>,
    pub(crate) valid_from: DateTime<Utc>,
    pub(crate) valid_to: Option<DateTime<Utc>>,
    pub(crate) revoked_at: Option<DateTime<Utc>>,
}

impl Given {
    pub(crate) fn reads(&self) -> Classes {
        Classes(self.classes)
    }

    pub(crate) fn writes(&self) -> Classes {
        Classes(self.writes)
    }

    pub(crate) fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_some() || self.valid_to.is_some_and(|end| end <= now)
    }

    pub(crate) fn is_by_name(&self) -> bool {
        self.kind == "person"
    }
}

pub(crate) async fn grants_on(tx: &mut Tx, case: CaseId) -> sqlx::Result<Vec<Given>> {
    sqlx::query_as!(
        Given,
        r#"select id as "id!", kind as "kind!", role as "role!", capacity as "capacity!", body_id as "body!",
                  body_name as "body_name!", account_name, own_body as "own_body!", classes as "classes!", writes as "writes!",
                  manages as "manages!", basis as "basis!", reason as "reason!", granted_by, valid_from as "valid_from!",
                  valid_to, revoked_at
           from access.grants_on($1)"#,
        case.0
    )
    .fetch_all(tx.conn())
    .await
}

/// Somebody who works in a body that takes part, and could be let in.
#[derive(Clone)]
pub(crate) struct Candidate {
    pub(crate) account: Uuid,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) body: Uuid,
    pub(crate) body_name: String,
}

pub(crate) async fn colleagues(tx: &mut Tx, case: CaseId) -> sqlx::Result<Vec<Candidate>> {
    sqlx::query_as!(
        Candidate,
        r#"select account_id as "account!", account_name as "name!", role as "role!", body_id as "body!",
                  body_name as "body_name!"
           from access.candidates($1)"#,
        case.0
    )
    .fetch_all(tx.conn())
    .await
}

/// What is to be given, to whom.
pub(crate) struct Gift<'a> {
    pub(crate) id: Uuid,
    pub(crate) kind: &'a str,
    pub(crate) account: Option<Uuid>,
    pub(crate) body: Uuid,
    pub(crate) capacity: Capacity,
    pub(crate) reads: Classes,
    pub(crate) writes: Classes,
    pub(crate) until: Option<DateTime<Utc>>,
    pub(crate) reason: &'a str,
}

/// The outcome in a word: `given`, or why not.
pub(crate) async fn give(tx: &mut Tx, case: CaseId, gift: &Gift<'_>) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select access.give($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as "outcome!""#,
        gift.id,
        case.0,
        gift.kind,
        gift.account,
        gift.body,
        gift.capacity.code(),
        gift.reads.0,
        gift.writes.0,
        gift.until,
        gift.reason,
    )
    .fetch_one(tx.conn())
    .await
}

/// The outcome in a word: `revoked`, or why not.
pub(crate) async fn revoke(tx: &mut Tx, grant: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(r#"select access.revoke($1) as "outcome!""#, grant)
        .fetch_one(tx.conn())
        .await
}
