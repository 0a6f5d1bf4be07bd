//! Days and weeks of an office: appointments, openings, what is taken.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::Language;
use vocabulary::ids::{AppointmentId, OfficeId};

/// An office at which whoever is signed in receives people.
#[derive(Clone, Debug)]
pub(crate) struct Office {
    pub(crate) id: OfficeId,
    pub(crate) slug: String,
    pub(crate) name: String,
}

/// The offices whose agenda whoever is signed in works on.
pub(crate) async fn my_offices(tx: &mut Tx) -> sqlx::Result<Vec<Office>> {
    sqlx::query_as!(
        Office,
        r#"select o.id as "id: OfficeId", o.slug, o.name
           from directory.office o
           where o.id = any ((select identity.my_offices())::uuid[])
           order by o.name"#
    )
    .fetch_all(tx.conn())
    .await
}

/// An appointment in a list: what is read at a glance. No `Debug`: it must not end up in a log.
pub(crate) struct Row {
    pub(crate) id: AppointmentId,
    pub(crate) office: String,
    pub(crate) desk: String,
    pub(crate) state: String,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) ends_at: DateTime<Utc>,
    pub(crate) checked_in_at: Option<DateTime<Utc>>,
    /// Asked in, and not taken back.
    pub(crate) call: Option<Uuid>,
    pub(crate) called_at: Option<DateTime<Utc>>,
    pub(crate) given_name: String,
    pub(crate) surname: String,
    pub(crate) reason: String,
    pub(crate) language: String,
    pub(crate) interpreter: bool,
    pub(crate) needs: Vec<String>,
    pub(crate) children: i16,
}

/// The appointments of these offices that start in a stretch of time, in order.
pub(crate) async fn appointments(
    tx: &mut Tx,
    offices: &[OfficeId],
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    language: Language,
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        r#"select a.id as "id: AppointmentId", o.name as office, d.name as desk, a.state, a.starts_at, a.ends_at,
                  a.checked_in_at, c.id as "call?", c.called_at as "called_at?", p.given_name, p.surname, t.name as reason, p.language, p.interpreter, p.needs,
                  p.children
           from agenda.appointment a
           join directory.office o on o.id = a.office_id
           join agenda.desk d on d.id = a.desk_id
           join directory.reason_text t on t.reason_id = a.reason_id and t.language = $4
           join agenda.applicant p on p.appointment_id = a.id
           left join agenda.call c on c.appointment_id = a.id and c.taken_back_at is null
           where a.office_id = any ($1) and a.starts_at >= $2 and a.starts_at < $3 and a.state <> 'held'
           order by a.starts_at, o.name, d.slug, p.surname, a.id"#,
        offices as &[OfficeId],
        from,
        to,
        language.code(),
    )
    .fetch_all(tx.conn())
    .await
}

/// A past day of which some appointments have no outcome yet.
pub(crate) struct Unsettled {
    pub(crate) date: NaiveDate,
    pub(crate) count: i64,
}

/// Days in a stretch of time on which somebody was awaited or received and nobody wrote down how it ended.
pub(crate) async fn unsettled(
    tx: &mut Tx,
    offices: &[OfficeId],
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<Vec<Unsettled>> {
    sqlx::query_as!(
        Unsettled,
        r#"select (a.starts_at at time zone 'Europe/Rome')::date as "date!", count(*) as "count!"
           from agenda.appointment a
           where a.office_id = any ($1) and a.starts_at >= $2 and a.starts_at < $3
             and a.state in ('confirmed', 'checked_in')
           group by 1 order by 1 desc"#,
        offices as &[OfficeId],
        from,
        to,
    )
    .fetch_all(tx.conn())
    .await
}

/// A stretch of time in which a desk receives.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    pub(crate) date: NaiveDate,
    pub(crate) from: DateTime<Utc>,
    pub(crate) to: DateTime<Utc>,
    pub(crate) capacity: i16,
    /// For every place and quarter that is taken or held: the number of the quarter, counted from the beginning.
    pub(crate) taken: Vec<i32>,
}

/// When the desks of an office receive, from one local day up to another, both included.
pub(crate) async fn openings(
    tx: &mut Tx,
    office: OfficeId,
    (from, to): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Open>> {
    sqlx::query_as!(
        Open,
        r#"select o.local_date as date, lower(o.during) as "from!",
                  upper(o.during) as "to!", o.capacity,
                  array(select (extract(epoch from s.at - lower(o.during)) / 900)::int from agenda.seat s
                        where s.desk_id = o.desk_id and s.at >= lower(o.during) and s.at < upper(o.during)
                          and (s.held_until is null or s.held_until > $4)) as "taken!"
           from agenda.opening o
           join agenda.desk d on d.id = o.desk_id
           where d.office_id = $1 and o.local_date between $2 and $3
           order by lower(o.during), d.slug"#,
        office.0,
        from,
        to,
        now,
    )
    .fetch_all(tx.conn())
    .await
}
