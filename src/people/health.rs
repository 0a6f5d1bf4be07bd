//! `/persone/{id}/salute`: disabilities, certified or as the person says, for whoever follows them.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use platform::i18n;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use uuid::Uuid;
use vocabulary::paths;

use crate::code_lists::{CodeList, message_id};
use crate::editing::{self, Asked, Heading};
use crate::opened::Opened;
use crate::queries::{self, Disability, Many};
use crate::reading::{chosen, once, text};
use crate::words;

#[derive(Template)]
#[template(path = "people/health.html")]
struct Health {
    page: Page,
    form: Form,
    person: Heading,
    rows: Vec<Row>,
    kinds: Vec<Choice>,
    certifications: Vec<Choice>,
    sources: Vec<Choice>,
}

struct Row {
    id: Uuid,
    text: String,
    note: Option<String>,
}

pub(crate) async fn show(
    path: paths::PersonHealth,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (look, opened) = editing::opened(look, path.id, DataClass::Health).await?;
    let form = Form::filled([("once", Uuid::new_v4().to_string())]);
    respond(&visit, look, &opened, form, asked.done()).await
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    opened: &Opened,
    form: Form,
    done: Option<&'static str>,
) -> PageResult {
    let rows = queries::disabilities(&mut look.tx, opened.id).await?;
    let about = (DataClass::Health, "person-health");
    let (person, page) = editing::close(visit, look, opened, about).await?;
    let page = Health {
        page: page.noting(done),
        person,
        rows: rows
            .iter()
            .map(|row| Row {
                id: row.id,
                text: words_of(visit, row),
                note: row.note.clone(),
            })
            .collect(),
        kinds: words::listed(visit, CodeList::DisabilityType),
        certifications: words::listed(visit, CodeList::DisabilityCertification),
        sources: words::listed(visit, CodeList::DisabilitySource),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

/// One disability on one line.
pub(crate) fn words_of(visit: &Visit, row: &Disability) -> String {
    let coded = |list: CodeList, code: &Option<String>| {
        code.as_deref()
            .map(|code| visit.text(&message_id(list, code)))
    };
    let source = visit.text(&message_id(CodeList::DisabilitySource, &row.source));
    [
        coded(CodeList::DisabilityType, &row.kind),
        coded(CodeList::DisabilityCertification, &row.certification),
        row.since.map(|day| i18n::plain_date(visit.language(), day)),
        Some(source),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

pub(crate) async fn store(
    path: paths::PersonHealth,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, opened) = editing::writable(staff, path.id, DataClass::Health).await?;
    let here = paths::PersonHealth { id: path.id };
    let about = (&opened, DataClass::Health);
    if editing::ends_row(&form) {
        return editing::end_row(&visit, staff, about, (Many::Disability, &form), &here).await;
    }
    let Some(disability) = read(&mut form) else {
        return respond(&visit, staff.into(), &opened, form, None).await;
    };
    queries::add_disability(&mut staff.tx, path.id, &disability).await?;
    editing::end_at(&visit, staff, about, &here, "scritto").await
}

fn read(form: &mut Form) -> Option<Disability> {
    let source = chosen(form, "fonte", &words::codes(CodeList::DisabilitySource));
    if source.is_none() {
        form.fail("fonte", "person-disability-source-empty");
    }
    let owned = |code: Option<&'static str>| code.map(str::to_owned);
    let disability = Disability {
        id: once(form),
        kind: owned(chosen(
            form,
            "tipo",
            &words::codes(CodeList::DisabilityType),
        )),
        certification: owned(chosen(
            form,
            "certificazione",
            &words::codes(CodeList::DisabilityCertification),
        )),
        source: source.unwrap_or_default().to_owned(),
        since: editing::day(form, "dal"),
        note: text(form, "nota", 500),
    };
    (!form.has_errors()).then_some(disability)
}
