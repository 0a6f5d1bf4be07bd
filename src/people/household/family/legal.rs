//! Guardians, and what a court has decided about a parent.

use access::{DataClass, StaffWrite};
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Form, PageError, Visit};
use uuid::Uuid;

use super::{Entry, Known, Written, span};
use crate::editing;
use crate::opened::Opened;
use crate::queries::{self, Decision, LegalRow, NewGuardian, NewLimit};
use crate::reading::{chosen, once, required, text};

pub(super) const GUARDIANS: [&str; 3] = ["guardianship", "curatorship", "support_administration"];
pub(super) const LIMITS: [&str; 3] = ["suspension", "forfeiture", "prescriptions"];

pub(super) fn entry(visit: &Visit, known: &Known, row: &LegalRow, today: NaiveDate) -> Entry {
    let kind = visit.text(&format!("family-legal-{}", row.kind.replace('_', "-")));
    let who = match (&row.guardian, row.parent) {
        (Some(guardian), _) => guardian.clone(),
        (None, parent) => parent
            .map(|parent| known.called(parent))
            .unwrap_or_default(),
    };
    let values = [("kind", &*kind), ("name", &*who)];
    let decided: Vec<String> = row.court.iter().chain(&row.decree).cloned().collect();
    Entry {
        id: row.id,
        what: if row.parent.is_some() {
            "limite"
        } else {
            "tutela"
        },
        title: i18n::text(visit.language(), "household-answers-law", &values).into_owned(),
        lines: span(visit, Some(row.from), row.to)
            .into_iter()
            .chain((!decided.is_empty()).then(|| decided.join(", ")))
            .chain(row.contact.clone())
            .chain(row.text.clone())
            .collect(),
        is_open: row.to.is_none_or(|to| to > today),
    }
}

/// A decision from the fields that begin with `prefix`: court, decree, from when, until when, about what.
fn decision(form: &mut Form, prefix: &str, today: NaiveDate) -> Option<Decision> {
    let field = |name: &str| format!("{prefix}_{name}");
    let court = text(form, &field("tribunale"), 200);
    let decree = text(form, &field("decreto"), 100);
    let about = text(form, &field("testo"), 1000);
    let from = editing::day(form, &field("dal"));
    let last = editing::day(form, &field("al"));
    let to = last.and_then(|last| last.succ_opt());
    match (from, to) {
        (None, _) => form.fail(&field("dal"), "household-day-empty"),
        (Some(from), _) if from > today => form.fail(&field("dal"), "household-day-future"),
        (Some(from), Some(to)) if to <= from => form.fail(&field("al"), "family-end-before-begin"),
        _ => {}
    }
    Some(Decision {
        court,
        decree,
        from: from?,
        to,
        text: about,
    })
}

pub(super) async fn add_guardian(
    staff: &mut StaffWrite,
    opened: &Opened,
    form: &mut Form,
    today: NaiveDate,
) -> Result<Written, PageError> {
    let kind = chosen(form, "t_tipo", &GUARDIANS);
    if kind.is_none() {
        form.fail("t_tipo", "family-kind-empty");
    }
    let name = required(form, "t_nome", "family-guardian-name", 200);
    let contact = text(form, "t_recapito", 254);
    let decision = decision(form, "t", today);
    let (Some(kind), Some(name), Some(decision), false) = (kind, name, decision, form.has_errors())
    else {
        return Ok(Written::No);
    };
    let new = NewGuardian {
        id: once(form),
        kind,
        name,
        contact,
        decision,
    };
    queries::add_guardian(&mut staff.tx, opened.id, &new).await?;
    Ok(Written::Yes)
}

pub(super) async fn add_limit(
    staff: &mut StaffWrite,
    (opened, known): (&Opened, &Known),
    form: &mut Form,
    today: NaiveDate,
) -> Result<Written, PageError> {
    if !opened.writes(DataClass::Protection) {
        return Err(PageError::NotFound);
    }
    let kind = chosen(form, "l_tipo", &LIMITS);
    if kind.is_none() {
        form.fail("l_tipo", "family-kind-empty");
    }
    let typed: Option<Uuid> = form.raw("l_genitore").parse().ok();
    let parent = typed.filter(|parent| known.parents(opened.id).contains(parent));
    if parent.is_none() {
        form.fail("l_genitore", "family-parent-empty");
    }
    let decision = decision(form, "l", today);
    let (Some(kind), Some(parent), Some(decision), false) =
        (kind, parent, decision, form.has_errors())
    else {
        return Ok(Written::No);
    };
    let new = NewLimit {
        id: once(form),
        parent,
        kind,
        decision,
    };
    queries::add_limit(&mut staff.tx, opened.id, &new).await?;
    Ok(Written::Yes)
}
