//! Registering somebody: the act, and what keeps two desks from doing it twice.

use chrono::NaiveDate;
use platform::Tx;
use uuid::Uuid;

/// The outcome in a word: `registered`, or why not.
pub(crate) async fn register(
    tx: &mut Tx,
    person: Uuid,
    (role, body): (&str, Uuid),
    protection: &str,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select people.register($1, $2, $3, $4) as "outcome!""#,
        person,
        role,
        body,
        protection
    )
    .fetch_one(tx.conn())
    .await
}

/// Whoever registers somebody of these names and that birth date waits until this transaction ends, and then sees whom
/// it registered.
pub(crate) async fn one_at_a_time(
    tx: &mut Tx,
    surname_key: &str,
    given_key: &str,
    birth_date: Option<NaiveDate>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "select pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'people.person', $1::text, $2::text, $3::date), 0))",
        surname_key,
        given_key,
        birth_date
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Is somebody of this code, or of these names and that birth date, known where I do not see them? `None`: asked too
/// often.
pub(crate) async fn known_already(
    tx: &mut Tx,
    code: Option<&str>,
    (surname_key, given_key): (&str, &str),
    birth_date: Option<NaiveDate>,
) -> sqlx::Result<Option<bool>> {
    sqlx::query_scalar!(
        "select people.known_already($1, $2, $3, $4)",
        code,
        surname_key,
        given_key,
        birth_date
    )
    .fetch_one(tx.conn())
    .await
}

/// Steps back to here, if what follows fails.
pub(crate) async fn mark(tx: &mut Tx) -> sqlx::Result<()> {
    sqlx::query("savepoint before_registering")
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Undoes what was done since [`mark`].
pub(crate) async fn step_back(tx: &mut Tx) -> sqlx::Result<()> {
    sqlx::query("rollback to savepoint before_registering")
        .execute(tx.conn())
        .await?;
    Ok(())
}
