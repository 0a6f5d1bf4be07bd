//! `/persone/{id}/protezione`: how much somebody is protected, where they really live, and which colleagues are kept out
//! by name. Whoever is named on the person raises a protection alone; lifting it takes two.

mod acts;

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use audit::Event;
use axum::extract::Query;
use platform::Tx;
use platform::i18n;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::paths;

pub(crate) use acts::{change, confirm};

use crate::editing::Heading;
use crate::latin;
use crate::opened::Opened;
use crate::queries::{self, Colleague, Excluded, Hidden, Lift};
use crate::reading::refuse;
use crate::words::{self, worded};

/// Why a colleague is kept out.
pub(crate) const WHYS: [&str; 5] = [
    "relative",
    "neighbour",
    "acquaintance",
    "asked_by_the_person",
    "other",
];
const LEVELS: [&str; 2] = ["confidential", "protected"];

#[derive(Template)]
#[template(path = "people/protection.html")]
struct Protection {
    page: Page,
    form: Form,
    person: Heading,
    protection: String,
    /// Levels above the one that is.
    levels: Vec<Choice>,
    /// Follows the person: lifts, excludes, readmits, and reads who is.
    follows: bool,
    waiting: Option<Waiting>,
    /// `None`: not mine to read.
    hidden: Option<Vec<Place>>,
    kept_out: Vec<KeptOut>,
    colleagues: Vec<Choice>,
    /// Colleagues who are called like the person.
    namesakes: Vec<Choice>,
    whys: Vec<Choice>,
}

/// A request to lift the protection.
struct Waiting {
    id: Uuid,
    asked_by: String,
    asked_at: String,
    reason: String,
    by_me: bool,
}

/// Where somebody really lives.
struct Place {
    id: Uuid,
    text: String,
}

/// A colleague who sees nothing of the person.
struct KeptOut {
    id: Uuid,
    name: String,
    why: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

fn done(word: &str) -> Option<&'static str> {
    Some(match word {
        "protetta" => "person-done-protected",
        "gia" => "person-done-already",
        "chiesto" => "person-done-lift-asked",
        "tolta" => "person-done-lifted",
        "esclusa" => "person-done-excluded",
        "riammessa" => "person-done-readmitted",
        "scritto" => "person-done-written",
        "tolto" => "person-done-removed",
        _ => return None,
    })
}

pub(crate) async fn show(
    path: paths::PersonProtection,
    visit: Visit,
    mut look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let Some(opened) = named(&mut look.tx, path.id).await? else {
        let event = Event::new("person.protection_viewed").subject(path.id);
        return Err(refuse(look, event).await);
    };
    respond(&visit, look, &opened, Form::empty(), done(&asked.fatto)).await
}

/// The person, if a grant names whoever asks.
async fn named(tx: &mut Tx, person: Uuid) -> sqlx::Result<Option<Opened>> {
    Ok(Opened::open(tx, person).await?.filter(Opened::is_named))
}

/// What the page shows.
struct Shown {
    waiting: Option<Lift>,
    hidden: Vec<Hidden>,
    excluded: Vec<Excluded>,
    colleagues: Vec<Colleague>,
}

impl Shown {
    async fn read(tx: &mut Tx, person: Uuid) -> sqlx::Result<Self> {
        Ok(Self {
            waiting: queries::lift_waiting(tx, person).await?,
            hidden: queries::hidden_addresses(tx, person).await?,
            excluded: queries::excluded(tx, person).await?,
            colleagues: queries::colleagues(tx, person).await?,
        })
    }
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    opened: &Opened,
    form: Form,
    done: Option<&'static str>,
) -> PageResult {
    let person = Heading::of(opened);
    let shown = Shown::read(&mut look.tx, opened.id).await?;
    opened
        .event("person.protection_viewed")
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "person-protection-title").noting(done);
    look.tx.commit().await?;
    let free = |colleague: &&Colleague| {
        !shown
            .excluded
            .iter()
            .any(|excluded| excluded.account == colleague.account)
    };
    let surname = opened.surname.clone().unwrap_or_default();
    let above = LEVELS
        .iter()
        .position(|level| *level == opened.protection)
        .map_or(0, |place| place + 1);
    let page = Protection {
        page,
        person,
        protection: opened.protection.clone(),
        levels: words::choices(visit, "person-protection-level", &LEVELS[above..]),
        follows: opened.follows(),
        waiting: shown.waiting.map(|lift| waiting(visit, lift)),
        hidden: opened
            .reads(DataClass::Protection)
            .then(|| shown.hidden.iter().map(place).collect()),
        kept_out: shown
            .excluded
            .iter()
            .map(|excluded| kept_out(visit, excluded))
            .collect(),
        namesakes: people(
            visit,
            shown
                .colleagues
                .iter()
                .filter(free)
                .filter(|colleague| is_namesake(&colleague.name, &surname)),
        ),
        colleagues: people(visit, shown.colleagues.iter().filter(free)),
        whys: words::choices(visit, "person-why", &WHYS),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

/// Whoever has the surname of the person may be a relative. Colleagues are called by given name and surname.
fn is_namesake(name: &str, surname: &str) -> bool {
    let (name, surname) = (latin(name), latin(surname));
    !surname.is_empty() && name.ends_with(&format!(" {surname}"))
}

/// Each once, whatever their roles.
fn people<'a>(visit: &Visit, colleagues: impl Iterator<Item = &'a Colleague>) -> Vec<Choice> {
    let mut people: Vec<Choice> = Vec::new();
    for colleague in colleagues {
        let value = colleague.account.to_string();
        if people.iter().all(|known| known.value != value) {
            let role = visit.text(&format!("role-{}", colleague.role));
            people.push(Choice::new(value, format!("{}, {role}", colleague.name)));
        }
    }
    people
}

fn waiting(visit: &Visit, lift: Lift) -> Waiting {
    Waiting {
        id: lift.id,
        asked_by: lift
            .asked_by
            .unwrap_or_else(|| visit.text("person-somebody")),
        asked_at: i18n::moment(visit.language(), lift.asked_at),
        reason: lift.reason,
        by_me: lift.by_me,
    }
}

fn place(hidden: &Hidden) -> Place {
    let parts = [
        &hidden.care_of,
        &hidden.street,
        &hidden.postal_code,
        &hidden.place,
    ];
    Place {
        id: hidden.id,
        text: parts
            .into_iter()
            .filter_map(|part| part.as_deref())
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn kept_out(visit: &Visit, excluded: &Excluded) -> KeptOut {
    KeptOut {
        id: excluded.id,
        name: excluded
            .name
            .clone()
            .unwrap_or_else(|| visit.text("person-somebody")),
        why: visit.text(&worded("person-why", &excluded.why)),
    }
}

/// A refused act shows the page again.
async fn again(visit: &Visit, staff: StaffWrite, opened: &Opened, form: Form) -> PageResult {
    respond(visit, staff.into(), opened, form, None).await
}

#[cfg(test)]
mod tests {
    use super::is_namesake;

    #[test]
    fn a_colleague_with_the_same_surname_may_be_a_relative() {
        assert!(is_namesake("Giulia Bertolucci", "BERTOLUCCI"));
        assert!(is_namesake("Silvia Del Carlo", "Del Carlo"));
        assert!(!is_namesake("Silvia Del Carlo", "Carli"));
        assert!(!is_namesake("Serena Bacci", "Serena"));
        assert!(!is_namesake("Silvia Del Carlo", ""));
    }
}
