//! The households of one person, for their page.

use access::DataClass;
use platform::Tx;
use platform::i18n;
use platform::web::Visit;
use uuid::Uuid;
use vocabulary::paths;

use super::{kind_id, relation};
use crate::opened::Opened;
use crate::queries::{self, HouseholdLine};

/// The households to which somebody belongs or belonged, as far as I may see that; those that hold first.
pub async fn households_of(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<HouseholdLine>> {
    queries::households_of(tx, person).await
}

/// What `templates/people/person_households.html` shows.
pub struct HouseholdsOfPerson {
    pub lines: Vec<Line>,
    /// Where a household is formed round the person, if I may.
    pub form_new: Option<String>,
    /// Where ties are written down.
    pub family: Option<String>,
}

/// One household.
pub struct Line {
    pub href: String,
    pub kind: String,
    pub relation: String,
    pub since: String,
    /// The first day on which it was no longer so.
    pub until: Option<String>,
}

impl HouseholdsOfPerson {
    /// `None`: with whom the person lives is not mine to see.
    pub(crate) async fn read(
        visit: &Visit,
        tx: &mut Tx,
        opened: &Opened,
    ) -> sqlx::Result<Option<Self>> {
        if !opened.reads(DataClass::Household) {
            return Ok(None);
        }
        let date = |day| i18n::plain_date(visit.language(), day);
        let lines = queries::households_of(tx, opened.id)
            .await?
            .into_iter()
            .map(|line| Line {
                href: visit.href(&paths::Household { id: line.id }),
                kind: visit.text(&kind_id(&line.kind)),
                relation: relation(visit, &line.relationship),
                since: date(line.from),
                until: line.to.map(date),
            })
            .collect();
        let id = opened.id;
        let writes = opened.writes(DataClass::Household);
        Ok(Some(Self {
            lines,
            form_new: writes.then(|| format!("{}?persona={id}", visit.href(&paths::HouseholdNew))),
            family: writes.then(|| visit.href(&paths::PersonFamily { id })),
        }))
    }
}
