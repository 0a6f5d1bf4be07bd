//! The trail: what happened, by whom, in the same transaction as the thing itself. That a row changed is written by a
//! trigger of the database; this says what it meant.

mod anchor;
mod event;
mod finding;
mod key;
mod leaf;
mod merkle;
mod notary;
mod queries;
mod seal;
mod sealer;
mod trail;
mod verify;

pub use anchor::{AnchorError, anchor};
pub use event::Event;
pub use finding::Finding;
pub use key::{KeyError, PublicKey, SealKey, Trusted};
pub use notary::{LATE, Notary, Verification, lag};
pub use sealer::seal_finished;
pub use trail::routes;
pub use verify::{Anchors, Report, verify};

use platform::Tx;
use serde::Serialize;
use uuid::Uuid;

/// Records an act. `action` names it (`appointment.confirmed`), `subject` is what it was done to; `detail` carries
/// codes and ids only, never names, contacts or free text.
pub async fn record(
    tx: &mut Tx,
    action: &str,
    subject: Option<Uuid>,
    detail: &impl Serialize,
) -> Result<(), sqlx::Error> {
    sqlx::query("insert into audit.event (action, subject, detail) values ($1, $2, $3)")
        .bind(action)
        .bind(subject)
        .bind(sqlx::types::Json(detail))
        .execute(tx.conn())
        .await?;
    Ok(())
}
