//! `/accessi/{id}`: one record, as far as I may read it. That somebody came, always; what was said, where it is mine to
//! know.

use access::StaffLook;
use askama::Template;
use axum::extract::Query;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::correction::{Beside, Correcting};
use crate::queries::{self, Record, Stands};
use crate::words::said;

#[derive(Template)]
#[template(path = "intake/record.html")]
struct RecordPage {
    page: Page,
    form: Form,
    when: String,
    office: Option<String>,
    author: String,
    persons: Vec<Person>,
    /// What is known of the access itself: message id and words.
    facts: Vec<(&'static str, String)>,
    reads_notes: bool,
    reason: Vec<String>,
    given: Vec<String>,
    referred_to: Option<String>,
    needs: Vec<Need>,
    reporter: Vec<(&'static str, String)>,
    steps: Vec<Step>,
    notices: Vec<String>,
    proposal: Option<Proposal>,
    corrections: Vec<Beside>,
    /// For whoever wrote it.
    correcting: Option<Correcting>,
}

struct Person {
    href: String,
    name: String,
    tie: String,
    is_protected: bool,
}

struct Need {
    domain: String,
    words: Option<String>,
}

/// What comes next, as pages show it.
pub(crate) struct Step {
    pub(crate) what: String,
    pub(crate) who: String,
    pub(crate) until: String,
    pub(crate) is_late: bool,
    /// When it was done.
    pub(crate) done: Option<String>,
    pub(crate) finish: String,
}

struct Proposal {
    href: String,
    state: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    path: paths::Access,
    visit: Visit,
    staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    respond(&visit, staff, path.id, Form::empty(), &asked.fatto).await
}

/// The record, also with a correction that can not be kept as it is.
pub(crate) async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    id: Uuid,
    form: Form,
    what: &str,
) -> PageResult {
    let Some(found) = queries::record(&mut staff.tx, id).await? else {
        return Err(PageError::NotFound);
    };
    let ids: Vec<Uuid> = found.parts.persons.iter().map(|one| one.person).collect();
    let lines = people::lines(&mut staff.tx, &ids).await?;
    let class = if found.reads_notes {
        "shared_note"
    } else {
        "appointment"
    };
    audit::Event::new("access.opened")
        .subject(id)
        .class(class)
        .body(found.body_id)
        .detail(json!({ "persons": ids }))
        .record(&mut staff.tx)
        .await?;
    let page = staff
        .me
        .page(visit, "intake-record-title")
        .noting(done(what));
    staff.tx.commit().await?;
    let today = local_date(visit.app().clock.now());
    let persons = found
        .parts
        .persons
        .iter()
        .filter_map(|stands| {
            let line = lines.iter().find(|line| line.id == stands.person)?;
            Some(person(visit, stands, line))
        })
        .collect();
    let status = form.status();
    let page = view(visit, (page, form), (id, found), persons, today);
    Ok(visit.show(status, &page))
}

fn done(word: &str) -> Option<&'static str> {
    match word {
        "salvato" => Some("intake-done-saved"),
        "passo" => Some("intake-done-step"),
        "corretto" => Some("intake-done-corrected"),
        _ => None,
    }
}

fn person(visit: &Visit, stands: &Stands, line: &people::PersonLine) -> Person {
    let tie = match (&stands.relationship, stands.role.as_str()) {
        (_, "companion") => visit.text("intake-relationship-x"),
        (Some(code), _) if code != "1" => said(visit, "intake-relationship", code),
        _ => String::new(),
    };
    Person {
        href: visit.href(&paths::PersonAccesses { id: line.id }),
        name: line.listed(),
        tie,
        is_protected: line.protection == "protected",
    }
}

fn view(
    visit: &Visit,
    (page, form): (Page, Form),
    (id, mut found): (Uuid, Record),
    persons: Vec<Person>,
    today: NaiveDate,
) -> RecordPage {
    let prose = |text: &Option<String>| -> Vec<String> {
        text.iter()
            .flat_map(|text| text.lines().map(str::to_owned))
            .collect()
    };
    RecordPage {
        page,
        when: i18n::moment(visit.language(), found.at),
        author: found
            .author
            .take()
            .unwrap_or_else(|| visit.text("intake-author-unknown")),
        office: found.office.take(),
        facts: facts(visit, &found),
        reads_notes: found.reads_notes,
        reason: prose(&found.reason),
        given: prose(&found.given),
        needs: found
            .parts
            .needs
            .iter()
            .map(|need| Need {
                domain: said(visit, "intake-domain", &need.domain),
                words: need.words.clone(),
            })
            .collect(),
        reporter: reporter(visit, &found),
        steps: found
            .parts
            .steps
            .iter()
            .map(|one| step(visit, one, today))
            .collect(),
        notices: found
            .parts
            .notices
            .iter()
            .map(|notice| {
                let language = visit.text(&format!("spoken-{}", notice.language));
                let how = said(visit, "intake-how", &notice.how);
                let values = [
                    ("version", notice.version.as_str()),
                    ("language", &language),
                    ("how", &how),
                ];
                i18n::text(visit.language(), "intake-notice-given", &values).into_owned()
            })
            .collect(),
        proposal: proposal(visit, &found),
        corrections: found
            .parts
            .corrections
            .iter()
            .map(|one| Beside::of(visit, one))
            .collect(),
        correcting: found.is_mine.then(|| Correcting::of(visit, id, &form)),
        form,
        referred_to: found.referred_to,
        persons,
    }
}

fn facts(visit: &Visit, found: &Record) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("intake-mode", said(visit, "intake-mode", &found.mode)),
        (
            "intake-interlocutor",
            said(visit, "intake-interlocutor", &found.interlocutor),
        ),
        (
            "intake-reason-kind",
            said(visit, "intake-reason-kind", &found.reason_kind),
        ),
        (
            "intake-urgency",
            said(visit, "intake-urgency", &found.urgency),
        ),
        (
            "intake-outcome",
            said(visit, "intake-outcome", &found.outcome),
        ),
    ];
    if let Some(language) = &found.language {
        let mut words = visit.text(&format!("spoken-{language}"));
        if found.interpreter {
            words = format!("{words}, {}", visit.text("intake-with-interpreter"));
        }
        facts.push(("intake-language", words));
    }
    facts
}

fn reporter(visit: &Visit, found: &Record) -> Vec<(&'static str, String)> {
    let source = found
        .reporter_source
        .map(|source| said(visit, "intake-source", &source.to_string()));
    [
        ("intake-reporter-source", source),
        ("intake-reporter-name", found.reporter_name.clone()),
        ("intake-reporter-service", found.reporter_service.clone()),
        ("intake-reporter-contact", found.reporter_contact.clone()),
    ]
    .into_iter()
    .filter_map(|(message, words)| Some((message, words?)))
    .collect()
}

pub(crate) fn step(visit: &Visit, step: &queries::Step, today: NaiveDate) -> Step {
    Step {
        what: step.what.clone(),
        who: step
            .who
            .clone()
            .unwrap_or_else(|| visit.text("intake-author-unknown")),
        until: i18n::plain_date(visit.language(), step.until),
        is_late: step.done_at.is_none() && step.until < today,
        done: step
            .done_at
            .map(|at| i18n::plain_date(visit.language(), local_date(at))),
        finish: visit.href(&paths::AccessStepDone { id: step.id }),
    }
}

fn proposal(visit: &Visit, found: &Record) -> Option<Proposal> {
    let state = found.proposal_state.as_deref()?;
    Some(Proposal {
        href: visit.href(&paths::Proposal {
            id: found.proposal?,
        }),
        state: said(visit, "intake-state", state),
    })
}
