//! What every measurement stands on: a private cluster that goes away with the value, and databases with all migrations.

use anyhow::Result;
use cluster::{Cluster, Durability, Settings};
use platform::db::Address;
use platform::keys::Keys;
use sqlx::{AssertSqlSafe, Executor};
use tempfile::TempDir;

/// The folder a new cluster lives in, the cluster, and its superuser's way in; in this order, because what is bound last
/// ends first and the folder has to outlive the cluster.
pub async fn cluster(durability: Durability) -> Result<(TempDir, Cluster, Address)> {
    let folder = tempfile::tempdir()?;
    let settings = Settings {
        data_dir: folder.path().join("cluster"),
        durability,
    };
    let cluster = tokio::task::spawn_blocking(|| Cluster::start(settings)).await??;
    let server = Address::socket(
        cluster.socket_dir(),
        cluster.port(),
        cluster.superuser(),
        cluster.superuser_password(),
        "postgres",
    );
    Ok((folder, cluster, server))
}

/// A database with all migrations.
pub async fn database(server: &Address, keys: &Keys, name: &str) -> Result<Address> {
    let statement = AssertSqlSafe(format!("create database {name}"));
    server
        .deploy()
        .await?
        .execute(sqlx::raw_sql(statement))
        .await?;
    let address = server.database(name);
    platform::db::prepare(&address, keys).await?;
    Ok(address)
}
