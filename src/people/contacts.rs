//! `/persone/{id}/recapiti`: how to reach somebody, whose telephone it is, and whether a message may be left there. A
//! correction is a new row: the old one is ended, and the trail keeps it.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use uuid::Uuid;
use vocabulary::contact::{Email, Phone};
use vocabulary::paths;
use vocabulary::text::{Refused, tidy};

use crate::editing::{self, Asked, Heading};
use crate::opened::Opened;
use crate::person::{self, Point};
use crate::queries::{self, ContactPoint, Many};
use crate::reading::{chosen, name, once, text};
use crate::words;

#[derive(Template)]
#[template(path = "people/contacts.html")]
struct Contacts {
    page: Page,
    form: Form,
    person: Heading,
    rows: Vec<Row>,
    kinds: Vec<Choice>,
    owners: Vec<Choice>,
    /// A row that is there, else a new one.
    corrects: bool,
}

struct Row {
    id: Uuid,
    point: Point,
}

pub(crate) async fn show(
    path: paths::PersonContacts,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (mut look, opened) = editing::opened(look, path.id, DataClass::Contact).await?;
    let form = match asked.riga.parse::<Uuid>() {
        Ok(row) => queries::contacts(&mut look.tx, path.id)
            .await?
            .iter()
            .find(|known| known.id == row)
            .map_or_else(blank, filled),
        Err(_) => blank(),
    };
    respond(&visit, look, &opened, form, asked.done()).await
}

fn blank() -> Form {
    Form::filled([
        ("once", Uuid::new_v4().to_string()),
        ("tipo", "mobile".to_owned()),
        ("di_chi", "self".to_owned()),
    ])
}

fn filled(point: &ContactPoint) -> Form {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    Form::filled([
        ("once", Uuid::new_v4().to_string()),
        ("riga", point.id.to_string()),
        ("tipo", point.kind.clone()),
        ("recapito", point.value.clone()),
        ("di_chi", point.owner.clone()),
        ("nome_di_chi", text(&point.owner_name)),
        (
            "messaggi",
            if point.may_leave_message { "si" } else { "" }.to_owned(),
        ),
        ("quando", text(&point.when_to_call)),
    ])
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    opened: &Opened,
    form: Form,
    done: Option<&'static str>,
) -> PageResult {
    let points = queries::contacts(&mut look.tx, opened.id).await?;
    let about = (DataClass::Contact, "person-edit-contacts");
    let (person, page) = editing::close(visit, look, opened, about).await?;
    let page = Contacts {
        page: page.noting(done),
        person,
        rows: points
            .iter()
            .map(|point| Row {
                id: point.id,
                point: person::point(visit, point),
            })
            .collect(),
        kinds: words::choices(visit, "person-contact", &words::CONTACT_KINDS),
        owners: words::choices(visit, "person-owner", &words::OWNERS),
        corrects: !form.raw("riga").is_empty(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

pub(crate) async fn store(
    path: paths::PersonContacts,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, opened) = editing::writable(staff, path.id, DataClass::Contact).await?;
    let here = paths::PersonContacts { id: path.id };
    let about = (&opened, DataClass::Contact);
    if editing::ends_row(&form) {
        return editing::end_row(&visit, staff, about, (Many::Contact, &form), &here).await;
    }
    let Some(point) = read(&mut form) else {
        return respond(&visit, staff.into(), &opened, form, None).await;
    };
    if let Ok(row) = form.raw("riga").parse() {
        queries::end(&mut staff.tx, Many::Contact, path.id, row).await?;
    }
    queries::add_contact(&mut staff.tx, path.id, &point).await?;
    editing::end_at(&visit, staff, about, &here, "scritto").await
}

fn read(form: &mut Form) -> Option<ContactPoint> {
    let kind = chosen(form, "tipo", &words::CONTACT_KINDS).unwrap_or("mobile");
    let value = form.read("recapito", "person-contact-value", |typed| match kind {
        "email" => Email::parse(typed).map(|email| email.as_str().to_owned()),
        "other" => match tidy(typed, 254)? {
            text if text.is_empty() => Err(Refused::Empty),
            text => Ok(text),
        },
        _ => Phone::parse(typed).map(|phone| phone.as_str().to_owned()),
    });
    let point = ContactPoint {
        id: once(form),
        kind: kind.to_owned(),
        value: value.unwrap_or_default(),
        owner: chosen(form, "di_chi", &words::OWNERS)
            .unwrap_or("self")
            .to_owned(),
        owner_name: name(form, "nome_di_chi"),
        may_leave_message: form.is("messaggi", "si"),
        when_to_call: text(form, "quando", 200),
    };
    (!form.has_errors()).then_some(point)
}
