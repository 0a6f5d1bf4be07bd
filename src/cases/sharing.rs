//! `/casi/{id}/condivisione`: what the person allows other bodies to learn, and taking it back.

use access::{CaseAccess, StaffLook};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use uuid::Uuid;
use vocabulary::paths;

use crate::keeping::{self, Asked, Heading, moment, names};
use crate::queries::{self, Shared};

const DONE: [(&str, &str); 3] = [
    ("autorizzata", "sharing-done-authorised"),
    ("ritirata", "sharing-done-withdrawn"),
    ("gia-ritirata", "sharing-done-already"),
];

#[derive(Template)]
#[template(path = "cases/sharing.html")]
struct Sharing {
    page: Page,
    form: Form,
    case: Heading,
    standing: Vec<Line>,
    ended: Vec<Line>,
    partners: Vec<Choice>,
}

/// An authorisation in words.
pub(crate) struct Line {
    pub(crate) id: Uuid,
    pub(crate) body: String,
    /// That body does not take part any more.
    pub(crate) without_agreement: bool,
    pub(crate) classes: Vec<String>,
    pub(crate) how: String,
    pub(crate) notice_version: String,
    pub(crate) recorded_by: Option<String>,
    pub(crate) since: String,
    pub(crate) until: Option<String>,
    pub(crate) withdrawn: Option<String>,
    pub(crate) is_over: bool,
}

pub(crate) async fn show(
    path: paths::CaseSharing,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (look, case) =
        keeping::managed_by_looker(&visit, look, path.id, "case.sharing_viewed").await?;
    respond(&visit, look, &case, Form::empty(), asked.done(&DONE)).await
}

/// The page, with what is wrong with the choice of a body.
pub(crate) async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    case: &CaseAccess,
    form: Form,
    done: Option<&str>,
) -> PageResult {
    let now = visit.app().clock.now();
    let shared = queries::sharing_on(&mut look.tx, case.case).await?;
    let partners = queries::partners(&mut look.tx, case.case).await?;
    keeping::event("case.sharing_viewed", case, now)
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "sharing-title").noting(done);
    look.tx.commit().await?;

    let (ended, standing): (Vec<_>, Vec<_>) = shared.iter().partition(|one| one.is_over(now));
    let lines = |all: Vec<&Shared>| all.into_iter().map(|one| line(visit, one)).collect();
    let page = Sharing {
        page,
        case: Heading::of(case),
        standing: lines(standing),
        ended: lines(ended),
        partners: partners
            .iter()
            .map(|body| Choice::new(body.id.to_string(), &body.name))
            .collect(),
        form,
    };
    let status: StatusCode = page.form.status();
    Ok(visit.show(status, &page))
}

pub(crate) fn line(visit: &Visit, shared: &Shared) -> Line {
    Line {
        id: shared.id,
        body: shared.body_name.clone(),
        without_agreement: !shared.agreement,
        classes: names(visit, shared.classes()),
        how: visit.text(&format!("sharing-how-{}", shared.how)),
        notice_version: shared.notice_version.clone(),
        recorded_by: shared.recorded_by.clone(),
        since: moment(visit, shared.valid_from),
        until: shared.valid_to.map(|end| moment(visit, end)),
        withdrawn: shared.withdrawn_at.map(|at| moment(visit, at)),
        is_over: shared.is_over(visit.app().clock.now()),
    }
}
