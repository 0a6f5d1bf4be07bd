//! `/banco/stampa?data=2026-11-24`: the day on one sheet. A paper lying about must say little: why somebody comes is
//! on it only if asked for.

use access::StaffLook;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::web::{Page, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::line::Line;
use crate::offices::Offices;
use crate::{address, calendar, lobby, plan, queries};

#[derive(Template)]
#[template(path = "desk/print.html")]
struct Sheet {
    page: Page,
    offices: Offices,
    date: String,
    name: String,
    lines: Vec<Line>,
    with_reasons: bool,
    back: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    data: String,
    #[serde(default)]
    sportello: String,
    #[serde(default)]
    motivi: String,
}

pub(crate) async fn show(
    _: paths::DeskPrint,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !staff.me.receives() {
        return Ok(lobby::refuse(&visit, &staff.me));
    }
    let now = visit.app().clock.now();
    let date = calendar::parse_date(&asked.data).unwrap_or_else(|| local_date(now));
    let with_reasons = asked.motivi == "si";
    let offices = Offices::load(&mut staff.tx, &asked.sportello).await?;
    let bounds = calendar::day_bounds(date);
    let rows =
        queries::appointments(&mut staff.tx, &offices.ids(), bounds, visit.language()).await?;
    let seen = json!({ "date": date, "appointments": rows.len(), "reasons": with_reasons });
    audit::record(&mut staff.tx, "agenda.day_printed", None, &seen).await?;
    let page = staff.me.page(&visit, "desk-print-title");
    staff.tx.commit_to_disk().await?;

    let expected = rows
        .into_iter()
        .filter(|row| !row.state.starts_with("cancelled"));
    let sheet = Sheet {
        page,
        name: plan::name(visit.language(), date),
        date: date.to_string(),
        lines: expected.map(|row| Line::of(&visit, row, now)).collect(),
        with_reasons,
        back: visit.href(&address::day_of(&paths::DeskDay, date, &offices)),
        offices,
    };
    Ok(visit.show(StatusCode::OK, &sheet))
}
