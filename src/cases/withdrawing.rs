//! `/casi/{id}/condivisione/{authorisation}/ritira`: the person takes an authorisation back. It counts at once, for
//! pages that are open too.

use access::{CaseAccess, StaffLook, StaffWrite};
use askama::Template;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use crate::grants::who;
use crate::keeping::{self, Heading};
use crate::queries;
use crate::sharing::{Line, line};

#[derive(Template)]
#[template(path = "cases/withdrawing.html")]
struct Withdrawing {
    page: Page,
    form: Form,
    case: Heading,
    line: Line,
    /// Who loses sight of it.
    losing: Vec<String>,
}

pub(crate) async fn ask(
    path: paths::CaseSharingWithdraw,
    visit: Visit,
    look: StaffLook,
) -> PageResult {
    let (look, case) =
        keeping::managed_by_looker(&visit, look, path.id, "case.sharing_viewed").await?;
    respond(&visit, look, &case, path.authorisation, Form::empty()).await
}

pub(crate) async fn withdraw(
    path: paths::CaseSharingWithdraw,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    let (mut staff, case) =
        keeping::managed_by_actor(&visit, staff, path.id, "sharing.withdrawn").await?;
    if form.has_errors() {
        return respond(&visit, staff.into(), &case, path.authorisation, form).await;
    }
    let event = keeping::event("sharing.withdrawn", &case, visit.app().clock.now())
        .subject(path.authorisation);
    let on_case = queries::sharing_on(&mut staff.tx, case.case).await?;
    let Some(found) = on_case.iter().find(|one| one.id == path.authorisation) else {
        return Err(keeping::absent(staff, event.refused()).await);
    };
    let outcome = queries::withdraw(&mut staff.tx, path.authorisation).await?;
    let event = event.detail(json!({ "outcome": outcome, "to": found.body }));
    let done = match outcome.as_str() {
        "withdrawn" => {
            event.record(&mut staff.tx).await?;
            "ritirata"
        }
        "already" => "gia-ritirata",
        _ => return Err(keeping::absent(staff, event.refused()).await),
    };
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!(
        "{}?fatto={done}",
        paths::CaseSharing { id: path.id }
    )))
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    case: &CaseAccess,
    authorisation: Uuid,
    form: Form,
) -> PageResult {
    let now = visit.app().clock.now();
    let shared = queries::sharing_on(&mut look.tx, case.case).await?;
    let found = shared
        .iter()
        .find(|one| one.id == authorisation)
        .ok_or(PageError::NotFound)?;
    let given = queries::grants_on(&mut look.tx, case.case).await?;
    keeping::event("case.sharing_viewed", case, now)
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "sharing-withdraw-title");
    look.tx.commit().await?;
    let page = Withdrawing {
        page,
        case: Heading::of(case),
        line: line(visit, found),
        losing: given
            .iter()
            .filter(|grant| grant.body == found.body && !grant.is_over(now))
            .map(|grant| who(visit, grant))
            .collect(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}
