//! Somebody else has written the same part meanwhile: both texts, side by side.

use chrono::{DateTime, Utc};
use platform::i18n;
use platform::web::Visit;

/// What the other one wrote and what was typed here, where the two differ.
pub(crate) struct Conflict {
    pub(crate) who: String,
    pub(crate) when: String,
    pub(crate) rows: Vec<Difference>,
}

pub(crate) struct Difference {
    /// Message id.
    pub(crate) label: &'static str,
    pub(crate) theirs: Option<String>,
    pub(crate) mine: Option<String>,
}

impl Conflict {
    pub(crate) fn new(visit: &Visit, who: Option<&str>, when: DateTime<Utc>) -> Self {
        Self {
            who: who.map_or_else(|| visit.text("person-somebody"), str::to_owned),
            when: i18n::moment(visit.language(), when),
            rows: Vec::new(),
        }
    }

    /// A field of both; equal ones are left out.
    pub(crate) fn with_both(
        mut self,
        label: &'static str,
        theirs: Option<String>,
        mine: Option<String>,
    ) -> Self {
        if theirs != mine {
            self.rows.push(Difference {
                label,
                theirs,
                mine,
            });
        }
        self
    }

    /// The same with texts that are somebody's.
    pub(crate) fn with(
        self,
        label: &'static str,
        theirs: Option<&str>,
        mine: Option<&str>,
    ) -> Self {
        self.with_both(label, theirs.map(str::to_owned), mine.map(str::to_owned))
    }
}
