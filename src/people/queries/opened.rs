//! My grants on a person.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use uuid::Uuid;

/// A grant of mine that is in force and opens something.
pub(crate) struct MyGrant {
    pub(crate) protection: String,
    pub(crate) registered_at: DateTime<Utc>,
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
        "select p.protection, p.registered_at, g.capacity, g.basis, g.body_id, g.by_name, g.opens, g.lets_write, g.valid_to
         from people.person_grant g join people.person p on p.id = g.person_id
         where g.person_id = $1 and g.opens <> 0",
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

/// The outcome in a word (`found`, `nobody`, `too_many`, `not_yours`), and who is in the circle now for a day.
pub(crate) async fn look_up(
    tx: &mut Tx,
    (role, body): (&str, Uuid),
    beyond: &Beyond<'_>,
) -> sqlx::Result<(String, Vec<Uuid>)> {
    let rows = sqlx::query!(
        r#"select outcome as "outcome!", person_id from people.look_up($1, $2, $3, $4, $5, $6, $7)"#,
        role,
        body,
        beyond.code,
        beyond.surname_key,
        beyond.given_key,
        beyond.birth_date,
        beyond.reason,
    )
    .fetch_all(tx.conn())
    .await?;
    let outcome = rows
        .first()
        .map(|row| row.outcome.clone())
        .unwrap_or_default();
    Ok((
        outcome,
        rows.into_iter().filter_map(|row| row.person_id).collect(),
    ))
}
