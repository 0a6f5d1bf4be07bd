//! Bringing a database up to date, as the deploying user. Safe to repeat; forward only.

use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use super::pool::{Address, DbError};
use super::tx::{ReadTx, Tx, WriteTx};
use crate::keys::{Keys, Purpose, hex};

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");
const ROLES: &str = include_str!("../../../migrations/roles.sql");
const LOGIN_ROLES: [&str; 7] = [
    "porta_public",
    "porta_staff",
    "porta_look",
    "porta_signin",
    "porta_worker",
    "porta_stats",
    "porta_audit",
];

/// The newest migration that this program knows.
pub fn latest_version() -> i64 {
    MIGRATIONS
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0)
}

/// Creates roles, gives them their passwords, applies the missing migrations.
pub async fn prepare(address: &Address, keys: &Keys) -> Result<(), DbError> {
    let mut deploy = address.deploy().await.map_err(DbError::Unreachable)?;
    let version: i32 = sqlx::query_scalar("select current_setting('server_version_num')::int")
        .fetch_one(&mut deploy)
        .await?;
    cluster::refuse_old(version)?;
    deploy.execute(sqlx::raw_sql(ROLES)).await?;
    set_passwords(&mut deploy, keys).await?;
    deploy.close().await?;

    let options = address
        .options()
        .options([("role", "porta_owner"), ("search_path", "platform,pg_temp")]);
    let mut owner = PgConnection::connect_with(&options).await?;
    MIGRATIONS.run(&mut owner).await?;
    owner.execute("select audit.begin_era()").await?; // does nothing where the database has always been
    owner.close().await?;
    Ok(())
}

/// Only where it is not already so: several databases of one cluster may be prepared at once.
async fn set_passwords(deploy: &mut PgConnection, keys: &Keys) -> Result<(), sqlx::Error> {
    for role in LOGIN_ROLES {
        let password = keys.role_password(role); // hexadecimal digits
        // A comment on the role marks which secret it has, so that starting again changes nothing.
        let mark = hex(&keys.mac(Purpose::DatabaseRole, &[b"mark", password.as_bytes()]));
        let statement = format!(
            "do $$ begin
                 perform pg_advisory_xact_lock(hashtext('porta.roles'));
                 if (select shobj_description(oid, 'pg_authid') from pg_roles where rolname = '{role}')
                         is distinct from '{mark}' then
                     alter role {role} password '{password}';
                     comment on role {role} is '{mark}';
                 end if;
             end $$"
        );
        deploy
            .execute(sqlx::raw_sql(AssertSqlSafe(statement)))
            .await?;
    }
    Ok(())
}

/// A transaction of the deploying user: seed data, demo data, synthetic populations. Sees past row security, so no
/// request ever runs in one.
pub struct Deploy;

impl Deploy {
    pub async fn begin(address: &Address) -> Result<WriteTx, sqlx::Error> {
        let pool = sqlx::postgres::PgPoolOptions::new()
            .max_connections(1)
            .connect_lazy_with(address.options());
        Ok(WriteTx(Tx::new(pool.begin_with("begin").await?)))
    }
}

/// A look at the whole trail as it is at one instant, apart from the portal: for verifying it.
pub struct Trail;

impl Trail {
    /// With the portal's secret as `porta_audit`; without, as the user of the address.
    pub async fn begin(address: &Address, keys: Option<&Keys>) -> Result<ReadTx, sqlx::Error> {
        let options = match keys {
            Some(keys) => address.signed_in_as("porta_audit", keys),
            None => address.options(),
        };
        let pool = sqlx::postgres::PgPoolOptions::new()
            .max_connections(1)
            .connect_lazy_with(options);
        Ok(ReadTx(Tx::new(pool.begin_with("begin read only").await?)))
    }
}
