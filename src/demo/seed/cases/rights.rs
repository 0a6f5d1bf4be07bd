//! Who gets into a case of the demo: grants, the team, what the person authorised, broken glass.

use access::Capacity;
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::AccountId;

use super::story::{Glass, Let, Share};
use super::{account, body, capacity, works_for};

/// A grant about to be written.
pub(super) struct Given<'a> {
    pub(super) kind: &'a str,
    pub(super) account: Option<AccountId>,
    pub(super) body: Uuid,
    pub(super) capacity: Capacity,
    pub(super) basis: &'a str,
    pub(super) manages: bool,
    pub(super) area: Option<&'a str>,
}

pub(super) async fn give(
    tx: &mut Tx,
    case: Uuid,
    given: &Given<'_>,
    (by, since): (AccountId, DateTime<Utc>),
) -> anyhow::Result<()> {
    let (classes, writes) = given.capacity.defaults();
    sqlx::query(
        "insert into access.case_grant (case_id, principal_id, capacity, classes, writes, manages, basis, reason, granted_by, valid_from)
         values ($1, access.principal_of($2, $3, $4, $5, case when $2 = 'team' then $1 end, $6), $7, $8, $9, $10, $11,
             'Per lavorare insieme sul caso', $12, $13)",
    )
    .bind(case)
    .bind(given.kind)
    .bind(given.capacity.role().code())
    .bind(given.body)
    .bind(given.account.map(|account| account.0))
    .bind(given.area)
    .bind(given.capacity.code())
    .bind(classes.0)
    .bind(writes.0)
    .bind(given.manages)
    .bind(given.basis)
    .bind(by.0)
    .bind(since)
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(super) async fn let_in(
    tx: &mut Tx,
    case: Uuid,
    holder: Uuid,
    one: &Let,
    by: (AccountId, DateTime<Utc>),
) -> anyhow::Result<()> {
    let who = one.who.as_deref().or(one.team.as_deref());
    let who = account(who.context("nobody is let in")?)?;
    let body = works_for(tx, who).await?;
    let given = Given {
        kind: if one.who.is_some() { "person" } else { "team" },
        account: one.who.is_some().then_some(who),
        body,
        capacity: capacity(&one.capacity)?,
        basis: match (&one.team, body == holder) {
            (Some(_), _) => "team",
            (None, true) => "assigned",
            (None, false) => "sharing",
        },
        manages: false,
        area: None,
    };
    give(tx, case, &given, by).await
}

pub(super) async fn join(
    tx: &mut Tx,
    case: Uuid,
    who: AccountId,
    (by, since): (AccountId, DateTime<Utc>),
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into cases.team_member (id, case_id, account_id, body_id, role, valid_from, added_by)
         select $1, $2, m.account_id, m.body_id, m.role, $4::timestamptz::date, $5
         from identity.membership m where m.account_id = $3 order by m.valid_from limit 1",
    )
    .bind(Uuid::new_v5(&case, who.0.as_bytes()))
    .bind(case)
    .bind(who.0)
    .bind(since)
    .bind(by.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(super) async fn authorise(
    tx: &mut Tx,
    (case, holder): (Uuid, Uuid),
    share: &Share,
    (by, since, now): (AccountId, DateTime<Utc>, DateTime<Utc>),
) -> anyhow::Result<()> {
    let to = body(tx, &share.to).await?;
    let withdrawn = share.withdrawn.then(|| now - TimeDelta::days(3));
    sqlx::query(
        "insert into access.sharing_authorisation (id, case_id, from_body_id, to_body_id, classes, how, notice_version, recorded_by,
             valid_from, valid_to, withdrawn_at, withdrawn_by)
         values ($1, $2, $3, $4, $5, 'paper', '2026-01', $6, $7, $8, $9, case when $9 is not null then $6 end)",
    )
    .bind(Uuid::new_v5(&case, to.as_bytes()))
    .bind(case)
    .bind(holder)
    .bind(to)
    .bind(capacity(&share.capacity)?.defaults().0.0)
    .bind(by.0)
    .bind(since)
    .bind(share.ends.map(|days| now + TimeDelta::days(days)))
    .bind(withdrawn)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Over since yesterday, and nobody has looked at it yet.
pub(super) async fn break_glass(
    tx: &mut Tx,
    (case, holder): (Uuid, Uuid),
    glass: &Glass,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let who = account(&glass.by)?;
    sqlx::query(
        "with given as (
             insert into access.case_grant (case_id, principal_id, capacity, classes, writes, basis, reason, granted_by, valid_from, valid_to)
             values ($1, access.principal_of('person', 'social_worker', $2, $3, null, null), 'case_manager',
                 access.mask('name', 'identity', 'contact', 'household', 'housing', 'care_load', 'health', 'health_summary',
                     'minors', 'protection', 'shared_note', 'appointment'),
                 access.mask('shared_note'), 'break_glass', $6, $3, $4, $4 + interval '4 hours')
             returning id)
         insert into access.break_glass (id, case_id, body_id, account_id, grant_id, code, reason, at)
         select $7, $1, $2, $3, given.id, $5, $6, $4 from given",
    )
    .bind(case)
    .bind(holder)
    .bind(who.0)
    .bind(at)
    .bind(&glass.code)
    .bind(&glass.reason)
    .bind(Uuid::new_v5(&case, b"glass"))
    .execute(tx.conn())
    .await?;
    Ok(())
}
