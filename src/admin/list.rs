//! `/amministrazione`: who has an account in the bodies that I administer. Searching is a form that is sent, for names
//! do not belong into addresses, and the trail keeps its keyed hash: that the same was searched for twice can be told,
//! what it was can not.

use access::{Role, StaffLook};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use platform::i18n;
use platform::keys::{Purpose, hex};
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use vocabulary::paths;

use crate::queries::{self, Listed};

/// Accounts on a page.
const PAGE: u16 = 50;

#[derive(Template)]
#[template(path = "admin/list.html")]
struct ListPage {
    page: Page,
    form: Form,
    people: Vec<Line>,
    total: i64,
    /// A search found more than it shows.
    is_cut: bool,
    previous: String,
    next: String,
    position: String,
}

struct Line {
    href: String,
    name: String,
    login: String,
    state: String,
    /// Role and body of each.
    works: Vec<String>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pagina: u16,
}

pub(crate) async fn show(
    _: paths::Admin,
    visit: Visit,
    staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let number = asked.pagina.clamp(1, 1000);
    respond(&visit, staff, Form::empty(), "", Some(number)).await
}

pub(crate) async fn search(
    _: paths::Admin,
    visit: Visit,
    staff: StaffLook,
    mut form: Form,
) -> PageResult {
    let search = form.text("cerca", 120).unwrap_or_default();
    respond(&visit, staff, form, &search, None).await
}

/// `number`: which page; `None`: the first of what a search found.
async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    form: Form,
    search: &str,
    number: Option<u16>,
) -> Result<Response, PageError> {
    if !staff.me.is(Role::Administrator) {
        return Err(PageError::Forbidden);
    }
    let here = number.unwrap_or(1);
    let before = i32::from(here - 1) * i32::from(PAGE);
    let found = queries::accounts(&mut staff.tx, search, i32::from(PAGE), before).await?;
    let total = found.first().map_or(0, |first| first.total);
    note(visit, &mut staff, search, total).await?;
    staff.tx.commit().await?;
    let is_more = i64::from(before) + i64::from(PAGE) < total;
    let turn = |to: u16| visit.href(&format!("{}?pagina={to}", paths::Admin));
    let page = ListPage {
        page: staff.me.page(visit, "admin-title"),
        form,
        people: found.into_iter().map(|one| line(visit, one)).collect(),
        total,
        is_cut: is_more && number.is_none(),
        previous: if here > 1 {
            turn(here - 1)
        } else {
            String::new()
        },
        next: if is_more && number.is_some() {
            turn(here + 1)
        } else {
            String::new()
        },
        position: i18n::text(
            visit.language(),
            "admin-position",
            &[("page", &here.to_string())],
        )
        .into_owned(),
    };
    let status = page.form.status();
    Ok(visit.show(status, &page))
}

/// What was searched for, in small letters, as a keyed hash; nothing for the whole list.
async fn note(
    visit: &Visit,
    staff: &mut StaffLook,
    search: &str,
    hits: i64,
) -> Result<(), sqlx::Error> {
    if search.is_empty() {
        return audit::record(
            &mut staff.tx,
            "account.listed",
            None,
            &json!({ "hits": hits }),
        )
        .await;
    }
    let search = search.to_lowercase();
    let hash = visit
        .app()
        .keys
        .mac(Purpose::Search, &[b"account", search.as_bytes()]);
    let detail = json!({ "search": hex(&hash[..16]), "hits": hits });
    audit::record(&mut staff.tx, "account.searched", None, &detail).await
}

fn line(visit: &Visit, one: Listed) -> Line {
    let work = |(role, body): (&String, String)| {
        format!("{} · {body}", visit.text(&format!("role-{role}")))
    };
    Line {
        href: visit.href(&paths::AdminAccount { id: one.id }),
        works: one.roles.iter().zip(one.bodies).map(work).collect(),
        name: one.name,
        login: one.login,
        state: one.state,
    }
}
