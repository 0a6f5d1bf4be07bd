//! A child who was born into a household: registered, tied to the parents, and of the household from the day of birth. Only what is
//! known of a newborn is asked; the rest is written on the child's page. Whoever has a protected parent is protected.

use access::{Role, StaffWrite};
use chrono::NaiveDate;
use platform::Tx;
use platform::web::{Choice, Form, Visit};
use uuid::Uuid;

use super::minors::is_minor;
use super::plan::{Beginning, Plan, Wrong};
use super::spell::HEAD;
use super::state::{State, name};
use crate::code_lists::{CodeList, is_valid_for_new};
use crate::editing;
use crate::opened::places;
use crate::queries::{self, IdentityWritten, NameWritten, NewTie};
use crate::reading::{self, chosen, once};
use crate::words;

/// What is known of a child on the first day.
pub(crate) struct Newborn {
    id: Uuid,
    body: Uuid,
    surname: Option<String>,
    given_name: Option<String>,
    born: NaiveDate,
    sex: Option<&'static str>,
    protection: String,
    parents: Vec<Uuid>,
}

/// Those of a household who can be ticked as parents: of age, and mine to write.
pub(super) fn parents(state: &State, today: NaiveDate) -> Vec<Choice> {
    state
        .current()
        .into_iter()
        .filter(|member| member.may_write && !is_minor(member.birth_date, today))
        .map(|member| Choice::new(member.person.to_string(), name(member)))
        .collect()
}

/// The plan for a child who is born, or what is wrong, in the form.
pub(super) async fn read(
    staff: &mut StaffWrite,
    state: &State,
    form: &mut Form,
    today: NaiveDate,
) -> sqlx::Result<Option<Result<Plan, Wrong>>> {
    let offered = parents(state, today);
    let parents: Vec<Uuid> = offered
        .iter()
        .filter(|one| form.is("b_genitori", &one.value))
        .filter_map(|one| one.value.parse().ok())
        .collect();
    let (surname, given_name) = (
        reading::name(form, "b_cognome"),
        reading::name(form, "b_nome"),
    );
    if surname.is_none() && given_name.is_none() {
        form.fail("b_nome", "person-name-missing");
    }
    let born = born(form, today);
    let sex = chosen(form, "b_sesso", &words::SEXES);
    let role = form.value("b_relazione");
    if role == HEAD || !is_valid_for_new(CodeList::Relationship, &role) {
        form.fail("b_relazione", "household-role-empty");
    }
    let body = places(&staff.me)
        .into_iter()
        .find(|place| place.0 == Role::SocialWorker);
    let (Some(born), Some((_, body, _)), false) = (born, body, form.has_errors()) else {
        return Ok(None);
    };
    let child = Newborn {
        id: once(form),
        body,
        surname,
        given_name,
        born,
        sex,
        protection: protection(&mut staff.tx, &parents).await?,
        parents,
    };
    let beginnings = vec![Beginning {
        household: state.id(),
        person: child.id,
        relationship: role,
        from: born,
        why: "born",
    }];
    Ok(Some(Ok(Plan {
        beginnings,
        born: Some(child),
        ..Plan::default()
    })))
}

fn born(form: &mut Form, today: NaiveDate) -> Option<NaiveDate> {
    let day = editing::day(form, "b_giorno");
    match day {
        None => form.fail("b_giorno", "household-born-empty"),
        Some(day) if day > today => form.fail("b_giorno", "household-day-future"),
        Some(day) => return Some(day),
    }
    None
}

/// The strongest of those of the parents.
async fn protection(tx: &mut Tx, parents: &[Uuid]) -> sqlx::Result<String> {
    let rank = |protection: &str| {
        words::PROTECTIONS
            .iter()
            .position(|known| *known == protection)
    };
    Ok(queries::lines(tx, parents)
        .await?
        .into_iter()
        .map(|parent| parent.protection)
        .max_by_key(|protection| rank(protection))
        .unwrap_or_else(|| words::PROTECTIONS[0].to_owned()))
}

/// Registers the child. It is one of the changes of the act, and is undone with the others.
pub(super) async fn register(tx: &mut Tx, child: &Newborn) -> sqlx::Result<()> {
    let place = (Role::SocialWorker.code(), child.body);
    if queries::register(tx, child.id, place, &child.protection).await? != "registered" {
        return Err(sqlx::Error::RowNotFound);
    }
    let name = NameWritten {
        standing: "declared",
        surname: child.surname.as_deref(),
        given_name: child.given_name.as_deref(),
        called: None,
    };
    queries::add_name(tx, child.id, &name).await?;
    let identity = IdentityWritten {
        birth_date: Some(child.born),
        birth_known: "day",
        birthplace_code: None,
        birthplace: None,
        sex: child.sex,
        addressed_as: None,
        marital_status: None,
        residence_title: None,
        residence_title_until: None,
        died_on: None,
    };
    queries::write_identity(tx, child.id, None, &identity).await?;
    for parent in &child.parents {
        let tie = NewTie {
            id: Uuid::new_v4(),
            person: *parent,
            relative: child.id,
            kind: "parent",
            from: None,
        };
        queries::add_tie(tx, &tie).await?;
    }
    Ok(())
}

/// The sexes as registered, in words.
pub(super) fn sexes(visit: &Visit) -> Vec<Choice> {
    words::choices(visit, "person-sex", &words::SEXES)
}
