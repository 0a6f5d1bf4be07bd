//! `/banco/settimana?settimana=2026-W48`: the week of one office as a grid, on a phone as a list of days.

use access::StaffLook;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::Tx;
use platform::web::{Page, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::calendar::{self, Lane, Rows, lanes};
use crate::line::Line;
use crate::offices::Offices;
use crate::plan::{self, Away, Day, Known};
use crate::{address, lobby, queries};

#[derive(Template)]
#[template(path = "desk/week.html")]
struct WeekPage {
    page: Page,
    offices: Offices,
    written: String,
    position: String,
    previous: String,
    next: String,
    this_week: String,
    /// Monday to Friday, unless something happens on Saturday or Sunday.
    weekdays_only: bool,
    columns: Vec<Column>,
    hours: Vec<(u32, String)>,
}

/// A day as a column of the grid.
struct Column {
    /// ISO: Monday is 1.
    number: usize,
    day: Day,
    href: String,
    book: String,
    stretches: Vec<(Rows, plan::Stretch)>,
    items: Vec<Item>,
    /// Found no room side by side.
    more: usize,
}

/// Something in a column.
struct Item {
    rows: Rows,
    lane: Lane,
    what: What,
}

enum What {
    Line(Box<Line>),
    Away(Away),
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    settimana: String,
    #[serde(default)]
    sportello: String,
}

pub(crate) async fn show(
    _: paths::DeskWeek,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !staff.me.receives() {
        return Ok(lobby::refuse(&visit, &staff.me));
    }
    let now = visit.app().clock.now();
    let current = calendar::Week::of(local_date(now));
    let week = calendar::Week::parse(&asked.settimana).unwrap_or(current);
    let offices = Offices::load(&mut staff.tx, &asked.sportello).await?.one();
    let known = known(&mut staff.tx, &visit, &offices, week.bounds()).await?;
    let seen = json!({ "week": week.written(), "appointments": known.rows.len() });
    audit::record(&mut staff.tx, "agenda.week_viewed", None, &seen).await?;
    let page = staff.me.page(&visit, "desk-week-title");
    staff.tx.commit().await?;

    let days = plan::days(&visit, week.days(), known);
    let weekdays_only = days
        .iter()
        .skip(5)
        .all(|day| day.open.is_empty() && day.lines.is_empty());
    let shown = if weekdays_only { 5 } else { 7 };
    let at = |week| visit.href(&address::week_of(&paths::DeskWeek, week, &offices));
    let page = WeekPage {
        page,
        written: week.written(),
        position: plan::shortest_name(visit.language(), week.monday()),
        previous: at(week.previous()),
        next: at(week.next()),
        this_week: if week == current {
            String::new()
        } else {
            at(current)
        },
        weekdays_only,
        columns: days
            .into_iter()
            .take(shown)
            .enumerate()
            .map(|(n, day)| column(&visit, &offices, n + 1, day))
            .collect(),
        hours: (7..20)
            .map(|hour| (hour * 4, format!("{hour}:00")))
            .collect(),
        offices,
    };
    Ok(visit.show(StatusCode::OK, &page))
}

/// What happens at the chosen office in that time.
pub(crate) async fn known(
    tx: &mut Tx,
    visit: &Visit,
    offices: &Offices,
    bounds: (chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>),
) -> sqlx::Result<Known> {
    let Some(office) = offices.chosen() else {
        return Ok(Known {
            rows: Vec::new(),
            openings: Vec::new(),
            absences: Vec::new(),
        });
    };
    let (from, to) = (
        local_date(bounds.0),
        local_date(bounds.1 - chrono::TimeDelta::seconds(1)),
    );
    let rows = queries::appointments(tx, &[office.id], bounds, visit.language()).await?;
    let openings = queries::openings(tx, office.id, (from, to), visit.app().clock.now()).await?;
    let local = vocabulary::local_time::local;
    let mut absences = queries::absences(tx, local(bounds.0), local(bounds.1)).await?;
    absences.retain(|absence| absence.office_id == office.id);
    Ok(Known {
        rows,
        openings,
        absences,
    })
}

/// Cancelled appointments are left to the page of the day: their time may be somebody else's by now.
fn column(visit: &Visit, offices: &Offices, number: usize, mut day: Day) -> Column {
    let lines = std::mem::take(&mut day.lines);
    let (items, more) = side_by_side(&day.away, lines);
    let stretches = day
        .stretches
        .iter()
        .filter_map(|s| Some((Rows::between(s.from, s.to)?, *s)))
        .collect();
    Column {
        number,
        href: visit.href(&address::day_of(&paths::DeskDay, day.date, offices)),
        book: visit.href(&address::day_of(&paths::DeskBook, day.date, offices)),
        stretches,
        items,
        more,
        day,
    }
}

/// Who comes and who is away for some hours; and how many found no room. A whole day away is said at the day's head.
fn side_by_side(away: &[Away], lines: Vec<Line>) -> (Vec<Item>, usize) {
    let coming = lines
        .into_iter()
        .filter(|line| !line.state.starts_with("cancelled"));
    let coming = coming.map(|line| {
        (
            Rows::between(line.starts_at, line.ends_at),
            What::Line(Box::new(line)),
        )
    });
    let away = away.iter().filter(|away| !away.all_day).cloned();
    let away = away.map(|away| (Rows::between(away.from, away.to), What::Away(away)));
    let shown = away
        .chain(coming)
        .filter_map(|(rows, what)| Some((rows?, what)));
    let mut shown: Vec<(Rows, What)> = shown.collect();
    shown.sort_by_key(|(rows, _)| rows.first);
    let found = lanes(&shown.iter().map(|(rows, _)| *rows).collect::<Vec<_>>());
    let more = found.iter().filter(|lane| lane.is_none()).count();
    let items = shown.into_iter().zip(found);
    (
        items
            .filter_map(|((rows, what), lane)| {
                Some(Item {
                    rows,
                    lane: lane?,
                    what,
                })
            })
            .collect(),
        more,
    )
}
