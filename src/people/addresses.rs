//! `/persone/{id}/indirizzi`: where somebody lives, or that they live nowhere; both are ordinary answers. A correction is
//! a new row: the old one is ended, and the trail keeps it.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use chrono::NaiveDate;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::code_lists::CodeList;
use crate::editing::{self, Asked, Heading};
use crate::opened::Opened;
use crate::person;
use crate::queries::{self, Address, Many};
use crate::reading::{chosen, once, text};
use crate::town::{self, Towns};
use crate::words;

#[derive(Template)]
#[template(path = "people/addresses.html")]
struct Addresses {
    page: Page,
    form: Form,
    person: Heading,
    rows: Vec<Row>,
    kinds: Vec<Choice>,
    towns: Towns,
    /// A row that is there, else a new one.
    corrects: bool,
}

struct Row {
    id: Uuid,
    text: String,
}

pub(crate) async fn show(
    path: paths::PersonAddresses,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (mut look, opened) = editing::opened(look, path.id, DataClass::Contact).await?;
    let form = match asked.riga.parse::<Uuid>() {
        Ok(row) => queries::addresses(&mut look.tx, path.id)
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
        ("tipo", "residence".to_owned()),
    ])
}

fn filled(address: &Address) -> Form {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    Form::filled([
        ("once", Uuid::new_v4().to_string()),
        ("riga", address.id.to_string()),
        ("tipo", address.kind.clone()),
        ("via", text(&address.street)),
        ("cap", text(&address.postal_code)),
        (
            "citta",
            town::typed(
                address.municipality_code.as_deref(),
                address.place.as_deref(),
            ),
        ),
        ("presso", text(&address.care_of)),
    ])
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    opened: &Opened,
    form: Form,
    done: Option<&'static str>,
) -> PageResult {
    let rows = queries::addresses(&mut look.tx, opened.id).await?;
    let towns = Towns::offered(visit, &mut look.tx, (&form, "citta")).await?;
    let about = (DataClass::Contact, "person-address-title");
    let (person, page) = editing::close(visit, look, opened, about).await?;
    let page = Addresses {
        page: page.noting(done),
        person,
        rows: rows
            .iter()
            .map(|row| Row {
                id: row.id,
                text: person::address(visit, row),
            })
            .collect(),
        kinds: words::listed(visit, CodeList::AddressKind),
        towns,
        corrects: !form.raw("riga").is_empty(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

pub(crate) async fn store(
    path: paths::PersonAddresses,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, opened) = editing::writable(staff, path.id, DataClass::Contact).await?;
    let here = paths::PersonAddresses { id: path.id };
    let about = (&opened, DataClass::Contact);
    if editing::ends_row(&form) {
        return editing::end_row(&visit, staff, about, (Many::Address, &form), &here).await;
    }
    let today = local_date(visit.app().clock.now());
    let Some(address) = read(&mut form, today) else {
        return respond(&visit, staff.into(), &opened, form, None).await;
    };
    if let Ok(row) = form.raw("riga").parse() {
        queries::end(&mut staff.tx, Many::Address, path.id, row).await?;
    }
    queries::add_address(&mut staff.tx, path.id, &address).await?;
    editing::end_at(&visit, staff, about, &here, "scritto").await
}

fn read(form: &mut Form, today: NaiveDate) -> Option<Address> {
    let kind = chosen(form, "tipo", &words::codes(CodeList::AddressKind)).unwrap_or("residence");
    let town = town::read(form, "citta", today);
    let address = Address {
        id: once(form),
        kind: kind.to_owned(),
        street: text(form, "via", 200),
        postal_code: text(form, "cap", 12),
        municipality_code: town.map(|town| town.belfiore.to_owned()),
        place: town.map(|town| town.name.to_owned()),
        care_of: text(form, "presso", 200),
    };
    let is_nowhere = matches!(kind, "no_fixed_abode" | "fictitious_street");
    if address.street.is_none() && form.raw("citta").trim().is_empty() && !is_nowhere {
        form.fail("via", "person-address-missing");
    }
    (!form.has_errors()).then_some(address)
}
