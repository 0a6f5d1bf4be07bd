//! `/nuclei/nuovo?persona={id}`: a household of a kind is formed round somebody, with those of their family who belong to it.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use audit::Event;
use axum::extract::Query;
use chrono::NaiveDate;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use super::act::{apply, refused};
use super::fields::{self, RoleField, day, relationships};
use super::plan::{Beginning, Plan, Role};
use super::spell::HEAD;
use super::state::full;
use super::{KINDS, kind_id, minors};
use crate::editing::{self, Heading};
use crate::line::age;
use crate::opened::{Opened, places};
use crate::queries::{self, FigureRow};
use crate::reading::{chosen, is_twice, once};

#[derive(Template)]
#[template(path = "people/household_forming.html")]
struct Forming {
    page: Page,
    form: Form,
    person: Heading,
    kinds: Vec<Choice>,
    roles: Vec<RoleField>,
    relationships: Vec<Choice>,
    today: String,
    about: Option<String>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    persona: Option<Uuid>,
}

pub(crate) async fn show(
    _: paths::HouseholdNew,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let person = asked.persona.ok_or(PageError::NotFound)?;
    let (look, opened) = editing::opened(look, person, DataClass::Household).await?;
    let form = Form::filled([
        ("once".to_owned(), Uuid::new_v4().to_string()),
        ("persona".to_owned(), person.to_string()),
        ("tipo".to_owned(), KINDS[0].to_owned()),
        (fields::field("r", person), HEAD.to_owned()),
    ]);
    respond(&visit, look, &opened, form, None).await
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    opened: &Opened,
    form: Form,
    about: Option<String>,
) -> PageResult {
    let today = local_date(visit.app().clock.now());
    let family = family(&mut look.tx, opened.id).await?;
    let written = (DataClass::Household, "household-new-title");
    let (person, page) = editing::close(visit, look, opened, written).await?;
    let page = Forming {
        page,
        person,
        kinds: KINDS
            .iter()
            .map(|kind| Choice::new(*kind, visit.text(&kind_id(kind))))
            .collect(),
        roles: family
            .iter()
            .map(|one| role_field(visit, one, today))
            .collect(),
        relationships: relationships(visit),
        today: today.to_string(),
        about,
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

/// The person first, then everybody who is tied to them.
async fn family(tx: &mut platform::Tx, person: Uuid) -> sqlx::Result<Vec<FigureRow>> {
    let kin = queries::kin_around(tx, &[person]).await?;
    let mut near = vec![person];
    near.extend(kin.iter().flat_map(|tie| [tie.person, tie.relative]));
    let mut family = queries::figures(tx, &near).await?;
    family.retain(|one| one.died_on.is_none() || one.id == person);
    family.sort_by_key(|one| one.id != person);
    Ok(family)
}

fn role_field(visit: &Visit, one: &FigureRow, today: NaiveDate) -> RoleField {
    let years = one.birth_date.map(|born| {
        let years = age(born, today).to_string();
        platform::i18n::text(visit.language(), "household-years", &[("years", &*years)])
            .into_owned()
    });
    RoleField {
        field: fields::field("r", one.id),
        name: full(one.given_name.as_deref(), one.surname.as_deref()),
        about: years.unwrap_or_default(),
        minor: minors::is_minor(one.birth_date, today),
    }
}

pub(crate) async fn store(
    _: paths::HouseholdNew,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let person: Uuid = form
        .raw("persona")
        .parse()
        .map_err(|_| PageError::NotFound)?;
    let (mut staff, opened) = editing::writable(staff, person, DataClass::Household).await?;
    let family = family(&mut staff.tx, person).await?;
    let today = local_date(visit.app().clock.now());
    let Some((id, kind, plan)) = read(&mut form, &family, today) else {
        return respond(&visit, staff.into(), &opened, form, None).await;
    };
    let body = places(&staff.me).first().map(|place| place.1);
    let body = body.ok_or(PageError::NotFound)?;
    queries::mark(&mut staff.tx).await?;
    match queries::add_household(&mut staff.tx, id, kind, body).await {
        // sent twice: it is there
        Err(error) if is_twice(&error) => {
            queries::step_back(&mut staff.tx).await?;
            return Ok(visit.go_to(&paths::Household { id }));
        }
        other => other?,
    }
    if let Err((who, error)) = apply(&mut staff.tx, &plan).await {
        queries::step_back(&mut staff.tx).await?;
        let about = refused(
            &visit,
            &mut staff.tx,
            (&mut form, kind),
            &plan,
            (who, error),
        )
        .await?;
        return respond(&visit, staff.into(), &opened, form, about).await;
    }
    Event::new("household.formed")
        .subject(id)
        .class("household")
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto=formato", paths::Household { id })))
}

/// The new household: its number, its kind, who belongs to it.
fn read(
    form: &mut Form,
    family: &[FigureRow],
    today: NaiveDate,
) -> Option<(Uuid, &'static str, Plan)> {
    let kind = chosen(form, "tipo", &KINDS);
    if kind.is_none() {
        form.fail("tipo", "household-kind-empty");
    }
    let ids: Vec<Uuid> = family.iter().map(|one| one.id).collect();
    let roles = fields::roles(form, "r", &ids);
    match roles.iter().filter(|(_, role)| role == HEAD).count() {
        1 => {}
        0 => form.fail("relazioni", "household-no-head"),
        _ => form.fail("relazioni", "household-two-heads"),
    }
    let born = |role: &Role| family.iter().find(|one| one.id == role.0)?.birth_date;
    let day = day(form, today, roles.iter().filter_map(born).max());
    let (kind, day, id) = (kind?, day?, once(form));
    let beginnings = roles
        .into_iter()
        .map(|(person, relationship)| Beginning {
            household: id,
            person,
            relationship,
            from: day,
            why: "formed",
        })
        .collect();
    let plan = Plan {
        beginnings,
        ..Plan::default()
    };
    (!form.has_errors()).then_some((id, kind, plan))
}
