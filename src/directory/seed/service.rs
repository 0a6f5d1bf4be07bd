//! Services with their texts and the reasons for which people book, as `data/services/` writes them.

use serde::Deserialize;
use uuid::Uuid;

use super::id;

/// A service, in the parts that a public service page must have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub slug: String,
    /// Message id of the topic under which people look for it.
    pub topic: String,
    /// What shows that the service exists.
    pub source: Option<String>,
    pub it: ServiceText,
    pub en: ServiceText,
    /// Why people book an appointment with it.
    pub reason: Vec<Reason>,
}

/// What people read about a service, in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceText {
    pub name: String,
    pub summary: String,
    pub for_whom: String,
    pub how: String,
    /// What to have at hand, one thing each.
    pub needed: Vec<String>,
    pub get: String,
    pub time: String,
    pub cost: String,
}

/// Who may choose a reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhoMayBook {
    /// Everybody.
    Anyone,
    /// Those whom the service has called.
    Summoned,
    /// Staff only: people do not see it.
    Staff,
}

impl WhoMayBook {
    /// The word that the database keeps.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Summoned => "summoned",
            Self::Staff => "staff",
        }
    }
}

/// Why somebody comes (motivo): it decides how long the appointment takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    pub slug: String,
    pub duration_minutes: i16,
    /// Time to write things down, before the next person.
    #[serde(default)]
    pub buffer_minutes: i16,
    pub min_notice_hours: i16,
    pub max_notice_days: i16,
    pub who_may_book: WhoMayBook,
    pub it: ReasonText,
    pub en: ReasonText,
}

/// What people read about a reason, in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonText {
    pub name: String,
    /// What to bring, one thing each.
    pub bring: Vec<String>,
}

impl Service {
    /// The id of this service in every database.
    #[must_use]
    pub fn id(&self) -> Uuid {
        id("service", &self.slug)
    }

    /// Its texts with the language of each.
    #[must_use]
    pub fn texts(&self) -> [(&'static str, &ServiceText); 2] {
        [("it", &self.it), ("en", &self.en)]
    }
}

impl Reason {
    /// The id of this reason in every database.
    #[must_use]
    pub fn id(&self) -> Uuid {
        id("reason", &self.slug)
    }

    /// Its texts with the language of each.
    #[must_use]
    pub fn texts(&self) -> [(&'static str, &ReasonText); 2] {
        [("it", &self.it), ("en", &self.en)]
    }
}

impl ServiceText {
    /// Every text that people read, one at a time.
    #[must_use]
    pub fn parts(&self) -> Vec<&str> {
        let mut parts = vec![
            self.name.as_str(),
            &self.summary,
            &self.for_whom,
            &self.how,
            &self.get,
            &self.time,
            &self.cost,
        ];
        parts.extend(self.needed.iter().map(String::as_str));
        parts
    }
}

impl ReasonText {
    /// Every text that people read, one at a time.
    #[must_use]
    pub fn parts(&self) -> Vec<&str> {
        let mut parts = vec![self.name.as_str()];
        parts.extend(self.bring.iter().map(String::as_str));
        parts
    }
}
