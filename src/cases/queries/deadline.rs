//! What is due in cases.

use agenda::holiday::DayOfYear;
use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::{BodyId, CaseId};

/// How many a page shows; the soonest.
pub(crate) const MOST_DEADLINES: i64 = 200;

/// A deadline of a case. No `Debug`: its words must not end up in a log.
pub(crate) struct Deadline {
    pub(crate) id: Uuid,
    /// A rule's code, or `by_hand`.
    pub(crate) kind: String,
    /// By hand only.
    pub(crate) what: Option<String>,
    pub(crate) starts_on: NaiveDate,
    pub(crate) due_on: NaiveDate,
    pub(crate) source: Option<String>,
    pub(crate) set_by: Option<String>,
    pub(crate) done_on: Option<NaiveDate>,
    pub(crate) why_not: Option<String>,
    /// Who touched it last, and when: once it is closed, who closed it.
    pub(crate) written_by: Option<String>,
    pub(crate) written_at: DateTime<Utc>,
}

impl Deadline {
    pub(crate) fn is_open(&self) -> bool {
        self.done_on.is_none() && self.why_not.is_none()
    }
}

/// Those of a case, or one of them: open ones first, the soonest on top; then the closed ones, the newest on top.
pub(crate) async fn deadlines(
    tx: &mut Tx,
    case: CaseId,
    one: Option<Uuid>,
) -> sqlx::Result<Vec<Deadline>> {
    sqlx::query_as!(
        Deadline,
        r#"with shown as materialized (
               select d.*, d.done_on is not null or d.why_not is not null as closed
               from cases.deadline d
               where d.case_id = $1 and ($2::uuid is null or d.id = $2)
               order by closed, case when not (d.done_on is not null or d.why_not is not null) then d.due_on end, d.written_at desc, d.id
               limit $3
           ), names as materialized (
               select a.id, a.name
               from cases.author_names(array(select set_by from shown union select written_by from shown)) a
           )
           select s.id as "id!", s.kind as "kind!", s.what, s.starts_on as "starts_on!", s.due_on as "due_on!", s.source,
                  (select n.name from names n where n.id = s.set_by) as set_by, s.done_on, s.why_not,
                  (select n.name from names n where n.id = s.written_by) as written_by, s.written_at as "written_at!"
           from shown s
           order by s.closed, case when not s.closed then s.due_on end, s.written_at desc, s.id"#,
        case.0,
        one,
        MOST_DEADLINES,
    )
    .fetch_all(tx.conn())
    .await
}

/// What is to be written down.
pub(crate) struct NewDeadline<'a> {
    pub(crate) kind: &'a str,
    pub(crate) what: Option<&'a str>,
    pub(crate) starts_on: NaiveDate,
    pub(crate) due_on: NaiveDate,
    pub(crate) source: Option<&'a str>,
}

pub(crate) async fn set_deadline(
    tx: &mut Tx,
    id: Uuid,
    case: CaseId,
    new: &NewDeadline<'_>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into cases.deadline (id, case_id, kind, what, starts_on, due_on, source) values ($1, $2, $3, $4, $5, $6, $7)",
        id,
        case.0,
        new.kind,
        new.what,
        new.starts_on,
        new.due_on,
        new.source,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// How it ended.
pub(crate) enum End<'a> {
    Done(NaiveDate),
    Dropped(&'a str),
}

/// `false` where it was closed before.
pub(crate) async fn close_deadline(
    tx: &mut Tx,
    case: CaseId,
    id: Uuid,
    end: &End<'_>,
) -> sqlx::Result<bool> {
    let (done_on, why_not) = match end {
        End::Done(day) => (Some(*day), None),
        End::Dropped(why) => (None, Some(*why)),
    };
    let closed = sqlx::query!(
        "update cases.deadline set done_on = $3, why_not = $4, written_by = (select identity.me())
         where id = $1 and case_id = $2 and done_on is null and why_not is null",
        id,
        case.0,
        done_on,
        why_not,
    )
    .execute(tx.conn())
    .await?;
    Ok(closed.rows_affected() == 1)
}

/// The feast that closes the offices of a municipality; a body that is none has none.
pub(crate) async fn patron(tx: &mut Tx, body: BodyId) -> sqlx::Result<Option<DayOfYear>> {
    let found = sqlx::query!(
        "select p.month, p.day from directory.body b join directory.patronal_day p on p.municipality_istat = b.istat
         where b.id = $1",
        body.0
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(found.and_then(|feast| {
        DayOfYear::new(
            u32::try_from(feast.month).ok()?,
            u32::try_from(feast.day).ok()?,
        )
    }))
}

/// What is open in one of my cases. No `Debug`: its words must not end up in a log.
pub(crate) struct MyDeadline {
    pub(crate) id: Uuid,
    pub(crate) case: Uuid,
    pub(crate) reference: String,
    /// Where it is readable.
    pub(crate) name: Option<String>,
    pub(crate) kind: String,
    pub(crate) what: Option<String>,
    pub(crate) due_on: NaiveDate,
}

/// The soonest first. My cases are found first, so that no other case's deadlines are looked at.
pub(crate) async fn my_deadlines(tx: &mut Tx) -> sqlx::Result<Vec<MyDeadline>> {
    sqlx::query_as!(
        MyDeadline,
        r#"with mine as materialized (
               select c.id, c.reference from cases.social_case c where c.state = 'open'
           ), page as materialized (
               select d.id, d.case_id, d.kind, d.what, d.due_on, mine.reference
               from mine join cases.deadline d on d.case_id = mine.id
               where d.done_on is null and d.why_not is null
               order by d.due_on, d.id limit $1
           )
           select p.id as "id!", p.case_id as "case!", p.reference as "reference!", p.kind as "kind!", p.what, p.due_on as "due_on!",
                  (select n.text from cases.name n where n.case_id = p.case_id order by n.written_at desc, n.id limit 1) as name
           from page p
           order by p.due_on, p.id"#,
        MOST_DEADLINES
    )
    .fetch_all(tx.conn())
    .await
}
