//! `/nuclei/{id}/capofamiglia`: somebody else becomes the head of a household. First who, then what everybody is to them, proposed
//! from what they were to the old head.

use access::{StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use super::act::{Outcome, carry_out, is_stale};
use super::fields::{self, RoleField, day, relationships};
use super::plan::change_head;
use super::proposal::to_new_head;
use super::shown::{Head, Meanwhile, blank};
use super::spell::HEAD;
use super::state::{State, name, opened_to_write, writable};

#[derive(Template)]
#[template(path = "people/household_heading.html")]
struct HeadChange {
    page: Page,
    form: Form,
    household: Head,
    /// Who can become the head: all but who is.
    people: Vec<Choice>,
    /// What each is to the new head, once that is chosen.
    roles: Vec<RoleField>,
    relationships: Vec<Choice>,
    today: String,
    about: Option<String>,
    meanwhile: Option<Meanwhile>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    capo: Option<Uuid>,
}

pub(crate) async fn show(
    path: paths::HouseholdHead,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (look, state) = opened_to_write(look, path.id).await?;
    let form = proposed(&state, asked.capo);
    respond(&visit, look, &state, form, (None, None)).await
}

/// What everybody probably is to the new head.
fn proposed(state: &State, new_head: Option<Uuid>) -> Form {
    let mut form = blank(state);
    let current = state.current();
    let Some(chosen) = current
        .iter()
        .find(|member| Some(member.person) == new_head)
    else {
        return form;
    };
    form.set("capo", chosen.person.to_string());
    for member in &current {
        let role = if member.person == chosen.person {
            HEAD
        } else {
            to_new_head(&member.relationship, &chosen.relationship)
        };
        form.set(&fields::field("s", member.person), role);
    }
    form
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    state: &State,
    form: Form,
    (about, meanwhile): (Option<String>, Option<Meanwhile>),
) -> PageResult {
    let today = local_date(visit.app().clock.now());
    state.event("household.opened").record(&mut look.tx).await?;
    let page = look.me.page(visit, "household-head-title");
    look.tx.commit().await?;
    let current = state.current();
    let page = HeadChange {
        page,
        household: Head::of(visit, state),
        people: current
            .iter()
            .filter(|member| member.relationship != HEAD)
            .map(|member| Choice::new(member.person.to_string(), name(member)))
            .collect(),
        roles: if form.raw("capo").is_empty() {
            Vec::new()
        } else {
            fields::role_fields(visit, "s", &current, today)
        },
        relationships: relationships(visit),
        today: today.to_string(),
        about,
        meanwhile,
        form,
    };
    Ok(visit.show(super::status(&page.form, page.meanwhile.as_ref()), &page))
}

pub(crate) async fn store(
    path: paths::HouseholdHead,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, state) = writable(staff, path.id, "household.head_changed").await?;
    if is_stale(&state, &form) {
        let meanwhile = Meanwhile::of(&visit, &state, &mut form);
        return respond(&visit, staff.into(), &state, form, (None, Some(meanwhile))).await;
    }
    let today = local_date(visit.app().clock.now());
    let ids: Vec<Uuid> = state.current().iter().map(|member| member.person).collect();
    let roles = fields::roles(&mut form, "s", &ids);
    for id in ids
        .iter()
        .filter(|id| !roles.iter().any(|(person, _)| person == *id))
    {
        form.fail(&fields::field("s", *id), "household-role-empty");
    }
    let day = day(&mut form, today, None);
    let (Some(day), false) = (day, form.has_errors()) else {
        return respond(&visit, staff.into(), &state, form, (None, None)).await;
    };
    let planned = change_head(state.id(), &state.spells, &roles, day);
    match carry_out(&visit, &mut staff, &state, &mut form, (planned, None)).await? {
        Outcome::Done => {}
        Outcome::Refused(about) => {
            return respond(&visit, staff.into(), &state, form, (about, None)).await;
        }
        Outcome::Conflict(now) => {
            let meanwhile = Meanwhile::of(&visit, &now, &mut form);
            return respond(&visit, staff.into(), &now, form, (None, Some(meanwhile))).await;
        }
    }
    state
        .event("household.head_changed")
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!(
        "{}?fatto=capofamiglia",
        paths::Household { id: path.id }
    )))
}
