//! What does not fit in what is known of somebody, in words: a code that says otherwise, a birthplace that was not there.
//! Warnings, never refusals; the rules are those of [`crate::check`].

use chrono::NaiveDate;
use platform::Tx;
use platform::i18n;
use platform::web::Visit;
use uuid::Uuid;
use vocabulary::local_time::local_date;

use crate::check::{Entered, Finding, Severity, check};
use crate::queries::{self, Identity, Name};

/// What is known of somebody, as the rules read it.
#[derive(Default)]
pub(crate) struct Described {
    pub(crate) surname: String,
    pub(crate) given_name: String,
    /// Only where the day is known.
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) sex: String,
    /// As it was said, or its code.
    pub(crate) birthplace: String,
}

impl Described {
    pub(crate) fn new(name: Option<&Name>, identity: Option<&Identity>) -> Self {
        // an alias says nothing of the name on the card
        let name = name.filter(|name| name.standing != "alias");
        let text = |part: Option<&String>| part.cloned().unwrap_or_default();
        Self {
            surname: text(name.and_then(|name| name.surname.as_ref())),
            given_name: text(name.and_then(|name| name.given_name.as_ref())),
            birth_date: identity
                .filter(|identity| identity.birth_known == "day")
                .and_then(|identity| identity.birth_date),
            sex: text(identity.and_then(|identity| identity.sex.as_ref())),
            birthplace: text(identity.and_then(|identity| {
                identity
                    .birthplace_code
                    .as_ref()
                    .or(identity.birthplace.as_ref())
            })),
        }
    }

    pub(crate) async fn read(tx: &mut Tx, person: Uuid) -> sqlx::Result<Self> {
        let name = queries::name(tx, person).await?;
        let identity = queries::identity(tx, person).await?;
        Ok(Self::new(name.as_ref(), identity.as_ref()))
    }

    /// What is odd, with this code or without one.
    pub(crate) fn odd(&self, visit: &Visit, code: &str) -> Vec<Finding> {
        let birth_date = self
            .birth_date
            .map(|date| date.to_string())
            .unwrap_or_default();
        let entered = Entered {
            given_name: &self.given_name,
            surname: &self.surname,
            birth_date: &birth_date,
            sex: &self.sex,
            birthplace: &self.birthplace,
            place: "",
            code,
        };
        let today = local_date(visit.app().clock.now());
        check(&entered, today)
            .into_iter()
            .filter(|finding| finding.severity == Severity::Warning)
            .collect()
    }

    /// One sentence for each thing that this code says otherwise.
    pub(crate) fn misfits(&self, visit: &Visit, code: &str) -> Vec<String> {
        let without: Vec<String> = self.odd(visit, "").iter().map(Finding::id).collect();
        self.odd(visit, code)
            .iter()
            .filter(|finding| !without.contains(&finding.id()))
            .map(|finding| words(visit, finding))
            .collect()
    }
}

/// One sentence.
pub(crate) fn words(visit: &Visit, finding: &Finding) -> String {
    let value = finding.value();
    i18n::text(
        visit.language(),
        &finding.message_id(),
        &[("value", &*value)],
    )
    .into_owned()
}
