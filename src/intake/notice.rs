//! `/accessi/informativa`: the privacy notice to print or to read aloud, in the language that is asked for.

use access::{Me, StaffRead};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::i18n;
use platform::web::{Page, PageError, PageResult, Visit};
use serde::Deserialize;
use vocabulary::Language;
use vocabulary::paths;

use crate::model::works;

/// The parts of the notice, each a message of the catalogue with `-title` behind it for its heading.
const PARTS: [&str; 7] = [
    "privacy-notice-1-who",
    "privacy-notice-1-why",
    "privacy-notice-1-what",
    "privacy-notice-1-whom",
    "privacy-notice-1-how-long",
    "privacy-notice-1-rights",
    "privacy-notice-1-ask",
];
const VERSION: &str = "1";

#[derive(Template)]
#[template(path = "intake/notice.html")]
struct NoticePage {
    page: Page,
    lang: &'static str,
    dir: &'static str,
    title: String,
    body: String,
    version: &'static str,
    parts: Vec<(String, String)>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    lingua: String,
}

pub(crate) async fn show(
    _: paths::AccessNotice,
    visit: Visit,
    staff: StaffRead,
    Query(asked): Query<Asked>,
) -> PageResult {
    let language = Language::ALL
        .into_iter()
        .find(|language| language.code() == asked.lingua)
        .unwrap_or(visit.language());
    let Some(body) = body(&staff.me) else {
        return Err(PageError::NotFound);
    };
    let text = |id: &str| i18n::text(language, id, &[("body", &body)]).into_owned();
    let page = NoticePage {
        page: staff.me.page(&visit, "intake-notice-title"),
        lang: language.code(),
        dir: language.direction(),
        title: text("privacy-notice-1"),
        version: VERSION,
        parts: PARTS
            .iter()
            .map(|part| (text(&format!("{part}-title")), text(part)))
            .collect(),
        body,
    };
    Ok(visit.show(StatusCode::OK, &page))
}

/// The body that answers for the data: the one I work for.
fn body(me: &Me) -> Option<String> {
    works(me).into_iter().next().map(|work| work.body_name)
}
