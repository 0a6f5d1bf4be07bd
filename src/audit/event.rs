//! One event of the trail: an act, on what, for which case and why, done or refused.

use platform::Tx;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// An act about to be written into the trail. Who did it, when, in which request and as which role the database
/// fills in by itself. Everything in it is a code or an id, never a name, a contact or free text.
#[derive(Debug)]
#[must_use = "an event is in the trail only after `record`"]
pub struct Event {
    action: &'static str,
    subject: Option<Uuid>,
    case: Option<Uuid>,
    class: Option<String>,
    basis: Option<String>,
    body: Option<Uuid>,
    capacity: Option<String>,
    outcome: &'static str,
    detail: Value,
}

impl Event {
    /// `action` names the act, room first: `case.section_opened`. It needs a text in `locales/*/audit.ftl`.
    pub fn new(action: &'static str) -> Self {
        Self {
            action,
            subject: None,
            case: None,
            class: None,
            basis: None,
            body: None,
            capacity: None,
            outcome: "done",
            detail: Value::Object(serde_json::Map::new()),
        }
    }

    /// What it was done to.
    pub fn subject(mut self, subject: impl Into<Uuid>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// The case it belongs to: whom the case is about may ask to see it.
    pub fn case(mut self, case: impl Into<Uuid>) -> Self {
        self.case = Some(case.into());
        self
    }

    /// The code of the data class, such as `economic_summary`.
    pub fn class(mut self, code: impl Into<String>) -> Self {
        self.class = Some(code.into());
        self
    }

    /// Why it was allowed: the code of the grant's basis, such as `assignment` or `break_glass`.
    pub fn basis(mut self, code: impl Into<String>) -> Self {
        self.basis = Some(code.into());
        self
    }

    /// For which body whoever did it was at work.
    pub fn body(mut self, body: impl Into<Uuid>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// In which capacity, such as `case_manager`.
    pub fn capacity(mut self, code: impl Into<String>) -> Self {
        self.capacity = Some(code.into());
        self
    }

    /// It was tried and not allowed.
    pub fn refused(mut self) -> Self {
        self.outcome = "refused";
        self
    }

    /// Codes, ids and counts that say more. What cannot be written as JSON is left out.
    pub fn detail(mut self, detail: impl Serialize) -> Self {
        self.detail =
            serde_json::to_value(detail).unwrap_or_else(|_| Value::Object(serde_json::Map::new()));
        self
    }

    /// Writes it, in the transaction of the act itself.
    pub async fn record(self, tx: &mut Tx) -> Result<(), sqlx::Error> {
        sqlx::query(
            "insert into audit.event (action, subject, case_id, data_class, basis, body_id, capacity, outcome, detail)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(self.action)
        .bind(self.subject)
        .bind(self.case)
        .bind(self.class)
        .bind(self.basis)
        .bind(self.body)
        .bind(self.capacity)
        .bind(self.outcome)
        .bind(self.detail)
        .execute(tx.conn())
        .await?;
        Ok(())
    }
}
