//! The first page after signing in: who I am here, and what I can do. Each role finds a different house.

use askama::Template;
use axum::http::StatusCode;
use platform::web::{Page, PageResult, Visit};
use vocabulary::paths;

use crate::{Door, Me, StaffRead, doors};

#[derive(Template)]
#[template(path = "access/work.html")]
struct WorkPage {
    page: Page,
    me: Me,
    doors: Vec<Door>,
}

pub async fn show(_: paths::Work, visit: Visit, staff: StaffRead) -> PageResult {
    let page = WorkPage {
        page: staff.me.page(&visit, "work-title"),
        doors: doors(&staff.me),
        me: staff.me,
    };
    Ok(visit.show(StatusCode::OK, &page))
}
