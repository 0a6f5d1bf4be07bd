//! One record, and the accesses of one person.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use serde::Deserialize;
use uuid::Uuid;

/// All that I may read of one record; what I may not is empty. No `Debug`: it must not end up in a log.
pub(crate) struct Record {
    pub(crate) body_id: Uuid,
    pub(crate) at: DateTime<Utc>,
    pub(crate) mode: String,
    pub(crate) interlocutor: String,
    pub(crate) reason_kind: String,
    pub(crate) urgency: String,
    pub(crate) outcome: String,
    pub(crate) language: Option<String>,
    pub(crate) interpreter: bool,
    pub(crate) office: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) given: Option<String>,
    pub(crate) referred_to: Option<String>,
    pub(crate) reporter_name: Option<String>,
    pub(crate) reporter_source: Option<i16>,
    pub(crate) reporter_service: Option<String>,
    pub(crate) reporter_contact: Option<String>,
    pub(crate) proposal: Option<Uuid>,
    pub(crate) proposal_state: Option<String>,
    pub(crate) parts: sqlx::types::Json<Parts>,
    /// Whether what was said is mine to read.
    pub(crate) reads_notes: bool,
    /// I wrote it.
    pub(crate) is_mine: bool,
}

/// What there can be several of.
#[derive(Deserialize)]
pub(crate) struct Parts {
    pub(crate) persons: Vec<Stands>,
    pub(crate) needs: Vec<Need>,
    pub(crate) steps: Vec<Step>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) corrections: Vec<Correction>,
}

#[derive(Deserialize)]
pub(crate) struct Stands {
    pub(crate) person: Uuid,
    pub(crate) role: String,
    pub(crate) relationship: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Need {
    pub(crate) domain: String,
    pub(crate) words: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Step {
    pub(crate) id: Uuid,
    pub(crate) what: String,
    pub(crate) who: Option<String>,
    pub(crate) until: NaiveDate,
    pub(crate) done_at: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
pub(crate) struct Notice {
    pub(crate) version: String,
    pub(crate) language: String,
    pub(crate) how: String,
}

/// What was put right, the oldest first.
#[derive(Deserialize)]
pub(crate) struct Correction {
    pub(crate) about: String,
    pub(crate) words: String,
    pub(crate) who: Option<String>,
    pub(crate) at: DateTime<Utc>,
}

pub(crate) async fn record(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<Record>> {
    sqlx::query_as!(
        Record,
        r#"select r.body_id, r.at, r.mode, r.interlocutor, r.reason_kind, r.urgency, r.outcome, r.language, r.interpreter,
                  o.name as "office?", (select n.name from intake.staff_names(array[r.received_by]) n) as author,
                  t.reason as "reason?", t.given as "given?", t.referred_to as "referred_to?",
                  w.name as reporter_name, w.source as "reporter_source?", w.service as reporter_service, w.contact as reporter_contact,
                  p.id as "proposal?", p.state as "proposal_state?",
                  jsonb_build_object(
                      'persons', coalesce((select jsonb_agg(jsonb_build_object('person', a.person_id, 'role', a.role,
                              'relationship', i.relationship) order by a.position)
                          from intake.access_person a left join intake.tie i on i.access_id = a.access_id and i.person_id = a.person_id
                          where a.access_id = r.id), '[]'),
                      'needs', coalesce((select jsonb_agg(jsonb_build_object('domain', n.domain, 'words', n.words))
                          from intake.need n where n.access_id = r.id), '[]'),
                      'steps', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'what', s.what, 'until', s.until,
                              'done_at', s.done_at, 'who', (select n.name from intake.staff_names(array[s.account_id]) n)) order by s.until, s.id)
                          from intake.next_step s where s.access_id = r.id), '[]'),
                      'notices', coalesce((select jsonb_agg(distinct jsonb_build_object('version', n.version, 'language', n.language, 'how', d.how))
                          from intake.notice_delivery d join intake.privacy_notice n on n.id = d.notice_id where d.access_id = r.id), '[]'),
                      'corrections', coalesce((select jsonb_agg(jsonb_build_object('about', c.about, 'words', c.words, 'at', c.written_at,
                              'who', (select n.name from intake.staff_names(array[c.written_by]) n)) order by c.written_at, c.id)
                          from intake.correction c where c.access_id = r.id), '[]')
                  ) as "parts!: sqlx::types::Json<Parts>",
                  (r.received_by = (select identity.me()) or exists (select from intake.access_person a
                      join people.person_grant g on g.person_id = a.person_id and g.body_id = a.body_id
                      where a.access_id = r.id and g.opens & 262144 <> 0)) as "reads_notes!",
                  (r.received_by = (select identity.me())) as "is_mine!"
           from intake.access_record r
           left join directory.office o on o.id = r.office_id
           left join intake.told t on t.access_id = r.id
           left join intake.reporter w on w.access_id = r.id
           left join lateral (select c.id, c.state from intake.case_proposal c where c.access_id = r.id
                              order by c.proposed_at desc limit 1) p on true
           where r.id = $1"#,
        id
    )
    .fetch_optional(tx.conn())
    .await
}

/// Puts a correction beside the record; false if it stood there.
pub(crate) async fn correct(
    tx: &mut Tx,
    id: Uuid,
    access: Uuid,
    about: &str,
    words: &str,
) -> sqlx::Result<bool> {
    let added = sqlx::query!(
        "insert into intake.correction (id, access_id, about, words) values ($1, $2, $3, $4) on conflict (id) do nothing",
        id,
        access,
        about,
        words
    )
    .execute(tx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// A step is done. `None`: it is not to be seen; `Some(false)`: somebody had done it.
pub(crate) async fn finish_step(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<(Uuid, bool)>> {
    let found = sqlx::query!(
        "select access_id, done_at from intake.next_step where id = $1 for no key update",
        id
    )
    .fetch_optional(tx.conn())
    .await?;
    let Some(step) = found else { return Ok(None) };
    if step.done_at.is_some() {
        return Ok(Some((step.access_id, false)));
    }
    sqlx::query!(
        "update intake.next_step set done_at = clock_timestamp(), done_by = (select identity.me()) where id = $1",
        id
    )
    .execute(tx.conn())
    .await?;
    Ok(Some((step.access_id, true)))
}

/// What is still to be done about a person, the oldest first.
pub(crate) async fn open_steps(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<Step>> {
    sqlx::query_as!(
        Step,
        r#"select s.id, s.what, s.until, s.done_at, (select n.name from intake.staff_names(array[s.account_id]) n) as who
           from intake.access_person p join intake.next_step s on s.access_id = p.access_id
           where p.person_id = $1 and s.done_at is null order by s.until, s.id limit 50"#,
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// Something that happened with a person: an access, with the appointment that it came from.
pub(crate) struct Happened {
    pub(crate) access: Uuid,
    pub(crate) at: DateTime<Utc>,
    pub(crate) mode: String,
    pub(crate) outcome: String,
    pub(crate) office: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) reason: Option<String>,
    /// When it was booked for, if it was and its desk is mine.
    pub(crate) appointment_at: Option<DateTime<Utc>>,
    pub(crate) booked_at: Option<DateTime<Utc>>,
}

/// The newest first.
pub(crate) async fn happened(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<Happened>> {
    sqlx::query_as!(
        Happened,
        r#"with mine as materialized (
               select r.* from intake.access_person p join intake.access_record r on r.id = p.access_id
               where p.person_id = $1 order by r.at desc limit 100)
           select m.id as "access!", m.at as "at!", m.mode as "mode!", m.outcome as "outcome!", o.name as "office?", n.name as "author?",
                  t.reason as "reason?", a.starts_at as "appointment_at?", a.confirmed_at as booked_at
           from mine m
           left join directory.office o on o.id = m.office_id
           left join intake.told t on t.access_id = m.id
           left join agenda.appointment a on a.id = m.appointment_id
           left join intake.staff_names(array(select distinct received_by from mine)) n on n.id = m.received_by
           order by m.at desc, m.id"#,
        person
    )
    .fetch_all(tx.conn())
    .await
}
