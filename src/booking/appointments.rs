//! The agenda as a visitor uses it: free times, the held time, the own appointments.

use agenda::Search;
use agenda::offers::Need;
use chrono::{DateTime, Days, NaiveDate, Utc};
use directory::model::Reason;
use platform::Tx;
use vocabulary::ids::{AppointmentId, OfficeId, ReasonId};
use vocabulary::local_time::local_date;

use crate::answers::{Applicant, ContactWish, Details};
use crate::board::Month;

/// An appointment that this browser may look at.
#[derive(Clone)]
pub struct Appointment {
    pub id: AppointmentId,
    pub office: OfficeId,
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

/// What a time must be good for: each of these reasons. None, if there is no reason at all.
pub fn need<'a>(reasons: impl IntoIterator<Item = &'a Reason>) -> Option<Need> {
    let one = |reason: &Reason| {
        Need::new(
            reason.duration_minutes,
            reason.buffer_minutes,
            reason.min_notice_hours,
            reason.max_notice_days,
        )
    };
    Need::for_any_of(reasons.into_iter().filter_map(one))
}

/// The days that may be booked, first and last.
pub fn days(need: Option<Need>, now: DateTime<Utc>) -> (NaiveDate, NaiveDate) {
    let today = local_date(now);
    let ahead = need.map_or(0, |need| need.max_notice_days);
    (today, today + Days::new(u64::from(ahead)))
}

/// The starts that are free at an office, in order.
pub async fn free(
    tx: &mut Tx,
    office: OfficeId,
    need: Option<Need>,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<DateTime<Utc>>> {
    free_on(tx, office, need, None, now).await
}

/// The same, for a board that shows one month: only those of that month, or of this one if none was asked for. All
/// of them, if it has none.
pub async fn free_in(
    tx: &mut Tx,
    office: OfficeId,
    need: Option<Need>,
    month: Option<Month>,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<DateTime<Utc>>> {
    let month = month.unwrap_or(Month::of(local_date(now)));
    let here = free_on(tx, office, need, month.days(), now).await?;
    if here.is_empty() {
        free(tx, office, need, now).await
    } else {
        Ok(here)
    }
}

async fn free_on(
    tx: &mut Tx,
    office: OfficeId,
    need: Option<Need>,
    dates: Option<(NaiveDate, NaiveDate)>,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<DateTime<Utc>>> {
    let Some(need) = need else {
        return Ok(Vec::new());
    };
    let search = Search {
        offices: &[office],
        need,
        dates,
    };
    let found = agenda::free_times(tx, &search, now).await?;
    let offers = found.iter().flat_map(|times| times.offers.all());
    Ok(offers.map(|offer| offer.starts.instant()).collect())
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
        r#"select id as "id: AppointmentId", office_id as "office: OfficeId",                   reason_id as "reason: ReasonId", starts_at, ends_at, state, moved
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
