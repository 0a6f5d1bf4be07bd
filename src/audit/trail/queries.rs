//! What the pages of the trail ask. Filters that are not set are not in the statement, so that each search finds its
//! own index.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use platform::Tx;
use sqlx::{FromRow, Postgres, QueryBuilder};
use uuid::Uuid;
use vocabulary::reference::Reference;

use super::filter::{Cursor, Search};

#[derive(FromRow)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) at: DateTime<Utc>,
    pub(super) role: String,
    pub(super) actor: Option<Uuid>,
    pub(super) subject: Option<Uuid>,
    pub(super) action: String,
    pub(super) case_id: Option<Uuid>,
    pub(super) data_class: Option<String>,
    pub(super) basis: Option<String>,
    pub(super) body_id: Option<Uuid>,
    pub(super) capacity: Option<String>,
    pub(super) outcome: String,
    pub(super) request_id: Option<Uuid>,
}

/// Newest first, from before `cursor` on.
pub(super) async fn rows(
    tx: &mut Tx,
    search: &Search,
    cursor: Option<Cursor>,
    count: i64,
) -> Result<Vec<Row>, sqlx::Error> {
    let mut query = QueryBuilder::<Postgres>::new(
        "select id, at, role::text as role, actor, subject, action, case_id, data_class, basis, body_id, capacity, outcome,
                request_id from audit.event where true",
    );
    if let Some(actor) = search.actor {
        query.push(" and actor = ").push_bind(actor);
    }
    if let Some(body) = search.body {
        query.push(" and body_id = ").push_bind(body);
    }
    if let Some(case) = search.case {
        query.push(" and case_id = ").push_bind(case);
    }
    if let Some(kind) = search.kind {
        query
            .push(" and starts_with(action, ")
            .push_bind(format!("{kind}."))
            .push(")");
    }
    if let Some(outcome) = search.outcome {
        query.push(" and outcome = ").push_bind(outcome);
    }
    if let Some(from) = search.from {
        query.push(" and at >= ").push_bind(from);
    }
    if let Some(until) = search.until {
        query.push(" and at < ").push_bind(until);
    }
    if let Some(Cursor { at, id }) = cursor {
        query
            .push(" and (at, id) < (")
            .push_bind(at)
            .push(", ")
            .push_bind(id)
            .push(")");
    }
    query
        .push(" order by at desc, id desc limit ")
        .push_bind(count);
    query.build_query_as().fetch_all(tx.conn()).await
}

/// Everybody who can have done something.
pub(super) async fn people(tx: &mut Tx) -> Result<Vec<(Uuid, String)>, sqlx::Error> {
    sqlx::query_as("select id, name from audit.people()")
        .fetch_all(tx.conn())
        .await
}

pub(super) async fn bodies(tx: &mut Tx) -> Result<Vec<(Uuid, String)>, sqlx::Error> {
    sqlx::query_as("select id, name from directory.body order by name")
        .fetch_all(tx.conn())
        .await
}

pub(super) async fn case_references(
    tx: &mut Tx,
    cases: &[Uuid],
) -> Result<BTreeMap<Uuid, String>, sqlx::Error> {
    let found: Vec<(Uuid, String)> =
        sqlx::query_as("select id, reference from audit.case_references($1)")
            .bind(cases)
            .fetch_all(tx.conn())
            .await?;
    let written =
        |canonical: String| Reference::parse(&canonical).map_or(canonical, |it| it.to_string());
    Ok(found
        .into_iter()
        .map(|(id, reference)| (id, written(reference)))
        .collect())
}

pub(super) async fn case_of(tx: &mut Tx, reference: &str) -> Result<Option<Uuid>, sqlx::Error> {
    sqlx::query_scalar("select audit.case_of($1)")
        .bind(reference)
        .fetch_one(tx.conn())
        .await
}

/// Until when everything is sealed.
pub(super) async fn sealed_until(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, sqlx::Error> {
    sqlx::query_scalar("select at from audit.seal order by batch desc limit 1")
        .fetch_optional(tx.conn())
        .await
}

#[derive(FromRow)]
pub(super) struct Look {
    pub(super) at: DateTime<Utc>,
    pub(super) body_name: Option<String>,
    pub(super) role: Option<String>,
    pub(super) capacity: Option<String>,
    pub(super) basis: Option<String>,
    pub(super) data_class: Option<String>,
    pub(super) action: String,
}

/// Whether the list for this case may be shown by whoever asks.
pub(super) async fn may_show_looks(tx: &mut Tx, case: Uuid) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("select audit.may_show_looks($1)")
        .bind(case)
        .fetch_one(tx.conn())
        .await
}

/// What the person may be told; the database leaves out the rest.
pub(super) async fn looks(tx: &mut Tx, case: Uuid) -> Result<Vec<Look>, sqlx::Error> {
    sqlx::query_as("select * from audit.looks($1)")
        .bind(case)
        .fetch_all(tx.conn())
        .await
}
