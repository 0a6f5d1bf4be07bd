//! The queue: who waits without an appointment, and who was asked in.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::{AppointmentId, OfficeId};

/// Somebody who waits without an appointment. No `Debug`: the name must not end up in a log.
pub(crate) struct Waiting {
    pub(crate) id: Uuid,
    pub(crate) number: i16,
    pub(crate) called_name: Option<String>,
    pub(crate) office: String,
    pub(crate) arrived_at: DateTime<Utc>,
    pub(crate) call: Option<Uuid>,
    pub(crate) called_at: Option<DateTime<Utc>>,
}

/// Those who wait today at these offices, who came first first.
pub(crate) async fn waiting(
    tx: &mut Tx,
    offices: &[OfficeId],
    day: NaiveDate,
) -> sqlx::Result<Vec<Waiting>> {
    sqlx::query_as!(
        Waiting,
        r#"select w.id, w.number, w.called_name, o.name as office, w.arrived_at, c.id as "call?", c.called_at as "called_at?"
           from agenda.walk_in w join directory.office o on o.id = w.office_id
           left join agenda.call c on c.walk_in_id = w.id and c.taken_back_at is null
           where w.office_id = any ($1) and w.day = $2 and w.ended_at is null
           order by w.arrived_at, w.id"#,
        offices as &[OfficeId],
        day
    )
    .fetch_all(tx.conn())
    .await
}

/// `false`: the same form once more.
pub(crate) async fn add_walk_in(
    tx: &mut Tx,
    id: Uuid,
    office: OfficeId,
    name: Option<&str>,
) -> sqlx::Result<bool> {
    // the number is put in by the table
    let added = sqlx::query!(
        "insert into agenda.walk_in (id, office_id, number, called_name) values ($1, $2, 1, $3) on conflict (id) do nothing",
        id,
        office.0,
        name
    )
    .execute(tx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Went away before being received. `None`: not at my desks; `Some(false)`: somebody has ended it already.
pub(crate) async fn left(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<bool>> {
    let ended = sqlx::query!(
        "update agenda.walk_in set ended_at = clock_timestamp(), ended_by = (select identity.me()), outcome = 'left'
         where id = $1 and ended_at is null",
        id
    )
    .execute(tx.conn())
    .await?;
    if ended.rows_affected() == 1 {
        return Ok(Some(true));
    }
    let there = sqlx::query_scalar!("select id from agenda.walk_in where id = $1", id)
        .fetch_optional(tx.conn())
        .await?;
    Ok(there.map(|_| false))
}

/// Whether somebody still waits without an appointment; whoever else is about to call them waits, too. `None`: not at my
/// desks.
pub(crate) async fn still_waits(tx: &mut Tx, walk_in: Uuid) -> sqlx::Result<Option<bool>> {
    let found = sqlx::query_scalar!(
        "select ended_at from agenda.walk_in where id = $1 for no key update",
        walk_in
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(found.map(|ended| ended.is_none()))
}

/// Whom a call is for.
#[derive(Clone, Copy)]
pub(crate) enum Called {
    Appointment(AppointmentId),
    WalkIn(Uuid),
}

impl Called {
    fn ids(self) -> (Option<Uuid>, Option<Uuid>) {
        match self {
            Called::Appointment(id) => (Some(id.0), None),
            Called::WalkIn(id) => (None, Some(id)),
        }
    }
}

/// The call that stands.
pub(crate) async fn call(tx: &mut Tx, whom: Called) -> sqlx::Result<Option<Uuid>> {
    let (appointment, walk_in) = whom.ids();
    sqlx::query_scalar!(
        "select id from agenda.call where (appointment_id = $1 or walk_in_id = $2) and taken_back_at is null",
        appointment,
        walk_in
    )
    .fetch_optional(tx.conn())
    .await
}

/// Asks in, to the desk of the appointment if there is one; a call before that was not answered.
pub(crate) async fn add_call(tx: &mut Tx, whom: Called, last: Option<Uuid>) -> sqlx::Result<()> {
    let (appointment, walk_in) = whom.ids();
    if let Some(last) = last {
        sqlx::query!(
            "update agenda.call set taken_back_at = clock_timestamp() where id = $1",
            last
        )
        .execute(tx.conn())
        .await?;
    }
    sqlx::query!(
        "insert into agenda.call (appointment_id, walk_in_id, desk_id)
         values ($1, $2, (select a.desk_id from agenda.appointment a where a.id = $1))",
        appointment,
        walk_in
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
