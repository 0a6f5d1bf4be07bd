//! `/persone/{id}/lingue`: which languages somebody speaks, how well, and for which an interpreter is needed. The same
//! language written again says it anew.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use uuid::Uuid;
use vocabulary::paths;

use crate::editing::{self, Asked, Heading};
use crate::opened::Opened;
use crate::queries::{self, Many};
use crate::reading::chosen;
use crate::words::{self, language};

/// From none to excellent, as in the social services' records.
const LEVELS: [(&str, i16); 5] = [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5)];

#[derive(Template)]
#[template(path = "people/languages.html")]
struct Languages {
    page: Page,
    form: Form,
    person: Heading,
    rows: Vec<Row>,
    languages: Vec<Choice>,
    levels: Vec<Choice>,
}

struct Row {
    id: Uuid,
    language: String,
    level: String,
    interpreter: bool,
}

pub(crate) async fn show(
    path: paths::PersonLanguages,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (look, opened) = editing::opened(look, path.id, DataClass::Identity).await?;
    let done = asked.done();
    respond(&visit, look, &opened, Form::empty(), done).await
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    opened: &Opened,
    form: Form,
    done: Option<&'static str>,
) -> PageResult {
    let rows = queries::languages(&mut look.tx, opened.id).await?;
    let about = (DataClass::Identity, "person-languages");
    let (person, page) = editing::close(visit, look, opened, about).await?;
    let page = Languages {
        page: page.noting(done),
        person,
        rows: rows
            .into_iter()
            .map(|row| Row {
                id: row.id,
                language: language(&row.language).to_owned(),
                level: visit.text(&format!("person-level-{}", row.level)),
                interpreter: row.interpreter,
            })
            .collect(),
        languages: words::languages(),
        levels: LEVELS
            .iter()
            .map(|(code, _)| Choice::new(*code, visit.text(&format!("person-level-{code}"))))
            .collect(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

pub(crate) async fn store(
    path: paths::PersonLanguages,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, opened) = editing::writable(staff, path.id, DataClass::Identity).await?;
    let here = paths::PersonLanguages { id: path.id };
    let about = (&opened, DataClass::Identity);
    if editing::ends_row(&form) {
        return editing::end_row(&visit, staff, about, (Many::Language, &form), &here).await;
    }
    let spoken = chosen(&mut form, "lingua", &words::LANGUAGES);
    if spoken.is_none() {
        form.fail("lingua", "person-language-empty");
    }
    let level = form.choice("livello", "person-level-empty", &LEVELS);
    let (Some(spoken), Some(level), false) = (spoken, level, form.has_errors()) else {
        return respond(&visit, staff.into(), &opened, form, None).await;
    };
    let interpreter = form.is("interprete", "si");
    queries::add_language(&mut staff.tx, path.id, (spoken, level, interpreter)).await?;
    editing::end_at(&visit, staff, about, &here, "scritto").await
}
