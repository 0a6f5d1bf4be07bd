//! Persons of the demo, from `data/persons.toml`: families, a man without a home, a family without papers, somebody
//! protected under another name. What was loaded before stays as it is.

mod circle;
mod told;

use access::Capacity;
use anyhow::Context;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::AccountId;
use vocabulary::person_code::PersonCode;

use super::cases::{account, works_for};

use circle::{Given, give};

pub(super) use circle::introduce;
pub(super) use told::Told;

/// All of them.
pub(super) async fn load(tx: &mut Tx, now: DateTime<Utc>) -> anyhow::Result<()> {
    for told in &told::all()? {
        tell(tx, told, now)
            .await
            .with_context(|| format!("the person {}", told.code))?;
    }
    Ok(())
}

/// The same in every demo.
pub(super) fn numbered(code: &str) -> Uuid {
    Uuid::new_v5(
        &Uuid::NAMESPACE_URL,
        format!("porta-unica:demo:person:{code}").as_bytes(),
    )
}

/// One of them.
pub(super) async fn tell(tx: &mut Tx, told: &Told, now: DateTime<Utc>) -> anyhow::Result<()> {
    let (person, by) = (numbered(&told.code), account(&told.by)?);
    let (body, since) = (works_for(tx, by).await?, now - TimeDelta::days(told.days));
    let added = sqlx::query(
        "insert into people.person (id, body_id, registered_by, registered_at, protection) values ($1, $2, $3, $4, $5)
         on conflict (id) do nothing",
    )
    .bind(person)
    .bind(body)
    .bind(by.0)
    .bind(since)
    .bind(&told.protection)
    .execute(tx.conn())
    .await?;
    if added.rows_affected() == 0 {
        return Ok(());
    }
    let written = (person, by);
    who(tx, told, written).await?;
    ways(tx, told, written).await?;
    rest(tx, told, written).await?;
    let own = if told.by == "accoglienza" {
        Capacity::Reception
    } else {
        Capacity::CaseManager
    };
    let registered = Given {
        body,
        basis: "registered",
        since,
        by,
    };
    give(tx, person, own, Some(by), &registered).await?;
    give(tx, person, Capacity::Reception, None, &registered).await?;
    for named in &told.named {
        let capacity = if named == "accoglienza" {
            Capacity::Reception
        } else {
            Capacity::CaseManager
        };
        let introduced = Given {
            basis: "introduced",
            ..registered
        };
        give(tx, person, capacity, Some(account(named)?), &introduced).await?;
    }
    Ok(())
}

/// Name, birth, languages, codes.
async fn who(tx: &mut Tx, told: &Told, (person, by): (Uuid, AccountId)) -> anyhow::Result<()> {
    sqlx::query(
        "insert into people.name (person_id, standing, surname, given_name, called, surname_latin, given_latin, written_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(person)
    .bind(&told.standing)
    .bind(&told.surname)
    .bind(&told.given_name)
    .bind(&told.called)
    .bind(people::latin(&told.surname))
    .bind(people::latin(&told.given_name))
    .bind(by.0)
    .execute(tx.conn())
    .await?;
    let birth: NaiveDate = told.birth.parse()?;
    let day = (told.birth_known == "day").then_some(birth);
    let place = told
        .birthplace
        .as_deref()
        .and_then(|place| places::reads(place, day).ok());
    sqlx::query(
        "insert into people.identity (person_id, birth_date, birth_known, birthplace_code, birthplace, sex, addressed_as, marital_status,
             residence_title, written_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(person)
    .bind(birth)
    .bind(&told.birth_known)
    .bind(place.map(|place| place.belfiore))
    .bind(&told.birthplace)
    .bind(&told.sex)
    .bind(&told.addressed_as)
    .bind(&told.marital_status)
    .bind(&told.residence_title)
    .bind(by.0)
    .execute(tx.conn())
    .await?;
    if let Some(country) = &told.citizenship {
        sqlx::query(
            "insert into people.citizenship (person_id, country, written_by) values ($1, $2, $3)",
        )
        .bind(person)
        .bind(country)
        .bind(by.0)
        .execute(tx.conn())
        .await?;
    }
    for (language, level, interpreter) in &told.languages {
        sqlx::query(
            "insert into people.language (person_id, language, level, interpreter, written_by) values ($1, $2, $3, $4, $5)",
        )
        .bind(person)
        .bind(language)
        .bind(level)
        .bind(interpreter)
        .bind(by.0)
        .execute(tx.conn())
        .await?;
    }
    if let Some(code) = &told.fiscal_code {
        let code = PersonCode::parse(code).map_err(|why| anyhow::anyhow!("{why:?}"))?;
        sqlx::query(
            "insert into people.identity_code (person_id, kind, code, base, written_by) values ($1, 'fiscal_code', $2, $3, $4)",
        )
        .bind(person)
        .bind(code.to_string())
        .bind(code.canonical())
        .bind(by.0)
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// How and where to reach them.
async fn ways(tx: &mut Tx, told: &Told, (person, by): (Uuid, AccountId)) -> anyhow::Result<()> {
    for point in &told.contacts {
        sqlx::query(
            "insert into people.contact_point (person_id, kind, value, owner, owner_name, may_leave_message, when_to_call, written_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(person)
        .bind(&point.kind)
        .bind(&point.value)
        .bind(&point.owner)
        .bind(&point.owner_name)
        .bind(point.leave)
        .bind(&point.when)
        .bind(by.0)
        .execute(tx.conn())
        .await?;
    }
    for address in &told.addresses {
        sqlx::query(
            "insert into people.address (person_id, kind, street, postal_code, place, care_of, written_by)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(person)
        .bind(&address.kind)
        .bind(&address.street)
        .bind(&address.postal_code)
        .bind(&address.place)
        .bind(&address.care_of)
        .bind(by.0)
        .execute(tx.conn())
        .await?;
    }
    if let Some(address) = &told.protected_address {
        sqlx::query(
            "insert into people.protected_address (person_id, street, place, care_of, written_by) values ($1, $2, $3, $4, $5)",
        )
        .bind(person)
        .bind(&address.street)
        .bind(&address.place)
        .bind(&address.care_of)
        .bind(by.0)
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// School, work, health.
async fn rest(tx: &mut Tx, told: &Told, (person, by): (Uuid, AccountId)) -> anyhow::Result<()> {
    if let Some((title, country, recognised)) = &told.education {
        sqlx::query(
            "insert into people.education (person_id, title, country, recognised, written_by) values ($1, $2, $3, $4, $5)",
        )
        .bind(person)
        .bind(title)
        .bind(country)
        .bind(recognised)
        .bind(by.0)
        .execute(tx.conn())
        .await?;
    }
    if let Some(work) = &told.employment {
        let since = work
            .get(1)
            .map(|day| day.parse::<NaiveDate>())
            .transpose()?;
        sqlx::query("insert into people.employment (person_id, condition, since, written_by) values ($1, $2, $3, $4)")
            .bind(person)
            .bind(work.first())
            .bind(since)
            .bind(by.0)
            .execute(tx.conn())
            .await?;
    }
    if let Some((kind, certification, source)) = &told.disability {
        sqlx::query(
            "insert into people.disability (person_id, kind, certification, source, written_by) values ($1, $2, $3, $4, $5)",
        )
        .bind(person)
        .bind(kind)
        .bind(certification)
        .bind(source)
        .bind(by.0)
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}
