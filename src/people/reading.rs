//! What the forms about persons have in common: names of any length, texts that may be missing, the number that makes
//! sending twice harmless.

use access::{StaffLook, StaffWrite};
use audit::Event;
use platform::web::{Form, PageError};
use uuid::Uuid;
use vocabulary::name::PersonName;
use vocabulary::text::{Refused, tidy};

/// Characters in a name, as in the tables.
const LONGEST_NAME: usize = 200;

/// A name part, or `None` if the field was left empty. One letter is a name; so is one of another script.
pub(crate) fn name(form: &mut Form, field: &str) -> Option<String> {
    form.read_optional(field, "person-name", |typed| {
        PersonName::parse_up_to(typed, LONGEST_NAME).map(|name| name.as_str().to_owned())
    })
    .flatten()
}

/// Free text, or `None` if the field was left empty.
pub(crate) fn text(form: &mut Form, field: &str, most: usize) -> Option<String> {
    form.text(field, most).filter(|text| !text.is_empty())
}

/// Free text that must be there.
pub(crate) fn required(form: &mut Form, field: &str, message: &str, most: usize) -> Option<String> {
    form.read(field, message, |typed| match tidy(typed, most)? {
        text if text.is_empty() => Err(Refused::Empty),
        text => Ok(text),
    })
}

/// One of the codes that the page offered, or `None` if none was chosen.
pub(crate) fn chosen(
    form: &mut Form,
    field: &str,
    offered: &[&'static str],
) -> Option<&'static str> {
    if form.raw(field).is_empty() {
        return None;
    }
    let pairs: Vec<(&'static str, &'static str)> =
        offered.iter().map(|code| (*code, *code)).collect();
    form.choice(field, "form-choice", &pairs)
}

/// The number that a form carries, so that sent twice it is done once.
pub(crate) fn once(form: &Form) -> Uuid {
    form.raw("once").parse().unwrap_or_else(|_| Uuid::new_v4())
}

/// Writes down that a look was refused; the answer is that of something that does not exist.
pub(crate) async fn refuse(mut look: StaffLook, event: Event) -> PageError {
    let written = async {
        event.refused().record(&mut look.tx).await?;
        look.tx.commit().await
    };
    written
        .await
        .map_or_else(PageError::from, |()| PageError::NotFound)
}

/// The same for an act.
pub(crate) async fn refuse_act(mut staff: StaffWrite, event: Event) -> PageError {
    let written = async {
        event.refused().record(&mut staff.tx).await?;
        staff.tx.commit().await
    };
    written
        .await
        .map_or_else(PageError::from, |()| PageError::NotFound)
}

/// Done before: by the same form, or by somebody else a moment ago.
pub(crate) fn is_twice(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}
