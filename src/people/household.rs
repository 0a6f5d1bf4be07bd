//! `/nuclei/{id}`: a household on a day. Who belongs to it and since when, the picture of the family round it, who answers for the
//! minors, and what happened. `?il=2025-03-01` shows it as it was then.

mod act;
pub(crate) mod family;
mod fields;
pub(crate) mod forming;
pub(crate) mod heading;
mod history;
pub(crate) mod joining;
pub(crate) mod leaving;
mod listed;
mod minors;
mod newborn;
mod pick;
mod picture;
mod plan;
mod proposal;
mod shown;
mod spell;
pub(crate) mod splitting;
mod state;

#[cfg(test)]
mod tests;

pub use listed::{HouseholdsOfPerson, households_of};

use access::StaffLook;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Form, Page, PageResult, Visit};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use self::history::{Change, history};
use self::minors::{Known, Minor, is_minor};
use self::state::{State, name, opened};
use crate::code_lists::{CodeList, message_id};
use crate::genogram::Drawing;
use crate::line::age;
use crate::queries::{self, MemberRow};

/// The three senses in which people are a household.
pub(crate) const KINDS: [&str; 3] = ["de_facto", "registry", "isee"];

#[derive(Template)]
#[template(path = "people/household.html")]
struct HouseholdPage {
    page: Page,
    form: Form,
    id: Uuid,
    kind_text: String,
    day: String,
    /// Today, and not a day of the past.
    is_now: bool,
    today: String,
    members: Vec<Row>,
    drawing: Option<Drawing>,
    minors: Vec<Minor>,
    history: Vec<Change>,
    may_write: bool,
}

/// A member.
struct Row {
    href: String,
    name: String,
    relation: String,
    years: Option<i32>,
    is_minor: bool,
    died: Option<String>,
    since: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    il: String,
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    path: paths::Household,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (mut look, state) = opened(look, path.id, "household.opened").await?;
    let today = local_date(visit.app().clock.now());
    let (form, day) = asked_day(&asked.il, today);
    let members = state.on(day);
    let ids: Vec<Uuid> = members.iter().map(|member| member.person).collect();
    let kin = queries::kin_around(&mut look.tx, &ids).await?;
    let mut near = ids.clone();
    near.extend(kin.iter().flat_map(|tie| [tie.person, tie.relative]));
    let young: Vec<Uuid> = members
        .iter()
        .filter(|member| is_minor(member.birth_date, day))
        .map(|member| member.person)
        .collect();
    let legal = queries::legal_of(&mut look.tx, &young).await?;
    near.extend(legal.iter().filter_map(|legal| legal.parent));
    let figures = queries::figures(&mut look.tx, &near).await?;
    state.event("household.opened").record(&mut look.tx).await?;
    let page = look.me.page(&visit, "household-title");
    look.tx.commit().await?;

    let kind_text = visit.text(&kind_id(&state.row.kind));
    let known = Known {
        figures: &figures,
        kin: &kin,
        legal: &legal,
    };
    let page = HouseholdPage {
        page: page.titled(kind_text.clone()).noting(done(&asked.fatto)),
        id: state.id(),
        kind_text,
        day: i18n::plain_date(visit.language(), day),
        is_now: day == today,
        today: today.to_string(),
        drawing: picture::picture(&visit, (&figures, &kin), &members, (&state.row.kind, day)),
        minors: known.minors(&visit, &members, day),
        members: members
            .iter()
            .map(|member| row(&visit, &state, member, day))
            .collect(),
        history: history(&visit, &state),
        may_write: state.may_write(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

/// The day that was asked for; today if there is none, or none that can be read.
fn asked_day(typed: &str, today: NaiveDate) -> (Form, NaiveDate) {
    let mut form = Form::filled([("il", typed)]);
    let day = crate::editing::day(&mut form, "il");
    match day {
        Some(day) if day > today => {
            form.fail("il", "household-day-future");
            (form, today)
        }
        Some(day) => (form, day),
        None => {
            if !form.has_errors() {
                form.set("il", today.to_string());
            }
            (form, today)
        }
    }
}

fn done(word: &str) -> Option<&'static str> {
    Some(match word {
        "formato" => "household-done-formed",
        "entrata" => "household-done-joined",
        "uscita" => "household-done-left",
        "diviso" => "household-done-split",
        "capofamiglia" => "household-done-head",
        _ => return None,
    })
}

fn row(visit: &Visit, state: &State, member: &MemberRow, day: NaiveDate) -> Row {
    let died = member.died_on.filter(|died| *died <= day);
    let since = state
        .spells
        .iter()
        .find(|spell| spell.id == member.id)
        .map_or(member.from, |spell| spell::since(&state.spells, spell));
    Row {
        href: visit.href(&paths::Person { id: member.person }),
        name: name(member),
        relation: relation(visit, &member.relationship),
        years: member.birth_date.map(|born| age(born, died.unwrap_or(day))),
        is_minor: is_minor(member.birth_date, day) && died.is_none(),
        died: died.map(|died| i18n::plain_date(visit.language(), died)),
        since: i18n::plain_date(visit.language(), since),
    }
}

/// The words of a relationship.
pub(crate) fn relation(visit: &Visit, code: &str) -> String {
    visit.text(&message_id(CodeList::Relationship, code))
}

/// The name of a kind of household, as a message id.
pub(crate) fn kind_id(kind: &str) -> String {
    format!("household-kind-{}", kind.replace('_', "-"))
}

/// 409 where somebody else was quicker.
pub(crate) fn status(form: &Form, conflict: Option<&shown::Meanwhile>) -> StatusCode {
    crate::editing::status(form, conflict.is_some())
}
