//! Cases of the demo, from `data/cases.toml`: some shared with other bodies, one sharing over, one withdrawn, one case
//! protected, one with a team, one whose broken glass waits for its review. What was loaded before stays as it is.

mod rights;
mod story;

use access::Capacity;
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::AccountId;
use vocabulary::reference::Reference;

use crate::Persona;
use rights::{Given, authorise, break_glass, give, join, let_in};
use story::Story;

/// Nobody can be her in the demo; she is there so that a case has somebody to be handed to.
const COLLEAGUE: &str = "assistente-sociale-due";
const COLLEAGUE_NAME: &str = "Irene Bandettini";
const COLLEAGUE_WORKS_FOR: &str = "comune-di-capannori";

/// Agreements of all bodies, and the cases.
pub(super) async fn load(tx: &mut Tx, now: DateTime<Utc>) -> anyhow::Result<()> {
    sqlx::query(
        "insert into access.agreement (body_id, valid, reference)
         select b.id, daterange('2024-01-01', null), 'Protocollo della Piana 2024'
         from directory.body b
         where not exists (select from access.agreement a where a.body_id = b.id)",
    )
    .execute(tx.conn())
    .await?;
    colleague(tx).await?;
    for story in &story::all()? {
        tell(tx, story, now)
            .await
            .with_context(|| format!("the case {}", story.code))?;
    }
    Ok(())
}

async fn colleague(tx: &mut Tx) -> anyhow::Result<()> {
    let id = account(COLLEAGUE)?;
    sqlx::query(
        "insert into identity.account (id, login, name, password_hash)
         select $1, $2, $3, a.password_hash from identity.account a where a.id = $4
         on conflict (id) do nothing",
    )
    .bind(id.0)
    .bind(COLLEAGUE)
    .bind(COLLEAGUE_NAME)
    .bind(account("assistente-sociale")?.0)
    .execute(tx.conn())
    .await?;
    sqlx::query(
        "insert into identity.membership (id, account_id, body_id, office_id, role, valid_from)
         select $1, $1, b.id, null, 'social_worker', date '2026-01-01' from directory.body b where b.slug = $2
         on conflict (id) do nothing",
    )
    .bind(id.0)
    .bind(COLLEAGUE_WORKS_FOR)
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(super) fn account(code: &str) -> anyhow::Result<AccountId> {
    if code == COLLEAGUE {
        return Ok(AccountId(numbered(COLLEAGUE, "account")));
    }
    Persona::by_code(code)
        .map(Persona::account)
        .with_context(|| format!("nobody is called {code}"))
}

pub(super) fn numbered(code: &str, what: &str) -> Uuid {
    Uuid::new_v5(
        &Uuid::NAMESPACE_URL,
        format!("porta-unica:demo:{code}:{what}").as_bytes(),
    )
}

fn capacity(code: &str) -> anyhow::Result<Capacity> {
    Capacity::from_code(code).with_context(|| format!("no capacity is called {code}"))
}

async fn body(tx: &mut Tx, slug: &str) -> anyhow::Result<Uuid> {
    sqlx::query_scalar("select id from directory.body where slug = $1")
        .bind(slug)
        .fetch_optional(tx.conn())
        .await?
        .with_context(|| format!("no body is called {slug}"))
}

/// For whom somebody works.
pub(super) async fn works_for(tx: &mut Tx, who: AccountId) -> anyhow::Result<Uuid> {
    sqlx::query_scalar(
        "select body_id from identity.membership where account_id = $1 order by valid_from limit 1",
    )
    .bind(who.0)
    .fetch_optional(tx.conn())
    .await?
    .with_context(|| format!("{} works for nobody", who.0))
}

async fn tell(tx: &mut Tx, story: &Story, now: DateTime<Utc>) -> anyhow::Result<()> {
    let (case, since) = (
        numbered(&story.code, "case"),
        now - TimeDelta::days(story.opened),
    );
    let (bytes, holder) = (case.as_bytes(), body(tx, &story.body).await?);
    let reference = Reference::from_bits(u64::from_be_bytes(bytes[..8].try_into()?));
    let added = sqlx::query(
        "insert into cases.social_case (id, reference, body_id, area, state, protected, opened_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (id) do nothing",
    )
    .bind(case)
    .bind(reference.canonical())
    .bind(holder)
    .bind(&story.area)
    .bind(if story.closed { "closed" } else { "open" })
    .bind(story.protected)
    .bind(since)
    .execute(tx.conn())
    .await?;
    if added.rows_affected() == 0 {
        return Ok(());
    }
    let manager = account(&story.manager)?;
    write(tx, case, story, (manager, since)).await?;
    let opened = Given {
        kind: "person",
        account: Some(manager),
        body: holder,
        capacity: Capacity::CaseManager,
        basis: "opened",
        manages: true,
        area: None,
    };
    give(tx, case, &opened, (manager, since)).await?;
    let coordinated = Given {
        kind: "area",
        account: None,
        capacity: Capacity::Coordination,
        basis: "coordination",
        manages: false,
        area: Some(&story.area),
        ..opened
    };
    give(tx, case, &coordinated, (manager, since)).await?;
    for member in &story.team {
        join(tx, case, account(member)?, (manager, since)).await?;
    }
    for one in &story.lets {
        let_in(tx, case, holder, one, (manager, since)).await?;
    }
    for share in &story.shares {
        authorise(tx, (case, holder), share, (manager, since, now)).await?;
    }
    if let Some(glass) = &story.glass {
        break_glass(tx, (case, holder), glass, now - TimeDelta::days(1)).await?;
    }
    Ok(())
}

/// A line for each class, all by the manager, an hour apart.
async fn write(
    tx: &mut Tx,
    case: Uuid,
    story: &Story,
    (author, since): (AccountId, DateTime<Utc>),
) -> anyhow::Result<()> {
    let mut at = since;
    for (class, text) in &story.lines {
        let class = access::DataClass::from_code(class)
            .with_context(|| format!("no class is called {class}"))?;
        let shared = match class {
            access::DataClass::Diary => (", private", ", false"),
            _ => ("", ""),
        };
        sqlx::query(sqlx::AssertSqlSafe(format!(
            "insert into cases.{} (id, case_id, text, written_by, written_at{}) values ($1, $2, $3, $4, $5{})",
            class.code(),
            shared.0,
            shared.1
        )))
        .bind(numbered(&story.code, class.code()))
        .bind(case)
        .bind(text)
        .bind(author.0)
        .bind(at)
        .execute(tx.conn())
        .await?;
        at += TimeDelta::minutes(30);
    }
    Ok(())
}
