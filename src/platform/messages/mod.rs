//! Messages to people: written into the outbox in the transaction that causes them, sent by the worker afterwards.
//! A page never waits for a mail server, and a rolled-back page sends nothing.

mod post;
mod sender;

pub use post::{Post, PostError};
pub use sender::{send_due, sweep};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::Tx;

/// How a message reaches somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    Email,
    Sms,
}

impl Channel {
    pub fn code(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Sms => "sms",
        }
    }
}

/// Something to tell somebody. Subjects are neutral: others may see them on the screen of a telephone.
#[derive(Clone, Debug)]
pub struct Message {
    pub channel: Channel,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    /// An iCalendar file to attach to a mail.
    pub calendar: Option<String>,
    /// What it speaks of; cancelling that stops the message.
    pub topic: Option<Uuid>,
    /// Not sent before; `None`: at once.
    pub not_before: Option<DateTime<Utc>>,
    /// Not sent later: a reminder after the appointment is worse than none.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Puts a message into the outbox of this transaction.
pub async fn enqueue(tx: &mut Tx, message: &Message) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into platform.outbox (id, channel, recipient, subject, body, calendar, topic, not_before, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, coalesce($8, clock_timestamp()), $9)",
    )
    .bind(Uuid::new_v4())
    .bind(message.channel.code())
    .bind(&message.recipient)
    .bind(&message.subject)
    .bind(&message.body)
    .bind(&message.calendar)
    .bind(message.topic)
    .bind(message.not_before)
    .bind(message.expires_at)
    .execute(tx.conn())
    .await?;
    Ok(())
}
