//! What the fields of the desk's forms offer, in words.

use platform::web::{Choice, Visit};

use crate::queries::{Place, Reason};

/// The reason and how long it takes.
pub(crate) fn reason(visit: &Visit, reason: &Reason) -> Choice {
    let values = [
        ("reason", reason.name.clone()),
        ("minutes", reason.minutes.to_string()),
    ];
    Choice::new(
        reason.slug.clone(),
        crate::line::text(visit.language(), "desk-reason-option", &values),
    )
}

/// The own offices, then anywhere, then the others.
pub(crate) fn offices(visit: &Visit, places: &[Place]) -> Vec<Choice> {
    let choice = |place: &Place| Choice::new(place.slug.clone(), place.label());
    let anywhere = Choice::new("", visit.text("desk-anywhere"));
    let mine = places.iter().filter(|place| place.mine).map(choice);
    mine.chain([anywhere])
        .chain(places.iter().filter(|place| !place.mine).map(choice))
        .collect()
}

/// Codes with their names in the catalogue.
pub(crate) fn of(visit: &Visit, ids: &str, codes: &[&str]) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice::new(*code, visit.text(&format!("{ids}-{code}"))))
        .collect()
}
