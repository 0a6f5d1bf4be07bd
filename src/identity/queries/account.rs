//! SQL of the own account: invitation, password, sessions.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use platform::keys::TokenHash;
use platform::web::Agent;
use uuid::Uuid;
use vocabulary::ids::AccountId;

/// An invitation that still counts, and whom it invites.
pub struct Invited {
    pub login: String,
    pub name: String,
    pub email: String,
    pub body: String,
    pub ends_at: DateTime<Utc>,
}

pub async fn invitation(tx: &mut Tx, token: TokenHash) -> sqlx::Result<Option<Invited>> {
    sqlx::query_as!(
        Invited,
        r#"select login as "login!", name as "name!", coalesce(email, '') as "email!",
               coalesce(body_name, '') as "body!", expires_at as "ends_at!"
           from identity.invitation($1)"#,
        token.0.as_slice()
    )
    .fetch_optional(tx.conn())
    .await
}

/// Uses the invitation up; `None` if there is nothing left of it.
pub async fn accept_invitation(
    tx: &mut Tx,
    token: TokenHash,
    password_hash: &str,
) -> sqlx::Result<Option<AccountId>> {
    let whose = sqlx::query_scalar!(
        "select identity.accept_invitation($1, $2)",
        token.0.as_slice(),
        password_hash
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(whose.map(AccountId))
}

pub struct MyAccount {
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    pub password_changed_at: Option<DateTime<Utc>>,
}

pub async fn my_account(tx: &mut Tx) -> sqlx::Result<MyAccount> {
    sqlx::query_as!(
        MyAccount,
        r#"select login as "login!", name as "name!", email, password_changed_at from identity.my_account()"#
    )
    .fetch_one(tx.conn())
    .await
}

pub struct MyRole {
    pub role: String,
    pub body: String,
    pub office: Option<String>,
    pub area: Option<String>,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub state: String,
}

pub async fn my_roles(tx: &mut Tx) -> sqlx::Result<Vec<MyRole>> {
    sqlx::query_as!(
        MyRole,
        r#"select role as "role!", body_name as "body!", office_name as office, area, valid_from as "from!", valid_to as "to",
               state as "state!"
           from identity.my_roles()"#
    )
    .fetch_all(tx.conn())
    .await
}

pub struct MySession {
    pub id: Uuid,
    pub opened_at: DateTime<Utc>,
    pub used_at: DateTime<Utc>,
    pub browser: Option<String>,
    pub system: Option<String>,
    pub second_factor: Option<String>,
    pub is_this: bool,
}

pub async fn my_sessions(tx: &mut Tx) -> sqlx::Result<Vec<MySession>> {
    sqlx::query_as!(
        MySession,
        r#"select id as "id!", opened_at as "opened_at!", used_at as "used_at!", browser, system, second_factor,
               is_this as "is_this!"
           from identity.my_sessions()"#
    )
    .fetch_all(tx.conn())
    .await
}

/// One other session, or every other one; how many ended.
pub async fn end_my_sessions(tx: &mut Tx, one: Option<Uuid>) -> sqlx::Result<i32> {
    sqlx::query_scalar!(r#"select identity.end_my_sessions($1) as "ended!""#, one)
        .fetch_one(tx.conn())
        .await
}

/// From here on the transaction's own token is nobody's: what else is to be written comes before.
pub async fn change_password(
    tx: &mut Tx,
    password_hash: &str,
    token: TokenHash,
) -> sqlx::Result<()> {
    sqlx::query!(
        "select identity.change_password($1, $2)",
        password_hash,
        token.0.as_slice()
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(())
}

/// Says from which kind of browser a session was opened.
pub async fn describe_session(tx: &mut Tx, token: TokenHash, agent: Agent) -> sqlx::Result<()> {
    sqlx::query!(
        "select identity.describe_session($1, $2, $3)",
        token.0.as_slice(),
        agent.browser,
        agent.system
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(())
}
