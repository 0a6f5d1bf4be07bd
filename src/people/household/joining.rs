//! `/nuclei/{id}/entra`: somebody joins a household: a relative, somebody of one's own circle, or a child who was born.

use access::{StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use chrono::NaiveDate;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use super::act::{Outcome, carry_out, is_stale};
use super::fields::{day, relationships};
use super::newborn;
use super::pick::{self, Pick};
use super::plan::{Role, join};
use super::shown::{Head, Meanwhile, blank};
use super::state::{State, opened_to_write, writable};
use crate::code_lists::{CodeList, is_valid_for_new};
use crate::queries;

#[derive(Template)]
#[template(path = "people/household_joining.html")]
struct Joining {
    page: Page,
    form: Form,
    household: Head,
    pick: Pick,
    relationships: Vec<Choice>,
    /// Of a child who was born: who can be a parent.
    parents: Vec<Choice>,
    sexes: Vec<Choice>,
    today: String,
    about: Option<String>,
    meanwhile: Option<Meanwhile>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    persona: Option<Uuid>,
}

pub(crate) async fn show(
    path: paths::HouseholdJoin,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (look, state) = opened_to_write(look, path.id).await?;
    let mut form = blank(&state);
    if let Some(person) = asked.persona {
        form.set("persona", person.to_string());
    }
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
    let here: Vec<Uuid> = state.current().iter().map(|member| member.person).collect();
    let kin = queries::kin_around(&mut look.tx, &here).await?;
    let relatives: Vec<Uuid> = kin
        .iter()
        .flat_map(|tie| [tie.person, tie.relative])
        .collect();
    let pick = pick::offer(visit, &mut look.tx, &form, (&relatives, &here), today).await?;
    let offered: Vec<&str> = pick.people.iter().map(|one| &*one.value).collect();
    audit::record(
        &mut look.tx,
        "person.listed",
        None,
        &json!({ "persons": offered }),
    )
    .await?;
    state.event("household.opened").record(&mut look.tx).await?;
    let page = look.me.page(visit, "household-join-title");
    look.tx.commit().await?;
    let page = Joining {
        page,
        household: Head::of(visit, state),
        pick,
        relationships: relationships(visit),
        parents: newborn::parents(state, today),
        sexes: newborn::sexes(visit),
        today: today.to_string(),
        about,
        meanwhile,
        form,
    };
    Ok(visit.show(super::status(&page.form, page.meanwhile.as_ref()), &page))
}

pub(crate) async fn store(
    path: paths::HouseholdJoin,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, state) = writable(staff, path.id, "household.joined").await?;
    if form.is("atto", "cerca") {
        return respond(&visit, staff.into(), &state, form, (None, None)).await;
    }
    if is_stale(&state, &form) {
        let meanwhile = Meanwhile::of(&visit, &state, &mut form);
        return respond(&visit, staff.into(), &state, form, (None, Some(meanwhile))).await;
    }
    let today = local_date(visit.app().clock.now());
    let planned = if form.is("atto", "nasce") {
        newborn::read(&mut staff, &state, &mut form, today).await?
    } else {
        let read = read(&mut staff, &mut form, today).await?;
        read.map(|(role, day)| join(state.id(), &state.spells, role, day, "joined"))
    };
    let Some(planned) = planned else {
        return respond(&visit, staff.into(), &state, form, (None, None)).await;
    };
    let joining: Vec<Uuid> = planned
        .iter()
        .flat_map(|plan| plan.beginnings.iter().map(|new| new.person))
        .collect();
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
        .event("household.joined")
        .detail(json!({ "persons": joining }))
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!(
        "{}?fatto=entrata",
        paths::Household { id: path.id }
    )))
}

/// Who joins, as what, from when. Whoever is not mine to see was not chosen from this page.
async fn read(
    staff: &mut StaffWrite,
    form: &mut Form,
    today: NaiveDate,
) -> sqlx::Result<Option<(Role, NaiveDate)>> {
    let typed: Vec<Uuid> = form.raw("persona").parse().ok().into_iter().collect();
    let person = queries::figures(&mut staff.tx, &typed).await?.pop();
    if person.is_none() {
        form.fail("persona", "household-whom-empty");
    }
    let relationship = form.value("relazione");
    if !is_valid_for_new(CodeList::Relationship, &relationship) {
        form.fail("relazione", "household-role-empty");
    }
    let day = day(
        form,
        today,
        person.as_ref().and_then(|person| person.birth_date),
    );
    Ok(match (person, day, form.has_errors()) {
        (Some(person), Some(day), false) => Some(((person.id, relationship), day)),
        _ => None,
    })
}
