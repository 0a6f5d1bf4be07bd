//! The municipality of an address, or the state where somebody lives abroad: read as it is today, offered to choose from.

use chrono::NaiveDate;
use places::{NotRead, Place};
use platform::Tx;
use platform::web::{Form, Visit};
use vocabulary::local_time::local_date;

use crate::queries;
use crate::reading::text;

/// Characters in the name of a place, as in the tables.
const LONGEST: usize = 120;
/// Of places that may have been meant, so many are said.
const SAID: usize = 6;

/// What a form offers for the field of the municipality.
pub(crate) struct Towns {
    /// The municipalities round the bodies of this portal.
    pub(crate) offered: Vec<String>,
    /// What may have been meant by what was typed; empty: it was understood, or nothing is like it.
    pub(crate) perhaps: String,
}

/// The place, or what is wrong with it beside the field; `None` too if it was left empty.
pub(crate) fn read(form: &mut Form, field: &str, today: NaiveDate) -> Option<&'static Place> {
    let typed = text(form, field, LONGEST)?;
    match places::reads(&typed, Some(today)) {
        Ok(place) => Some(place),
        Err(why) => {
            form.fail(field, message(&why));
            None
        }
    }
}

fn message(why: &NotRead) -> &'static str {
    match why {
        NotRead::Unknown | NotRead::NotYet { .. } => "person-town-unknown",
        NotRead::Ambiguous(_) => "person-town-which",
        NotRead::NoMore { .. } => "person-town-no-more",
    }
}

/// A place that was written down, as the field says it again.
pub(crate) fn typed(code: Option<&str>, place: Option<&str>) -> String {
    let known = code.and_then(|code| places::history(code).last());
    known.map_or_else(|| place.unwrap_or_default().to_owned(), Place::label)
}

impl Towns {
    pub(crate) async fn offered(
        visit: &Visit,
        tx: &mut Tx,
        (form, field): (&Form, &str),
    ) -> sqlx::Result<Self> {
        let today = local_date(visit.app().clock.now());
        let round_here = queries::provinces(tx).await?;
        let offered = round_here
            .iter()
            .flat_map(|province| places::municipalities(province, today))
            .map(Place::label);
        Ok(Self {
            offered: offered.collect(),
            perhaps: perhaps(form, field, today),
        })
    }
}

fn perhaps(form: &Form, field: &str, today: NaiveDate) -> String {
    if !form.has_error(field) {
        return String::new();
    }
    let meant = match places::reads(form.raw(field), Some(today)) {
        Err(NotRead::Ambiguous(places)) => places,
        _ => places::near(form.raw(field), today, SAID),
    };
    let labels = meant.iter().take(SAID).map(|place| place.label());
    labels.collect::<Vec<_>>().join(", ")
}
