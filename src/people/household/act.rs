//! How an act on a household is carried out: after nobody else's, wholly or not at all, and what the tables refuse in
//! words.
//!
//! The household counts its changes (`people.household.version`), so that two acts never pass each other. A form does not carry that
//! number, for it would tell of changes to members whom its reader does not see. It carries when the last change was
//! written that they do see; whatever they see that is newer is somebody else's work, and is shown before anything is
//! written over it.

use access::StaffWrite;
use chrono::NaiveDate;
use platform::Tx;
use platform::i18n;
use platform::web::{Form, PageError, Visit};
use uuid::Uuid;

use super::newborn;
use super::plan::{Beginning, Plan, Wrong};
use super::state::State;
use crate::queries;

/// How an act ended.
pub(crate) enum Outcome {
    Done,
    /// It was refused: what is wrong stands in the form; a sentence says more.
    Refused(Option<String>),
    /// Somebody else was quicker: the household as it is now.
    Conflict(State),
}

/// A household that an act makes.
pub(crate) struct NewHousehold {
    pub(crate) id: Uuid,
    pub(crate) body: Uuid,
}

/// Has somebody written, where I can see it, since this form was shown?
pub(crate) fn is_stale(state: &State, form: &Form) -> bool {
    !state.since(seen(form)).is_empty()
}

fn seen(form: &Form) -> i64 {
    form.raw("visto").parse().unwrap_or(0)
}

/// Carries out what was planned.
pub(crate) async fn carry_out(
    visit: &Visit,
    staff: &mut StaffWrite,
    state: &State,
    form: &mut Form,
    (planned, new): (Result<Plan, Wrong>, Option<NewHousehold>),
) -> Result<Outcome, PageError> {
    let plan = match planned {
        Ok(plan) => plan,
        Err(wrong) => return Ok(Outcome::Refused(explain(visit, state, form, wrong))),
    };
    let tx = &mut staff.tx;
    queries::mark(tx).await?;
    if !queries::count_change(tx, state.id(), state.row.version).await? {
        let now = State::open(tx, state.id())
            .await?
            .ok_or(PageError::NotFound)?;
        if is_stale(&now, form) {
            queries::step_back(tx).await?;
            return Ok(Outcome::Conflict(now));
        }
        if !queries::count_change_anyway(tx, state.id()).await? {
            return Err(PageError::NotFound);
        }
    }
    if let Some(new) = new {
        queries::add_household(tx, new.id, &state.row.kind, new.body).await?;
    }
    match apply(tx, &plan).await {
        Ok(()) => Ok(Outcome::Done),
        Err((person, error)) => {
            queries::step_back(tx).await?;
            let about = refused(visit, tx, (form, &state.row.kind), &plan, (person, error)).await?;
            Ok(Outcome::Refused(about))
        }
    }
}

/// What ends, then what begins. Whoever it was that the tables refused.
pub(crate) async fn apply(tx: &mut Tx, plan: &Plan) -> Result<(), (Uuid, sqlx::Error)> {
    let spells: Vec<Uuid> = plan.endings.iter().map(|end| end.spell).collect();
    let days: Vec<NaiveDate> = plan.endings.iter().map(|end| end.day).collect();
    let whys: Vec<String> = plan.endings.iter().map(|end| end.why.to_owned()).collect();
    let ended = queries::end_members(tx, &spells, &days, &whys)
        .await
        .map_err(|error| (Uuid::nil(), error))?;
    if ended != spells.len() as u64 {
        // between the page and the act a right ended
        return Err((Uuid::nil(), sqlx::Error::RowNotFound));
    }
    if let Some(child) = &plan.born {
        newborn::register(tx, child)
            .await
            .map_err(|error| (Uuid::nil(), error))?;
    }
    for new in &plan.beginnings {
        begin(tx, new).await.map_err(|error| (new.person, error))?;
    }
    Ok(())
}

async fn begin(tx: &mut Tx, new: &Beginning) -> sqlx::Result<()> {
    queries::add_member(
        tx,
        new.household,
        new.person,
        (&new.relationship, new.why),
        new.from,
    )
    .await
}

/// What is wrong with a plan, at its field; a sentence that names whom and when.
fn explain(visit: &Visit, state: &State, form: &mut Form, wrong: Wrong) -> Option<String> {
    let (field, message) = match wrong {
        Wrong::NotThere(_) => ("persona", "household-not-there"),
        Wrong::AlreadyThere(_) => ("persona", "household-already-there"),
        Wrong::TooEarly(..) => ("giorno", "household-too-early"),
        Wrong::NoHead => ("relazioni", "household-no-head"),
        Wrong::TwoHeads => ("relazioni", "household-two-heads"),
        // the same words as for a head whom the reader does not see
        Wrong::HasHead => ("relazioni", "household-not-head-then"),
        Wrong::Nobody => ("vanno", "household-nobody-goes"),
        Wrong::Everybody => ("vanno", "household-everybody-goes"),
    };
    form.fail(field, message);
    let Wrong::TooEarly(person, day) = wrong else {
        return None;
    };
    let day = i18n::plain_date(visit.language(), day);
    Some(said(
        visit,
        "household-last-change",
        &state.name(person),
        &day,
    ))
}

/// What the tables refused, in words. No word says that somebody is there whom the reader can not see.
pub(crate) async fn refused(
    visit: &Visit,
    tx: &mut Tx,
    (form, kind): (&mut Form, &str),
    plan: &Plan,
    (person, error): (Uuid, sqlx::Error),
) -> Result<Option<String>, PageError> {
    let constraint = error
        .as_database_error()
        .and_then(|error| error.constraint())
        .unwrap_or_default()
        .to_owned();
    match &*constraint {
        "one_household_of_a_kind_at_a_time" => {
            form.fail("persona", "household-elsewhere");
            let from = plan
                .beginnings
                .iter()
                .find(|new| new.person == person)
                .map(|new| new.from);
            elsewhere(visit, tx, (person, kind), from).await
        }
        "one_head_at_a_time" => {
            form.fail("relazioni", "household-not-head-then");
            Ok(None)
        }
        _ if is_not_allowed(&error) => {
            form.fail("persona", "household-not-yours");
            Ok(None)
        }
        _ if matches!(error, sqlx::Error::RowNotFound) => Err(PageError::NotFound),
        _ => Err(error.into()),
    }
}

/// Since when somebody is in another household of the same kind.
async fn elsewhere(
    visit: &Visit,
    tx: &mut Tx,
    (person, kind): (Uuid, &str),
    from: Option<NaiveDate>,
) -> Result<Option<String>, PageError> {
    let Some(from) = from else { return Ok(None) };
    let since = queries::other_of_kind(tx, person, kind, from).await?;
    let figures = queries::figures(tx, &[person]).await?;
    let (Some(since), Some(who)) = (since, figures.first()) else {
        return Ok(None);
    };
    let name = super::state::full(who.given_name.as_deref(), who.surname.as_deref());
    let since = i18n::plain_date(visit.language(), since);
    Ok(Some(said(
        visit,
        "household-elsewhere-since",
        &name,
        &since,
    )))
}

fn said(visit: &Visit, id: &str, name: &str, date: &str) -> String {
    i18n::text(visit.language(), id, &[("name", name), ("date", date)]).into_owned()
}

/// The database refused a row: between the page and the act a right ended, or there never was one.
pub(super) fn is_not_allowed(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == "42501")
}
