//! Fields that the forms about households share: a day, and what each is to a head.

use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Choice, Form, Visit};
use uuid::Uuid;

use super::plan::Role;
use super::state::name;
use crate::code_lists::{CodeList, is_valid_for_new};
use crate::editing;
use crate::line::age;
use crate::queries::MemberRow;
use crate::words;

/// The field for what somebody is to a head.
pub(crate) struct RoleField {
    pub(crate) field: String,
    pub(crate) name: String,
    /// Age, and what they are now.
    pub(crate) about: String,
    pub(crate) minor: bool,
}

/// A day that has been: required, not in the future, and not before `earliest`, the birth of whom it is about.
pub(crate) fn day(
    form: &mut Form,
    today: NaiveDate,
    earliest: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let typed = editing::day(form, "giorno");
    match typed {
        None => form.fail("giorno", "household-day-empty"),
        Some(day) if day > today => form.fail("giorno", "household-day-future"),
        Some(day) if earliest.is_some_and(|born| day < born) => {
            form.fail("giorno", "household-day-before-birth");
        }
        Some(day) => return Some(day),
    }
    None
}

/// What each of these is to the head, where an answer was given: `prefix` and the person's number make the field.
pub(crate) fn roles(form: &mut Form, prefix: &str, persons: &[Uuid]) -> Vec<Role> {
    let mut roles = Vec::new();
    for person in persons {
        let field = field(prefix, *person);
        let typed = form.value(&field);
        if typed.is_empty() {
            continue;
        }
        if is_valid_for_new(CodeList::Relationship, &typed) {
            roles.push((*person, typed));
        } else {
            form.fail(&field, "form-choice");
        }
    }
    roles
}

pub(crate) fn field(prefix: &str, person: Uuid) -> String {
    format!("{prefix}-{person}")
}

/// One field for each.
pub(crate) fn role_fields(
    visit: &Visit,
    prefix: &str,
    members: &[&MemberRow],
    today: NaiveDate,
) -> Vec<RoleField> {
    members
        .iter()
        .map(|member| RoleField {
            field: field(prefix, member.person),
            name: name(member),
            about: about(visit, member, today),
            minor: super::minors::is_minor(member.birth_date, today),
        })
        .collect()
}

fn about(visit: &Visit, member: &MemberRow, today: NaiveDate) -> String {
    let years = member.birth_date.map(|born| {
        let years = age(born, member.died_on.unwrap_or(today)).to_string();
        i18n::text(visit.language(), "household-years", &[("years", &*years)]).into_owned()
    });
    let is_now = super::relation(visit, &member.relationship);
    years
        .into_iter()
        .chain([is_now])
        .collect::<Vec<_>>()
        .join(" · ")
}

/// All relationships that a new record may say.
pub(crate) fn relationships(visit: &Visit) -> Vec<Choice> {
    words::listed(visit, CodeList::Relationship)
}
