//! Proposals of cases: those that I made, those that are for me.

use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;

/// A proposal, as far as its side may see it. No `Debug`: the reason must not end up in a log.
pub(crate) struct Proposal {
    pub(crate) id: Uuid,
    pub(crate) access: Uuid,
    pub(crate) area: String,
    pub(crate) urgency: String,
    pub(crate) state: String,
    pub(crate) proposed_at: DateTime<Utc>,
    pub(crate) seen_at: Option<DateTime<Utc>>,
    pub(crate) decided_at: Option<DateTime<Utc>>,
    pub(crate) why_rejected: Option<String>,
    pub(crate) proposed_by: Option<String>,
    pub(crate) seen_by: Option<String>,
    pub(crate) decided_by: Option<String>,
    pub(crate) body: String,
    /// To one coordinator by name.
    pub(crate) by_name: bool,
    pub(crate) is_mine: bool,
    /// I may decide.
    pub(crate) for_me: bool,
    pub(crate) persons: Vec<Uuid>,
    /// What it became, where it is mine to see.
    pub(crate) case: Option<Uuid>,
}

/// One of them (`id`), or all that are to be seen and were not decided before `since`: the urgent and the old ones first.
pub(crate) async fn proposals(
    tx: &mut Tx,
    id: Option<Uuid>,
    since: DateTime<Utc>,
) -> sqlx::Result<Vec<Proposal>> {
    sqlx::query_as!(
        Proposal,
        r#"with shown as materialized (
               select c.* from intake.case_proposal c
               where ($1::uuid is null and (c.decided_at is null or c.decided_at >= $2)) or c.id = $1
               order by array_position(array['urgent', 'soon', 'ordinary'], c.urgency), c.proposed_at limit 100),
           names as materialized (
               select n.id, n.name from intake.staff_names(array(
                   select distinct who from shown, unnest(array[proposed_by, seen_by, decided_by]) who where who is not null)) n)
           select s.id as "id!", s.access_id as "access!", s.area as "area!", s.urgency as "urgency!", s.state as "state!",
                  s.proposed_at as "proposed_at!", s.seen_at, s.decided_at, s.why_rejected,
                  (select n.name from names n where n.id = s.proposed_by) as proposed_by,
                  (select n.name from names n where n.id = s.seen_by) as seen_by,
                  (select n.name from names n where n.id = s.decided_by) as decided_by,
                  b.name as body, s.addressed_to is not null as "by_name!",
                  s.proposed_by = (select identity.me()) as "is_mine!", intake.coordinates(s.id) as "for_me!",
                  array(select p.person_id from intake.proposed_person p where p.proposal_id = s.id order by p.position) as "persons!",
                  (select k.id from cases.social_case k where k.id = s.case_id) as case
           from shown s join directory.body b on b.id = s.body_id
           order by array_position(array['urgent', 'soon', 'ordinary'], s.urgency), s.proposed_at, s.id"#,
        id,
        since
    )
    .fetch_all(tx.conn())
    .await
}

/// `seen`, `already` or `absent`.
pub(crate) async fn see(tx: &mut Tx, id: Uuid) -> sqlx::Result<String> {
    let outcome = sqlx::query_scalar!(r#"select intake.see($1) as "outcome!""#, id)
        .fetch_one(tx.conn())
        .await?;
    Ok(outcome)
}

/// `rejected`, `absent`, or the state in which it is now.
pub(crate) async fn reject(tx: &mut Tx, id: Uuid, reason: &str) -> sqlx::Result<String> {
    let outcome = sqlx::query_scalar!(r#"select intake.reject($1, $2) as "outcome!""#, id, reason)
        .fetch_one(tx.conn())
        .await?;
    Ok(outcome)
}

/// A social worker who could manage the case, and how many open ones they manage.
pub(crate) struct CaseManager {
    pub(crate) account: Uuid,
    pub(crate) name: String,
    pub(crate) open_cases: i64,
}

/// Whoever has the fewest first; nobody where it is not mine to decide now.
pub(crate) async fn case_managers(tx: &mut Tx, id: Uuid) -> sqlx::Result<Vec<CaseManager>> {
    sqlx::query_as!(
        CaseManager,
        r#"select account_id as "account!", name as "name!", open_cases as "open_cases!" from intake.case_managers($1)"#,
        id
    )
    .fetch_all(tx.conn())
    .await
}

/// The case that a proposal becomes.
pub(crate) struct Acceptance<'a> {
    pub(crate) proposal: Uuid,
    pub(crate) case: Uuid,
    pub(crate) reference: &'a str,
    pub(crate) manager: Uuid,
    pub(crate) note: &'a str,
}

/// `accepted`, `already` (by the same form), `absent`, `not_a_member`, or `now_` and the state.
pub(crate) async fn accept(tx: &mut Tx, wanted: &Acceptance<'_>) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select intake.accept($1, $2, $3, $4, $5) as "outcome!""#,
        wanted.proposal,
        wanted.case,
        wanted.reference,
        wanted.manager,
        wanted.note
    )
    .fetch_one(tx.conn())
    .await
}
