//! My grants on a person.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use uuid::Uuid;

/// A grant of mine that is in force and opens something.
pub(crate) struct MyGrant {
    pub(crate) protection: String,
    pub(crate) registered_at: DateTime<Utc>,
    pub(crate) given_name: Option<String>,
    pub(crate) surname: Option<String>,
    pub(crate) capacity: String,
    pub(crate) basis: String,
    pub(crate) body_id: Uuid,
    pub(crate) by_name: bool,
    /// Masks of classes.
    pub(crate) opens: i32,
    pub(crate) lets_write: i32,
    pub(crate) valid_to: Option<DateTime<Utc>>,
}

pub(crate) async fn my_grants(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<MyGrant>> {
    sqlx::query_as!(
        MyGrant,
        r#"select p.protection, p.registered_at, n.given_name as "given_name?", n.surname as "surname?",
                  g.capacity, g.basis, g.body_id, g.by_name, g.opens, g.lets_write, g.valid_to
         from people.person_grant g join people.person p on p.id = g.person_id left join people.name n on n.person_id = g.person_id
         where g.person_id = $1 and g.opens <> 0"#,
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// A colleague who works with a person, or a desk.
pub(crate) struct WorksWith {
    /// None: a desk, by office.
    pub(crate) name: Option<String>,
    pub(crate) capacity: String,
    pub(crate) body: String,
    pub(crate) since: DateTime<Utc>,
}

/// Nobody, for whoever may write nothing of the person.
pub(crate) async fn who_works_with(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<WorksWith>> {
    sqlx::query_as!(
        WorksWith,
        r#"select name, capacity as "capacity!", body as "body!", since as "since!" from people.who_works_with($1)"#,
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// The outcome in a word: `received`, or `absent`.
pub(crate) async fn receive(
    tx: &mut Tx,
    person: Uuid,
    role: &str,
    body: Uuid,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select people.receive($1, $2, $3) as "outcome!""#,
        person,
        role,
        body
    )
    .fetch_one(tx.conn())
    .await
}

/// A question beyond the circle: a code, or names and a birth date.
pub(crate) struct Beyond<'a> {
    /// With digits where omocodia put letters.
    pub(crate) code: Option<&'a str>,
    pub(crate) surname_key: &'a str,
    pub(crate) given_key: &'a str,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) reason: &'a str,
}

/// Somebody whom an exact question found.
pub(crate) struct Hit {
    pub(crate) person: Uuid,
    pub(crate) sex: Option<String>,
    pub(crate) birthplace: Option<String>,
    /// The body that registered them.
    pub(crate) body: String,
    pub(crate) registered_at: DateTime<Utc>,
}

/// The outcome in a word: `found` (one, who is in the circle now for a day), `several` (none of whom is), `nobody`,
/// `too_many`, `not_yours`. `only`: of several, the one that is meant.
pub(crate) async fn look_up(
    tx: &mut Tx,
    (role, body): (&str, Uuid),
    beyond: &Beyond<'_>,
    only: Option<Uuid>,
) -> sqlx::Result<(String, Vec<Hit>)> {
    let rows = sqlx::query!(
        r#"select outcome as "outcome!", person_id, sex, birthplace, body, registered_at
           from people.look_up($1, $2, $3, $4, $5, $6, $7, $8)"#,
        role,
        body,
        beyond.code,
        beyond.surname_key,
        beyond.given_key,
        beyond.birth_date,
        beyond.reason,
        only,
    )
    .fetch_all(tx.conn())
    .await?;
    let outcome = rows
        .first()
        .map(|row| row.outcome.clone())
        .unwrap_or_default();
    let hits = rows.into_iter().filter_map(|row| {
        Some(Hit {
            person: row.person_id?,
            sex: row.sex,
            birthplace: row.birthplace,
            body: row.body?,
            registered_at: row.registered_at?,
        })
    });
    Ok((outcome, hits.collect()))
}
