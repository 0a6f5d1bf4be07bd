//! `/persone/{id}/nome`: how somebody is called. If somebody else has changed it meanwhile, both texts are shown side
//! by side and nothing that was typed is lost.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use vocabulary::paths;

use crate::conflict::Conflict;
use crate::editing::{self, Heading};
use crate::opened::Opened;
use crate::queries::{self, Name, NameWritten};
use crate::reading::{chosen, name};
use crate::words::{self, worded};

#[derive(Template)]
#[template(path = "people/naming.html")]
struct Naming {
    page: Page,
    form: Form,
    person: Heading,
    standings: Vec<Choice>,
    conflict: Option<Conflict>,
}

pub(crate) async fn show(path: paths::PersonName, visit: Visit, look: StaffLook) -> PageResult {
    let (mut look, opened) = editing::opened(look, path.id, DataClass::Name).await?;
    let name = queries::name(&mut look.tx, path.id).await?;
    let form = name.as_ref().map(filled).unwrap_or_default();
    respond(&visit, look, &opened, form, None).await
}

fn filled(name: &Name) -> Form {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    Form::filled([
        ("versione", name.version.to_string()),
        ("cognome", text(&name.surname)),
        ("nome", text(&name.given_name)),
        ("chiamata", text(&name.called)),
        ("fonte", name.standing.clone()),
    ])
}

async fn respond(
    visit: &Visit,
    look: StaffLook,
    opened: &Opened,
    form: Form,
    conflict: Option<Conflict>,
) -> PageResult {
    let about = (DataClass::Name, "person-edit-name");
    let (person, page) = editing::close(visit, look, opened, about).await?;
    let status = editing::status(&form, conflict.is_some());
    let page = Naming {
        page,
        form,
        person,
        standings: words::choices(visit, "person-standing", &words::STANDINGS),
        conflict,
    };
    Ok(visit.show(status, &page))
}

pub(crate) async fn store(
    path: paths::PersonName,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, opened) = editing::writable(staff, path.id, DataClass::Name).await?;
    let (surname, given_name) = (name(&mut form, "cognome"), name(&mut form, "nome"));
    if surname.is_none() && given_name.is_none() {
        form.fail("cognome", "person-name-missing");
    }
    let called = name(&mut form, "chiamata");
    let standing = chosen(&mut form, "fonte", &words::STANDINGS).unwrap_or("declared");
    if form.has_errors() {
        return respond(&visit, staff.into(), &opened, form, None).await;
    }
    let written = NameWritten {
        standing,
        surname: surname.as_deref(),
        given_name: given_name.as_deref(),
        called: called.as_deref(),
    };
    let version = form.raw("versione").parse().unwrap_or(0);
    if !queries::correct_name(&mut staff.tx, path.id, version, &written).await? {
        let theirs = queries::name(&mut staff.tx, path.id).await?;
        let conflict = theirs.map(|theirs| differences(&visit, &mut form, &theirs, &written));
        return respond(&visit, staff.into(), &opened, form, conflict).await;
    }
    editing::end(&visit, staff, &opened, DataClass::Name).await
}

/// What the other one wrote, beside what was typed here. The form goes on from their version.
fn differences(visit: &Visit, form: &mut Form, theirs: &Name, mine: &NameWritten<'_>) -> Conflict {
    form.set("versione", theirs.version.to_string());
    let standing = |code: &str| visit.text(&worded("person-standing", code));
    Conflict::new(visit, theirs.written_by.as_deref(), theirs.written_at)
        .with("person-surname", theirs.surname.as_deref(), mine.surname)
        .with(
            "person-given-name",
            theirs.given_name.as_deref(),
            mine.given_name,
        )
        .with("person-called", theirs.called.as_deref(), mine.called)
        .with(
            "person-standing",
            Some(&standing(&theirs.standing)),
            Some(&standing(mine.standing)),
        )
}
