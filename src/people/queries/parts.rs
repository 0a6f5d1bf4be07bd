//! The parts of a person. Each is of one class of data; what may not be read comes back as nothing.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use serde::Deserialize;
use uuid::Uuid;

/// How somebody is called. No `Debug` on any of these: they must not end up in a log.
#[derive(Clone, Deserialize)]
pub(crate) struct Name {
    pub(crate) standing: String,
    pub(crate) surname: Option<String>,
    pub(crate) given_name: Option<String>,
    pub(crate) called: Option<String>,
    pub(crate) version: i32,
    pub(crate) written_by: Option<String>,
    pub(crate) written_at: DateTime<Utc>,
}

pub(crate) async fn name(tx: &mut Tx, person: Uuid) -> sqlx::Result<Option<Name>> {
    sqlx::query_as!(
        Name,
        r#"select n.standing, n.surname, n.given_name, n.called, n.version, a.name as "written_by?", n.written_at
           from people.name n
           left join cases.author_names(array(select w.written_by from people.name w where w.person_id = $1)) a on true
           where n.person_id = $1"#,
        person
    )
    .fetch_optional(tx.conn())
    .await
}

/// A name as it is written down; the Latin letters come from [`crate::latin`].
pub(crate) struct NameWritten<'a> {
    pub(crate) standing: &'a str,
    pub(crate) surname: Option<&'a str>,
    pub(crate) given_name: Option<&'a str>,
    pub(crate) called: Option<&'a str>,
}

pub(crate) async fn add_name(
    tx: &mut Tx,
    person: Uuid,
    name: &NameWritten<'_>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.name (person_id, standing, surname, given_name, called, surname_latin, given_latin)
         values ($1, $2, $3, $4, $5, $6, $7)",
        person,
        name.standing,
        name.surname,
        name.given_name,
        name.called,
        name.surname.map(crate::latin).unwrap_or_default(),
        name.given_name.map(crate::latin).unwrap_or_default(),
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// `false`: somebody else has changed it since `version`.
pub(crate) async fn correct_name(
    tx: &mut Tx,
    person: Uuid,
    version: i32,
    name: &NameWritten<'_>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update people.name set standing = $3, surname = $4, given_name = $5, called = $6, surname_latin = $7, given_latin = $8,
                version = version + 1, written_by = (select identity.me()), written_at = clock_timestamp()
         where person_id = $1 and version = $2",
        person,
        version,
        name.standing,
        name.surname,
        name.given_name,
        name.called,
        name.surname.map(crate::latin).unwrap_or_default(),
        name.given_name.map(crate::latin).unwrap_or_default(),
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Who somebody is.
#[derive(Clone, Deserialize)]
pub(crate) struct Identity {
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) birth_known: String,
    pub(crate) birthplace_code: Option<String>,
    pub(crate) birthplace: Option<String>,
    pub(crate) sex: Option<String>,
    pub(crate) addressed_as: Option<String>,
    pub(crate) marital_status: Option<String>,
    pub(crate) residence_title: Option<String>,
    pub(crate) residence_title_until: Option<NaiveDate>,
    pub(crate) died_on: Option<NaiveDate>,
    pub(crate) version: i32,
    pub(crate) written_by: Option<String>,
    pub(crate) written_at: DateTime<Utc>,
}

pub(crate) async fn identity(tx: &mut Tx, person: Uuid) -> sqlx::Result<Option<Identity>> {
    sqlx::query_as!(
        Identity,
        r#"select i.birth_date, i.birth_known, i.birthplace_code, i.birthplace, i.sex, i.addressed_as, i.marital_status,
                  i.residence_title, i.residence_title_until, i.died_on, i.version, a.name as "written_by?", i.written_at
           from people.identity i
           left join cases.author_names(array(select w.written_by from people.identity w where w.person_id = $1)) a on true
           where i.person_id = $1"#,
        person
    )
    .fetch_optional(tx.conn())
    .await
}

/// Who somebody is, as it is written down.
pub(crate) struct IdentityWritten<'a> {
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) birth_known: &'a str,
    pub(crate) birthplace_code: Option<&'a str>,
    pub(crate) birthplace: Option<&'a str>,
    pub(crate) sex: Option<&'a str>,
    pub(crate) addressed_as: Option<&'a str>,
    pub(crate) marital_status: Option<&'a str>,
    pub(crate) residence_title: Option<&'a str>,
    pub(crate) residence_title_until: Option<NaiveDate>,
    pub(crate) died_on: Option<NaiveDate>,
}

/// `version`: `None` writes the first row. `false`: somebody else has written since.
pub(crate) async fn write_identity(
    tx: &mut Tx,
    person: Uuid,
    version: Option<i32>,
    i: &IdentityWritten<'_>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into people.identity (person_id, birth_date, birth_known, birthplace_code, birthplace, sex, addressed_as,
                marital_status, residence_title, residence_title_until, died_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (person_id) do update set birth_date = excluded.birth_date, birth_known = excluded.birth_known,
             birthplace_code = excluded.birthplace_code, birthplace = excluded.birthplace, sex = excluded.sex,
             addressed_as = excluded.addressed_as, marital_status = excluded.marital_status,
             residence_title = excluded.residence_title, residence_title_until = excluded.residence_title_until,
             died_on = excluded.died_on, version = identity.version + 1,
             written_by = excluded.written_by, written_at = clock_timestamp()
         where identity.version = $12",
        person,
        i.birth_date,
        i.birth_known,
        i.birthplace_code,
        i.birthplace,
        i.sex,
        i.addressed_as,
        i.marital_status,
        i.residence_title,
        i.residence_title_until,
        i.died_on,
        version
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// These and no others; those that were written before are ended.
pub(crate) async fn set_citizenships(
    tx: &mut Tx,
    person: Uuid,
    countries: &[String],
) -> sqlx::Result<()> {
    sqlx::query!(
        "update people.citizenship set ended_at = clock_timestamp(), written_by = (select identity.me())
         where person_id = $1 and ended_at is null and country <> all ($2)",
        person,
        countries
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!(
        "insert into people.citizenship (person_id, country) select $1, c from unnest($2::text[]) as c
         on conflict (person_id, country) where ended_at is null do nothing",
        person,
        countries
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A language that somebody speaks. `level`: 1 none to 5 excellent.
#[derive(Deserialize)]
pub(crate) struct Spoken {
    pub(crate) id: Uuid,
    pub(crate) language: String,
    pub(crate) level: i16,
    pub(crate) interpreter: bool,
}

pub(crate) async fn languages(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<Spoken>> {
    sqlx::query_as!(
        Spoken,
        "select id, language, level, interpreter from people.language
         where person_id = $1 and ended_at is null order by level desc, written_at, id",
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// Adds a language, or says anew how well somebody speaks it.
pub(crate) async fn add_language(
    tx: &mut Tx,
    person: Uuid,
    (language, level, interpreter): (&str, i16, bool),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.language (person_id, language, level, interpreter) values ($1, $2, $3, $4)
         on conflict (person_id, language) where ended_at is null do update
         set level = excluded.level, interpreter = excluded.interpreter, written_by = excluded.written_by, written_at = clock_timestamp()",
        person,
        language,
        level,
        interpreter
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
