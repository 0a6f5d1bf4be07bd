//! Households and who belongs to them. A membership of somebody whom I may not see is not in any answer.

use access::DataClass;
use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use uuid::Uuid;

/// A household in which I see somebody.
#[derive(Clone)]
pub(crate) struct HouseholdRow {
    pub(crate) id: Uuid,
    /// `registry`, `isee` or `de_facto`.
    pub(crate) kind: String,
    pub(crate) version: i32,
}

/// A membership and whose it is. No `Debug`: it must not end up in a log.
#[derive(Clone)]
pub(crate) struct MemberRow {
    pub(crate) id: Uuid,
    pub(crate) person: Uuid,
    pub(crate) relationship: String,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) why_from: String,
    pub(crate) why_to: Option<String>,
    pub(crate) written_at: DateTime<Utc>,
    pub(crate) written_by: Option<String>,
    pub(crate) surname: Option<String>,
    pub(crate) given_name: Option<String>,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) died_on: Option<NaiveDate>,
    /// I may write down with whom they live.
    pub(crate) may_write: bool,
}

pub(crate) async fn household(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<HouseholdRow>> {
    sqlx::query_as!(
        HouseholdRow,
        "select id, kind, version from people.household where id = $1",
        id
    )
    .fetch_optional(tx.conn())
    .await
}

/// All memberships of a household, those of the past too.
pub(crate) async fn members(tx: &mut Tx, household: Uuid) -> sqlx::Result<Vec<MemberRow>> {
    sqlx::query_as!(
        MemberRow,
        r#"select m.id, m.person_id as person, m.relationship, lower(m.valid) as "from!", upper(m.valid) as "to",
                  m.why_from, m.why_to, m.written_at, a.name as "written_by?", n.surname as "surname?", n.given_name as "given_name?",
                  i.birth_date as "birth_date?", i.died_on as "died_on?",
                  exists (select from people.person_grant g where g.person_id = m.person_id and g.lets_write & $2 <> 0) as "may_write!"
           from people.household_member m
           left join people.name n on n.person_id = m.person_id
           left join people.identity i on i.person_id = m.person_id
           left join cases.author_names(array(select w.written_by from people.household_member w where w.household_id = $1)) a
               on a.id = m.written_by
           where m.household_id = $1
           order by m.relationship <> '1', i.birth_date nulls last, n.surname_key, n.given_key, m.person_id, lower(m.valid)"#,
        household,
        DataClass::Household.bit()
    )
    .fetch_all(tx.conn())
    .await
}

/// A household to which somebody belongs, or belonged.
pub struct HouseholdLine {
    pub id: Uuid,
    /// `registry`, `isee` or `de_facto`.
    pub kind: String,
    /// ANPR code.
    pub relationship: String,
    pub from: NaiveDate,
    /// The first day on which it is no longer so.
    pub to: Option<NaiveDate>,
}

/// The last membership of a person in each household, those that hold first.
pub(crate) async fn households_of(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<HouseholdLine>> {
    sqlx::query_as!(
        HouseholdLine,
        r#"select l.household_id as "id!", l.kind as "kind!", l.relationship as "relationship!", l.first as "from!", l.to as "to"
           from (select distinct on (m.household_id) m.household_id, m.kind, m.relationship, upper(m.valid) as to,
                        min(lower(m.valid)) over (partition by m.household_id) as first
                 from people.household_member m where m.person_id = $1
                 order by m.household_id, lower(m.valid) desc) l
           order by l.to desc nulls first, array_position(array['de_facto', 'registry', 'isee'], l.kind), l.first desc"#,
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// A new household, counted as changed once.
pub(crate) async fn add_household(
    tx: &mut Tx,
    id: Uuid,
    kind: &str,
    body: Uuid,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.household (id, kind, body_id) values ($1, $2, $3)",
        id,
        kind,
        body
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The body of a household: what splits from it is of the same.
pub(crate) async fn body_of(tx: &mut Tx, household: Uuid) -> sqlx::Result<Uuid> {
    sqlx::query_scalar!(
        "select body_id from people.household where id = $1",
        household
    )
    .fetch_one(tx.conn())
    .await
}

/// Counts a change, if nobody else has counted one since. Whoever changes the same household waits here.
pub(crate) async fn count_change(tx: &mut Tx, household: Uuid, version: i32) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update people.household set version = version + 1, written_by = identity.me(), written_at = clock_timestamp()
         where id = $1 and version = $2",
        household,
        version
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Counts a change, whatever was counted before.
pub(crate) async fn count_change_anyway(tx: &mut Tx, household: Uuid) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update people.household set version = version + 1, written_by = identity.me(), written_at = clock_timestamp()
         where id = $1",
        household
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends memberships, each from a day. How many were ended.
pub(crate) async fn end_members(
    tx: &mut Tx,
    spells: &[Uuid],
    days: &[NaiveDate],
    whys: &[String],
) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "update people.household_member m set valid = daterange(lower(m.valid), e.day), why_to = e.why,
             written_by = identity.me(), written_at = clock_timestamp()
         from unnest($1::uuid[], $2::date[], $3::text[]) as e (id, day, why)
         where m.id = e.id and upper_inf(m.valid)",
        spells,
        days,
        whys
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected())
}

/// A membership that begins.
pub(crate) async fn add_member(
    tx: &mut Tx,
    household: Uuid,
    person: Uuid,
    (relationship, why): (&str, &str),
    from: NaiveDate,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.household_member (household_id, kind, person_id, relationship, valid, why_from)
         values ($1, 'de_facto', $2, $3, daterange($4, null), $5)", // the kind is the household's: a trigger sees to it
        household,
        person,
        relationship,
        from,
        why
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Since when somebody is in another household of a kind, if that is mine to see.
pub(crate) async fn other_of_kind(
    tx: &mut Tx,
    person: Uuid,
    kind: &str,
    from: NaiveDate,
) -> sqlx::Result<Option<NaiveDate>> {
    sqlx::query_scalar!(
        r#"select min(lower(m.valid)) as "since" from people.household_member m
           where m.person_id = $1 and m.kind = $2 and m.valid && daterange($3, null)"#,
        person,
        kind,
        from
    )
    .fetch_one(tx.conn())
    .await
}
