//! `/persone/{id}/codici`: the codes by which public bodies know somebody. A code that says otherwise than the rest is
//! shown once and then taken; a code that is somebody else's is refused, and says whose where that is mine to know.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use platform::Tx;
use platform::web::{Form, Page, PageResult, Visit};
use uuid::Uuid;
use vocabulary::paths;
use vocabulary::person_code::PersonCode;

use crate::editing::{self, Asked, Heading};
use crate::misfit::Described;
use crate::opened::Opened;
use crate::queries::{self, Many};
use crate::registering::{code, kind};
use crate::words::worded;

#[derive(Template)]
#[template(path = "people/codes.html")]
struct Codes {
    page: Page,
    form: Form,
    person: Heading,
    rows: Vec<Row>,
    /// What the code that is about to be added says otherwise.
    misfits: Vec<String>,
    /// Whose the code is already, if that is mine to know.
    owner: Option<Heading>,
}

struct Row {
    id: Uuid,
    kind: String,
    code: String,
    misfits: Vec<String>,
}

pub(crate) async fn show(
    path: paths::PersonCodes,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (look, opened) = editing::opened(look, path.id, DataClass::Identity).await?;
    let shown = Shown {
        done: asked.done(),
        ..Shown::default()
    };
    respond(&visit, look, &opened, Form::empty(), shown).await
}

/// What the page is shown with.
#[derive(Default)]
struct Shown {
    done: Option<&'static str>,
    misfits: Vec<String>,
    owner: Option<Uuid>,
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    opened: &Opened,
    form: Form,
    shown: Shown,
) -> PageResult {
    let owner = match shown.owner {
        Some(owner) => Heading::of_another(&mut look.tx, owner).await?,
        None => None,
    };
    let known = queries::known_parts(&mut look.tx, opened.id).await?;
    let described = Described::new(known.name.as_deref(), known.identity.as_deref());
    let rows = known
        .codes
        .0
        .into_iter()
        .map(|code| Row {
            id: code.id,
            kind: visit.text(&worded("person-code", &code.kind)),
            misfits: described.misfits(visit, &code.code),
            code: code.code,
        })
        .collect();
    let about = (DataClass::Identity, "person-codes");
    let (person, page) = editing::close(visit, look, opened, about).await?;
    let page = Codes {
        page: page.noting(shown.done),
        person,
        rows,
        misfits: shown.misfits,
        owner,
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

pub(crate) async fn store(
    path: paths::PersonCodes,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, opened) = editing::writable(staff, path.id, DataClass::Identity).await?;
    let here = paths::PersonCodes { id: path.id };
    let about = (&opened, DataClass::Identity);
    if editing::ends_row(&form) {
        return editing::end_row(&visit, staff, about, (Many::Code, &form), &here).await;
    }
    let code = code(&mut form, "codice");
    if code.is_none() {
        form.fail("codice", "person-code-empty");
    }
    let (Some(code), false) = (code, form.has_errors()) else {
        return respond(&visit, staff.into(), &opened, form, Shown::default()).await;
    };
    let misfits = misfits(&visit, &mut staff.tx, path.id, &code).await?;
    if !misfits.is_empty() && form.raw("visto") != code.to_string() {
        form.set("visto", code.to_string());
        let shown = Shown {
            misfits,
            ..Shown::default()
        };
        return respond(&visit, staff.into(), &opened, form, shown).await;
    }
    let written = (kind(&code), &*code.to_string(), &*code.canonical());
    if !queries::add_code(&mut staff.tx, path.id, written).await? {
        return taken(&visit, staff, &opened, form, &code).await;
    }
    editing::end_at(&visit, staff, about, &here, "scritto").await
}

async fn misfits(
    visit: &Visit,
    tx: &mut Tx,
    person: Uuid,
    code: &PersonCode,
) -> sqlx::Result<Vec<String>> {
    let known = Described::read(tx, person).await?;
    Ok(known.misfits(visit, &code.to_string()))
}

/// The code stands already: here, which is as good as done, or at somebody else.
async fn taken(
    visit: &Visit,
    mut staff: StaffWrite,
    opened: &Opened,
    mut form: Form,
    code: &PersonCode,
) -> PageResult {
    let owner = queries::owner_of(&mut staff.tx, &code.to_string()).await?;
    if owner == Some(opened.id) {
        return Ok(visit.go_to(&paths::PersonCodes { id: opened.id }));
    }
    form.fail("codice", "person-code-taken");
    let shown = Shown {
        owner,
        ..Shown::default()
    };
    respond(visit, staff.into(), opened, form, shown).await
}
