//! SQL of the citizen's own side: the draft, one-time codes, ratings, and the offices as people choose them.

use chrono::{DateTime, Utc};
use directory::model::Reception;
use platform::Tx;
use sqlx::postgres::types::PgInterval;
use vocabulary::ids::{OfficeId, SiteId};

use crate::answers::Answers;

/// What this browser's visitor has answered so far.
pub async fn draft(tx: &mut Tx) -> sqlx::Result<Answers> {
    let stored = sqlx::query_scalar!(
        "select answers from booking.draft
         where token_hash = platform.token() and expires_at > clock_timestamp()",
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(stored.map(read).unwrap_or_default())
}

/// The same, for changing it: a second sending of the same form waits for the first.
pub async fn draft_for_update(tx: &mut Tx) -> sqlx::Result<Answers> {
    let stored = sqlx::query_scalar!(
        "select answers from booking.draft
         where token_hash = platform.token() and expires_at > clock_timestamp() for update",
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(stored.map(read).unwrap_or_default())
}

/// Answers of an older version that can not be read are no answers.
fn read(stored: serde_json::Value) -> Answers {
    serde_json::from_value(stored).unwrap_or_default()
}

/// Keeps the answers for so many hours from now.
pub async fn keep_draft(tx: &mut Tx, answers: &Answers, hours: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into booking.draft as d (token_hash, answers, expires_at)
         values (platform.token(), $1, clock_timestamp() + $2::interval)
         on conflict (token_hash) do update set answers = excluded.answers, expires_at = excluded.expires_at",
        sqlx::types::Json(answers) as _,
        PgInterval { months: 0, days: 0, microseconds: hours * 3_600_000_000 },
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub async fn forget_draft(tx: &mut Tx) -> sqlx::Result<()> {
    sqlx::query!("delete from booking.draft where token_hash = platform.token()")
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Offices that receive people, of one kind of body or of all (`''`), by municipality.
pub async fn offices(tx: &mut Tx, kind: &str) -> sqlx::Result<Vec<Reception>> {
    sqlx::query_as!(
        Reception,
        r#"select office_id as "office_id!: OfficeId", office_slug as "office_slug!", office as "office!", phone,
                  email, walk_in as "walk_in!", example as "example!", body as "body!",
                  site_id as "site_id!: SiteId", site_slug as "site_slug!", site as "site!", address, postal_code,
                  directions, step_free, municipality
           from directory.reception
           where $1 in ('', body_kind)
           order by municipality, site, office"#,
        kind,
    )
    .fetch_all(tx.conn())
    .await
}

pub async fn office_by_slug(tx: &mut Tx, slug: &str) -> sqlx::Result<Option<Reception>> {
    sqlx::query_as!(
        Reception,
        r#"select office_id as "office_id!: OfficeId", office_slug as "office_slug!", office as "office!", phone,
                  email, walk_in as "walk_in!", example as "example!", body as "body!",
                  site_id as "site_id!: SiteId", site_slug as "site_slug!", site as "site!", address, postal_code,
                  directions, step_free, municipality
           from directory.reception
           where office_slug = $1"#,
        slug,
    )
    .fetch_optional(tx.conn())
    .await
}

/// Sends a one-time code to whoever made the appointment, if there is one. Says nothing about whether there is.
pub async fn send_code(
    tx: &mut Tx,
    reference: &[u8],
    code: &[u8],
    subject: &str,
    mail: &str,
    text: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "select booking.send_code($1, $2, $3, $4, $5)",
        reference,
        code,
        subject,
        mail,
        text
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(())
}

/// Does the code open the appointment of this reference? If so, this browser has a pass now.
pub async fn redeem_code(tx: &mut Tx, reference: &[u8], code: &[u8]) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select booking.redeem_code($1, $2) as "right!""#,
        reference,
        code
    )
    .fetch_one(tx.conn())
    .await
}

/// When this network may try again; `None`: now.
pub async fn retry_at(tx: &mut Tx, keys: &[Vec<u8>]) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("select identity.retry_at($1)", keys)
        .fetch_one(tx.conn())
        .await
}

/// A try that failed; the first `free` ones cost nothing.
pub async fn note_failure(tx: &mut Tx, key: &[u8], free: i32) -> sqlx::Result<()> {
    sqlx::query!("select identity.note_failure($1, $2)", key, free)
        .fetch_one(tx.conn())
        .await?;
    Ok(())
}

/// Bound to nobody: no token, no appointment, only the day.
pub async fn rate(tx: &mut Tx, score: i16, answer: &str, comment: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into booking.rating (score, answer, comment) values ($1, $2, $3)",
        score,
        answer,
        comment
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
