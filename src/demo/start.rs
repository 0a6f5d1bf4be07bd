//! The first page of the demo: whom do you want to be?

use askama::Template;
use axum::http::StatusCode;
use platform::config::Mode;
use platform::web::{Page, PageError, PageResult, Visit};
use vocabulary::paths;

use crate::PERSONAS;

#[derive(Template)]
#[template(path = "demo/start.html")]
struct StartPage {
    page: Page,
    people: Vec<Choice>,
    password: String,
}

struct Choice {
    code: &'static str,
    name: &'static str,
    /// What they do, in the page's language.
    what: String,
}

pub async fn show(_: paths::Demo, visit: Visit) -> PageResult {
    let Mode::Demo { password } = &visit.app().settings.mode else {
        return Err(PageError::NotFound);
    };
    let people = PERSONAS
        .iter()
        .map(|persona| Choice {
            code: persona.code,
            name: persona.name,
            what: visit.text(&format!("demo-{}", persona.code)),
        })
        .collect();
    let page = StartPage {
        page: visit.page("demo-title"),
        people,
        password: password.clone(),
    };
    Ok(visit.show(StatusCode::OK, &page))
}
