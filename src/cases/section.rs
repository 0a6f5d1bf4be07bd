//! `/casi/{id}/sezioni/{class}`: the lines of one section, and a form where I may write. A line of one's own can be
//! corrected; what it said before stays in the trail.

use access::{CaseAccess, DataClass, Me, StaffLook, StaffWrite, Verb};
use askama::Template;
use axum::extract::Query;
use chrono::{DateTime, Utc};
use platform::i18n;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::ids::CaseId;
use vocabulary::paths;
use vocabulary::text::{Refused, tidy};

use crate::look::{self, written};
use crate::queries::{self, Line, Written};

/// Characters in one line of a section, as in the tables.
const MOST: usize = 4000;

#[derive(Template)]
#[template(path = "cases/section.html")]
struct Section {
    page: Page,
    form: Form,
    reference: String,
    back: String,
    here: String,
    why: String,
    glass: Option<String>,
    lines: Vec<Entry>,
    is_cut: bool,
    /// Where I may write.
    pen: Option<Pen>,
}

/// What is about to be written.
struct Pen {
    is_diary: bool,
    /// A line of mine that is there, else a new one.
    corrects: bool,
}

struct Entry {
    paragraphs: Vec<String>,
    author: String,
    instant: String,
    when: String,
    is_private: bool,
    /// Where it is corrected, if it is mine.
    correct: Option<String>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
    /// The line to correct.
    #[serde(default)]
    riga: String,
}

pub(crate) async fn show(
    path: paths::CaseSection,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let now = visit.app().clock.now();
    let case = CaseAccess::open(&mut staff.tx, CaseId(path.id)).await?;
    let Some((case, class)) = opened(case, &staff.me, &path.class, now) else {
        return Err(look::refuse(staff, tried(&path)).await);
    };
    let form = Form::filled([
        ("once", Uuid::new_v4().to_string()),
        ("private", "yes".to_owned()),
    ]);
    let shown = Shown {
        form,
        corrected: asked.riga.parse().ok(),
        done: match asked.fatto.as_str() {
            "scritto" => Some("case-done-written"),
            "corretto" => Some("case-done-corrected"),
            _ => None,
        },
    };
    respond(&visit, staff, &case, class, shown).await
}

/// The case and the section, where both may be read.
fn opened(
    case: Option<CaseAccess>,
    me: &Me,
    code: &str,
    now: DateTime<Utc>,
) -> Option<(CaseAccess, DataClass)> {
    let case = case?;
    let class = DataClass::from_code(code)?;
    case.decide(me, class, Verb::Read, now)
        .is_allowed()
        .then_some((case, class))
}

/// A try, with the section's code if there is such a section: the trail takes no words from addresses.
fn tried(path: &paths::CaseSection) -> audit::Event {
    let event = look::tried(path.id);
    match DataClass::from_code(&path.class) {
        Some(class) => event.class(class.code()),
        None => event,
    }
}

/// What the page is shown with.
struct Shown {
    form: Form,
    corrected: Option<Uuid>,
    done: Option<&'static str>,
}

async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    case: &CaseAccess,
    class: DataClass,
    shown: Shown,
) -> PageResult {
    let now = visit.app().clock.now();
    let decision = case.decide(&staff.me, class, Verb::Read, now);
    let lines = queries::lines(&mut staff.tx, case.case, class).await?;
    look::section_event("case.section_opened", case, class, &decision)
        .detail(json!({ "lines": lines.len() }))
        .record(&mut staff.tx)
        .await?;
    let page = staff
        .me
        .page(visit, "case-section-title")
        .titled(visit.text(&class.message()))
        .noting(shown.done);
    let me = staff.me.id.0;
    let is_writable = case.decide(&staff.me, class, Verb::Write, now).is_allowed();
    staff.tx.commit().await?;

    let mut form = shown.form;
    let corrected = lines
        .iter()
        .find(|line| is_writable && Some(line.id) == shown.corrected && line.written_by == me);
    if let (Some(line), false) = (corrected, form.was_sent("text")) {
        form.set("text", &*line.text);
        form.set("line", line.id.to_string());
        form.set("private", if line.private { "yes" } else { "" });
    }
    let (status, id) = (form.status(), case.case.0);
    let section = Section {
        page,
        reference: written(&case.reference),
        back: visit.href(&paths::Case { id }),
        here: here(visit, case, class),
        why: decision.words(visit.language()),
        glass: look::glass_until(case, now).map(|end| i18n::moment(visit.language(), end)),
        is_cut: i64::try_from(lines.len()).is_ok_and(|count| count == queries::MOST_LINES),
        lines: lines
            .iter()
            .map(|line| {
                entry(
                    visit,
                    case,
                    class,
                    line,
                    is_writable && line.written_by == me,
                )
            })
            .collect(),
        pen: is_writable.then(|| Pen {
            is_diary: class == DataClass::Diary,
            corrects: !form.raw("line").is_empty(),
        }),
        form,
    };
    Ok(visit.show(status, &section))
}

fn here(visit: &Visit, case: &CaseAccess, class: DataClass) -> String {
    visit.href(&paths::CaseSection {
        id: case.case.0,
        class: class.code().to_owned(),
    })
}

fn entry(visit: &Visit, case: &CaseAccess, class: DataClass, line: &Line, is_mine: bool) -> Entry {
    Entry {
        paragraphs: line.text.lines().map(str::to_owned).collect(),
        author: line
            .author
            .clone()
            .unwrap_or_else(|| visit.text("case-author-unknown")),
        instant: line
            .written_at
            .to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        when: i18n::moment(visit.language(), line.written_at),
        is_private: line.private,
        correct: is_mine.then(|| format!("{}?riga={}", here(visit, case, class), line.id)),
    }
}

pub(crate) async fn store(
    path: paths::CaseSection,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let now = visit.app().clock.now();
    let case = CaseAccess::open(&mut staff.tx, CaseId(path.id)).await?;
    let Some((case, class)) = opened(case, &staff.me, &path.class, now) else {
        return Err(look::refuse_act(staff, tried(&path), PageError::NotFound).await);
    };
    let decision = case.decide(&staff.me, class, Verb::Write, now);
    if !decision.is_allowed() {
        let event = look::section_event("case.write_refused", &case, class, &decision);
        return Err(look::refuse_act(staff, event, PageError::Forbidden).await);
    }
    let text = form.read("text", "case-text", paragraphs);
    let (Some(text), false) = (text, form.has_errors()) else {
        let shown = Shown {
            corrected: None,
            done: None,
            form,
        };
        return respond(&visit, staff.into(), &case, class, shown).await;
    };
    let line = Written {
        case: case.case,
        class,
        text: &text,
        private: form.is("private", "yes"),
    };
    let corrected: Option<Uuid> = form.raw("line").parse().ok();
    let (id, action, done) = match corrected {
        Some(id) => (id, "case.line_corrected", "corretto"),
        None => (look::once(&form), "case.line_written", "scritto"),
    };
    let address = format!("{path}?fatto={done}");
    match store_line(&mut staff, id, &line, corrected.is_some()).await {
        Ok(true) => {}
        Ok(false) => return Err(PageError::NotFound),
        // the same form once more: done is done
        Err(error) if look::is_twice(&error) => return Ok(visit.go_to(&address)),
        Err(error) if look::is_not_allowed(&error) => return Err(PageError::NotFound),
        Err(error) => return Err(error.into()),
    }
    look::section_event(action, &case, class, &decision)
        .detail(json!({ "line": id }))
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&address))
}

async fn store_line(
    staff: &mut StaffWrite,
    id: Uuid,
    line: &Written<'_>,
    corrects: bool,
) -> sqlx::Result<bool> {
    if corrects {
        return queries::correct_line(&mut staff.tx, id, line).await;
    }
    queries::add_line(&mut staff.tx, id, line).await?;
    Ok(true)
}

/// Text that keeps its line breaks; empty lines at its ends and repeated ones go.
pub(crate) fn paragraphs(typed: &str) -> Result<String, Refused> {
    if typed.len() > MOST * 8 {
        return Err(Refused::TooLong);
    }
    let mut kept = Vec::new();
    for line in typed.lines() {
        let line = tidy(line, MOST)?;
        if !line.is_empty() {
            kept.push(line);
        }
    }
    let text = kept.join("\n");
    if text.is_empty() {
        Err(Refused::Empty)
    } else if text.chars().count() > MOST {
        Err(Refused::TooLong)
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, paragraphs};
    use vocabulary::text::Refused;

    #[test]
    fn line_breaks_stay_and_empty_lines_go() {
        assert_eq!(
            paragraphs("  Vive sola. \r\n\r\n\r\nHa un  cane.\n"),
            Ok("Vive sola.\nHa un cane.".into())
        );
        assert_eq!(paragraphs(" \n "), Err(Refused::Empty));
        assert_eq!(paragraphs("a\u{202E}b"), Err(Refused::Invisible));
        assert_eq!(
            paragraphs(&"parola ".repeat(MOST / 6)),
            Err(Refused::TooLong)
        );
        assert_eq!(
            paragraphs(&"parola\n".repeat(MOST / 6)),
            Err(Refused::TooLong)
        );
    }
}
