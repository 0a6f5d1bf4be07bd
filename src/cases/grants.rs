//! `/casi/{id}/accessi`: everybody who can see this case, what of it, why and until when; and whom to let in next.

use access::{CaseAccess, StaffLook};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use uuid::Uuid;
use vocabulary::paths;

use crate::keeping::{self, Asked, Heading, moment, names, say};
use crate::queries::{self, Candidate, Given};
use crate::whom::{Group, groups};

/// As what somebody can be let in.
pub(crate) const CAPACITIES: [&str; 5] = [
    "case_manager",
    "team_social",
    "employment",
    "health",
    "third_sector",
];
const DONE: [(&str, &str); 3] = [
    ("dato", "grants-done-given"),
    ("tolto", "grants-done-revoked"),
    ("gia-tolto", "grants-done-already"),
];

#[derive(Template)]
#[template(path = "cases/grants.html")]
struct Grants {
    page: Page,
    form: Form,
    case: Heading,
    standing: Vec<Line>,
    ended: Vec<Line>,
    groups: Vec<Group>,
    capacities: Vec<Choice>,
}

/// A grant in words.
pub(crate) struct Line {
    pub(crate) id: Uuid,
    pub(crate) who: String,
    pub(crate) body: String,
    pub(crate) capacity: String,
    pub(crate) basis: String,
    pub(crate) reason: Option<String>,
    pub(crate) given_by: Option<String>,
    pub(crate) reads: Vec<String>,
    pub(crate) writes: Vec<String>,
    pub(crate) since: String,
    pub(crate) until: Option<String>,
    pub(crate) revoked: Option<String>,
    /// What keeps it from opening anything right now.
    pub(crate) held_up: Option<String>,
    pub(crate) can_be_revoked: bool,
}

pub(crate) async fn show(
    path: paths::CaseGrants,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (look, case) =
        keeping::managed_by_looker(&visit, look, path.id, "case.access_viewed").await?;
    respond(&visit, look, &case, Form::empty(), asked.done(&DONE)).await
}

/// The page, with what is wrong with the choice.
pub(crate) async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    case: &CaseAccess,
    form: Form,
    done: Option<&str>,
) -> PageResult {
    let now = visit.app().clock.now();
    let given = queries::grants_on(&mut look.tx, case.case).await?;
    let candidates: Vec<Candidate> = queries::colleagues(&mut look.tx, case.case).await?;
    keeping::event("case.access_viewed", case, now)
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "grants-title").noting(done);
    let me = look.me.id.0;
    look.tx.commit().await?;

    let (ended, standing): (Vec<_>, Vec<_>) = given.iter().partition(|grant| grant.is_over(now));
    let lines = |grants: Vec<&Given>| {
        grants
            .into_iter()
            .map(|one| line(visit, case, one))
            .collect()
    };
    let page = Grants {
        page,
        case: Heading::of(case),
        standing: lines(standing),
        ended: lines(ended),
        groups: groups(visit, &candidates, me),
        capacities: CAPACITIES
            .iter()
            .map(|code| Choice::new(*code, capacity(visit, code)))
            .collect(),
        form,
    };
    let status: StatusCode = page.form.status();
    Ok(visit.show(status, &page))
}

pub(crate) fn capacity(visit: &Visit, code: &str) -> String {
    visit.text(&format!("capacity-{}", code.replace('_', "-")))
}

pub(crate) fn line(visit: &Visit, case: &CaseAccess, grant: &Given) -> Line {
    let now = visit.app().clock.now();
    Line {
        id: grant.id,
        who: who(visit, grant),
        body: grant.body_name.clone(),
        capacity: capacity(visit, &grant.capacity),
        basis: visit.text(&format!("audit-basis-{}", grant.basis.replace('_', "-"))),
        reason: Some(grant.reason.clone()).filter(|reason| reason != "case.opened"),
        given_by: grant.granted_by.clone(),
        reads: names(visit, grant.reads() - grant.writes()),
        writes: names(visit, grant.writes()),
        since: moment(visit, grant.valid_from),
        until: grant.valid_to.map(|end| moment(visit, end)),
        revoked: grant.revoked_at.map(|at| moment(visit, at)),
        held_up: held_up(visit, case, grant),
        can_be_revoked: !grant.is_over(now) && !grant.manages && grant.basis != "coordination",
    }
}

pub(crate) fn who(visit: &Visit, grant: &Given) -> String {
    match (&grant.account_name, grant.kind.as_str()) {
        (Some(name), _) => name.clone(),
        (None, kind) => say(
            visit,
            &format!("grants-who-{kind}"),
            &[("role", &visit.text(&format!("role-{}", grant.role)))],
        ),
    }
}

/// A grant that stands and opens nothing for now.
fn held_up(visit: &Visit, case: &CaseAccess, grant: &Given) -> Option<String> {
    let now = visit.app().clock.now();
    if grant.is_over(now) {
        return None;
    }
    if case.protected && !grant.is_by_name() {
        return Some(visit.text("grants-held-protected"));
    }
    let shared = case
        .relation
        .authorisations
        .iter()
        .filter(|yes| yes.to_body.0 == grant.body && yes.in_force(now))
        .fold(access::Classes::NONE, |all, yes| all | yes.classes);
    let missing = names(visit, grant.reads() - shared);
    (!grant.own_body && !missing.is_empty()).then(|| {
        say(
            visit,
            "grants-held-not-shared",
            &[("classes", &missing.join(", "))],
        )
    })
}
