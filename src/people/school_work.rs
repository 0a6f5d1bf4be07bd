//! `/persone/{id}/scuola-e-lavoro`: the highest title and the condition in work, for whoever follows the person. Two rows
//! of two classes; each has its own version, so that whoever writes one does not lose what was written in the other.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use platform::i18n;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use vocabulary::Language;
use vocabulary::paths;

use crate::code_lists::{CodeList, message_id};
use crate::conflict::Conflict;
use crate::editing::{self, Heading};
use crate::opened::Opened;
use crate::queries::{self, Education, EducationWritten, Employment, EmploymentWritten};
use crate::reading::{chosen, text};
use crate::states;
use crate::words;

const RECOGNISED: [&str; 2] = ["yes", "no"];

#[derive(Template)]
#[template(path = "people/school_work.html")]
struct SchoolWork {
    page: Page,
    form: Form,
    person: Heading,
    titles: Vec<Choice>,
    recognised: Vec<Choice>,
    conditions: Vec<Choice>,
    conflict: Option<Conflict>,
}

pub(crate) async fn show(
    path: paths::PersonSchoolWork,
    visit: Visit,
    look: StaffLook,
) -> PageResult {
    let (mut look, opened) = editing::opened(look, path.id, DataClass::Work).await?;
    let known = queries::known_parts(&mut look.tx, path.id).await?;
    let form = filled(known.education.as_deref(), known.employment.as_deref());
    respond(&visit, look, &opened, form, None).await
}

fn filled(school: Option<&Education>, work: Option<&Employment>) -> Form {
    let text = |part: Option<&String>| part.cloned().unwrap_or_default();
    let mut form = Form::empty();
    if let Some(school) = school {
        form.set("versione_scuola", school.version.to_string());
        form.set("titolo", &*school.title);
        form.set(
            "paese",
            school
                .country
                .as_deref()
                .map(states::name)
                .unwrap_or_default(),
        );
        form.set(
            "riconosciuto",
            match school.recognised {
                Some(true) => "yes",
                Some(false) => "no",
                None => "",
            },
        );
        form.set("nota_scuola", text(school.note.as_ref()));
    }
    if let Some(work) = work {
        form.set("versione_lavoro", work.version.to_string());
        form.set("condizione", &*work.condition);
        form.set(
            "dal",
            work.since.map(|day| day.to_string()).unwrap_or_default(),
        );
        form.set("nota_lavoro", text(work.note.as_ref()));
    }
    form
}

async fn respond(
    visit: &Visit,
    look: StaffLook,
    opened: &Opened,
    form: Form,
    conflict: Option<Conflict>,
) -> PageResult {
    let about = (DataClass::Work, "person-school-work");
    let (person, page) = editing::close(visit, look, opened, about).await?;
    let status = editing::status(&form, conflict.is_some());
    let page = SchoolWork {
        page,
        form,
        person,
        titles: words::listed(visit, CodeList::Education),
        recognised: words::choices(visit, "person-recognised", &RECOGNISED),
        conditions: words::listed(visit, CodeList::EmploymentCondition),
        conflict,
    };
    Ok(visit.show(status, &page))
}

pub(crate) async fn store(
    path: paths::PersonSchoolWork,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, opened) = editing::writable(staff, path.id, DataClass::Work).await?;
    let typed = read(&mut form);
    if form.has_errors() {
        return respond(&visit, staff.into(), &opened, form, None).await;
    }
    let version = |field: &str| form.raw(field).parse::<i32>().ok();
    let (of_school, of_work) = (version("versione_scuola"), version("versione_lavoro"));
    queries::mark(&mut staff.tx).await?;
    let mut done = true;
    if let Some(school) = typed.school() {
        done &= queries::write_education(&mut staff.tx, path.id, of_school, &school).await?;
    }
    if let Some(work) = typed.work() {
        done &= queries::write_employment(&mut staff.tx, path.id, of_work, &work).await?;
    }
    if !done {
        queries::step_back(&mut staff.tx).await?;
        let school = queries::education(&mut staff.tx, path.id).await?;
        let work = queries::employment(&mut staff.tx, path.id).await?;
        let conflict = differences(&visit, &mut form, school.as_ref(), work.as_ref(), &typed);
        return respond(&visit, staff.into(), &opened, form, Some(conflict)).await;
    }
    editing::end(&visit, staff, &opened, DataClass::Work).await
}

/// What the form says.
struct Typed {
    title: Option<&'static str>,
    country: Option<&'static str>,
    recognised: Option<bool>,
    school_note: Option<String>,
    condition: Option<&'static str>,
    since: Option<chrono::NaiveDate>,
    work_note: Option<String>,
}

impl Typed {
    /// Nothing without a title: the rest says how it was obtained.
    fn school(&self) -> Option<EducationWritten<'_>> {
        Some(EducationWritten {
            title: self.title?,
            country: self.country,
            recognised: self.recognised,
            note: self.school_note.as_deref(),
        })
    }

    fn work(&self) -> Option<EmploymentWritten<'_>> {
        Some(EmploymentWritten {
            condition: self.condition?,
            since: self.since,
            note: self.work_note.as_deref(),
        })
    }
}

fn read(form: &mut Form) -> Typed {
    let typed_country = text(form, "paese", 120);
    let country = typed_country.as_deref().and_then(states::code);
    if typed_country.is_some() && country.is_none() {
        form.fail("paese", "person-school-country-shape");
    }
    Typed {
        title: chosen(form, "titolo", &words::codes(CodeList::Education)),
        country,
        recognised: chosen(form, "riconosciuto", &RECOGNISED).map(|yes| yes == "yes"),
        school_note: text(form, "nota_scuola", 500),
        condition: chosen(
            form,
            "condizione",
            &words::codes(CodeList::EmploymentCondition),
        ),
        since: editing::day(form, "dal"),
        work_note: text(form, "nota_lavoro", 500),
    }
}

/// What the other one wrote, beside what was typed here.
fn differences(
    visit: &Visit,
    form: &mut Form,
    school: Option<&Education>,
    work: Option<&Employment>,
    mine: &Typed,
) -> Conflict {
    let theirs = words_of(visit, school, work);
    let last = school
        .map(|row| (row.written_at, &row.written_by))
        .into_iter()
        .chain(work.map(|row| (row.written_at, &row.written_by)))
        .max_by_key(|(at, _)| *at);
    if let Some(school) = school {
        form.set("versione_scuola", school.version.to_string());
    }
    if let Some(work) = work {
        form.set("versione_lavoro", work.version.to_string());
    }
    let (who, when) = last.map_or((None, visit.app().clock.now()), |(at, who)| {
        (who.as_deref(), at)
    });
    let coded =
        |list: CodeList, code: Option<&str>| code.map(|code| visit.text(&message_id(list, code)));
    Conflict::new(visit, who, when)
        .with_both(
            "person-school-title",
            theirs[0].clone(),
            coded(CodeList::Education, mine.title),
        )
        .with_both(
            "person-school-country",
            theirs[1].clone(),
            mine.country.map(states::name),
        )
        .with_both(
            "person-work-condition",
            theirs[2].clone(),
            coded(CodeList::EmploymentCondition, mine.condition),
        )
        .with_both(
            "person-work-since",
            theirs[3].clone(),
            mine.since.map(|day| day_words(visit.language(), day)),
        )
}

fn day_words(language: Language, day: chrono::NaiveDate) -> String {
    i18n::plain_date(language, day)
}

/// Title, country, condition, since: as a page shows them.
pub(crate) fn words_of(
    visit: &Visit,
    school: Option<&Education>,
    work: Option<&Employment>,
) -> [Option<String>; 4] {
    let coded = |list: CodeList, code: &str| visit.text(&message_id(list, code));
    [
        school.map(|row| coded(CodeList::Education, &row.title)),
        school.and_then(|row| row.country.as_deref().map(states::name)),
        work.map(|row| coded(CodeList::EmploymentCondition, &row.condition)),
        work.and_then(|row| row.since.map(|day| day_words(visit.language(), day))),
    ]
}
