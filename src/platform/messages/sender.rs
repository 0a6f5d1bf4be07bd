//! Empties the outbox. Several senders may run at once: each leases what it takes, and a sender that dies gives its
//! messages back when the lease runs out. At least once, and the message's number lets receivers drop a second copy.

use uuid::Uuid;

use super::Channel;
use super::post::{Letter, Post, PostError};
use crate::db::{Actor, Db};

/// After so many tries a message is dead and somebody has to look.
const TRIES: i16 = 8;

#[derive(sqlx::FromRow)]
struct Due {
    id: Uuid,
    channel: String,
    recipient: String,
    subject: String,
    body: String,
    calendar: Option<String>,
    attempts: i16,
}

/// Sends what is due now; how many messages were settled.
pub async fn send_due(db: &Db, post: &Post) -> Result<usize, sqlx::Error> {
    let due = lease(db).await?;
    let count = due.len();
    for message in due {
        let channel = if message.channel == "sms" {
            Channel::Sms
        } else {
            Channel::Email
        };
        let letter = Letter {
            recipient: message.recipient,
            subject: message.subject,
            body: message.body,
            calendar: message.calendar,
        };
        match post.send(message.id, channel, &letter).await {
            Ok(()) => settle(db, message.id, "sent", "").await?,
            Err(PostError::NotNow(why)) if message.attempts < TRIES => {
                retry(db, message.id, message.attempts, &why).await?;
            }
            Err(error) => {
                tracing::error!(message = %message.id, %error, "a message could not be sent");
                settle(db, message.id, "dead", &error.to_string()).await?;
            }
        }
    }
    Ok(count)
}

/// A lease, not an open transaction: a slow mail server holds no lock. In the order in which they were written, so that
/// a code does not overtake the confirmation it is about.
async fn lease(db: &Db) -> Result<Vec<Due>, sqlx::Error> {
    let mut tx = db.write(Actor::Worker).await?;
    sqlx::query(
        "update platform.outbox set state = 'expired', settled_at = clock_timestamp(), recipient = '', body = '', calendar = null
         where state = 'waiting' and expires_at < clock_timestamp()",
    )
    .execute(tx.conn())
    .await?;
    let due = sqlx::query_as::<_, Due>(
        "with due as (
             update platform.outbox set leased_until = clock_timestamp() + interval '2 minutes', attempts = attempts + 1
             where id in (
                 select id from platform.outbox
                 where state = 'waiting' and not_before <= clock_timestamp()
                   and (leased_until is null or leased_until < clock_timestamp())
                 order by not_before limit 50 for update skip locked)
             returning id, channel, recipient, subject, body, calendar, attempts, not_before)
         select id, channel, recipient, subject, body, calendar, attempts from due order by not_before",
    )
    .fetch_all(tx.conn())
    .await?;
    tx.commit().await?;
    Ok(due)
}

/// Done with it: address and text go, what remains says only that something was sent.
async fn settle(db: &Db, id: Uuid, state: &str, error: &str) -> Result<(), sqlx::Error> {
    let mut tx = db.write(Actor::Worker).await?;
    sqlx::query(
        "update platform.outbox set state = $2, settled_at = clock_timestamp(), last_error = nullif($3, ''),
             recipient = case when $2 = 'dead' then recipient else '' end,
             body = case when $2 = 'dead' then body else '' end,
             calendar = case when $2 = 'dead' then calendar end
         where id = $1 and state = 'waiting'",
    )
    .bind(id)
    .bind(state)
    .bind(shortened(error))
    .execute(tx.conn())
    .await?;
    tx.commit().await
}

/// Twice as long each time: half a minute, a minute … an hour.
async fn retry(db: &Db, id: Uuid, attempts: i16, why: &str) -> Result<(), sqlx::Error> {
    let mut tx = db.write(Actor::Worker).await?;
    sqlx::query(
        "update platform.outbox set leased_until = null, last_error = $3,
             not_before = clock_timestamp() + least(interval '30 seconds' * (2 ^ ($2 - 1)), interval '1 hour')
         where id = $1",
    )
    .bind(id)
    .bind(attempts)
    .bind(shortened(why))
    .execute(tx.conn())
    .await?;
    tx.commit().await
}

fn shortened(error: &str) -> String {
    error.chars().take(200).collect()
}

/// Forgets messages that were settled a month ago.
pub async fn sweep(db: &Db) -> Result<u64, sqlx::Error> {
    let mut tx = db.write(Actor::Worker).await?;
    let gone = sqlx::query("delete from platform.outbox where state <> 'waiting' and settled_at < clock_timestamp() - interval '30 days'")
        .execute(tx.conn())
        .await?
        .rows_affected();
    tx.commit().await?;
    Ok(gone)
}
