//! `/casi/nuovo`: a social worker opens a case and is its manager. A name and a way to reach the person are enough; the
//! sections are written afterwards, by whoever may write them.

use access::{Me, Role, StaffRead, StaffWrite};
use askama::Template;
use axum::http::StatusCode;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use rand::Rng;
use uuid::Uuid;
use vocabulary::ids::{BodyId, CaseId};
use vocabulary::paths;
use vocabulary::reference::Reference;
use vocabulary::text::{said, tidy};

use access::{CaseAccess, DataClass};

use crate::look::{self, AREAS};
use crate::queries::{self, Written};

const MOST: usize = 200;

#[derive(Template)]
#[template(path = "cases/opening.html")]
struct Opening {
    page: Page,
    form: Form,
    areas: Vec<Choice>,
    /// More than one only for whoever works for several.
    bodies: Vec<Choice>,
}

pub(crate) async fn show(_: paths::CaseNew, visit: Visit, staff: StaffRead) -> PageResult {
    let form = Form::filled([("once", Uuid::new_v4().to_string())]);
    respond(&visit, &staff.me, form)
}

fn respond(visit: &Visit, me: &Me, form: Form) -> PageResult {
    let bodies = bodies(me);
    if bodies.is_empty() {
        return Err(PageError::NotFound);
    }
    let status: StatusCode = form.status();
    let page = Opening {
        page: me.page(visit, "case-new-title"),
        form,
        areas: AREAS
            .iter()
            .map(|(code, message)| Choice::new(*code, visit.text(message)))
            .collect(),
        bodies: bodies
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), *name))
            .collect(),
    };
    Ok(visit.show(status, &page))
}

/// The bodies for which I am a social worker.
fn bodies(me: &Me) -> Vec<(BodyId, &str)> {
    me.memberships
        .iter()
        .filter(|membership| membership.role == Role::SocialWorker)
        .map(|membership| (membership.body, &*membership.body_name))
        .collect()
}

struct New {
    body: BodyId,
    area: &'static str,
    name: String,
    contact: Option<String>,
}

pub(crate) async fn store(
    _: paths::CaseNew,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    if !staff.me.is(Role::SocialWorker) {
        return Err(PageError::NotFound);
    }
    let Some(new) = read(&mut form, &staff.me) else {
        return respond(&visit, &staff.me, form);
    };
    let case = CaseId(look::once(&form));
    let reference = Reference::from_bits(rand::rng().next_u64()).canonical();
    match queries::open_case(&mut staff.tx, case, &reference, new.body, new.area).await {
        Ok(outcome) if outcome == "opened" => {}
        Ok(_) => {
            form.fail("area", "case-new-not-yours");
            return respond(&visit, &staff.me, form);
        }
        // the same form once more: the case is there
        Err(error) if look::is_twice(&error) => return Ok(visit.go_to(&done(case))),
        Err(error) => return Err(error.into()),
    }
    let lines = [
        (DataClass::Name, Some(&new.name)),
        (DataClass::Contact, new.contact.as_ref()),
    ];
    for (class, text) in lines {
        let Some(text) = text else { continue };
        let line = Written {
            case,
            class,
            text,
            private: false,
        };
        queries::add_line(&mut staff.tx, Uuid::new_v4(), &line).await?;
    }
    record(&visit, &mut staff, case).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&done(case)))
}

async fn record(visit: &Visit, staff: &mut StaffWrite, case: CaseId) -> Result<(), PageError> {
    let opened = CaseAccess::open(&mut staff.tx, case)
        .await?
        .ok_or(PageError::NotFound)?;
    look::event("case.created", &opened, visit.app().clock.now())
        .record(&mut staff.tx)
        .await?;
    Ok(())
}

fn done(case: CaseId) -> String {
    format!("{}?fatto=aperto", paths::Case { id: case.0 })
}

fn read(form: &mut Form, me: &Me) -> Option<New> {
    let area = form.choice(
        "area",
        "case-new-area-empty",
        &AREAS.map(|(code, _)| (code, code)),
    );
    let name = form.read("name", "case-new-name", |typed| said(typed, MOST));
    let contact = form.read_optional("contact", "case-new-contact", |typed| tidy(typed, MOST));
    let body = body(form, me);
    if form.has_errors() {
        return None;
    }
    Some(New {
        body: body?,
        area: area?,
        name: name?,
        contact: contact?,
    })
}

/// The one I work for, or the one that was chosen.
fn body(form: &mut Form, me: &Me) -> Option<BodyId> {
    let bodies = bodies(me);
    if let [(only, _)] = &bodies[..] {
        return Some(*only);
    }
    let chosen = form.value("body");
    let found = bodies
        .iter()
        .find(|(id, _)| id.to_string() == chosen)
        .map(|(id, _)| *id);
    if found.is_none() {
        form.fail("body", "case-new-body-empty");
    }
    found
}
