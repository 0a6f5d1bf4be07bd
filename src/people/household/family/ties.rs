//! Parents, children and couples.

use access::StaffWrite;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Form, PageError, Visit};
use uuid::Uuid;

use super::{Entry, Known, Written, span};
use crate::editing;
use crate::household::act::is_not_allowed;
use crate::opened::Opened;
use crate::queries::{self, KinRow, NewTie};
use crate::reading::{chosen, is_twice, once};

/// What the other one is to the person of the page.
pub(super) const KINDS: [&str; 11] = [
    "parent",
    "child",
    "married",
    "civil_union",
    "cohabiting",
    "separated",
    "divorced",
    "adoptive_parent",
    "adoptive_child",
    "foster_parent",
    "foster_child",
];

pub(super) fn entry(
    visit: &Visit,
    known: &Known,
    person: Uuid,
    (tie, today): (&KinRow, NaiveDate),
) -> Entry {
    let (other, kind) = if tie.person == person {
        (tie.relative, downwards(&tie.kind))
    } else {
        (tie.person, &*tie.kind)
    };
    let word = visit.text(&format!("family-tie-{}", kind.replace('_', "-")));
    let values = [("name", &*known.called(other)), ("tie", &*word)];
    Entry {
        id: tie.id,
        what: "legame",
        title: i18n::text(visit.language(), "family-tie-line", &values).into_owned(),
        lines: span(visit, tie.from, tie.to).into_iter().collect(),
        is_open: tie.to.is_none_or(|to| to > today),
    }
}

/// What the relative is, where the person of the page is the first of the row.
fn downwards(kind: &str) -> &str {
    match kind {
        "parent" => "child",
        "adoptive_parent" => "adoptive_child",
        "foster_parent" => "foster_child",
        couple => couple,
    }
}

pub(super) async fn add(
    staff: &mut StaffWrite,
    (opened, known): (&Opened, &Known),
    form: &mut Form,
    today: NaiveDate,
) -> Result<Written, PageError> {
    let Some(tie) = read(staff, (opened, known), form, today).await? else {
        return Ok(Written::No);
    };
    queries::mark(&mut staff.tx).await?;
    let Err(error) = queries::add_tie(&mut staff.tx, &tie).await else {
        return Ok(Written::Yes);
    };
    queries::step_back(&mut staff.tx).await?;
    let constraint = error
        .as_database_error()
        .and_then(|error| error.constraint());
    match constraint {
        Some("no_cycle_of_parents") => form.fail("persona", "family-cycle"),
        _ if is_twice(&error) => form.fail("persona", "family-already"),
        _ if is_not_allowed(&error) => form.fail("persona", "family-not-yours"),
        _ => return Err(error.into()),
    }
    Ok(Written::No)
}

async fn read(
    staff: &mut StaffWrite,
    (opened, known): (&Opened, &Known),
    form: &mut Form,
    today: NaiveDate,
) -> Result<Option<NewTie>, PageError> {
    let kind = chosen(form, "legame", &KINDS);
    if kind.is_none() {
        form.fail("legame", "family-tie-empty");
    }
    let typed: Vec<Uuid> = form.raw("persona").parse().ok().into_iter().collect();
    let other = queries::figures(&mut staff.tx, &typed).await?.pop();
    let other = other.filter(|other| other.id != opened.id);
    if other.is_none() {
        form.fail("persona", "household-whom-empty");
    }
    let from = editing::day(form, "dal");
    if from.is_some_and(|from| from > today) {
        form.fail("dal", "household-day-future");
    }
    let (Some(kind), Some(other)) = (kind, other) else {
        return Ok(None);
    };
    let me = known.figures.iter().find(|figure| figure.id == opened.id);
    let born = me.and_then(|me| me.birth_date);
    let (person, relative, stored, births) = match kind {
        "parent" | "adoptive_parent" | "foster_parent" => {
            (other.id, opened.id, kind, (other.birth_date, born))
        }
        "child" => (opened.id, other.id, "parent", (born, other.birth_date)),
        "adoptive_child" => (
            opened.id,
            other.id,
            "adoptive_parent",
            (born, other.birth_date),
        ),
        "foster_child" => (
            opened.id,
            other.id,
            "foster_parent",
            (born, other.birth_date),
        ),
        // a couple stands once, the lesser id first
        couple => (
            opened.id.min(other.id),
            opened.id.max(other.id),
            couple,
            (None, None),
        ),
    };
    if let (Some(parent), Some(child)) = births
        && parent >= child
    {
        form.fail("legame", "family-parent-younger");
    }
    Ok((!form.has_errors()).then(|| NewTie {
        id: once(form),
        person,
        relative,
        kind: stored,
        from,
    }))
}
