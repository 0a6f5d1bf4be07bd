//! Writing down ties, guardians and what a court has decided. The same number twice is one row.

use chrono::NaiveDate;
use platform::Tx;
use uuid::Uuid;

/// A tie to write down: the parent first, a couple in either order.
pub(crate) struct NewTie {
    pub(crate) id: Uuid,
    pub(crate) person: Uuid,
    pub(crate) relative: Uuid,
    pub(crate) kind: &'static str,
    pub(crate) from: Option<NaiveDate>,
}

pub(crate) async fn add_tie(tx: &mut Tx, tie: &NewTie) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.kin (id, person_id, relative_id, kind, valid)
         values ($1, $2, $3, $4, daterange($5, null)) on conflict (id) do nothing",
        tie.id,
        tie.person,
        tie.relative,
        tie.kind,
        tie.from,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Who acts for somebody, and by whose decision.
pub(crate) struct NewGuardian {
    pub(crate) id: Uuid,
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    pub(crate) contact: Option<String>,
    pub(crate) decision: Decision,
}

/// What a court has decided about the responsibility of a parent.
pub(crate) struct NewLimit {
    pub(crate) id: Uuid,
    pub(crate) parent: Uuid,
    pub(crate) kind: &'static str,
    pub(crate) decision: Decision,
}

/// A court's decision, and for how long it holds.
pub(crate) struct Decision {
    pub(crate) court: Option<String>,
    pub(crate) decree: Option<String>,
    pub(crate) from: NaiveDate,
    /// The first day on which it no longer holds.
    pub(crate) to: Option<NaiveDate>,
    /// What it is about.
    pub(crate) text: Option<String>,
}

pub(crate) async fn add_guardian(tx: &mut Tx, person: Uuid, new: &NewGuardian) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.guardianship (id, person_id, kind, guardian_name, guardian_contact, court, decree, valid, scope)
         values ($1, $2, $3, $4, $5, $6, $7, daterange($8, $9), $10) on conflict (id) do nothing",
        new.id,
        person,
        new.kind,
        new.name,
        new.contact,
        new.decision.court,
        new.decision.decree,
        new.decision.from,
        new.decision.to,
        new.decision.text,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(crate) async fn add_limit(tx: &mut Tx, child: Uuid, new: &NewLimit) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.court_limit (id, person_id, parent_id, kind, court, decree, valid, text)
         values ($1, $2, $3, $4, $5, $6, daterange($7, $8), $9) on conflict (id) do nothing",
        new.id,
        child,
        new.parent,
        new.kind,
        new.decision.court,
        new.decision.decree,
        new.decision.from,
        new.decision.to,
        new.decision.text,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What can come to an end.
#[derive(Clone, Copy)]
pub(crate) enum Ending {
    Tie,
    Guardian,
    Limit,
}

/// From a day on it no longer holds. `false`: there is none that is mine to end, or it began later.
pub(crate) async fn end_on(
    tx: &mut Tx,
    what: Ending,
    (person, row): (Uuid, Uuid),
    day: NaiveDate,
) -> sqlx::Result<bool> {
    let (table, whose) = match what {
        Ending::Tie => ("kin", "$2 in (person_id, relative_id)"),
        Ending::Guardian => ("guardianship", "person_id = $2"),
        Ending::Limit => ("court_limit", "person_id = $2"),
    };
    // put together from what stands above, never from what somebody typed
    let done = sqlx::query(sqlx::AssertSqlSafe(format!(
        "update people.{table} set valid = daterange(lower(valid), $3), written_by = (select identity.me())
         where id = $1 and {whose} and (lower_inf(valid) or lower(valid) < $3)"
    )))
    .bind(row)
    .bind(person)
    .bind(day)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A tie that was written down by mistake.
pub(crate) async fn withdraw_tie(tx: &mut Tx, person: Uuid, tie: Uuid) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update people.kin set ended_at = clock_timestamp(), written_by = (select identity.me())
         where id = $1 and $2 in (person_id, relative_id) and ended_at is null",
        tie,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
