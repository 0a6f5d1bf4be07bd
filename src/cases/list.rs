//! `/casi`: the cases that I may see, the newest change first. What is listed stands in the trail, by its ids.
//!
//! A case moves up when the case itself changes, not when a section does: else the order would tell that something was
//! written where one may not read.

use access::{Me, Role, StaffLook};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::DateTime;
use platform::i18n;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::look::{AREAS, area, written};
use crate::queries::{self, Filter, Listed};

/// On one page.
const PAGE: usize = 25;
const STATES: [(&str, &str); 2] = [("open", "case-state-open"), ("closed", "case-state-closed")];

#[derive(Template)]
#[template(path = "cases/list.html")]
struct List {
    page: Page,
    form: Form,
    areas: Vec<Choice>,
    states: Vec<Choice>,
    entries: Vec<Entry>,
    /// How many there are with these filters.
    all: i64,
    is_narrowed: bool,
    next: String,
    first: String,
    can_open: bool,
    coordinates: bool,
    /// Who reads this: what to do when nothing is here depends on it.
    reader: &'static str,
}

struct Entry {
    href: String,
    /// Where it is readable; else the case is known by its reference.
    name: Option<String>,
    reference: String,
    area: String,
    body: String,
    capacities: String,
    state: String,
    is_open: bool,
    is_protected: bool,
    changed: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    area: String,
    #[serde(default)]
    stato: String,
    #[serde(default)]
    dopo: String,
}

impl Asked {
    fn filter(&self) -> Filter<'_> {
        Filter {
            area: known(&self.area, &AREAS),
            state: known(&self.stato, &STATES),
            after: position(&self.dopo),
        }
    }
}

fn known<'a>(asked: &str, offered: &[(&'a str, &str)]) -> &'a str {
    offered
        .iter()
        .find(|(code, _)| *code == asked)
        .map_or("", |(code, _)| code)
}

/// The last case of a page: its instant and its number.
fn position(written: &str) -> Option<(DateTime<chrono::Utc>, Uuid)> {
    let (at, id) = written.split_once('.')?;
    let at = DateTime::from_timestamp_micros(at.parse().ok()?)?;
    // beyond these years the database has no instants
    let year = chrono::Datelike::year(&at);
    (2000..2200).contains(&year).then_some(())?;
    Some((at, id.parse().ok()?))
}

pub(crate) async fn show(
    _: paths::Cases,
    visit: Visit,
    mut look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !look.me.works_on_cases() {
        return Err(PageError::NotFound);
    }
    let filter = asked.filter();
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut found = queries::my_cases(&mut look.tx, &filter, limit).await?;
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let ids: Vec<Uuid> = found.iter().map(|case| case.id).collect();
    audit::record(&mut look.tx, "case.listed", None, &json!({ "cases": ids })).await?;
    let page = look.me.page(&visit, "case-list-title");
    let (can_open, reader) = (look.me.is(Role::SocialWorker), reader(&look.me));
    let coordinates = look.me.is(Role::Coordinator);
    look.tx.commit().await?;

    let next = match found.last() {
        Some(last) if has_more => address(&visit, &filter, Some(last)),
        _ => String::new(),
    };
    let list = List {
        page,
        next,
        first: match filter.after {
            Some(_) => address(&visit, &filter, None),
            None => String::new(),
        },
        all: found.first().map_or(0, |case| case.all),
        is_narrowed: !(filter.area.is_empty() && filter.state.is_empty() && filter.after.is_none()),
        areas: choices(&visit, &AREAS),
        states: choices(&visit, &STATES),
        form: Form::filled([("area", filter.area), ("stato", filter.state)]),
        entries: found.iter().map(|case| entry(&visit, case)).collect(),
        can_open,
        coordinates,
        reader,
    };
    Ok(visit.show(StatusCode::OK, &list))
}

fn choices(visit: &Visit, offered: &[(&str, &str)]) -> Vec<Choice> {
    offered
        .iter()
        .map(|(code, message)| Choice::new(*code, visit.text(message)))
        .collect()
}

fn address(visit: &Visit, filter: &Filter<'_>, after: Option<&Listed>) -> String {
    let mut asked: Vec<String> = [("area", filter.area), ("stato", filter.state)]
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    asked.extend(
        after.map(|case| format!("dopo={}.{}", case.changed_at.timestamp_micros(), case.id)),
    );
    let list = visit.href(&paths::Cases);
    if asked.is_empty() {
        list
    } else {
        format!("{list}?{}", asked.join("&"))
    }
}

fn entry(visit: &Visit, case: &Listed) -> Entry {
    Entry {
        href: visit.href(&paths::Case { id: case.id }),
        name: case.name.clone(),
        reference: written(&case.reference),
        area: area(visit, &case.area),
        body: case.body_name.clone(),
        capacities: case
            .capacities
            .iter()
            .map(|code| visit.text(&format!("capacity-{}", code.replace('_', "-"))))
            .collect::<Vec<_>>()
            .join(", "),
        state: visit.text(&format!("case-state-{}", case.state)),
        is_open: case.state == "open",
        is_protected: case.protected,
        changed: i18n::plain_date(visit.language(), local_date(case.changed_at)),
    }
}

/// For whom an empty list says what to do next.
fn reader(me: &Me) -> &'static str {
    [
        (Role::SocialWorker, "case-empty-social-worker"),
        (Role::Coordinator, "case-empty-coordinator"),
        (Role::EmploymentOfficer, "case-empty-employment-officer"),
        (Role::HealthProfessional, "case-empty-health-professional"),
        (
            Role::ThirdSectorOperator,
            "case-empty-third-sector-operator",
        ),
    ]
    .into_iter()
    .find(|(role, _)| me.is(*role))
    .map_or("case-empty-reception", |(_, message)| message)
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn a_position_that_no_page_wrote_is_none() {
        let id = "00000000-0000-4000-8000-000000000000";
        assert!(position(&format!("1790000000000000.{id}")).is_some());
        for wrong in [
            String::new(),
            "1790000000000000".into(),
            format!("9223372036854775807.{id}"),
            format!("-9223372036854775808.{id}"),
            "1790000000000000.1".into(),
            format!("' or true.{id}"),
        ] {
            assert!(position(&wrong).is_none(), "{wrong}");
        }
    }
}
