//! `/proposte/{id}`: one proposal. Whoever coordinates opens it, which marks it as seen and shows the name, and may
//! take it up or reject it with a reason; whoever proposed reads what became of it.

use access::{StaffLook, StaffWrite};
use askama::Template;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use platform::i18n;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use crate::acceptance;
use crate::proposals::{self, Entry};
use crate::queries;
use crate::reading::paragraphs;

const LONGEST: usize = 1000;

#[derive(Template)]
#[template(path = "intake/proposal.html")]
struct ProposalPage {
    page: Page,
    form: Form,
    entry: Entry,
    body: String,
    /// Everybody whom it is about, where they may be named.
    names: Vec<String>,
    /// Message id, when, who.
    history: Vec<(&'static str, String, String)>,
    record: Option<String>,
    /// What it became, for whoever sees the case.
    case: Option<String>,
    may_open: bool,
    may_decide: bool,
    managers: Vec<Choice>,
    accept: String,
    reject: String,
    /// What a colleague did meanwhile.
    conflict: bool,
}

pub(crate) async fn show(path: paths::Proposal, visit: Visit, staff: StaffLook) -> PageResult {
    respond(&visit, staff, path.id, Form::empty(), false).await
}

pub(crate) async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    id: Uuid,
    mut form: Form,
    conflict: bool,
) -> PageResult {
    let now = visit.app().clock.now();
    let found = queries::proposals(&mut staff.tx, Some(id), now).await?;
    let Some(proposal) = found.into_iter().next() else {
        return Err(PageError::NotFound);
    };
    // as they stand on the record: the first one first
    let lines = if proposals::may_name(&proposal) {
        people::lines_in_order(&mut staff.tx, &proposal.persons).await?
    } else {
        Vec::new()
    };
    let may_decide = proposal.for_me && proposal.state == "seen";
    let managers = if may_decide {
        queries::case_managers(&mut staff.tx, id).await?
    } else {
        Vec::new()
    };
    let named: Vec<Uuid> = lines.iter().map(|line| line.id).collect();
    audit::Event::new("proposal.viewed")
        .subject(id)
        .class("name")
        .detail(json!({ "persons": named }))
        .record(&mut staff.tx)
        .await?;
    let page = staff.me.page(visit, "intake-proposal-title");
    staff.tx.commit().await?;
    if form.raw("once").is_empty() {
        form.set("once", Uuid::new_v4().to_string());
    }
    let status = if conflict {
        StatusCode::CONFLICT
    } else {
        form.status()
    };
    let page = ProposalPage {
        page,
        entry: proposals::entry(visit, &proposal, &lines, now),
        body: proposal.body.clone(),
        names: lines.iter().map(people::PersonLine::listed).collect(),
        history: history(visit, &proposal),
        record: proposal.is_mine.then(|| {
            visit.href(&paths::Access {
                id: proposal.access,
            })
        }),
        may_open: proposal.for_me && proposal.state == "created",
        case: proposal.case.map(|id| visit.href(&paths::Case { id })),
        may_decide,
        managers: acceptance::choices(visit, &managers),
        accept: visit.href(&paths::ProposalAccept { id }),
        reject: visit.href(&paths::ProposalReject { id }),
        conflict,
        form,
    };
    Ok(visit.show(status, &page))
}

fn history(visit: &Visit, proposal: &queries::Proposal) -> Vec<(&'static str, String, String)> {
    let mut history = Vec::new();
    let mut add = |message, at: Option<DateTime<Utc>>, who: &Option<String>| {
        if let Some(at) = at {
            let who = who
                .clone()
                .unwrap_or_else(|| visit.text("intake-author-unknown"));
            history.push((message, i18n::moment(visit.language(), at), who));
        }
    };
    add(
        "intake-history-proposed",
        Some(proposal.proposed_at),
        &proposal.proposed_by,
    );
    add("intake-history-seen", proposal.seen_at, &proposal.seen_by);
    let decided = match proposal.state.as_str() {
        "accepted" => "intake-history-accepted",
        _ => "intake-history-rejected",
    };
    add(decided, proposal.decided_at, &proposal.decided_by);
    history
}

/// Opens it: from now on it is seen.
pub(crate) async fn open(
    path: paths::ProposalOpen,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Err(PageError::Forbidden);
    }
    match queries::see(&mut staff.tx, path.id).await?.as_str() {
        "seen" => {
            audit::record(&mut staff.tx, "proposal.seen", Some(path.id), &json!({})).await?;
        }
        "already" => {}
        _ => return Err(PageError::NotFound),
    }
    staff.tx.commit().await?;
    Ok(visit.go_to(&paths::Proposal { id: path.id }))
}

pub(crate) async fn reject(
    path: paths::ProposalReject,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let reason = form.read("motivo", "intake-reject-why", |typed| {
        paragraphs(typed, LONGEST)
    });
    let (Some(reason), false) = (reason, form.has_errors()) else {
        return respond(&visit, staff.into(), path.id, form, false).await;
    };
    match queries::reject(&mut staff.tx, path.id, &reason)
        .await?
        .as_str()
    {
        "rejected" => {
            audit::record(
                &mut staff.tx,
                "proposal.rejected",
                Some(path.id),
                &json!({}),
            )
            .await?;
            staff.tx.commit().await?;
            Ok(visit.go_to(&format!("{}?fatto=respinta", paths::Proposals)))
        }
        "absent" => Err(PageError::NotFound),
        // a colleague was quicker, or nobody has opened it yet
        _ => respond(&visit, staff.into(), path.id, form, true).await,
    }
}
