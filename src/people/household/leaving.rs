//! `/nuclei/{id}/esce`: somebody leaves a household, or has died. If it was the head, those who stay need a new one.

use access::{StaffLook, StaffWrite};
use askama::Template;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use super::act::{Outcome, carry_out, is_stale};
use super::fields::{self, RoleField, day, relationships};
use super::plan::leave;
use super::shown::{Head, Meanwhile, blank};
use super::state::{State, name, opened_to_write, writable};
use crate::queries::MemberRow;
use crate::reading::chosen;
use crate::words;

/// Why somebody is no longer of a household.
const WHYS: [&str; 2] = ["left", "died"];

#[derive(Template)]
#[template(path = "people/household_leaving.html")]
struct Leaving {
    page: Page,
    form: Form,
    household: Head,
    people: Vec<Choice>,
    whys: Vec<Choice>,
    /// Those who stay, where the head leaves.
    roles: Vec<RoleField>,
    relationships: Vec<Choice>,
    today: String,
    about: Option<String>,
    meanwhile: Option<Meanwhile>,
}

pub(crate) async fn show(path: paths::HouseholdLeave, visit: Visit, look: StaffLook) -> PageResult {
    let (look, state) = opened_to_write(look, path.id).await?;
    let mut form = blank(&state);
    form.set("perche", WHYS[0]);
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
    let page = look.me.page(visit, "household-leave-title");
    look.tx.commit().await?;
    let page = Leaving {
        page,
        household: Head::of(visit, state),
        people: state
            .current()
            .into_iter()
            .map(|member| Choice::new(member.person.to_string(), name(member)))
            .collect(),
        whys: words::choices(visit, "household-why", &WHYS),
        roles: fields::role_fields(visit, "s", &staying(state, &form), today),
        relationships: relationships(visit),
        today: today.to_string(),
        about,
        meanwhile,
        form,
    };
    Ok(visit.show(super::status(&page.form, page.meanwhile.as_ref()), &page))
}

/// Those who stay and need a new head; nobody while the head stays.
fn staying<'a>(state: &'a State, form: &Form) -> Vec<&'a MemberRow> {
    let leaves = |member: &&MemberRow| form.is("persona", member.person.to_string());
    let current = state.current();
    if !current
        .iter()
        .any(|member| leaves(member) && member.relationship == "1")
    {
        return Vec::new();
    }
    current
        .into_iter()
        .filter(|member| !leaves(member))
        .collect()
}

pub(crate) async fn store(
    path: paths::HouseholdLeave,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, state) = writable(staff, path.id, "household.left").await?;
    if is_stale(&state, &form) {
        let meanwhile = Meanwhile::of(&visit, &state, &mut form);
        return respond(&visit, staff.into(), &state, form, (None, Some(meanwhile))).await;
    }
    let today = local_date(visit.app().clock.now());
    let person = form.raw("persona").parse::<Uuid>().ok();
    let member = state
        .current()
        .into_iter()
        .find(|member| Some(member.person) == person);
    if member.is_none() {
        form.fail("persona", "household-whom-empty");
    }
    let why = chosen(&mut form, "perche", &WHYS).unwrap_or(WHYS[0]);
    let day = day(
        &mut form,
        today,
        member.and_then(|member| member.birth_date),
    );
    let ids: Vec<Uuid> = staying(&state, &form)
        .iter()
        .map(|member| member.person)
        .collect();
    let roles = fields::roles(&mut form, "s", &ids);
    let (Some(member), Some(day), false) = (member, day, form.has_errors()) else {
        return respond(&visit, staff.into(), &state, form, (None, None)).await;
    };
    let planned = leave(state.id(), &state.spells, member.person, (day, why), &roles);
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
    state.event("household.left").record(&mut staff.tx).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!(
        "{}?fatto=uscita",
        paths::Household { id: path.id }
    )))
}
