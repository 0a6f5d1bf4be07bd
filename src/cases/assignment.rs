//! `/casi/{id}/assegna`: the coordinator of the area hands a case to a social worker of the body that holds it. The
//! manager until now loses the case in the same moment.

use access::{CaseAccess, StaffLook, StaffWrite};
use askama::Template;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use vocabulary::ids::{AccountId, CaseId};
use vocabulary::paths;
use vocabulary::text::said;

use crate::case::coordinates;
use crate::look::{self, area, written};
use crate::queries::{self, Colleague};

const LONGEST_REASON: usize = 500;

#[derive(Template)]
#[template(path = "cases/assignment.html")]
struct Assignment {
    page: Page,
    form: Form,
    reference: String,
    area: String,
    body: String,
    /// Whoever manages it now.
    manager: Option<String>,
    back: String,
    here: String,
    people: Vec<Choice>,
}

pub(crate) async fn show(
    path: paths::CaseAssign,
    visit: Visit,
    mut staff: StaffLook,
) -> PageResult {
    let case = CaseAccess::open(&mut staff.tx, CaseId(path.id)).await?;
    let now = visit.app().clock.now();
    let Some(case) = case.filter(|case| coordinates(case, now)) else {
        return Err(look::refuse(staff, look::tried(path.id)).await);
    };
    respond(&visit, staff, &case, Form::empty()).await
}

async fn respond(visit: &Visit, mut staff: StaffLook, case: &CaseAccess, form: Form) -> PageResult {
    let manager = queries::manager(&mut staff.tx, case.case).await?;
    let people = queries::successors(&mut staff.tx, case.case, manager.as_ref()).await?;
    look::event("case.assignment_viewed", case, visit.app().clock.now())
        .record(&mut staff.tx)
        .await?;
    let page = staff.me.page(visit, "case-assign-title");
    staff.tx.commit().await?;
    let (status, id) = (form.status(), case.case.0);
    let page = Assignment {
        page,
        form,
        reference: written(&case.reference),
        area: area(visit, &case.area),
        body: case.body_name.clone(),
        manager: manager.map(|manager| manager.name),
        back: visit.href(&paths::Case { id }),
        here: visit.href(&paths::CaseAssign { id }),
        people: people
            .into_iter()
            .map(|one| Choice::new(one.account.to_string(), one.name))
            .collect(),
    };
    Ok(visit.show(status, &page))
}

pub(crate) async fn store(
    path: paths::CaseAssign,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let case = CaseAccess::open(&mut staff.tx, CaseId(path.id)).await?;
    let now = visit.app().clock.now();
    let Some(case) = case.filter(|case| coordinates(case, now)) else {
        return Err(look::refuse_act(staff, look::tried(path.id), PageError::NotFound).await);
    };
    let manager = queries::manager(&mut staff.tx, case.case).await?;
    let people = queries::successors(&mut staff.tx, case.case, manager.as_ref()).await?;
    let (to, reason) = (whom(&mut form, &people), reason(&mut form));
    let (Some(to), Some(reason), false) = (to, reason, form.has_errors()) else {
        return respond(&visit, staff.into(), &case, form).await;
    };
    let outcome = queries::assign(&mut staff.tx, case.case, to, &reason).await?;
    let complaint = match outcome.as_str() {
        "assigned" => None,
        "absent" => return Err(PageError::NotFound),
        "to_oneself" => Some("case-assign-to-oneself"),
        _ => Some("case-assign-not-a-member"),
    };
    let event =
        look::event("case.assigned", &case, now).detail(json!({ "to": to, "outcome": outcome }));
    if let Some(complaint) = complaint {
        event.refused().record(&mut staff.tx).await?;
        form.fail("to", complaint);
        return respond(&visit, staff.into(), &case, form).await;
    }
    event.record(&mut staff.tx).await?;
    staff.tx.commit().await?;
    let case = paths::Case { id: path.id };
    Ok(visit.go_to(&format!("{case}?fatto=assegnato")))
}

fn whom(form: &mut Form, people: &[Colleague]) -> Option<AccountId> {
    let chosen = form.value("to");
    let found = people.iter().find(|one| one.account.to_string() == chosen);
    if found.is_none() {
        form.fail("to", "case-assign-to-empty");
    }
    found.map(|one| one.account)
}

pub(crate) fn reason(form: &mut Form) -> Option<String> {
    form.read("reason", "case-assign-reason", |typed| {
        said(typed, LONGEST_REASON)
    })
}
