//! `/persone/{id}/indirizzi`: where somebody lives, or that they live nowhere; both are ordinary answers. A correction is
//! a new row: the old one is ended, and the trail keeps it.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::paths;

use crate::code_lists::CodeList;
use crate::editing::{self, Heading};
use crate::opened::Opened;
use crate::person;
use crate::queries::{self, Address, Many};
use crate::reading::{chosen, once, text};
use crate::words;

#[derive(Template)]
#[template(path = "people/addresses.html")]
struct Addresses {
    page: Page,
    form: Form,
    person: Heading,
    rows: Vec<Row>,
    kinds: Vec<Choice>,
    /// A row that is there, else a new one.
    corrects: bool,
}

struct Row {
    id: Uuid,
    text: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    riga: String,
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    path: paths::PersonAddresses,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (mut look, opened) = editing::opened(look, path.id, DataClass::Contact).await?;
    let rows = queries::addresses(&mut look.tx, path.id).await?;
    let corrected = rows.iter().find(|row| row.id.to_string() == asked.riga);
    let form = corrected.map_or_else(blank, filled);
    respond(&visit, look, &opened, form, editing::done(&asked.fatto)).await
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
        ("citta", text(&address.place)),
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
    let person = Heading::of(&mut look.tx, opened).await?;
    let rows = queries::addresses(&mut look.tx, opened.id).await?;
    editing::record_look(&mut look.tx, opened, DataClass::Contact).await?;
    let page = look.me.page(visit, "person-address-title").noting(done);
    look.tx.commit().await?;
    let page = Addresses {
        page,
        person,
        rows: rows
            .iter()
            .map(|row| Row {
                id: row.id,
                text: person::address(visit, row),
            })
            .collect(),
        kinds: words::listed(visit, CodeList::AddressKind),
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
    let row: Option<Uuid> = form.raw("riga").parse().ok();
    if form.is("atto", "togli") && !form.has_errors() {
        let row = row.ok_or(PageError::NotFound)?;
        queries::end(&mut staff.tx, Many::Address, path.id, row).await?;
        let next = format!("{here}?fatto=tolto");
        return editing::end_at(&visit, staff, &opened, "contact", &next).await;
    }
    let Some(address) = read(&mut form) else {
        return respond(&visit, staff.into(), &opened, form, None).await;
    };
    if let Some(row) = row {
        queries::end(&mut staff.tx, Many::Address, path.id, row).await?;
    }
    queries::add_address(&mut staff.tx, path.id, &address).await?;
    let next = format!("{here}?fatto=scritto");
    editing::end_at(&visit, staff, &opened, "contact", &next).await
}

fn read(form: &mut Form) -> Option<Address> {
    let kind = chosen(form, "tipo", &words::codes(CodeList::AddressKind)).unwrap_or("residence");
    let address = Address {
        id: once(form),
        kind: kind.to_owned(),
        street: text(form, "via", 200),
        postal_code: text(form, "cap", 12),
        place: text(form, "citta", 120),
        care_of: text(form, "presso", 200),
    };
    let is_nowhere = matches!(kind, "no_fixed_abode" | "fictitious_street");
    if address.street.is_none() && address.place.is_none() && !is_nowhere {
        form.fail("via", "person-address-missing");
    }
    (!form.has_errors()).then_some(address)
}
