//! Who sees a person of the demo: by name, or as the whole office of a role.

use access::Capacity;
use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::AccountId;

use super::numbered;

/// A social worker of the same body is told of somebody.
pub(in crate::seed) async fn introduce(
    tx: &mut Tx,
    code: &str,
    to: AccountId,
    (body, by): (Uuid, AccountId),
    since: DateTime<Utc>,
) -> anyhow::Result<()> {
    let given = Given {
        body,
        basis: "introduced",
        since,
        by,
    };
    give(tx, numbered(code), Capacity::CaseManager, Some(to), &given).await
}

/// By whom, since when and why somebody is let in.
pub(super) struct Given {
    pub(super) body: Uuid,
    pub(super) basis: &'static str,
    pub(super) since: DateTime<Utc>,
    pub(super) by: AccountId,
}

/// To somebody by name, or to the whole office of that role.
pub(super) async fn give(
    tx: &mut Tx,
    person: Uuid,
    capacity: Capacity,
    to: Option<AccountId>,
    given: &Given,
) -> anyhow::Result<()> {
    let (classes, writes) = capacity.defaults();
    sqlx::query(
        "insert into people.person_grant (person_id, principal_id, capacity, classes, writes, basis, reason, granted_by, valid_from, valid_to)
         values ($1, access.principal_of(case when $2::uuid is null then 'body' else 'person' end, $3, $4, $2, null, null), $5, $6, $7, $8,
             'person.' || $8, $9, $10, $10::timestamptz + interval '12 months')",
    )
    .bind(person)
    .bind(to.map(|account| account.0))
    .bind(capacity.role().code())
    .bind(given.body)
    .bind(capacity.code())
    .bind(classes.0)
    .bind(writes.0)
    .bind(given.basis)
    .bind(given.by.0)
    .bind(given.since)
    .execute(tx.conn())
    .await?;
    Ok(())
}
