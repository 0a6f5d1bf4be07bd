//! `/profilo`: who I am here, with which roles from when to when, and the ways to the own password, second factor and
//! sessions.

use access::StaffRead;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Page, PageResult, Visit};
use serde::Deserialize;
use vocabulary::{Language, paths};

use crate::queries::account::{self as queries, MyRole};

#[derive(Template)]
#[template(path = "identity/profile.html")]
struct ProfilePage {
    page: Page,
    name: String,
    login: String,
    email: String,
    password_changed: String,
    roles: Vec<RoleLine>,
}

struct RoleLine {
    role: String,
    place: String,
    span: String,
    state: String,
}

/// What the last act did, by the word in the address.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    fatto: String,
}

pub async fn show(
    _: paths::Profile,
    visit: Visit,
    mut staff: StaffRead,
    Query(asked): Query<Asked>,
) -> PageResult {
    let mine = queries::my_account(&mut staff.tx).await?;
    let roles = queries::my_roles(&mut staff.tx).await?;
    let done = (asked.fatto == "password").then_some("identity-done-password");
    let language = visit.language();
    let page = ProfilePage {
        page: staff.me.page(&visit, "identity-profile-title").noting(done),
        name: mine.name,
        login: mine.login,
        email: mine.email.unwrap_or_default(),
        password_changed: mine
            .password_changed_at
            .map(|at| i18n::moment(language, at))
            .unwrap_or_default(),
        roles: roles.into_iter().map(|role| line(&visit, role)).collect(),
    };
    Ok(visit.show(StatusCode::OK, &page))
}

fn line(visit: &Visit, role: MyRole) -> RoleLine {
    let area = role
        .area
        .map(|area| visit.text(&format!("identity-area-{area}")));
    RoleLine {
        role: visit.text(&format!("role-{}", role.role)),
        place: [Some(role.body), role.office, area]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        span: span(visit.language(), role.from, role.to),
        state: visit.text(&format!("identity-role-{}", role.state)),
    }
}

/// `dal 1 gennaio 2026 al 31 dicembre 2026`.
pub fn span(language: Language, from: NaiveDate, to: Option<NaiveDate>) -> String {
    let from = i18n::plain_date(language, from);
    let text = match to.map(|to| i18n::plain_date(language, to)) {
        Some(to) => i18n::text(language, "identity-span", &[("from", &from), ("to", &to)]),
        None => i18n::text(language, "identity-span-open", &[("from", &from)]),
    };
    text.into_owned()
}
