//! Who sees somebody: protection, the two people that it takes to lift one, colleagues who are let in or kept out.

use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;

/// The outcome in a word: `protected`, or why not.
pub(crate) async fn protect(tx: &mut Tx, person: Uuid, level: &str) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select people.protect($1, $2) as "outcome!""#,
        person,
        level
    )
    .fetch_one(tx.conn())
    .await
}

/// A request to lift the protection that waits for a second person.
pub(crate) struct Lift {
    pub(crate) id: Uuid,
    pub(crate) asked_by: Option<String>,
    pub(crate) asked_at: DateTime<Utc>,
    pub(crate) reason: String,
    pub(crate) by_me: bool,
}

/// For whoever follows the person; to everybody else there is none.
pub(crate) async fn lift_waiting(tx: &mut Tx, person: Uuid) -> sqlx::Result<Option<Lift>> {
    sqlx::query_as!(
        Lift,
        r#"select l.id, a.name as "asked_by?", l.asked_at, l.reason, l.asked_by = (select identity.me()) as "by_me!"
           from people.protection_lift l
           left join lateral cases.author_names(array[l.asked_by]) a on true
           where l.person_id = $1 and l.confirmed_at is null"#,
        person
    )
    .fetch_optional(tx.conn())
    .await
}

/// The outcome in a word: `asked`, or why not.
pub(crate) async fn ask_to_lift(
    tx: &mut Tx,
    id: Uuid,
    person: Uuid,
    reason: &str,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select people.ask_to_lift_protection($1, $2, $3) as "outcome!""#,
        id,
        person,
        reason
    )
    .fetch_one(tx.conn())
    .await
}

/// The outcome in a word: `lifted`, or why not.
pub(crate) async fn confirm_lift(tx: &mut Tx, lift: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select people.confirm_lift_of_protection($1) as "outcome!""#,
        lift
    )
    .fetch_one(tx.conn())
    .await
}

/// Somebody of my body.
pub(crate) struct Colleague {
    pub(crate) account: Uuid,
    pub(crate) name: String,
    pub(crate) role: String,
}

/// Those who could be let in or kept out, for whoever is named on the person.
pub(crate) async fn colleagues(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<Colleague>> {
    sqlx::query_as!(
        Colleague,
        r#"select account_id as "account!", name as "name!", role as "role!" from people.colleagues($1)"#,
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// Somebody of the staff who is kept out.
pub(crate) struct Excluded {
    pub(crate) id: Uuid,
    pub(crate) account: Uuid,
    pub(crate) name: Option<String>,
    pub(crate) why: String,
}

/// For whoever follows the person.
pub(crate) async fn excluded(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<Excluded>> {
    sqlx::query_as!(
        Excluded,
        r#"select x.id, x.account_id as account, a.name as "name?", x.why
           from people.exclusion x
           left join lateral cases.author_names(array[x.account_id]) a on true
           where x.person_id = $1 and x.ended_at is null order by x.set_at, x.id"#,
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// The outcome in a word: `excluded`, or why not.
pub(crate) async fn exclude(
    tx: &mut Tx,
    id: Uuid,
    (person, account): (Uuid, Uuid),
    why: &str,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select people.exclude($1, $2, $3, $4) as "outcome!""#,
        id,
        person,
        account,
        why
    )
    .fetch_one(tx.conn())
    .await
}

/// The outcome in a word: `readmitted`, or `absent`.
pub(crate) async fn readmit(tx: &mut Tx, exclusion: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(r#"select people.readmit($1) as "outcome!""#, exclusion)
        .fetch_one(tx.conn())
        .await
}

/// The outcome in a word: `introduced`, or why not.
pub(crate) async fn introduce(
    tx: &mut Tx,
    person: Uuid,
    (account, role): (Uuid, &str),
    reason: &str,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select people.introduce($1, $2, $3, $4) as "outcome!""#,
        person,
        account,
        role,
        reason
    )
    .fetch_one(tx.conn())
    .await
}

/// Where a protected person really lives.
pub(crate) struct Hidden {
    pub(crate) id: Uuid,
    pub(crate) street: Option<String>,
    pub(crate) postal_code: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) care_of: Option<String>,
}

pub(crate) async fn hidden_addresses(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<Hidden>> {
    sqlx::query_as!(
        Hidden,
        "select id, street, postal_code, place, care_of from people.protected_address
         where person_id = $1 and ended_at is null order by written_at, id",
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// The same number twice is one row.
pub(crate) async fn add_hidden_address(
    tx: &mut Tx,
    person: Uuid,
    address: &Hidden,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into people.protected_address (id, person_id, street, postal_code, place, care_of)
         values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing",
        address.id,
        person,
        address.street,
        address.postal_code,
        address.place,
        address.care_of,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
