//! School, work and health. Each is of a class that neither the desk nor a coordinator reads.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use serde::Deserialize;
use uuid::Uuid;

/// The highest title. No `Debug` on any of these: they must not end up in a log.
#[derive(Deserialize)]
pub(crate) struct Education {
    pub(crate) title: String,
    /// ISO 3166-1 alpha-3.
    pub(crate) country: Option<String>,
    pub(crate) recognised: Option<bool>,
    pub(crate) note: Option<String>,
    pub(crate) version: i32,
    pub(crate) written_by: Option<String>,
    pub(crate) written_at: DateTime<Utc>,
}

pub(crate) async fn education(tx: &mut Tx, person: Uuid) -> sqlx::Result<Option<Education>> {
    sqlx::query_as!(
        Education,
        r#"select e.title, e.country, e.recognised, e.note, e.version, a.name as "written_by?", e.written_at
           from people.education e left join lateral cases.author_names(array[e.written_by]) a on true
           where e.person_id = $1"#,
        person
    )
    .fetch_optional(tx.conn())
    .await
}

pub(crate) struct EducationWritten<'a> {
    pub(crate) title: &'a str,
    pub(crate) country: Option<&'a str>,
    pub(crate) recognised: Option<bool>,
    pub(crate) note: Option<&'a str>,
}

/// `version`: `None` writes the first row. `false`: somebody else has written since.
pub(crate) async fn write_education(
    tx: &mut Tx,
    person: Uuid,
    version: Option<i32>,
    e: &EducationWritten<'_>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into people.education (person_id, title, country, recognised, note) values ($1, $2, $3, $4, $5)
         on conflict (person_id) do update set title = excluded.title, country = excluded.country, recognised = excluded.recognised, note = excluded.note,
             version = education.version + 1, written_by = excluded.written_by, written_at = clock_timestamp()
         where education.version = $6",
        person,
        e.title,
        e.country,
        e.recognised,
        e.note,
        version
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The condition in work.
#[derive(Deserialize)]
pub(crate) struct Employment {
    pub(crate) condition: String,
    pub(crate) since: Option<NaiveDate>,
    pub(crate) note: Option<String>,
    pub(crate) version: i32,
    pub(crate) written_by: Option<String>,
    pub(crate) written_at: DateTime<Utc>,
}

pub(crate) async fn employment(tx: &mut Tx, person: Uuid) -> sqlx::Result<Option<Employment>> {
    sqlx::query_as!(
        Employment,
        r#"select e.condition, e.since, e.note, e.version, a.name as "written_by?", e.written_at
           from people.employment e left join lateral cases.author_names(array[e.written_by]) a on true
           where e.person_id = $1"#,
        person
    )
    .fetch_optional(tx.conn())
    .await
}

pub(crate) struct EmploymentWritten<'a> {
    pub(crate) condition: &'a str,
    pub(crate) since: Option<NaiveDate>,
    pub(crate) note: Option<&'a str>,
}

/// `version`: `None` writes the first row. `false`: somebody else has written since.
pub(crate) async fn write_employment(
    tx: &mut Tx,
    person: Uuid,
    version: Option<i32>,
    e: &EmploymentWritten<'_>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into people.employment (person_id, condition, since, note) values ($1, $2, $3, $4)
         on conflict (person_id) do update set condition = excluded.condition, since = excluded.since, note = excluded.note,
             version = employment.version + 1, written_by = excluded.written_by, written_at = clock_timestamp()
         where employment.version = $5",
        person,
        e.condition,
        e.since,
        e.note,
        version
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A disability, certified or as the person says.
#[derive(Deserialize)]
pub(crate) struct Disability {
    pub(crate) id: Uuid,
    pub(crate) kind: Option<String>,
    pub(crate) certification: Option<String>,
    pub(crate) source: String,
    pub(crate) since: Option<NaiveDate>,
    pub(crate) note: Option<String>,
}

pub(crate) async fn disabilities(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<Disability>> {
    sqlx::query_as!(
        Disability,
        "select id, kind, certification, source, since, note from people.disability
         where person_id = $1 and ended_at is null order by written_at, id",
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// The same number twice is one row.
pub(crate) async fn add_disability(tx: &mut Tx, person: Uuid, d: &Disability) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.disability (id, person_id, kind, certification, source, since, note)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing",
        d.id,
        person,
        d.kind,
        d.certification,
        d.source,
        d.since,
        d.note
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
