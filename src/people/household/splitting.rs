//! `/nuclei/{id}/dividi`: some of a household go and make one of their own, of the same kind, from a day. No page leads
//! from the one to the other: whoever flees is not to be found by a link.

use access::{StaffLook, StaffWrite};
use askama::Template;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use super::act::{NewHousehold, Outcome, carry_out, is_stale};
use super::fields::{self, RoleField, day, relationships};
use super::plan::split;
use super::shown::{Head, Meanwhile, blank};
use super::state::{State, opened_to_write, writable};
use crate::queries::{self, MemberRow};
use crate::reading::once;

#[derive(Template)]
#[template(path = "people/household_splitting.html")]
struct Splitting {
    page: Page,
    form: Form,
    household: Head,
    going: Vec<Going>,
    /// Those who stay, where the head goes.
    staying: Vec<RoleField>,
    relationships: Vec<Choice>,
    today: String,
    about: Option<String>,
    meanwhile: Option<Meanwhile>,
}

/// Somebody who may go.
struct Going {
    id: String,
    role: RoleField,
}

pub(crate) async fn show(path: paths::HouseholdSplit, visit: Visit, look: StaffLook) -> PageResult {
    let (look, state) = opened_to_write(look, path.id).await?;
    let form = blank(&state);
    respond(&visit, look, &state, form, (None, None)).await
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
    let page = look.me.page(visit, "household-split-title");
    look.tx.commit().await?;
    let current = state.current();
    let going = fields::role_fields(visit, "r", &current, today);
    let page = Splitting {
        page,
        household: Head::of(visit, state),
        going: current
            .iter()
            .zip(going)
            .map(|(member, role)| Going {
                id: member.person.to_string(),
                role,
            })
            .collect(),
        staying: fields::role_fields(visit, "s", &staying(state, &form), today),
        relationships: relationships(visit),
        today: today.to_string(),
        about,
        meanwhile,
        form,
    };
    Ok(visit.show(super::status(&page.form, page.meanwhile.as_ref()), &page))
}

fn goes(form: &Form, member: &MemberRow) -> bool {
    form.is("vanno", member.person.to_string())
}

/// Those who stay and need a new head; nobody while the head stays.
fn staying<'a>(state: &'a State, form: &Form) -> Vec<&'a MemberRow> {
    let current = state.current();
    if !current
        .iter()
        .any(|member| goes(form, member) && member.relationship == "1")
    {
        return Vec::new();
    }
    current
        .into_iter()
        .filter(|member| !goes(form, member))
        .collect()
}

pub(crate) async fn store(
    path: paths::HouseholdSplit,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, state) = writable(staff, path.id, "household.split").await?;
    if is_stale(&state, &form) {
        let meanwhile = Meanwhile::of(&visit, &state, &mut form);
        return respond(&visit, staff.into(), &state, form, (None, Some(meanwhile))).await;
    }
    let today = local_date(visit.app().clock.now());
    let gone: Vec<&MemberRow> = state
        .current()
        .into_iter()
        .filter(|member| goes(&form, member))
        .collect();
    let day = day(
        &mut form,
        today,
        gone.iter().filter_map(|member| member.birth_date).max(),
    );
    let ids: Vec<Uuid> = gone.iter().map(|member| member.person).collect();
    let going = fields::roles(&mut form, "r", &ids);
    for id in ids
        .iter()
        .filter(|id| !going.iter().any(|(person, _)| person == *id))
    {
        form.fail(&fields::field("r", *id), "household-role-empty");
    }
    let rest: Vec<Uuid> = staying(&state, &form)
        .iter()
        .map(|member| member.person)
        .collect();
    let staying = fields::roles(&mut form, "s", &rest);
    let (Some(day), false) = (day, form.has_errors()) else {
        return respond(&visit, staff.into(), &state, form, (None, None)).await;
    };
    let new = NewHousehold {
        id: once(&form),
        body: queries::body_of(&mut staff.tx, state.id()).await?,
    };
    let there = new.id;
    let planned = split(state.id(), there, &state.spells, &going, (day, &staying));
    match carry_out(&visit, &mut staff, &state, &mut form, (planned, Some(new))).await? {
        Outcome::Done => {}
        Outcome::Refused(about) => {
            return respond(&visit, staff.into(), &state, form, (about, None)).await;
        }
        Outcome::Conflict(now) => {
            let meanwhile = Meanwhile::of(&visit, &now, &mut form);
            return respond(&visit, staff.into(), &now, form, (None, Some(meanwhile))).await;
        }
    }
    state.event("household.split").record(&mut staff.tx).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto=diviso", paths::Household { id: there })))
}
