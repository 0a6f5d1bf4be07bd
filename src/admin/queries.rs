//! SQL of administration: only functions that answer one question or do one act each; the tables are closed.

use chrono::{DateTime, NaiveDate, Utc};
use identity::invitation_letter::Link;
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::{AccountId, BodyId, OfficeId};

/// One line of the list.
pub(crate) struct Listed {
    pub id: Uuid,
    pub login: String,
    pub name: String,
    pub state: String,
    pub roles: Vec<String>,
    pub bodies: Vec<String>,
    /// How many there are without the page's limit.
    pub total: i64,
}

pub(crate) async fn accounts(
    tx: &mut Tx,
    search: &str,
    limit: i32,
    offset: i32,
) -> sqlx::Result<Vec<Listed>> {
    sqlx::query_as!(
        Listed,
        r#"select id as "id!", login as "login!", name as "name!", state as "state!", roles as "roles!",
               bodies as "bodies!", total as "total!"
           from identity.accounts_i_administer($1, $2, $3)"#,
        search,
        limit,
        offset
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) struct Account {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    pub state: String,
    pub is_mine: bool,
    /// Else it can be looked at, but belongs to another body too.
    pub is_managed: bool,
    pub created_at: DateTime<Utc>,
    pub invitation_ends_at: Option<DateTime<Utc>>,
    pub sessions: i64,
    pub used_at: Option<DateTime<Utc>>,
}

pub(crate) async fn account(tx: &mut Tx, id: Uuid) -> sqlx::Result<Account> {
    sqlx::query_as!(
        Account,
        r#"select id as "id!: AccountId", login as "login!", name as "name!", email, state as "state!",
               is_mine as "is_mine!", is_managed as "is_managed!", created_at as "created_at!", invitation_ends_at,
               sessions as "sessions!", used_at
           from identity.account_i_administer($1)"#,
        id
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) struct Membership {
    pub id: Uuid,
    pub role: String,
    pub body: String,
    pub office: Option<String>,
    pub area: Option<String>,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub state: String,
}

pub(crate) async fn memberships(tx: &mut Tx, account: AccountId) -> sqlx::Result<Vec<Membership>> {
    sqlx::query_as!(
        Membership,
        r#"select id as "id!", role as "role!", body_name as "body!", office_name as office, area, valid_from as "from!",
               valid_to as "to", state as "state!"
           from identity.memberships_i_administer($1)"#,
        account.0
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) struct Body {
    pub id: BodyId,
    pub name: String,
}

pub(crate) async fn bodies(tx: &mut Tx) -> sqlx::Result<Vec<Body>> {
    sqlx::query_as!(
        Body,
        r#"select b.id as "id: BodyId", b.name from directory.body b
           where b.id = any ((select identity.administered_bodies())::uuid[]) order by b.name"#
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) struct Office {
    pub id: OfficeId,
    pub name: String,
    pub body: String,
}

pub(crate) async fn offices(tx: &mut Tx) -> sqlx::Result<Vec<Office>> {
    sqlx::query_as!(
        Office,
        r#"select o.id as "id: OfficeId", o.name, b.name as body from directory.office o join directory.body b on b.id = o.body_id
           where o.body_id = any ((select identity.administered_bodies())::uuid[]) order by b.name, o.name"#
    )
    .fetch_all(tx.conn())
    .await
}

/// A role in a body, with its dates, about to be given.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub role: &'static str,
    pub body: BodyId,
    pub office: Option<OfficeId>,
    pub area: Option<&'static str>,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// Who is to be invited.
pub(crate) struct Newcomer {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub email: String,
}

pub(crate) async fn invite(
    tx: &mut Tx,
    who: &Newcomer,
    wanted: &Wanted,
    link: &Link,
) -> sqlx::Result<String> {
    let hash = link.hash();
    sqlx::query_scalar!(
        r#"select identity.invite($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as "answer!""#,
        who.id.0,
        who.login,
        who.name,
        who.email,
        Uuid::new_v4(),
        wanted.role,
        wanted.body.0,
        wanted.office.map(|office| office.0),
        wanted.area,
        wanted.from,
        wanted.to,
        link.id,
        hash.0.as_slice()
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn add_membership(
    tx: &mut Tx,
    id: Uuid,
    account: AccountId,
    wanted: &Wanted,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select identity.add_membership($1, $2, $3, $4, $5, $6, $7, $8) as "answer!""#,
        id,
        account.0,
        wanted.role,
        wanted.body.0,
        wanted.office.map(|office| office.0),
        wanted.area,
        wanted.from,
        wanted.to
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn end_membership(
    tx: &mut Tx,
    membership: Uuid,
    last_day: NaiveDate,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select identity.end_membership($1, $2) as "answer!""#,
        membership,
        last_day
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn invite_again(tx: &mut Tx, account: Uuid, link: &Link) -> sqlx::Result<String> {
    let hash = link.hash();
    sqlx::query_scalar!(
        r#"select identity.invite_again($1, $2, $3) as "answer!""#,
        account,
        link.id,
        hash.0.as_slice()
    )
    .fetch_one(tx.conn())
    .await
}

/// `factors`: the second factor goes too.
pub(crate) async fn reset(
    tx: &mut Tx,
    account: Uuid,
    factors: bool,
    link: &Link,
) -> sqlx::Result<String> {
    let hash = link.hash();
    sqlx::query_scalar!(
        r#"select identity.reset_account($1, $2, $3, $4) as "answer!""#,
        account,
        factors,
        link.id,
        hash.0.as_slice()
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn revoke_invitation(tx: &mut Tx, account: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select identity.revoke_invitation($1) as "answer!""#,
        account
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn disable(tx: &mut Tx, account: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select identity.disable_account($1) as "answer!""#,
        account
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn enable(tx: &mut Tx, account: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select identity.enable_account($1) as "answer!""#,
        account
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn sign_out(tx: &mut Tx, account: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select identity.sign_out_account($1) as "answer!""#,
        account
    )
    .fetch_one(tx.conn())
    .await
}
