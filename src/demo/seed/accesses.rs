//! Who came to the door of the demo, from `data/accesses.toml`: at the desk, on the telephone, reported by others; what
//! they were told, what was proposed and answered, who waits today. What was loaded before stays as it is.

mod proposal;
mod told;

use anyhow::Context;
use chrono::{DateTime, Days, TimeDelta, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::AccountId;
use vocabulary::local_time::{local_date, start_of};

use super::cases::{account, works_for};
use super::persons;
use told::{Access, Contact, Waiting};

/// Where the reception of the demo sits.
const OFFICE: &str = "capannori-punto-insieme";

/// A record that is being loaded.
#[derive(Clone, Copy)]
struct Record {
    id: Uuid,
    body: Uuid,
    by: AccountId,
    at: DateTime<Utc>,
}

pub(super) async fn load(tx: &mut Tx, now: DateTime<Utc>) -> anyhow::Result<()> {
    let all = told::all()?;
    for access in &all.access {
        tell(tx, access, now)
            .await
            .with_context(|| format!("the access {}", access.code))?;
    }
    for (number, contact) in all.contact.iter().enumerate() {
        count(tx, contact, number, now).await?;
    }
    for (number, waiting) in all.waiting.iter().enumerate() {
        wait(tx, waiting, number, now).await?;
    }
    Ok(())
}

async fn tell(tx: &mut Tx, told: &Access, now: DateTime<Utc>) -> anyhow::Result<()> {
    let by = account(&told.by)?;
    let record = Record {
        id: named(&told.code),
        body: works_for(tx, by).await?,
        by,
        at: morning(now, told.days),
    };
    if !receive(tx, told, record).await? {
        return Ok(());
    }
    for (position, (code, tie)) in (1_i16..).zip(&told.persons) {
        stand(tx, record, (position, persons::numbered(code)), tie, told).await?;
    }
    say(tx, told, record).await?;
    follow(tx, told, record, now).await?;
    correct(tx, told, record, now).await?;
    proposal::make(tx, told, record, now).await
}

/// What comes next; whoever else does it is introduced to the persons.
async fn follow(
    tx: &mut Tx,
    told: &Access,
    record: Record,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    for step in &told.steps {
        let who = account(&step.who)?;
        sqlx::query(
            "insert into intake.next_step (access_id, what, account_id, until) values ($1, $2, $3, $4)",
        )
        .bind(record.id)
        .bind(&step.what)
        .bind(who.0)
        .bind(local_date(now + TimeDelta::days(step.days)))
        .execute(tx.conn())
        .await?;
        if who != record.by {
            for (code, _) in &told.persons {
                persons::introduce(tx, code, who, (record.body, record.by), record.at).await?;
            }
        }
    }
    Ok(())
}

async fn correct(
    tx: &mut Tx,
    told: &Access,
    record: Record,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let Some(correction) = &told.correction else {
        return Ok(());
    };
    sqlx::query(
        "insert into intake.correction (id, access_id, about, words, written_by, written_at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(named(&format!("{}:correction", told.code)))
    .bind(record.id)
    .bind(&correction.about)
    .bind(&correction.words)
    .bind(record.by.0)
    .bind(morning(now, correction.days))
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Half past nine, so many days ago.
fn morning(now: DateTime<Utc>, days: u64) -> DateTime<Utc> {
    start_of(local_date(now) - Days::new(days)) + TimeDelta::minutes(9 * 60 + 30)
}

/// False if it was there.
async fn receive(tx: &mut Tx, told: &Access, record: Record) -> anyhow::Result<bool> {
    let added = sqlx::query(
        "insert into intake.access_record (id, body_id, office_id, at, mode, interlocutor, reason_kind, urgency, outcome, language,
             interpreter, received_by, written_at)
         select $1, $2, o.id, $4, $5, $6, $7, $8, $9, $10, $11, $12, $4 from directory.office o where o.slug = $3
         on conflict (id) do nothing",
    )
    .bind(record.id)
    .bind(record.body)
    .bind(OFFICE)
    .bind(record.at)
    .bind(&told.mode)
    .bind(&told.interlocutor)
    .bind(&told.reason_kind)
    .bind(&told.urgency)
    .bind(&told.outcome)
    .bind(&told.language)
    .bind(told.interpreter)
    .bind(record.by.0)
    .execute(tx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Somebody stands on it: what they are to the first one, and the notice that they were given.
async fn stand(
    tx: &mut Tx,
    record: Record,
    (position, person): (i16, Uuid),
    tie: &str,
    told: &Access,
) -> anyhow::Result<()> {
    sqlx::query("insert into intake.access_person (access_id, person_id, position, role) values ($1, $2, $3, 'subject')")
        .bind(record.id)
        .bind(person)
        .bind(position)
        .execute(tx.conn())
        .await?;
    if !tie.is_empty() {
        sqlx::query(
            "insert into intake.tie (access_id, person_id, relationship) values ($1, $2, $3)",
        )
        .bind(record.id)
        .bind(person)
        .bind(tie)
        .execute(tx.conn())
        .await?;
    }
    if let Some(how) = &told.notice {
        sqlx::query(
            "insert into intake.notice_delivery (person_id, notice_id, access_id, body_id, how, at, written_by)
             select $1, n.id, $2, $3, $4, $5, $6 from intake.privacy_notice n where n.language = 'it' order by n.version desc limit 1",
        )
        .bind(person)
        .bind(record.id)
        .bind(record.body)
        .bind(how)
        .bind(record.at)
        .bind(record.by.0)
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// What was said and given, what is needed, who spoke of them.
async fn say(tx: &mut Tx, told: &Access, record: Record) -> anyhow::Result<()> {
    sqlx::query(
        "insert into intake.told (access_id, reason, given, referred_to) values ($1, $2, $3, $4)",
    )
    .bind(record.id)
    .bind(&told.reason)
    .bind(&told.given)
    .bind(&told.referred_to)
    .execute(tx.conn())
    .await?;
    for (domain, words) in &told.needs {
        sqlx::query(
            "insert into intake.need (access_id, domain, words) values ($1, $2, nullif($3, ''))",
        )
        .bind(record.id)
        .bind(domain)
        .bind(words)
        .execute(tx.conn())
        .await?;
    }
    if let Some(reporter) = &told.reporter {
        sqlx::query(
            "insert into intake.reporter (access_id, name, source, service, contact) values ($1, $2, $3, $4, $5)",
        )
        .bind(record.id)
        .bind(&reporter.name)
        .bind(reporter.source)
        .bind(&reporter.service)
        .bind(&reporter.contact)
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

async fn count(
    tx: &mut Tx,
    told: &Contact,
    number: usize,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let by = account("accoglienza")?;
    sqlx::query(
        "insert into intake.information_contact (id, body_id, office_id, day, mode, topic, minutes, written_by)
         select $1, $2, o.id, $4, $5, $6, $7, $8 from directory.office o where o.slug = $3 on conflict (id) do nothing",
    )
    .bind(named(&format!("contact:{}:{number}", local_date(now))))
    .bind(works_for(tx, by).await?)
    .bind(OFFICE)
    .bind(local_date(now))
    .bind(&told.mode)
    .bind(&told.topic)
    .bind(told.minutes)
    .bind(by.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn wait(
    tx: &mut Tx,
    told: &Waiting,
    number: usize,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into agenda.walk_in (id, office_id, day, called_name, arrived_at, written_by)
         select $1, o.id, $3, $4, $5, $6 from directory.office o where o.slug = $2 on conflict (id) do nothing",
    )
    .bind(named(&format!("waiting:{}:{number}", local_date(now))))
    .bind(OFFICE)
    .bind(local_date(now))
    .bind(&told.name)
    .bind(now - TimeDelta::minutes(told.minutes))
    .bind(account("accoglienza")?.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The same in every demo.
fn named(code: &str) -> Uuid {
    Uuid::new_v5(
        &Uuid::NAMESPACE_URL,
        format!("porta-unica:demo:access:{code}").as_bytes(),
    )
}
