//! `/banco/giorno?data=2026-11-24`: one day of one office: who comes, what is free, who is away.

use access::StaffLook;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::Days;
use platform::web::{Page, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::offices::Offices;
use crate::plan::{self, Day};
use crate::{address, calendar, lobby, week};

#[derive(Template)]
#[template(path = "desk/day.html")]
struct DayPage {
    page: Page,
    offices: Offices,
    date: String,
    day: Day,
    previous: String,
    next: String,
    week: String,
    print: String,
    book: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    data: String,
    #[serde(default)]
    sportello: String,
}

pub(crate) async fn show(
    _: paths::DeskDay,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !staff.me.receives() {
        return Ok(lobby::refuse(&visit, &staff.me));
    }
    let today = local_date(visit.app().clock.now());
    let date = calendar::parse_date(&asked.data).unwrap_or(today);
    let offices = Offices::load(&mut staff.tx, &asked.sportello).await?.one();
    let known = week::known(&mut staff.tx, &visit, &offices, calendar::day_bounds(date)).await?;
    let seen = json!({ "date": date, "appointments": known.rows.len() });
    audit::record(&mut staff.tx, "agenda.day_viewed", None, &seen).await?;
    let page = staff.me.page(&visit, "desk-day-title");
    staff.tx.commit().await?;

    let day = plan::days(&visit, std::iter::once(date), known).remove(0);
    let at = |date| visit.href(&address::day_of(&paths::DeskDay, date, &offices));
    let page = DayPage {
        page: page.titled(&day.name),
        date: date.to_string(),
        previous: at(date - Days::new(1)),
        next: at(date + Days::new(1)),
        week: visit.href(&address::week_of(
            &paths::DeskWeek,
            calendar::Week::of(date),
            &offices,
        )),
        print: visit.href(&address::day_of(&paths::DeskPrint, date, &offices)),
        book: visit.href(&address::day_of(&paths::DeskBook, date, &offices)),
        day,
        offices,
    };
    Ok(visit.show(StatusCode::OK, &page))
}
