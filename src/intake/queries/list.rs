//! What the first page shows: steps that are due, proposals under way, the last records.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use uuid::Uuid;

/// A step of mine that is not done.
pub(crate) struct Due {
    pub(crate) id: Uuid,
    pub(crate) access: Uuid,
    pub(crate) what: String,
    pub(crate) until: NaiveDate,
    pub(crate) persons: Vec<Uuid>,
}

/// Due by that day, the oldest first.
pub(crate) async fn due(tx: &mut Tx, by: NaiveDate) -> sqlx::Result<Vec<Due>> {
    sqlx::query_as!(
        Due,
        r#"select s.id, s.access_id as access, s.what, s.until,
                  array(select p.person_id from intake.access_person p where p.access_id = s.access_id order by p.position) as "persons!"
           from intake.next_step s
           where s.account_id = (select identity.me()) and s.done_at is null and s.until <= $1
           order by s.until, s.id limit 50"#,
        by
    )
    .fetch_all(tx.conn())
    .await
}

/// How many of what wait for me.
pub(crate) struct Today {
    pub(crate) waiting: i64,
    pub(crate) late: i64,
    pub(crate) steps: i64,
    pub(crate) drafts: i64,
    /// Not opened yet.
    pub(crate) proposals: i64,
    /// Opened, not answered.
    pub(crate) answers: i64,
    /// Deadlines of my cases that have passed, and those of the next seven days.
    pub(crate) deadlines_late: i64,
    pub(crate) deadlines_soon: i64,
}

/// `follows`: do I follow cases as a social worker? Nobody else's deadlines are looked for.
pub(crate) async fn today(tx: &mut Tx, day: NaiveDate, follows: bool) -> sqlx::Result<Today> {
    sqlx::query_as!(
        Today,
        r#"with mine as materialized (
               select s.until from intake.next_step s
               where s.account_id = (select identity.me()) and s.done_at is null and s.until <= $1),
           proposed as materialized (
               select c.state from intake.case_proposal c
               where c.principal_id = any ((select access.my_principals())::bigint[]) and c.state in ('created', 'seen'))
           select (select count(*) from mine where until < $1) as "late!", (select count(*) from mine where until = $1) as "steps!",
                  (select count(*) from proposed where state = 'created') as "proposals!",
                  (select count(*) from proposed where state = 'seen') as "answers!",
                  (select count(*) from intake.draft where account_id = (select identity.me())) as "drafts!",
                  (select count(*) from agenda.walk_in w where w.day = $1 and w.ended_at is null
                      and not exists (select from agenda.call c where c.walk_in_id = w.id and c.taken_back_at is null))
                  + (select count(*) from agenda.appointment a
                      where a.office_id = any ((select identity.my_offices())::uuid[]) and a.state = 'checked_in'
                        and a.starts_at >= $1::date at time zone 'Europe/Rome' and a.starts_at < ($1::date + 1) at time zone 'Europe/Rome'
                        and not exists (select from agenda.call c where c.appointment_id = a.id and c.taken_back_at is null)) as "waiting!",
                  coalesce(t.late, 0) as "deadlines_late!", coalesce(t.soon, 0) as "deadlines_soon!"
           from (select) one left join lateral (select * from cases.my_deadlines($1) where $2) t on true"#,
        day,
        follows
    )
    .fetch_one(tx.conn())
    .await
}

/// A record in a list.
pub(crate) struct Recent {
    pub(crate) id: Uuid,
    pub(crate) at: DateTime<Utc>,
    pub(crate) mode: String,
    pub(crate) outcome: String,
    pub(crate) urgency: String,
    pub(crate) author: Option<String>,
    pub(crate) persons: Vec<Uuid>,
}

/// The last ones that I may know of, mine and my colleagues'.
pub(crate) async fn recent(tx: &mut Tx, limit: i64) -> sqlx::Result<Vec<Recent>> {
    sqlx::query_as!(
        Recent,
        r#"with last as materialized (
               select r.* from intake.access_record r
               where r.body_id = any ((select intake.my_bodies())::uuid[])
               order by r.at desc limit $1)
           select l.id as "id!", l.at as "at!", l.mode as "mode!", l.outcome as "outcome!", l.urgency as "urgency!", n.name as "author?",
                  array(select p.person_id from intake.access_person p where p.access_id = l.id order by p.position) as "persons!"
           from last l
           left join intake.staff_names(array(select distinct received_by from last)) n on n.id = l.received_by
           order by l.at desc, l.id"#,
        limit
    )
    .fetch_all(tx.conn())
    .await
}

/// What was told today at my desks, by topic.
pub(crate) struct Counted {
    pub(crate) topic: String,
    pub(crate) count: i64,
}

pub(crate) async fn counted(tx: &mut Tx, day: NaiveDate) -> sqlx::Result<Vec<Counted>> {
    sqlx::query_as!(
        Counted,
        r#"select c.topic, count(*) as "count!" from intake.information_contact c where c.day = $1
           group by c.topic order by 2 desc, 1"#,
        day
    )
    .fetch_all(tx.conn())
    .await
}
