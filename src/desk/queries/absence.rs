//! Desks at which nobody sits for a while, and the appointments that fall into that time.

use chrono::{DateTime, NaiveDateTime, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::{AccountId, AppointmentId, DeskId, OfficeId};

/// A desk of the own offices.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    pub(crate) id: DeskId,
    pub(crate) name: String,
    pub(crate) office: String,
}

/// The desks of the offices whose agenda whoever is signed in works on.
pub(crate) async fn my_desks(tx: &mut Tx) -> sqlx::Result<Vec<Desk>> {
    sqlx::query_as!(
        Desk,
        r#"select d.id as "id: DeskId", d.name, o.name as office
           from agenda.desk d
           join directory.office o on o.id = d.office_id
           where d.office_id = any ((select identity.my_offices())::uuid[])
           order by o.name, d.slug"#
    )
    .fetch_all(tx.conn())
    .await
}

/// Nobody sits at the desk. Local wall-clock times.
#[derive(Clone, Debug)]
pub(crate) struct Absence {
    pub(crate) id: Uuid,
    pub(crate) desk_id: DeskId,
    pub(crate) desk: String,
    pub(crate) office_id: OfficeId,
    pub(crate) office: String,
    pub(crate) from: NaiveDateTime,
    pub(crate) to: NaiveDateTime,
}

/// The absences that end after one local time and begin before another, at the desks of the own offices.
pub(crate) async fn absences(
    tx: &mut Tx,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> sqlx::Result<Vec<Absence>> {
    sqlx::query_as!(
        Absence,
        r#"select b.id, b.desk_id as "desk_id: DeskId", d.name as desk, d.office_id as "office_id: OfficeId",
                  o.name as office, b.from_local as "from", b.to_local as "to"
           from agenda.absence b
           join agenda.desk d on d.id = b.desk_id
           join directory.office o on o.id = d.office_id
           where b.to_local > $1 and b.from_local < $2
           order by b.from_local, o.name, d.slug"#,
        from,
        to,
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) async fn add_absence(
    tx: &mut Tx,
    id: Uuid,
    desk: DeskId,
    (from, to): (NaiveDateTime, NaiveDateTime),
    by: AccountId,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into agenda.absence (id, desk_id, from_local, to_local, created_by) values ($1, $2, $3, $4, $5)",
        id,
        desk.0,
        from,
        to,
        by.0,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes an absence back; the desk it was for, or none if it is gone or not to be seen.
pub(crate) async fn remove_absence(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<Absence>> {
    sqlx::query_as!(
        Absence,
        r#"with gone as (delete from agenda.absence where id = $1 returning id, desk_id, from_local, to_local)
           select g.id, g.desk_id as "desk_id: DeskId", d.name as desk, d.office_id as "office_id: OfficeId",
                  o.name as office, g.from_local as "from", g.to_local as "to"
           from gone g join agenda.desk d on d.id = g.desk_id join directory.office o on o.id = d.office_id"#,
        id
    )
    .fetch_optional(tx.conn())
    .await
}

/// Somebody who would find an empty desk. No `Debug`: it must not end up in a log.
pub(crate) struct Stranded {
    pub(crate) id: AppointmentId,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) given_name: String,
    pub(crate) surname: String,
    pub(crate) desk: String,
    pub(crate) office: String,
}

/// The appointments still to come whose desk is left alone while they last.
pub(crate) async fn stranded(tx: &mut Tx, now: DateTime<Utc>) -> sqlx::Result<Vec<Stranded>> {
    sqlx::query_as!(
        Stranded,
        r#"select a.id as "id: AppointmentId", a.starts_at, p.given_name, p.surname, d.name as desk, o.name as office
           from agenda.appointment a
           join agenda.desk d on d.id = a.desk_id
           join directory.office o on o.id = a.office_id
           join agenda.applicant p on p.appointment_id = a.id
           where a.state = 'confirmed' and a.starts_at > $1
             and a.office_id = any ((select identity.my_offices())::uuid[])
             and exists (select from agenda.absence b where b.desk_id = a.desk_id
                 and b.from_local < (a.ends_at at time zone 'Europe/Rome')
                 and b.to_local > (a.starts_at at time zone 'Europe/Rome'))
           order by a.starts_at, p.surname"#,
        now,
    )
    .fetch_all(tx.conn())
    .await
}
