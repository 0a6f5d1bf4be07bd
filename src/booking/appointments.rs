//! The agenda as a visitor uses it: free times, the held time, the own appointments.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use directory::model::Reason;
use platform::Tx;
use vocabulary::ids::{AppointmentId, OfficeId, ReasonId, ServiceId};
use vocabulary::local_time::{local_date, start_of};

use crate::answers::{Applicant, ContactWish, Details};

/// An appointment that this browser may look at.
#[derive(Clone)]
pub struct Appointment {
    pub id: AppointmentId,
    pub office: OfficeId,
    pub service: ServiceId,
    pub reason: Option<ReasonId>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub state: String,
    pub moved: i32,
}

impl Appointment {
    /// May its person still move or cancel it?
    pub fn is_ahead(&self, now: DateTime<Utc>) -> bool {
        self.state == "confirmed" && self.starts_at > now
    }
}

/// How to reach the person of an appointment.
pub struct Contact {
    pub email: Option<String>,
    pub phone: Option<String>,
    pub wish: ContactWish,
}

/// The days that may be booked for any of these reasons, first and last.
pub fn window(needs: &[&Reason], now: DateTime<Utc>) -> (NaiveDate, NaiveDate) {
    let ahead = needs
        .iter()
        .map(|reason| reason.max_notice_days)
        .min()
        .unwrap_or(0);
    let today = local_date(now);
    (today, today + TimeDelta::days(i64::from(ahead)))
}

/// Starts with room for each of these reasons, in order.
pub async fn free(
    tx: &mut Tx,
    office: OfficeId,
    needs: &[&Reason],
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<DateTime<Utc>>> {
    let longest = needs
        .iter()
        .map(|reason| reason.duration_minutes + reason.buffer_minutes)
        .max();
    let notice = needs.iter().map(|reason| reason.min_notice_hours).max();
    let (Some(longest), Some(notice)) = (longest, notice) else {
        return Ok(Vec::new());
    };
    let (_, last) = window(needs, now);
    sqlx::query_scalar!(
        r#"select distinct q.at as "at!"
           from agenda.desk d
           join agenda.opening o on o.desk_id = d.id
           cross join generate_series(1, o.capacity) as p (place)
           cross join generate_series(lower(o.during), upper(o.during) - $2 * interval '1 minute',
                                      interval '15 minutes') as q (at)
           where d.office_id = $1 and q.at >= $3 and q.at < $4 and not exists (
               select from agenda.seat s
               where s.desk_id = d.id and s.place = p.place
                 and s.at >= q.at and s.at < q.at + $2 * interval '1 minute'
                 and (s.held_until is null or s.held_until > clock_timestamp()))
           order by 1"#,
        office.0,
        f64::from(longest),
        now + TimeDelta::hours(i64::from(notice)),
        start_of(last + TimeDelta::days(1)),
    )
    .fetch_all(tx.conn())
    .await
}

pub async fn release(tx: &mut Tx, appointment: AppointmentId) -> sqlx::Result<()> {
    sqlx::query!("select agenda.release($1)", appointment.0)
        .fetch_one(tx.conn())
        .await?;
    Ok(())
}

/// `ok`, `taken`, `lapsed` or `not_offered`.
pub async fn say_reason(
    tx: &mut Tx,
    appointment: AppointmentId,
    reason: ReasonId,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select agenda.say_reason($1, $2) as "outcome!""#,
        appointment.0,
        reason.0
    )
    .fetch_one(tx.conn())
    .await
}

/// `confirmed`, `already_confirmed`, `lapsed` or `incomplete`.
pub async fn confirm(
    tx: &mut Tx,
    appointment: AppointmentId,
    reference: &[u8],
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select agenda.confirm($1, $2) as "outcome!""#,
        appointment.0,
        reference
    )
    .fetch_one(tx.conn())
    .await
}

/// `moved`, `taken`, `too_soon`, `too_late`, `not_movable` or `not_offered`.
pub async fn relocate(
    tx: &mut Tx,
    appointment: AppointmentId,
    office: OfficeId,
    starts_at: DateTime<Utc>,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select agenda.move($1, $2, $3) as "outcome!""#,
        appointment.0,
        office.0,
        starts_at
    )
    .fetch_one(tx.conn())
    .await
}

/// Who comes, written beside the held time.
pub async fn name_applicant(
    tx: &mut Tx,
    appointment: AppointmentId,
    applicant: &Applicant,
    details: &Details,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into agenda.applicant (appointment_id, given_name, surname, email, phone, contact_wish, language,
             interpreter, needs, children, details)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        appointment.0,
        applicant.given_name,
        applicant.surname,
        applicant.email,
        applicant.phone,
        applicant.wish.code(),
        details.language,
        details.interpreter,
        &details.needs,
        details.children,
        details.text,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The appointments that this browser has a pass for, the next one first.
pub async fn mine(tx: &mut Tx) -> sqlx::Result<Vec<Appointment>> {
    sqlx::query_as!(
        Appointment,
        r#"select id as "id: AppointmentId", office_id as "office: OfficeId", service_id as "service: ServiceId",
                  reason_id as "reason: ReasonId", starts_at, ends_at, state, moved
           from agenda.appointment
           where state <> 'held'
           order by starts_at"#,
    )
    .fetch_all(tx.conn())
    .await
}

/// One of them; absent and not one's own are the same.
pub async fn one(tx: &mut Tx, appointment: AppointmentId) -> sqlx::Result<Appointment> {
    let mine = mine(tx).await?;
    mine.into_iter()
        .find(|known| known.id == appointment)
        .ok_or(sqlx::Error::RowNotFound)
}

pub async fn contact(tx: &mut Tx, appointment: AppointmentId) -> sqlx::Result<Contact> {
    let row = sqlx::query!(
        "select email, phone, contact_wish from agenda.applicant where appointment_id = $1",
        appointment.0
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(Contact {
        email: row.email,
        phone: row.phone,
        wish: ContactWish::from_code(&row.contact_wish),
    })
}

/// True if it was cancelled now, false if there was nothing left to cancel.
pub async fn cancel(tx: &mut Tx, appointment: AppointmentId) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update agenda.appointment set state = 'cancelled_by_person' where id = $1 and state = 'confirmed'",
        appointment.0
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// This browser knows of no appointment any more.
pub async fn leave(tx: &mut Tx) -> sqlx::Result<()> {
    sqlx::query!("delete from agenda.pass where token_hash = platform.token()")
        .execute(tx.conn())
        .await?;
    Ok(())
}
