//! Looking for somebody among the persons of the circle, choosing them, taking them off again.

use access::StaffWrite;
use platform::web::{Form, PageError};
use uuid::Uuid;

use super::Shown;
use crate::{persons, queries};

/// The buttons that only change the form: look for somebody, choose them, take them off.
pub(super) async fn prepare(
    staff: &mut StaffWrite,
    form: &Form,
) -> Result<Option<(Form, Shown)>, PageError> {
    let mut chosen = persons::chosen(form);
    if let Ok(id) = form.raw("aggiungi").parse() {
        chosen.push(id);
    } else if let Ok(id) = form.raw("togli").parse::<Uuid>() {
        chosen.retain(|other| *other != id);
    } else if form.is("act", "find") {
        let found = find(staff, form.raw("cerca")).await?;
        let shown = Shown {
            hits: Some(found),
            ..Shown::default()
        };
        return Ok(Some((persons::choose(form, &chosen), shown)));
    } else {
        return Ok(None);
    }
    let mut form = persons::choose(form, &chosen);
    form.set("cerca", "");
    Ok(Some((form, Shown::default())))
}

/// Words of a name, and perhaps a year of birth.
async fn find(staff: &mut StaffWrite, typed: &str) -> Result<Vec<Uuid>, PageError> {
    let typed: String = typed.chars().take(200).collect();
    let year = typed
        .split_whitespace()
        .find(|word| word.len() == 4)
        .and_then(|word| word.parse::<i32>().ok())
        .filter(|year| *year > 1850)
        .unwrap_or(0);
    let words: Vec<String> = people::latin(&typed)
        .split(' ')
        .map(|word| word.chars().filter(char::is_ascii_lowercase).collect())
        .filter(|word: &String| !word.is_empty())
        .take(4)
        .collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    Ok(queries::find(&mut staff.tx, &words, year).await?)
}
