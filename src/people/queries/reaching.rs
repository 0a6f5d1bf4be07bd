//! The codes of a person, ways to reach them, where they live; and how one of many rows is ended.

use platform::Tx;
use serde::Deserialize;
use uuid::Uuid;

/// A code by which public bodies know somebody.
#[derive(Deserialize)]
pub(crate) struct Code {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) code: String,
}

pub(crate) async fn codes(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<Code>> {
    sqlx::query_as!(
        Code,
        "select id, kind, code from people.identity_code where person_id = $1 and ended_at is null order by kind, written_at",
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// `false`: the code belongs to somebody already.
pub(crate) async fn add_code(
    tx: &mut Tx,
    person: Uuid,
    (kind, code, base): (&str, &str, &str),
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into people.identity_code (person_id, kind, code, base) values ($1, $2, $3, $4) on conflict do nothing",
        person,
        kind,
        code,
        base
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Whose a code is, if that is mine to know.
pub(crate) async fn owner_of(tx: &mut Tx, code: &str) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!(
        "select person_id from people.identity_code where code = $1 and ended_at is null",
        code
    )
    .fetch_optional(tx.conn())
    .await
}

/// A way to reach somebody.
#[derive(Deserialize)]
pub(crate) struct ContactPoint {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) value: String,
    pub(crate) owner: String,
    pub(crate) owner_name: Option<String>,
    pub(crate) may_leave_message: bool,
    pub(crate) when_to_call: Option<String>,
}

pub(crate) async fn contacts(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<ContactPoint>> {
    sqlx::query_as!(
        ContactPoint,
        "select id, kind, value, owner, owner_name, may_leave_message, when_to_call from people.contact_point
         where person_id = $1 and ended_at is null order by owner <> 'self', written_at, id",
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// The same number twice is one row: a form that is sent again changes nothing.
pub(crate) async fn add_contact(
    tx: &mut Tx,
    person: Uuid,
    point: &ContactPoint,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.contact_point (id, person_id, kind, value, owner, owner_name, may_leave_message, when_to_call)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing",
        point.id,
        person,
        point.kind,
        point.value,
        point.owner,
        point.owner_name,
        point.may_leave_message,
        point.when_to_call,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Where somebody lives, or that they live nowhere.
#[derive(Deserialize)]
pub(crate) struct Address {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) street: Option<String>,
    pub(crate) postal_code: Option<String>,
    /// Cadastral, of a municipality or a state.
    pub(crate) municipality_code: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) care_of: Option<String>,
}

pub(crate) async fn addresses(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<Address>> {
    sqlx::query_as!(
        Address,
        "select id, kind, street, postal_code, municipality_code, place, care_of from people.address
         where person_id = $1 and ended_at is null order by written_at, id",
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// The same number twice is one row.
pub(crate) async fn add_address(tx: &mut Tx, person: Uuid, address: &Address) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.address (id, person_id, kind, street, postal_code, municipality_code, place, care_of)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing",
        address.id,
        person,
        address.kind,
        address.street,
        address.postal_code,
        address.municipality_code,
        address.place,
        address.care_of,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The provinces round here: the first three digits of the codes of the bodies of this portal.
pub(crate) async fn provinces(tx: &mut Tx) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        r#"select distinct left(istat, 3) as "province!" from directory.body where istat is not null order by 1"#
    )
    .fetch_all(tx.conn())
    .await
}

/// The tables whose rows are ended, not removed.
#[derive(Clone, Copy)]
pub(crate) enum Many {
    Contact,
    Address,
    ProtectedAddress,
    Code,
    Language,
    Disability,
}

/// Ends a row; `false` if there is none that is mine to end.
pub(crate) async fn end(tx: &mut Tx, which: Many, person: Uuid, row: Uuid) -> sqlx::Result<bool> {
    let table = match which {
        Many::Contact => "contact_point",
        Many::Address => "address",
        Many::ProtectedAddress => "protected_address",
        Many::Code => "identity_code",
        Many::Language => "language",
        Many::Disability => "disability",
    };
    // the only part that is put together, and never from what somebody typed
    let done = sqlx::query(sqlx::AssertSqlSafe(format!(
        "update people.{table} set ended_at = clock_timestamp(), written_by = (select identity.me())
         where id = $1 and person_id = $2 and ended_at is null"
    )))
    .bind(row)
    .bind(person)
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
