//! Cases that were proposed: one waits, one was opened, one was rejected. Until it is rejected, whoever coordinates sees
//! the names.

use access::Capacity;
use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;

use super::told::{Access, Proposal};
use super::{Record, morning, named};
use crate::seed::cases::account;

pub(super) async fn make(
    tx: &mut Tx,
    told: &Access,
    record: Record,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let Some(proposal) = &told.proposal else {
        return Ok(());
    };
    let id = named(&format!("{}:proposal", told.code));
    let principal: i64 =
        sqlx::query_scalar("select access.principal_of('area', 'coordinator', $1, null, null, $2)")
            .bind(record.body)
            .bind(&proposal.area)
            .fetch_one(tx.conn())
            .await?;
    propose(tx, id, principal, (told, proposal), record, now).await?;
    sqlx::query(
        "insert into intake.proposed_person (proposal_id, person_id, position)
         select $1, p.person_id, p.position from intake.access_person p where p.access_id = $2",
    )
    .bind(id)
    .bind(record.id)
    .execute(tx.conn())
    .await?;
    if proposal.rejected.is_none() {
        show_names(tx, id, principal, record).await?;
    }
    Ok(())
}

async fn propose(
    tx: &mut Tx,
    id: Uuid,
    principal: i64,
    (told, proposal): (&Access, &Proposal),
    record: Record,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let state = match (proposal.seen, proposal.rejected) {
        (_, Some(_)) => "rejected",
        (Some(_), None) => "seen",
        (None, None) => "created",
    };
    let by = account("coordinatrice")?.0;
    sqlx::query(
        "insert into intake.case_proposal (id, access_id, body_id, area, urgency, principal_id, proposed_by, proposed_at, state,
             seen_at, seen_by, decided_at, decided_by, why_rejected)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when $10 is not null then $12 end, $11,
             case when $11 is not null then $12 end, $13)",
    )
    .bind(id)
    .bind(record.id)
    .bind(record.body)
    .bind(&proposal.area)
    .bind(&told.urgency)
    .bind(principal)
    .bind(record.by.0)
    .bind(morning(now, proposal.days))
    .bind(state)
    .bind(proposal.seen.map(|days| morning(now, days)))
    .bind(proposal.rejected.map(|days| morning(now, days)))
    .bind(by)
    .bind(&proposal.why)
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn show_names(tx: &mut Tx, id: Uuid, principal: i64, record: Record) -> anyhow::Result<()> {
    let (classes, writes) = Capacity::Coordination.defaults();
    sqlx::query(
        "insert into people.person_grant (person_id, principal_id, capacity, classes, writes, basis, reason, granted_by, valid_from, valid_to)
         select p.person_id, $2, 'coordination', $3, $4, 'proposal', 'case.proposed', $5, $6, $6::timestamptz + interval '12 months'
         from intake.proposed_person p where p.proposal_id = $1 order by p.position",
    )
    .bind(id)
    .bind(principal)
    .bind(classes.0)
    .bind(writes.0)
    .bind(record.by.0)
    .bind(record.at)
    .execute(tx.conn())
    .await?;
    Ok(())
}
