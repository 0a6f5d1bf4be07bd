//! Whom the cases of the demo are about and what is due in them, from `data/followed.toml`. What was loaded before stays
//! as it is.

use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use platform::Tx;
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::local_time::local_date;

use super::cases::numbered;
use super::persons;

const FOLLOWED: &str = include_str!("../data/followed.toml");

#[derive(Deserialize)]
struct Followed {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    code: String,
    /// The first is whom the case is named for.
    persons: Vec<String>,
    /// What, and in how many days.
    due: Vec<(String, i64)>,
}

pub(super) async fn load(tx: &mut Tx, now: DateTime<Utc>) -> anyhow::Result<()> {
    let followed: Followed =
        toml::from_str(FOLLOWED).context("the people of the demo's cases can not be read")?;
    for case in &followed.case {
        let id = numbered(&case.code, "case");
        let is_new = about(tx, id, &case.persons)
            .await
            .with_context(|| format!("the people of the case {}", case.code))?;
        if is_new {
            due(tx, id, case, now).await?;
        }
    }
    Ok(())
}

/// They stand in the case, and whoever manages it knows them. False if they did before.
async fn about(tx: &mut Tx, case: Uuid, codes: &[String]) -> anyhow::Result<bool> {
    let persons: Vec<Uuid> = codes.iter().map(|code| persons::numbered(code)).collect();
    let added = sqlx::query(
        "insert into cases.case_person (case_id, person_id, position, added_by)
         select $1, p.id, p.place, null from unnest($2::uuid[]) with ordinality p (id, place) on conflict do nothing",
    )
    .bind(case)
    .bind(&persons)
    .execute(tx.conn())
    .await?;
    if added.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query(
        "select people.let_in(p.person_id, g.principal_id, 'case_manager', 'case', 'case.assigned', null)
         from access.case_grant g join cases.case_person p on p.case_id = g.case_id
         where g.case_id = $1 and g.manages and g.revoked_at is null",
    )
    .bind(case)
    .execute(tx.conn())
    .await?;
    Ok(true)
}

async fn due(tx: &mut Tx, id: Uuid, case: &Case, now: DateTime<Utc>) -> anyhow::Result<()> {
    for (number, (what, days)) in case.due.iter().enumerate() {
        sqlx::query(
            "insert into cases.deadline (id, case_id, kind, what, starts_on, due_on, set_by, written_by)
             select $1, $2, 'by_hand', $3, $4, $5, p.account_id, p.account_id
             from access.case_grant g join access.principal p on p.id = g.principal_id
             where g.case_id = $2 and g.manages and g.revoked_at is null",
        )
        .bind(numbered(&format!("{}:{number}", case.code), "deadline"))
        .bind(id)
        .bind(what)
        .bind(local_date(now - TimeDelta::days(20)))
        .bind(local_date(now + TimeDelta::days(*days)))
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}
