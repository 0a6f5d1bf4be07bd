//! `/persone/nuova`: somebody new. A name is enough; whatever else is known goes in now or later. Before anybody is
//! created the page says who could be the same person, and whoever registers decides, once.

mod creation;
mod doubts;
mod fields;

use access::{Me, StaffRead, StaffWrite};
use askama::Template;
use audit::Event;
use platform::Tx;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

pub(crate) use creation::{born_in, kind};
pub(crate) use fields::{born, code};

use crate::opened::{places, receives};
use crate::queries;
use crate::reading::is_twice;
use crate::town::Towns;
use crate::wanted::Wanted;
use crate::words;
use doubts::{Doubts, has_not_seen, twins_in};
use fields::place_code;

#[derive(Template)]
#[template(path = "people/registering.html")]
struct Registering {
    page: Page,
    form: Form,
    /// More than one only for whoever works in several roles or bodies.
    places: Vec<Choice>,
    standings: Vec<Choice>,
    sexes: Vec<Choice>,
    languages: Vec<Choice>,
    owners: Vec<Choice>,
    protections: Vec<Choice>,
    towns: Towns,
    doubts: Doubts,
}

pub(crate) async fn show(_: paths::PersonNew, visit: Visit, mut staff: StaffRead) -> PageResult {
    let me = staff.me.clone();
    respond(&visit, (&mut staff.tx, &me), blank(), Doubts::default()).await
}

/// A form on which nothing was typed.
fn blank() -> Form {
    Form::filled([
        ("once", Uuid::new_v4().to_string()),
        ("fonte", "declared".to_owned()),
        ("di_chi", "self".to_owned()),
        ("protezione", "none".to_owned()),
    ])
}

/// What was typed on the page before, in the fields where it belongs.
fn prepared(visit: &Visit, before: &Form) -> Form {
    let mut form = blank();
    if before.is("prepara", "oltre") {
        for field in ["cognome", "nome", "nascita", "codice"] {
            form.set(field, before.value(field));
        }
        return form;
    }
    let today = local_date(visit.app().clock.now());
    let wanted = Wanted::parse(before.raw("cerca"), today);
    form.set("cognome", wanted.surname_as_typed());
    form.set("nome", wanted.given_name_as_typed());
    form.set("nascita", wanted.born_as_typed(visit.language()));
    form.set("codice", wanted.code_as_typed());
    form
}

async fn respond(
    visit: &Visit,
    (tx, me): (&mut Tx, &Me),
    mut form: Form,
    doubts: Doubts,
) -> PageResult {
    if !receives(me) {
        return Err(PageError::NotFound);
    }
    let mut seen: Vec<&str> = form.raw("visto").split(' ').collect();
    seen.extend(doubts.shown.iter().map(String::as_str));
    let seen = seen.join(" ");
    form.set("visto", seen.trim());
    let towns = Towns::offered(visit, tx, (&form, "citta")).await?;
    let status = form.status();
    let page = Registering {
        page: me.page(visit, "person-new-title"),
        places: places(me)
            .into_iter()
            .map(|(role, body, name)| {
                let role_name = visit.text(&format!("role-{}", role.code()));
                Choice::new(place_code(role, body), format!("{role_name}, {name}"))
            })
            .collect(),
        standings: words::choices(visit, "person-standing", &words::STANDINGS),
        sexes: words::choices(visit, "person-sex", &words::SEXES),
        languages: words::languages(),
        owners: words::choices(visit, "person-owner", &words::OWNERS),
        protections: words::choices(visit, "person-protection-choice", &words::PROTECTIONS),
        towns,
        form,
        doubts,
    };
    Ok(visit.show(status, &page))
}

pub(crate) async fn store(
    _: paths::PersonNew,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let me = staff.me.clone();
    if !receives(&me) {
        return Err(PageError::NotFound);
    }
    if form.was_sent("prepara") && !form.has_errors() {
        let form = prepared(&visit, &form);
        return respond(&visit, (&mut staff.tx, &me), form, Doubts::default()).await;
    }
    let today = local_date(visit.app().clock.now());
    let Some(new) = fields::read(&mut form, &me, today) else {
        return respond(&visit, (&mut staff.tx, &me), form, Doubts::default()).await;
    };
    let (surname, given_name) = new.keys();
    queries::one_at_a_time(&mut staff.tx, &surname, &given_name, new.birth_date()).await?;
    if queries::exists(&mut staff.tx, new.id).await? {
        // the same form once more
        return Ok(visit.go_to(&done(new.id)));
    }
    let doubts = doubts::find(&visit, &mut staff, &new).await?;
    if has_not_seen(&form, &doubts) {
        return ask(&visit, staff, form, doubts).await;
    }
    queries::mark(&mut staff.tx).await?;
    match creation::create(&mut staff, &new).await {
        Ok(true) => {}
        Ok(false) => {
            // a moment ago somebody else wrote down this code
            queries::step_back(&mut staff.tx).await?;
            let again = doubts::find_after_losing(&visit, &mut staff, &new).await?;
            return ask(&visit, staff, form, again).await;
        }
        Err(error) if is_twice(&error) => return Ok(visit.go_to(&done(new.id))),
        Err(error) => return Err(error.into()),
    }
    let seen: Vec<&str> = form
        .raw("visto")
        .split(' ')
        .filter(|s| !s.is_empty())
        .collect();
    Event::new("person.registered")
        .subject(new.id)
        .body(new.body)
        .detail(json!({ "twins_shown": twins_in(&seen), "protection": new.protection }))
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&done(new.id)))
}

fn done(person: Uuid) -> String {
    format!("{}?fatto=registrata", paths::Person { id: person })
}

/// Shows the form again with what should be looked at. That somebody of the circle was shown is written down.
async fn ask(visit: &Visit, mut staff: StaffWrite, form: Form, doubts: Doubts) -> PageResult {
    let ids: Vec<Uuid> = doubts.twins.iter().map(|twin| twin.id).collect();
    Event::new("person.twins_shown")
        .detail(json!({ "persons": ids, "elsewhere": doubts.is_known_elsewhere }))
        .record(&mut staff.tx)
        .await?;
    let me = staff.me.clone();
    let page = respond(visit, (&mut staff.tx, &me), form, doubts).await?;
    staff.tx.commit().await?;
    Ok(page)
}
