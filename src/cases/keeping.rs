//! What the pages about "who may see this case" share. They are for whoever manages the case; for everybody else, and
//! on every try, they are as absent as a case that does not exist. The try stands in the trail.

use std::collections::BTreeSet;

use access::{CaseAccess, Classes, DataClass, StaffLook, StaffWrite};
use audit::Event;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use platform::i18n;
use platform::web::{Form, PageError, Visit};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::ids::CaseId;
use vocabulary::local_time::instant;

pub(crate) use crate::look::{is_twice, once, written};

/// What these pages say of the case, and the way to the others of them.
pub(crate) struct Heading {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) is_protected: bool,
}

impl Heading {
    pub(crate) fn of(case: &CaseAccess) -> Self {
        Self {
            id: case.case.0,
            reference: written(&case.reference),
            is_protected: case.protected,
        }
    }
}

/// What an address says after an act.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

impl Asked {
    /// The message that belongs to the word, if it is one of these.
    pub(crate) fn done(&self, words: &[(&str, &'static str)]) -> Option<&'static str> {
        words
            .iter()
            .find(|(word, _)| *word == self.fatto)
            .map(|(_, message)| *message)
    }
}

/// The case of a look, or the answer that there is none.
pub(crate) async fn managed_by_looker(
    visit: &Visit,
    mut look: StaffLook,
    id: Uuid,
    action: &'static str,
) -> Result<(StaffLook, CaseAccess), PageError> {
    if let Some(case) = managed(visit, &mut look.tx, id).await? {
        return Ok((look, case));
    }
    refused(action, id).record(&mut look.tx).await?;
    look.tx.commit().await?;
    Err(PageError::NotFound)
}

/// The case of an act, or the answer that there is none.
pub(crate) async fn managed_by_actor(
    visit: &Visit,
    mut staff: StaffWrite,
    id: Uuid,
    action: &'static str,
) -> Result<(StaffWrite, CaseAccess), PageError> {
    match managed(visit, &mut staff.tx, id).await? {
        Some(case) => Ok((staff, case)),
        None => Err(absent(staff, refused(action, id)).await),
    }
}

async fn managed(
    visit: &Visit,
    tx: &mut platform::Tx,
    id: Uuid,
) -> sqlx::Result<Option<CaseAccess>> {
    let case = CaseAccess::open(tx, CaseId(id)).await?;
    Ok(case.filter(|case| case.manages(visit.app().clock.now())))
}

/// Writes down the try and answers like for something that does not exist.
pub(crate) async fn absent(mut staff: StaffWrite, event: Event) -> PageError {
    let written = async {
        event.record(&mut staff.tx).await?;
        staff.tx.commit().await
    };
    match written.await {
        Ok(()) => PageError::NotFound,
        Err(error) => error.into(),
    }
}

/// A try on a case that whoever tried may not manage.
pub(crate) fn refused(action: &'static str, case: Uuid) -> Event {
    Event::new(action).case(case).refused()
}

/// An act on a case, with the grant in whose name it is done.
pub(crate) fn event(action: &'static str, case: &CaseAccess, now: DateTime<Utc>) -> Event {
    let event = Event::new(action).case(case.case.0);
    match case.strongest(now) {
        Some(grant) => event
            .capacity(grant.capacity.code())
            .basis(&*grant.basis)
            .body(grant.body.0),
        None => event,
    }
}

/// A text in the visit's language.
pub(crate) fn say(visit: &Visit, id: &str, values: &[(&str, &str)]) -> String {
    i18n::text(visit.language(), id, values).into_owned()
}

pub(crate) fn moment(visit: &Visit, at: DateTime<Utc>) -> String {
    i18n::moment(visit.language(), at)
}

/// The names of classes, in the order of the matrix.
pub(crate) fn names(visit: &Visit, classes: Classes) -> Vec<String> {
    classes
        .iter()
        .map(|class| visit.text(&class.message()))
        .collect()
}

/// The classes whose boxes were ticked. What is beyond the matrix stays in: the database refuses it.
pub(crate) fn ticked(form: &Form, field: &str) -> Classes {
    DataClass::ALL
        .into_iter()
        .filter(|class| form.is(field, class.code()))
        .collect()
}

/// The last day that was typed; `Some(None)` if none was. Whether it has passed already the database says.
#[expect(
    clippy::option_option,
    reason = "wrong, left empty, and a day are three answers"
)]
pub(crate) fn last_day(form: &mut Form, field: &str) -> Option<Option<NaiveDate>> {
    let typed = form.value(field);
    if typed.trim().is_empty() {
        return Some(None);
    }
    let day = NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d")
        .ok()
        .filter(|day| (2000..=2100).contains(&chrono::Datelike::year(day)));
    if day.is_none() {
        form.fail(field, "keeping-until-shape");
    }
    day.map(Some)
}

/// The end of that day in Rome.
pub(crate) fn end_of(day: NaiveDate) -> DateTime<Utc> {
    instant((day + Days::new(1)).and_time(NaiveTime::MIN))
}

/// No pair twice, in order.
pub(crate) fn distinct<T: Ord + Clone>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    all.into_iter()
        .filter(|one| seen.insert(one.clone()))
        .collect()
}
