//! What the form offers, in one question: offices, colleagues, coordinators, notices. And what an appointment or a
//! person in the queue fills in.

use chrono::NaiveDate;
use platform::Tx;
use uuid::Uuid;

/// Something that can be chosen. `detail`: the role of a colleague, the area of a coordinator, the language of a notice.
pub(crate) struct Offered {
    pub(crate) kind: String,
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) body: Option<Uuid>,
    pub(crate) detail: Option<String>,
}

/// Everything that can be chosen on that day. `last`: the office of my last record.
pub(crate) async fn offered(tx: &mut Tx, today: NaiveDate) -> sqlx::Result<Vec<Offered>> {
    sqlx::query_as!(
        Offered,
        r#"select 'office' as "kind!", o.id as "id!", o.name as "name!", o.body_id as body, null::text as detail
           from directory.office o where o.id = any ((select identity.my_offices())::uuid[])
           union all
           select 'colleague', c.account_id, c.name, c.body_id, c.role from intake.colleagues() c
           union all
           select 'coordinator', c.account_id, c.name, c.body_id, c.area from intake.coordinators() c
           union all
           (select distinct on (n.language) 'notice', n.id, n.version, null::uuid, n.language from intake.privacy_notice n
            where n.valid_from <= $1 order by n.language, n.valid_from desc, n.version desc)
           union all
           (select 'last', r.office_id, '', r.body_id, null from intake.access_record r
            where r.received_by = (select identity.me()) and r.office_id is not null order by r.at desc limit 1)
           order by 1, 3, 2"#,
        today
    )
    .fetch_all(tx.conn())
    .await
}

/// What a booking already says of whoever comes. No `Debug`: it must not end up in a log.
pub(crate) struct Booked {
    pub(crate) office: Uuid,
    pub(crate) given_name: String,
    pub(crate) surname: String,
    pub(crate) language: String,
    pub(crate) interpreter: bool,
    pub(crate) details: String,
    /// The record that somebody has already written about it.
    pub(crate) record: Option<Uuid>,
}

pub(crate) async fn booked(tx: &mut Tx, appointment: Uuid) -> sqlx::Result<Option<Booked>> {
    sqlx::query_as!(
        Booked,
        r#"select a.office_id as office, p.given_name, p.surname, p.language, p.interpreter, p.details,
                  (select r.id from intake.access_record r where r.appointment_id = a.id) as record
           from agenda.appointment a join agenda.applicant p on p.appointment_id = a.id
           where a.id = $1 and a.state in ('confirmed', 'checked_in', 'done', 'no_show')
             and a.office_id = any ((select identity.my_offices())::uuid[])"#,
        appointment
    )
    .fetch_optional(tx.conn())
    .await
}

/// Somebody who waits without an appointment.
pub(crate) struct Waiting {
    pub(crate) office: Uuid,
    pub(crate) called_name: Option<String>,
}

pub(crate) async fn waiting(tx: &mut Tx, walk_in: Uuid) -> sqlx::Result<Option<Waiting>> {
    sqlx::query_as!(
        Waiting,
        "select office_id as office, called_name from agenda.walk_in where id = $1 and ended_at is null",
        walk_in
    )
    .fetch_optional(tx.conn())
    .await
}
