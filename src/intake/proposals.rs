//! `/proposte`: cases that are proposed. For whoever coordinates: what waits, the urgent and the old ones first, without
//! a name until it is opened. For whoever proposed: what became of it.

use access::StaffLook;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use platform::i18n;
use platform::web::{Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use crate::list;
use crate::model::works;
use crate::queries::{self, Proposal};
use crate::words::said;

/// Decided ones stay in the list for so long.
const DECIDED: TimeDelta = TimeDelta::days(30);

#[derive(Template)]
#[template(path = "intake/proposals.html")]
struct Proposals {
    page: Page,
    coordinates: bool,
    waiting: Vec<Entry>,
    decided: Vec<Entry>,
    mine: Vec<Entry>,
}

pub(crate) struct Entry {
    pub(crate) href: String,
    pub(crate) open: String,
    /// Not before it is opened.
    pub(crate) name: Option<String>,
    pub(crate) area: String,
    pub(crate) urgency: String,
    pub(crate) is_urgent: bool,
    /// The colour of its state.
    pub(crate) badge: &'static str,
    pub(crate) state: String,
    pub(crate) is_new: bool,
    pub(crate) proposed: String,
    pub(crate) proposed_by: String,
    /// For how many days it has waited.
    pub(crate) waits: i64,
    pub(crate) by_name: bool,
    pub(crate) why: Option<String>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    _: paths::Proposals,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let coordinates = list::coordinates(&staff.me);
    if !coordinates && works(&staff.me).is_empty() {
        return Err(PageError::NotFound);
    }
    let now = visit.app().clock.now();
    let found = queries::proposals(&mut staff.tx, None, now - DECIDED).await?;
    let ids: Vec<Uuid> = found
        .iter()
        .filter(|proposal| may_name(proposal))
        .flat_map(|proposal| &proposal.persons)
        .copied()
        .collect();
    let lines = people::lines(&mut staff.tx, &ids).await?;
    let listed: Vec<Uuid> = found.iter().map(|proposal| proposal.id).collect();
    audit::record(
        &mut staff.tx,
        "proposal.listed",
        None,
        &json!({ "proposals": listed }),
    )
    .await?;
    let page = staff
        .me
        .page(&visit, "intake-proposals-title")
        .noting(match &*asked.fatto {
            "respinta" => Some("intake-done-rejected"),
            "accettata" => Some("intake-done-accepted"),
            _ => None,
        });
    staff.tx.commit().await?;

    let entries = |wanted: &dyn Fn(&Proposal) -> bool| -> Vec<Entry> {
        found
            .iter()
            .filter(|proposal| wanted(proposal))
            .map(|proposal| entry(&visit, proposal, &lines, now))
            .collect()
    };
    let page = Proposals {
        page,
        coordinates,
        waiting: entries(&|p| p.for_me && p.decided_at.is_none()),
        decided: entries(&|p| p.for_me && p.decided_at.is_some()),
        mine: entries(&|p| p.is_mine && !p.for_me),
    };
    Ok(visit.show(StatusCode::OK, &page))
}

/// A name is shown to whoever proposed, and to whoever decides once they have opened it.
pub(crate) fn may_name(proposal: &Proposal) -> bool {
    proposal.is_mine || proposal.state != "created"
}

pub(crate) fn entry(
    visit: &Visit,
    proposal: &Proposal,
    lines: &[people::PersonLine],
    now: DateTime<Utc>,
) -> Entry {
    let id = proposal.id;
    let is_nameless = !may_name(proposal) || (proposal.state == "rejected" && !proposal.is_mine);
    Entry {
        href: visit.href(&paths::Proposal { id }),
        open: visit.href(&paths::ProposalOpen { id }),
        name: (!is_nameless).then(|| list::names(visit, &proposal.persons, lines)),
        area: said(visit, "intake-area", &proposal.area),
        urgency: said(visit, "intake-urgency", &proposal.urgency),
        is_urgent: proposal.urgency == "urgent",
        state: said(visit, "intake-state", &proposal.state),
        is_new: proposal.state == "created",
        proposed: i18n::moment(visit.language(), proposal.proposed_at),
        proposed_by: proposal
            .proposed_by
            .clone()
            .unwrap_or_else(|| visit.text("intake-author-unknown")),
        waits: match proposal.decided_at {
            Some(_) => 0,
            None => (now - proposal.proposed_at).num_days(),
        },
        badge: match proposal.state.as_str() {
            "created" => "held",
            "rejected" => "no_show",
            _ => "done",
        },
        by_name: proposal.by_name,
        why: proposal.why_rejected.clone(),
    }
}
