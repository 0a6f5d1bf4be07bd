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
    codes: Vec<CodeNow>,
}

/// What the app of somebody would show at this moment.
struct CodeNow {
    login: &'static str,
    code: String,
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
    let (keys, now) = (&visit.app().keys, visit.app().clock.now());
    let codes = PERSONAS
        .iter()
        .filter(|persona| persona.works.is_some())
        .map(|persona| CodeNow {
            login: persona.code,
            code: persona.app(keys).code_at(now),
        })
        .collect();
    let page = StartPage {
        page: visit.page("demo-title"),
        people,
        password: password.clone(),
        codes,
    };
    Ok(visit.show(StatusCode::OK, &page))
}
