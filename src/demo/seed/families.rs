//! Who lives with whom in the demo, from `data/families.toml`: households of the three kinds, one that was split with no
//! path from one half to the other, a minor with a guardian, a pair who may be one person.

use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::ids::AccountId;

use super::cases::{account, works_for};
use super::persons::{self, Told};

const FAMILIES: &str = include_str!("../data/families.toml");

#[derive(Deserialize)]
struct Families {
    person: Vec<Told>,
    household: Vec<Household>,
    kin: Vec<Kin>,
    guardian: Vec<Guardian>,
    twin: Vec<Twin>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Household {
    code: String,
    kind: String,
    by: String,
    members: Vec<Member>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    who: String,
    /// To the head (ANPR).
    is: String,
    since: String,
    until: Option<String>,
    #[serde(default = "formed")]
    came: String,
    went: Option<String>,
}

fn formed() -> String {
    "formed".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kin {
    of: String,
    to: String,
    is: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Guardian {
    of: String,
    kind: String,
    name: String,
    contact: String,
    court: String,
    decree: String,
    since: String,
    by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Twin {
    one: String,
    other: String,
    probability: f32,
    reasons: Vec<String>,
}

pub(super) async fn load(tx: &mut Tx, now: DateTime<Utc>) -> anyhow::Result<()> {
    let told: Families = toml::from_str(FAMILIES).context("the demo's families can not be read")?;
    for person in &told.person {
        persons::tell(tx, person, now).await?;
    }
    for household in &told.household {
        live_together(tx, household)
            .await
            .with_context(|| format!("the household {}", household.code))?;
    }
    let by = account("assistente-sociale")?;
    for kin in &told.kin {
        tie(tx, kin, by).await?;
    }
    for guardian in &told.guardian {
        act_for(tx, guardian).await?;
    }
    for twin in &told.twin {
        liken(tx, twin).await?;
    }
    Ok(())
}

async fn live_together(tx: &mut Tx, told: &Household) -> anyhow::Result<()> {
    let by = account(&told.by)?;
    let household = named("household", &told.code);
    let added = sqlx::query(
        "insert into people.household (id, kind, body_id, written_by) values ($1, $2, $3, $4) on conflict (id) do nothing",
    )
    .bind(household)
    .bind(&told.kind)
    .bind(works_for(tx, by).await?)
    .bind(by.0)
    .execute(tx.conn())
    .await?;
    if added.rows_affected() == 0 {
        return Ok(());
    }
    for member in &told.members {
        let until = member.until.as_deref().map(str::parse::<NaiveDate>);
        sqlx::query(
            "insert into people.household_member (id, household_id, person_id, relationship, valid, why_from, why_to, written_by)
             values ($1, $2, $3, $4, daterange($5, $6), $7, $8, $9)",
        )
        .bind(named("member", &format!("{}:{}", told.code, member.who)))
        .bind(household)
        .bind(persons::numbered(&member.who))
        .bind(&member.is)
        .bind(member.since.parse::<NaiveDate>()?)
        .bind(until.transpose()?)
        .bind(&member.came)
        .bind(&member.went)
        .bind(by.0)
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// A couple stands once, the lesser id first; a parent stands before the child.
async fn tie(tx: &mut Tx, told: &Kin, by: AccountId) -> anyhow::Result<()> {
    let (of, to) = (persons::numbered(&told.of), persons::numbered(&told.to));
    let (of, to) = if told.is == "parent" || of < to {
        (of, to)
    } else {
        (to, of)
    };
    sqlx::query(
        "insert into people.kin (id, person_id, relative_id, kind, written_by) values ($1, $2, $3, $4, $5)
         on conflict (id) do nothing",
    )
    .bind(named("kin", &format!("{}:{}", told.of, told.to)))
    .bind(of)
    .bind(to)
    .bind(&told.is)
    .bind(by.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn act_for(tx: &mut Tx, told: &Guardian) -> anyhow::Result<()> {
    sqlx::query(
        "insert into people.guardianship (id, person_id, kind, guardian_name, guardian_contact, court, decree, valid, written_by)
         values ($1, $2, $3, $4, $5, $6, $7, daterange($8, null), $9) on conflict (id) do nothing",
    )
    .bind(named("guardian", &told.of))
    .bind(persons::numbered(&told.of))
    .bind(&told.kind)
    .bind(&told.name)
    .bind(&told.contact)
    .bind(&told.court)
    .bind(&told.decree)
    .bind(told.since.parse::<NaiveDate>()?)
    .bind(account(&told.by)?.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn liken(tx: &mut Tx, told: &Twin) -> anyhow::Result<()> {
    let pair = [persons::numbered(&told.one), persons::numbered(&told.other)];
    sqlx::query(
        "insert into people.twin (person_a, person_b, probability, reasons) values (least($1, $2), greatest($1, $2), $3, $4)
         on conflict do nothing",
    )
    .bind(pair[0])
    .bind(pair[1])
    .bind(told.probability)
    .bind(&told.reasons)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The same in every demo.
fn named(what: &str, code: &str) -> Uuid {
    Uuid::new_v5(
        &Uuid::NAMESPACE_URL,
        format!("porta-unica:demo:{what}:{code}").as_bytes(),
    )
}
