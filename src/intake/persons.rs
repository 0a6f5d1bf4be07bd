//! Who came: persons of the circle that were chosen, then the rows in which somebody new is typed.

use chrono::NaiveDate;
use platform::web::Form;
use uuid::Uuid;
use vocabulary::name::PersonName;
use vocabulary::text::{Refused, tidy};

use crate::birth;
use crate::model::{Coming, Row, Who};
use crate::words::{COMPANION, RELATIONSHIPS};

/// Rows that the form has.
pub(crate) const ROWS: usize = 10;
/// Those for a family; the others are a step further away.
pub(crate) const IN_SIGHT: usize = 5;
/// Chosen from the circle, at most.
const MOST_KNOWN: usize = 10;
const LONGEST_NAME: usize = 200;

/// The persons that were chosen, in the order in which they were.
pub(crate) fn chosen(form: &Form) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for (field, value) in form.typed() {
        if field == "persona"
            && let Ok(id) = value.parse()
            && !ids.contains(&id)
            && ids.len() < MOST_KNOWN
        {
            ids.push(id);
        }
    }
    ids
}

/// The form with other persons chosen.
pub(crate) fn choose(form: &Form, ids: &[Uuid]) -> Form {
    let kept = form
        .typed()
        .filter(|(field, _)| !matches!(*field, "persona" | "aggiungi" | "togli"))
        .map(|(field, value)| (field.to_owned(), value.to_owned()));
    let ids = ids.iter().map(|id| ("persona".to_owned(), id.to_string()));
    Form::filled(kept.chain(ids))
}

/// Everybody, the first one first. Empty rows do not count; nobody at all is an error of the first row.
pub(crate) fn read(form: &mut Form, today: NaiveDate) -> Vec<Coming> {
    let mut coming = Vec::new();
    for id in chosen(form) {
        let tie = format!("legame-{id}");
        coming.push(someone(form, &tie, Who::Known(id)));
    }
    for number in 1..=ROWS {
        let is_typed = ["nome", "cognome", "nascita"]
            .iter()
            .any(|field| !form.raw(&format!("{field}-{number}")).trim().is_empty());
        if !is_typed {
            continue;
        }
        let Some(row) = row(form, number, today) else {
            continue;
        };
        // a twin that was recognised stands for the row
        let who = match form.raw(&format!("gemello-{number}")).parse() {
            Ok(twin) => Who::Known(twin),
            Err(_) => Who::Typed(row),
        };
        coming.push(someone(form, &format!("legame-{number}"), who));
    }
    if coming.is_empty() && !form.has_errors() {
        form.fail("nome-1", "intake-nobody");
    }
    settle(&mut coming);
    coming
}

fn someone(form: &Form, tie: &str, who: Who) -> Coming {
    let said = form.raw(tie);
    Coming {
        who,
        relationship: RELATIONSHIPS.into_iter().find(|code| *code == said),
        is_companion: said == COMPANION,
    }
}

/// The first one is whom the others are something to; whoever stands there twice stands there once.
fn settle(coming: &mut Vec<Coming>) {
    let mut seen: Vec<Uuid> = Vec::new();
    coming.retain(|person| match person.who {
        Who::Known(id) if seen.contains(&id) => false,
        Who::Known(id) => {
            seen.push(id);
            true
        }
        Who::Typed(_) => true,
    });
    let are_tied = coming
        .iter()
        .skip(1)
        .any(|person| person.relationship.is_some());
    if let Some(first) = coming.first_mut() {
        first.is_companion = false;
        first.relationship = are_tied.then_some("1");
    }
}

fn row(form: &mut Form, number: usize, today: NaiveDate) -> Option<Row> {
    let given_name = form.read_optional(&format!("nome-{number}"), "intake-name", name);
    let surname = form.read_optional(&format!("cognome-{number}"), "intake-name", name);
    let birth = form.read_optional(&format!("nascita-{number}"), "intake-birth", |typed| {
        birth::parse(typed, today)
    });
    let row = Row {
        number,
        given_name: given_name?,
        surname: surname?,
        birth: birth?,
    };
    if row.given_name.is_none() && row.surname.is_none() {
        form.fail(&format!("nome-{number}"), "intake-name-empty");
        return None;
    }
    Some(row)
}

/// A name of any length that people have, in any script: word by word, each of them a name.
pub(crate) fn name(typed: &str) -> Result<String, Refused> {
    let name = tidy(typed, LONGEST_NAME)?;
    if name.is_empty() {
        return Err(Refused::Empty);
    }
    for word in name.split(' ').filter(|word| *word != "-") {
        PersonName::parse(word)?;
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::{choose, chosen, read};
    use crate::model::Who;
    use chrono::NaiveDate;
    use platform::web::Form;
    use uuid::Uuid;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
    }

    #[test]
    fn empty_rows_do_not_count_and_gaps_do_not_matter() {
        let mut form = Form::filled([
            ("nome-1", "Amina"),
            ("nascita-1", "1990"),
            ("nome-4", "Yusuf"),
            ("legame-4", "3"),
            ("nome-2", "  "),
        ]);
        let coming = read(&mut form, today());
        assert!(!form.has_errors());
        let ties: Vec<_> = coming.iter().map(|person| person.relationship).collect();
        assert_eq!(ties, [Some("1"), Some("3")]);
    }

    #[test]
    fn nobody_at_all_and_a_birth_without_a_name_are_refused() {
        let mut form = Form::empty();
        read(&mut form, today());
        assert_eq!(form.error_id("nome-1"), "intake-nobody");
        let mut form = Form::filled([("nascita-3", "1990")]);
        read(&mut form, today());
        assert_eq!(form.error_id("nome-3"), "intake-name-empty");
    }

    #[test]
    fn long_names_short_ones_and_those_in_other_scripts_are_names() {
        for name in ["Ö", "فاطمة الزهراء", "Maria Luisa", &"Maria ".repeat(33)] {
            assert!(super::name(name).is_ok(), "{name}");
        }
        for name in [&"a".repeat(201) as &str, "RSSMRA75T01E715Z", "<b>", "42"] {
            assert!(super::name(name).is_err(), "{name}");
        }
    }

    #[test]
    fn whoever_is_chosen_twice_comes_once() {
        let id = Uuid::from_u128(7);
        let form = choose(&Form::filled([("nome-1", "Anna")]), &[id, id]);
        assert_eq!(chosen(&form), [id]);
        let mut form = form;
        form.set("gemello-1", id.to_string());
        let coming = read(&mut form, today());
        assert!(matches!(&coming[..], [one] if matches!(one.who, Who::Known(who) if who == id)));
    }
}
