//! One appointment: its card, its state, who comes.

use chrono::{DateTime, Utc};
use platform::Tx;
use vocabulary::Language;
use vocabulary::ids::{AppointmentId, OfficeId, ServiceId};

/// All that the desk may know of one appointment. No `Debug`: it must not end up in a log.
pub(crate) struct Card {
    pub(crate) id: AppointmentId,
    pub(crate) office_id: OfficeId,
    pub(crate) service_id: ServiceId,
    pub(crate) state: String,
    pub(crate) channel: String,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) ends_at: DateTime<Utc>,
    pub(crate) confirmed_at: Option<DateTime<Utc>>,
    pub(crate) checked_in_at: Option<DateTime<Utc>>,
    pub(crate) ended_at: Option<DateTime<Utc>>,
    pub(crate) moved: i32,
    pub(crate) office: String,
    pub(crate) site: String,
    pub(crate) address: Option<String>,
    pub(crate) postal_code: Option<String>,
    pub(crate) municipality: Option<String>,
    pub(crate) office_phone: Option<String>,
    pub(crate) desk: String,
    pub(crate) reason: String,
    pub(crate) minutes: i16,
    pub(crate) buffer: i16,
    pub(crate) bring: String,
    pub(crate) given_name: String,
    pub(crate) surname: String,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) contact_wish: String,
    pub(crate) language: String,
    pub(crate) interpreter: bool,
    pub(crate) needs: Vec<String>,
    pub(crate) children: i16,
    pub(crate) details: String,
    /// At one of the offices where whoever asks receives people; else only booked by them.
    pub(crate) here: bool,
}

/// One appointment, if it is to be seen. A time that is only held is nobody's appointment yet.
pub(crate) async fn appointment(
    tx: &mut Tx,
    id: AppointmentId,
    language: Language,
) -> sqlx::Result<Option<Card>> {
    sqlx::query_as!(
        Card,
        r#"select a.id as "id: AppointmentId", a.office_id as "office_id: OfficeId", a.service_id as "service_id: ServiceId", a.state, a.channel,
                  a.starts_at, a.ends_at, a.confirmed_at, a.checked_in_at, a.ended_at, a.moved,
                  o.office as "office!", o.site as "site!", o.address, o.postal_code, o.municipality,
                  o.phone as office_phone, d.name as desk, t.name as reason, r.duration_minutes as minutes,
                  r.buffer_minutes as buffer, t.bring,
                  p.given_name, p.surname, p.email, p.phone, p.contact_wish, p.language, p.interpreter, p.needs,
                  p.children, p.details, a.office_id = any (identity.my_offices()) as "here!"
           from agenda.appointment a
           join directory.reception o on o.office_id = a.office_id
           join agenda.desk d on d.id = a.desk_id
           join directory.reason r on r.id = a.reason_id
           join directory.reason_text t on t.reason_id = a.reason_id and t.language = $2
           join agenda.applicant p on p.appointment_id = a.id
           where a.id = $1 and a.state <> 'held'"#,
        id.0,
        language.code(),
    )
    .fetch_optional(tx.conn())
    .await
}

/// Swaps the state if it still is `from`. `false`: it is not, or the appointment is not to be seen.
pub(crate) async fn change_state(
    tx: &mut Tx,
    id: AppointmentId,
    from: &str,
    to: &str,
) -> sqlx::Result<bool> {
    let changed = sqlx::query!(
        "update agenda.appointment set state = $3 where id = $1 and state = $2",
        id.0,
        from,
        to
    )
    .execute(tx.conn())
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// What an appointment is right now: its state, when it starts, whom it is with.
pub(crate) struct Now {
    pub(crate) state: String,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) name: String,
    pub(crate) here: bool,
}

/// The state right now. The row stays as it is until the end of the transaction.
pub(crate) async fn now(tx: &mut Tx, id: AppointmentId) -> sqlx::Result<Option<Now>> {
    sqlx::query_as!(
        Now,
        r#"select a.state, a.starts_at, p.surname || ' ' || p.given_name as "name!",
                  a.office_id = any (identity.my_offices()) as "here!"
           from agenda.appointment a
           join agenda.applicant p on p.appointment_id = a.id
           where a.id = $1 and a.state <> 'held' for no key update of a"#,
        id.0
    )
    .fetch_optional(tx.conn())
    .await
}

/// Who comes, as typed at the desk and checked. No `Debug`: it must not end up in a log.
pub(crate) struct Applicant {
    pub(crate) given_name: String,
    pub(crate) surname: String,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) contact_wish: String,
    pub(crate) language: String,
    pub(crate) interpreter: bool,
    pub(crate) needs: Vec<String>,
    pub(crate) children: i16,
}

/// Writes down who comes to a time that is held.
pub(crate) async fn add_applicant(
    tx: &mut Tx,
    id: AppointmentId,
    who: &Applicant,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into agenda.applicant (appointment_id, given_name, surname, email, phone, contact_wish, language,
                                       interpreter, needs, children)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id.0,
        who.given_name,
        who.surname,
        who.email,
        who.phone,
        who.contact_wish,
        who.language,
        who.interpreter,
        &who.needs,
        who.children,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Is this the reference of that appointment?
pub(crate) async fn has_reference(
    tx: &mut Tx,
    id: AppointmentId,
    hmac: &[u8],
) -> sqlx::Result<bool> {
    let found = sqlx::query_scalar!(
        r#"select exists (select from agenda.appointment where id = $1 and reference_hmac = $2) as "found!""#,
        id.0,
        hmac
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(found)
}
