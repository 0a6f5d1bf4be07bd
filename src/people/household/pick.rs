//! Choosing somebody of one's own circle: relatives first, then those received lately, then whoever was searched for.

use chrono::NaiveDate;
use platform::Tx;
use platform::web::{Choice, Form, Visit};
use uuid::Uuid;

use super::state::full;
use crate::born::Born;
use crate::queries::{self, Sought};
use crate::wanted::Wanted;

/// At most so many are found, and offered unasked.
const FOUND: i64 = 12;
const LATELY: i64 = 8;

/// People to choose from.
#[derive(Default)]
pub(crate) struct Pick {
    pub(crate) people: Vec<Choice>,
    /// A search was made.
    pub(crate) searched: bool,
}

/// Whom the form offers: whoever is chosen already, whom the search finds, else `relatives` and those received lately. Never `without`.
pub(crate) async fn offer(
    visit: &Visit,
    tx: &mut Tx,
    form: &Form,
    (relatives, without): (&[Uuid], &[Uuid]),
    today: NaiveDate,
) -> sqlx::Result<Pick> {
    let typed = form.value("cerca");
    let wanted = Wanted::parse(&typed, today);
    let searched = !typed.trim().is_empty() && !wanted.is_nothing();
    let mut pick = Pick {
        people: Vec::new(),
        searched,
    };
    let mut first: Vec<Uuid> = form.raw("persona").parse().ok().into_iter().collect();
    if !searched {
        first.extend(relatives);
    }
    if !first.is_empty() {
        for one in queries::lines(tx, &first).await? {
            let name = one.spoken();
            pick.add(
                visit,
                (one.id, name),
                (one.birth_date, &one.birth_known),
                without,
            );
        }
    }
    if searched {
        for one in find(tx, &wanted).await? {
            let name = full(one.given_name.as_deref(), one.surname.as_deref());
            pick.add(
                visit,
                (one.id, name),
                (one.birth_date, &one.birth_known),
                without,
            );
        }
    } else {
        for one in queries::lately(tx, LATELY).await? {
            let name = full(one.given_name.as_deref(), one.surname.as_deref());
            pick.add(
                visit,
                (one.id, name),
                (one.birth_date, &one.birth_known),
                without,
            );
        }
    }
    Ok(pick)
}

impl Pick {
    fn add(
        &mut self,
        visit: &Visit,
        (id, name): (Uuid, String),
        (born, known): (Option<NaiveDate>, &str),
        without: &[Uuid],
    ) {
        let value = id.to_string();
        if without.contains(&id) || self.people.iter().any(|one| one.value == value) {
            return;
        }
        let born = born.map(|date| Born::new(date, known).words(visit.language()));
        let label = match born {
            Some(born) => format!("{name} · {born}"),
            None => name,
        };
        self.people.push(Choice::new(value, label));
    }
}

async fn find(tx: &mut Tx, wanted: &Wanted) -> sqlx::Result<Vec<queries::Found>> {
    let (surnames, given_names): (Vec<String>, Vec<String>) = wanted.readings().into_iter().unzip();
    let code = wanted
        .code
        .as_ref()
        .map(vocabulary::person_code::PersonCode::canonical);
    let sought = Sought {
        code: code.as_deref(),
        surnames: &surnames,
        given_names: &given_names,
        all: &wanted.keys().concat(),
        birth_date: wanted.birth_date(),
        birth_year: wanted.birth_year(),
    };
    queries::search(tx, &sought, FOUND).await
}
