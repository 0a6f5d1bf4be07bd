//! `/registro`: who did and saw what, newest first. Reading it, and what was searched for, stands in it too.

use std::collections::BTreeMap;

use access::StaffLook;
use askama::Template;
use axum::extract::Query;
use platform::i18n;
use platform::web::{Form, Page, PageResult, Visit};
use vocabulary::paths;

use super::entry::Entry;
use super::filter::{Cursor, Offered, Search, address, form};
use super::for_privacy_officer;
use super::queries::{self, Row};
use crate::{Event, Verification};

const LINES: u8 = 25;

#[derive(Template)]
#[template(path = "audit/trail.html")]
struct Trail {
    page: Page,
    form: Form,
    offered: Offered,
    seal: SealState,
    entries: Vec<Entry>,
    newest: String,
    older: String,
    export: String,
}

/// Whether what stands here can be relied on.
struct SealState {
    sealed: Option<String>,
    verified: Option<String>,
    is_clean: bool,
}

pub(super) async fn show(
    _: paths::Trail,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Vec<(String, String)>>,
) -> PageResult {
    for_privacy_officer(&staff.me)?;
    let cursor = asked
        .iter()
        .find(|(field, _)| field == "prima")
        .and_then(|(_, text)| Cursor::parse(text));
    let mut form = form(asked, visit.app().clock.now());
    let search = Search::read(&mut staff.tx, &mut form).await?;
    let mut rows = if form.has_errors() {
        Vec::new()
    } else {
        queries::rows(&mut staff.tx, &search, cursor, i64::from(LINES) + 1).await?
    };
    let more = rows.len() > usize::from(LINES);
    rows.truncate(LINES.into());
    let older = rows.last().filter(|_| more).map(|row| Cursor {
        at: row.at,
        id: row.id,
    });
    note(&mut staff, &search, rows.len()).await?;

    let language = visit.language();
    let seal = SealState::load(&mut staff.tx, &visit).await?;
    let offered = Offered::load(&mut staff.tx, &visit).await?;
    let cases = cases(&mut staff, &rows).await?;
    let page = staff.me.page(&visit, "audit-trail-title");
    staff.tx.commit().await?;
    let trail = Trail {
        page,
        seal,
        entries: rows
            .into_iter()
            .map(|row| Entry::of(language, row, &offered, &cases))
            .collect(),
        offered,
        newest: cursor
            .map(|_| visit.href(&address(&paths::Trail, &form, None)))
            .unwrap_or_default(),
        older: older
            .map(|cursor| visit.href(&address(&paths::Trail, &form, Some(cursor))))
            .unwrap_or_default(),
        export: visit.href(&address(&paths::TrailExport, &form, None)),
        form,
    };
    Ok(visit.show(trail.form.status(), &trail))
}

async fn note(staff: &mut StaffLook, search: &Search, rows: usize) -> Result<(), sqlx::Error> {
    let mut event = Event::new("trail.viewed").detail(search.detail(rows));
    if let Some(case) = search.case {
        event = event.case(case);
    }
    event.record(&mut staff.tx).await
}

/// The references of the cases that are named.
pub(super) async fn cases(
    staff: &mut StaffLook,
    rows: &[Row],
) -> Result<BTreeMap<uuid::Uuid, String>, sqlx::Error> {
    let ids: Vec<_> = rows.iter().filter_map(|row| row.case_id).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    queries::case_references(&mut staff.tx, &ids).await
}

impl SealState {
    async fn load(tx: &mut platform::Tx, visit: &Visit) -> Result<Self, sqlx::Error> {
        let verified = Verification::last(tx).await?;
        let words = |at| i18n::moment(visit.language(), at);
        Ok(Self {
            sealed: queries::sealed_until(tx).await?.map(words),
            is_clean: verified.is_none_or(|verified| verified.findings == 0),
            verified: verified.map(|verified| words(verified.at)),
        })
    }
}
