//! Cases of the demo, from `data/cases.toml`: some shared with other bodies, one sharing over, one withdrawn, one case
//! protected, one with a team, one whose broken glass waits for its review. What was loaded before stays as it is.

use std::collections::BTreeMap;

use access::Capacity;
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use platform::Tx;
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::ids::AccountId;
use vocabulary::reference::Reference;

use crate::Persona;

const CASES: &str = include_str!("../data/cases.toml");

/// Nobody can be her in the demo; she is there so that a case has somebody to be handed to.
const COLLEAGUE: &str = "assistente-sociale-due";
const COLLEAGUE_NAME: &str = "Irene Bandettini";
const COLLEAGUE_WORKS_FOR: &str = "comune-di-capannori";

#[derive(Deserialize)]
struct Cases {
    case: Vec<Story>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    code: String,
    /// Its slug.
    body: String,
    area: String,
    manager: String,
    opened: i64,
    #[serde(default)]
    protected: bool,
    #[serde(default)]
    closed: bool,
    /// One line a class.
    lines: BTreeMap<String, String>,
    #[serde(default)]
    team: Vec<String>,
    #[serde(default)]
    lets: Vec<Let>,
    #[serde(default)]
    shares: Vec<Share>,
    glass: Option<Glass>,
}

/// Somebody is let in: by name, or whoever of their body and role is in the team.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Let {
    who: Option<String>,
    team: Option<String>,
    capacity: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Share {
    to: String,
    capacity: String,
    ends: Option<i64>,
    #[serde(default)]
    withdrawn: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Glass {
    by: String,
    code: String,
    reason: String,
}

/// A grant about to be written.
struct Given<'a> {
    kind: &'a str,
    account: Option<AccountId>,
    body: Uuid,
    capacity: Capacity,
    basis: &'a str,
    manages: bool,
    area: Option<&'a str>,
}

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
    let cases: Cases = toml::from_str(CASES).context("the demo's cases can not be read")?;
    for story in &cases.case {
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

fn account(code: &str) -> anyhow::Result<AccountId> {
    if code == COLLEAGUE {
        return Ok(AccountId(numbered(COLLEAGUE, "account")));
    }
    Persona::by_code(code)
        .map(Persona::account)
        .with_context(|| format!("nobody is called {code}"))
}

fn numbered(code: &str, what: &str) -> Uuid {
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
async fn works_for(tx: &mut Tx, who: AccountId) -> anyhow::Result<Uuid> {
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

async fn give(
    tx: &mut Tx,
    case: Uuid,
    given: &Given<'_>,
    (by, since): (AccountId, DateTime<Utc>),
) -> anyhow::Result<()> {
    let (classes, writes) = given.capacity.defaults();
    sqlx::query(
        "insert into access.case_grant (case_id, principal_id, capacity, classes, writes, manages, basis, reason, granted_by, valid_from)
         values ($1, access.principal_of($2, $3, $4, $5, case when $2 = 'team' then $1 end, $6), $7, $8, $9, $10, $11,
             'Per lavorare insieme sul caso', $12, $13)",
    )
    .bind(case)
    .bind(given.kind)
    .bind(given.capacity.role().code())
    .bind(given.body)
    .bind(given.account.map(|account| account.0))
    .bind(given.area)
    .bind(given.capacity.code())
    .bind(classes.0)
    .bind(writes.0)
    .bind(given.manages)
    .bind(given.basis)
    .bind(by.0)
    .bind(since)
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn let_in(
    tx: &mut Tx,
    case: Uuid,
    holder: Uuid,
    one: &Let,
    by: (AccountId, DateTime<Utc>),
) -> anyhow::Result<()> {
    let who = one.who.as_deref().or(one.team.as_deref());
    let who = account(who.context("nobody is let in")?)?;
    let body = works_for(tx, who).await?;
    let given = Given {
        kind: if one.who.is_some() { "person" } else { "team" },
        account: one.who.is_some().then_some(who),
        body,
        capacity: capacity(&one.capacity)?,
        basis: match (&one.team, body == holder) {
            (Some(_), _) => "team",
            (None, true) => "assigned",
            (None, false) => "sharing",
        },
        manages: false,
        area: None,
    };
    give(tx, case, &given, by).await
}

async fn join(
    tx: &mut Tx,
    case: Uuid,
    who: AccountId,
    (by, since): (AccountId, DateTime<Utc>),
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into cases.team_member (id, case_id, account_id, body_id, role, valid_from, added_by)
         select $1, $2, m.account_id, m.body_id, m.role, $4::timestamptz::date, $5
         from identity.membership m where m.account_id = $3 order by m.valid_from limit 1",
    )
    .bind(Uuid::new_v5(&case, who.0.as_bytes()))
    .bind(case)
    .bind(who.0)
    .bind(since)
    .bind(by.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn authorise(
    tx: &mut Tx,
    (case, holder): (Uuid, Uuid),
    share: &Share,
    (by, since, now): (AccountId, DateTime<Utc>, DateTime<Utc>),
) -> anyhow::Result<()> {
    let to = body(tx, &share.to).await?;
    let withdrawn = share.withdrawn.then(|| now - TimeDelta::days(3));
    sqlx::query(
        "insert into access.sharing_authorisation (id, case_id, from_body_id, to_body_id, classes, how, notice_version, recorded_by,
             valid_from, valid_to, withdrawn_at, withdrawn_by)
         values ($1, $2, $3, $4, $5, 'paper', '2026-01', $6, $7, $8, $9, case when $9 is not null then $6 end)",
    )
    .bind(Uuid::new_v5(&case, to.as_bytes()))
    .bind(case)
    .bind(holder)
    .bind(to)
    .bind(capacity(&share.capacity)?.defaults().0.0)
    .bind(by.0)
    .bind(since)
    .bind(share.ends.map(|days| now + TimeDelta::days(days)))
    .bind(withdrawn)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Over since yesterday, and nobody has looked at it yet.
async fn break_glass(
    tx: &mut Tx,
    (case, holder): (Uuid, Uuid),
    glass: &Glass,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let who = account(&glass.by)?;
    sqlx::query(
        "with given as (
             insert into access.case_grant (case_id, principal_id, capacity, classes, writes, basis, reason, granted_by, valid_from, valid_to)
             values ($1, access.principal_of('person', 'social_worker', $2, $3, null, null), 'case_manager',
                 access.mask('name', 'identity', 'contact', 'household', 'housing', 'care_load', 'health', 'health_summary',
                     'minors', 'protection', 'shared_note', 'appointment'),
                 access.mask('shared_note'), 'break_glass', $6, $3, $4, $4 + interval '4 hours')
             returning id)
         insert into access.break_glass (id, case_id, body_id, account_id, grant_id, code, reason, at)
         select $7, $1, $2, $3, given.id, $5, $6, $4 from given",
    )
    .bind(case)
    .bind(holder)
    .bind(who.0)
    .bind(at)
    .bind(&glass.code)
    .bind(&glass.reason)
    .bind(Uuid::new_v5(&case, b"glass"))
    .execute(tx.conn())
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{CASES, Cases, account, capacity};
    use access::DataClass;

    #[test]
    fn every_case_names_people_classes_and_capacities_that_there_are() {
        let cases: Cases = toml::from_str(CASES).expect("the cases are well written");
        assert_eq!(cases.case.len(), 14);
        for story in &cases.case {
            assert!(account(&story.manager).is_ok(), "{}", story.code);
            for class in story.lines.keys() {
                assert!(
                    DataClass::from_code(class).is_some(),
                    "{}: {class}",
                    story.code
                );
            }
            for one in &story.lets {
                assert!(capacity(&one.capacity).is_ok(), "{}", story.code);
            }
        }
    }
}
