//! One pool for each login role, private to this module.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgPool, Row};
use uuid::Uuid;

use super::tx::{LookTx, ReadTx, Tx, WriteTx};
use super::{Actor, migrate};
use crate::keys::{Keys, TokenHash};

/// Where the database is: server and name. Who signs in is decided by each pool.
#[derive(Clone)]
pub struct Address(PgConnectOptions);

#[derive(Debug, thiserror::Error)]
pub enum DbError {
    #[error("the database does not answer: {0}")]
    Unreachable(#[source] sqlx::Error),
    #[error(transparent)]
    TooOld(#[from] cluster::TooOld),
    #[error("role {0} must not be a superuser nor bypass row security")]
    Unsafe(String),
    #[error(
        "the database has migrations up to {found}, this program needs {needed}: run `porta migrate`"
    )]
    Migrations { found: i64, needed: i64 },
    #[error("the database was restored on another server: run `porta migrate` once")]
    Moved,
    #[error("a migration failed: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Address {
    /// From `DATABASE_URL`; user and password in it are only used by `porta migrate`.
    pub fn from_url(url: &str) -> Result<Self, sqlx::Error> {
        Ok(Self(
            url.parse::<PgConnectOptions>()?.application_name("porta"),
        ))
    }

    /// A private cluster's socket.
    pub fn socket(
        directory: &std::path::Path,
        port: u16,
        user: &str,
        password: &str,
        database: &str,
    ) -> Self {
        Self(
            PgConnectOptions::new_without_pgpass()
                .socket(directory)
                .port(port)
                .username(user)
                .password(password)
                .database(database)
                .application_name("porta"),
        )
    }

    /// Whether no network lies between.
    pub fn is_on_this_machine(&self) -> bool {
        let host = self.0.get_host();
        self.0.get_socket().is_some()
            || host == "localhost"
            || host.starts_with('/')
            || host
                .parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    }

    /// The same server, another database.
    #[must_use]
    pub fn database(&self, name: &str) -> Self {
        Self(self.0.clone().database(name))
    }

    /// As the deploying user, for migrations, seed data and demos. Never while serving.
    pub async fn deploy(&self) -> Result<PgConnection, sqlx::Error> {
        PgConnection::connect_with(&self.0.clone().disable_statement_logging()).await
    }

    pub(super) fn options(&self) -> PgConnectOptions {
        self.0.clone()
    }

    pub(super) fn signed_in_as(&self, role: &str, keys: &Keys) -> PgConnectOptions {
        self.0
            .clone()
            .username(role)
            .password(&keys.role_password(role))
            .options([
                ("timezone", "UTC"),
                ("search_path", "pg_catalog"),
                ("statement_timeout", "5s"),
                // compiling a statement takes longer than any of ours
                ("jit", "off"),
                ("lock_timeout", "2s"),
                ("idle_in_transaction_session_timeout", "10s"),
            ])
            .disable_statement_logging() // statements carry personal data as parameters' neighbours; errors are logged by the page
    }
}

/// The pools. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    public: PgPool,
    staff: PgPool,
    look: PgPool,
    signin: PgPool,
    worker: PgPool,
    auditor: PgPool,
}

/// Connections for each pool: citizens and staff have their own, so that a rush of one does not starve the other.
const PUBLIC: u32 = 12;
const STAFF: u32 = 8;
const LOOK: u32 = 8;
const SIGN_IN: u32 = 2;
const WORKER: u32 = 3;
const AUDITOR: u32 = 2;

impl Db {
    /// Connects as every role and refuses a database that is too old, unsafe or behind.
    pub async fn connect(address: &Address, keys: &Keys) -> Result<Self, DbError> {
        let db = Self {
            public: pool(address, "porta_public", keys, PUBLIC),
            staff: pool(address, "porta_staff", keys, STAFF),
            look: pool(address, "porta_look", keys, LOOK),
            signin: pool(address, "porta_signin", keys, SIGN_IN),
            worker: pool(address, "porta_worker", keys, WORKER),
            auditor: pool(address, "porta_audit", keys, AUDITOR),
        };
        for actor in [
            Actor::Visitor(None),
            Actor::Staff(crate::keys::TokenHash([0; 32])),
            Actor::StaffLook(crate::keys::TokenHash([0; 32])),
            Actor::SignIn,
            Actor::Worker,
            Actor::Auditor,
        ] {
            db.check(actor).await?;
        }
        db.check_home().await?;
        Ok(db)
    }

    /// A database that was restored on another server counts its transactions anew: nobody may write to it before
    /// the trail knows.
    async fn check_home(&self) -> Result<(), DbError> {
        let mut tx = self.read(Actor::Worker).await?;
        let is_at_home: bool = tx
            .conn()
            .fetch_one("select audit.is_at_home()")
            .await?
            .get(0);
        if is_at_home {
            Ok(())
        } else {
            Err(DbError::Moved)
        }
    }

    async fn check(&self, actor: Actor) -> Result<(), DbError> {
        let mut tx = self.read(actor).await.map_err(DbError::Unreachable)?;
        let row = tx
            .conn()
            .fetch_one(
                "select current_setting('server_version_num')::int as version, rolsuper or rolbypassrls as unsafe,
                        platform.schema_version() as migrated
                 from pg_roles where rolname = session_user",
            )
            .await?;
        cluster::refuse_old(row.get("version"))?;
        if row.get("unsafe") {
            return Err(DbError::Unsafe(actor.role().into()));
        }
        let (found, needed) = (
            row.get::<Option<i64>, _>("migrated").unwrap_or(0),
            migrate::latest_version(),
        );
        if found == needed {
            Ok(())
        } else {
            Err(DbError::Migrations { found, needed })
        }
    }

    /// A transaction that can only look: PostgreSQL itself refuses to write in it.
    pub async fn read(&self, actor: Actor) -> Result<ReadTx, sqlx::Error> {
        self.begin(actor, "begin read only", Uuid::nil())
            .await
            .map(ReadTx)
    }

    /// A transaction that can write; without [`WriteTx::commit`] nothing of it remains.
    pub async fn write(&self, actor: Actor) -> Result<WriteTx, sqlx::Error> {
        self.begin(actor, "begin", Uuid::nil()).await.map(WriteTx)
    }

    /// As [`Db::write`], with the request's number for the audit trail.
    pub async fn write_for(&self, actor: Actor, request: Uuid) -> Result<WriteTx, sqlx::Error> {
        self.begin(actor, "begin", request).await.map(WriteTx)
    }

    /// A look that is written down, with the request's number for the trail. Not waiting for the disk: a crash may
    /// lose the trail of what was looked at in its last half second, and nothing else.
    pub async fn look(&self, token: TokenHash, request: Uuid) -> Result<LookTx, sqlx::Error> {
        let begin = "begin; set local synchronous_commit = off";
        self.begin(Actor::StaffLook(token), begin, request)
            .await
            .map(LookTx)
    }

    /// One round trip: the settings travel with `begin`. Both values are made by us from bytes, so nothing that
    /// somebody typed gets into the statement.
    async fn begin(&self, actor: Actor, begin: &str, request: Uuid) -> Result<Tx, sqlx::Error> {
        let mut statement = begin.to_owned();
        if let Some(token) = actor.token() {
            statement.push_str("; set local porta.token = '");
            statement.push_str(&token.hex());
            statement.push('\'');
        }
        if !request.is_nil() {
            statement.push_str("; set local porta.request = '");
            statement.push_str(&request.to_string());
            statement.push('\'');
        }
        Ok(Tx::new(
            self.pool(actor)
                .begin_with(AssertSqlSafe(statement))
                .await?,
        ))
    }

    fn pool(&self, actor: Actor) -> &PgPool {
        match actor {
            Actor::Visitor(_) => &self.public,
            Actor::Staff(_) => &self.staff,
            Actor::StaffLook(_) => &self.look,
            Actor::SignIn | Actor::Pending(_) => &self.signin,
            Actor::Worker => &self.worker,
            Actor::Auditor => &self.auditor,
        }
    }

    pub async fn close(&self) {
        let all = [
            &self.public,
            &self.staff,
            &self.look,
            &self.signin,
            &self.worker,
            &self.auditor,
        ];
        for pool in all {
            pool.close().await;
        }
    }
}

fn pool(address: &Address, role: &str, keys: &Keys, size: u32) -> PgPool {
    guarded(PgPoolOptions::new())
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(2))
        .max_lifetime(Duration::from_mins(10))
        .connect_lazy_with(address.signed_in_as(role, keys))
}

/// A `begin` cancelled at the wrong moment leaves its connection inside a transaction (sqlx 0.9.0, transact-rs/sqlx
/// issue 4393): the next borrower's writes would be lost. So a connection is asked before it is lent. In the simple
/// protocol both times are the same unless a transaction is already open. A server that has become a standby is
/// given up in the same breath.
fn guarded(options: PgPoolOptions) -> PgPoolOptions {
    options
        .test_before_acquire(false)
        .before_acquire(|connection, _| {
            Box::pin(async move {
                let fresh = sqlx::raw_sql(
                    "select now() = statement_timestamp() and not pg_is_in_recovery() as fresh",
                )
                .fetch_one(&mut *connection)
                .await?;
                fresh.try_get::<bool, _>("fresh")
            })
        })
}

#[doc(hidden)]
pub mod for_tests {
    //! Doors for tests only: the guard apart, a login role by itself, pools of another size.
    use sqlx::postgres::{PgConnection, PgPoolOptions};
    use sqlx::{Connection, PgPool};

    /// A small pool as visitors use it, with or without the guard.
    pub fn visitor_pool(
        address: &super::Address,
        keys: &crate::keys::Keys,
        with_guard: bool,
    ) -> PgPool {
        let options = PgPoolOptions::new()
            .max_connections(4)
            .test_before_acquire(true);
        let options = if with_guard {
            super::guarded(options)
        } else {
            options
        };
        options.connect_lazy_with(address.signed_in_as("porta_public", keys))
    }

    /// One connection as this login role, to ask the database what it lets that role do.
    pub async fn sign_in(
        address: &super::Address,
        keys: &crate::keys::Keys,
        role: &str,
    ) -> Result<PgConnection, sqlx::Error> {
        PgConnection::connect_with(&address.signed_in_as(role, keys)).await
    }

    /// The pool of staff as it is, but of this size.
    pub fn staff_pool(address: &super::Address, keys: &crate::keys::Keys, size: u32) -> PgPool {
        super::pool(address, "porta_staff", keys, size)
    }

    /// All pools as they are, but of this size.
    pub fn small_db(address: &super::Address, keys: &crate::keys::Keys, size: u32) -> super::Db {
        let pool = |role| super::pool(address, role, keys, size);
        super::Db {
            public: pool("porta_public"),
            staff: pool("porta_staff"),
            look: pool("porta_look"),
            signin: pool("porta_signin"),
            worker: pool("porta_worker"),
            auditor: pool("porta_audit"),
        }
    }
}
