//! What the page of a case says of its deadlines: how many are open, and which day is next.

use access::CaseAccess;
use chrono::{DateTime, NaiveDate, Utc};
use platform::i18n;
use platform::web::Visit;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use super::{Distance, distance};
use crate::queries::{OPEN_DEADLINES, Summary};

pub(crate) struct Next {
    pub(crate) href: String,
    pub(crate) open: i64,
    pub(crate) due: Option<Due>,
}

/// The soonest.
pub(crate) struct Due {
    pub(crate) day: String,
    pub(crate) words: String,
    pub(crate) look: &'static str,
}

/// None where deadlines may not be read.
pub(crate) fn next(
    visit: &Visit,
    case: &CaseAccess,
    summaries: &[Summary],
    now: DateTime<Utc>,
) -> Option<Next> {
    let open = summaries.iter().find(|found| found.is(OPEN_DEADLINES))?;
    let due: Option<NaiveDate> = open.newest.as_deref().and_then(|day| day.parse().ok());
    Some(Next {
        href: visit.href(&paths::CaseDeadlines { id: case.case.0 }),
        open: open.lines,
        due: due.map(|due| {
            let Distance { words, look } = distance(visit, due, local_date(now));
            Due {
                day: i18n::plain_date(visit.language(), due),
                words,
                look,
            }
        }),
    })
}
