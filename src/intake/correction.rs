//! `/accessi/{id}/correzioni`: whoever wrote a record puts right what is wrong in it. What stands there stays; the
//! correction stands beside it, with who and when.

use access::StaffWrite;
use platform::i18n;
use platform::web::{Choice, Form, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use crate::reading::paragraphs;
use crate::words::{self, offered, said};
use crate::{queries, record};

const LONGEST: usize = 2000;

/// One correction, as the page shows it.
pub(crate) struct Beside {
    pub(crate) about: String,
    pub(crate) lines: Vec<String>,
    pub(crate) who: String,
    pub(crate) when: String,
}

impl Beside {
    pub(crate) fn of(visit: &Visit, found: &queries::Correction) -> Self {
        Self {
            about: said(visit, "intake-correction-about", &found.about),
            lines: found.words.lines().map(str::to_owned).collect(),
            who: found
                .who
                .clone()
                .unwrap_or_else(|| visit.text("intake-author-unknown")),
            when: i18n::moment(visit.language(), found.at),
        }
    }
}

/// The form with which the author of a record corrects it.
pub(crate) struct Correcting {
    pub(crate) href: String,
    pub(crate) once: String,
    pub(crate) abouts: Vec<Choice>,
}

impl Correcting {
    pub(crate) fn of(visit: &Visit, record: Uuid, form: &Form) -> Self {
        let once = form.value("once");
        Self {
            href: visit.href(&paths::AccessCorrections { id: record }),
            once: if once.is_empty() {
                Uuid::new_v4().to_string()
            } else {
                once
            },
            abouts: words::choices(visit, "intake-correction-about", &words::ABOUTS),
        }
    }
}

pub(crate) async fn add(
    path: paths::AccessCorrections,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let found = queries::record(&mut staff.tx, path.id).await?;
    let Some(found) = found.filter(|record| record.is_mine) else {
        return Err(PageError::NotFound);
    };
    let about = form.choice(
        "su",
        "intake-correction-about-empty",
        &offered(words::ABOUTS),
    );
    let words = form.read("correzione", "intake-correction", |typed| {
        paragraphs(typed, LONGEST)
    });
    let (Some(about), Some(words), false) = (about, words, form.has_errors()) else {
        return record::respond(&visit, staff.into(), path.id, form, "").await;
    };
    let id = form.raw("once").parse().unwrap_or_else(|_| Uuid::new_v4());
    if queries::correct(&mut staff.tx, id, path.id, about, &words).await? {
        audit::Event::new("access.corrected")
            .subject(path.id)
            .class("shared_note")
            .body(found.body_id)
            .detail(json!({ "correction": id, "about": about }))
            .record(&mut staff.tx)
            .await?;
    }
    staff.tx.commit().await?;
    let there = paths::Access { id: path.id };
    Ok(visit.go_to(&format!("{there}?fatto=corretto")))
}
