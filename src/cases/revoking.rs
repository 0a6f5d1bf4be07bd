//! `/casi/{id}/accessi/{grant}/revoca`: says what somebody loses, then takes it away at once.

use access::{CaseAccess, StaffLook, StaffWrite};
use askama::Template;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use crate::grants::{Line, line};
use crate::keeping::{self, Heading};
use crate::queries;

#[derive(Template)]
#[template(path = "cases/revoking.html")]
struct Revoking {
    page: Page,
    form: Form,
    case: Heading,
    line: Line,
}

pub(crate) async fn ask(path: paths::CaseGrantRevoke, visit: Visit, look: StaffLook) -> PageResult {
    let (look, case) =
        keeping::managed_by_looker(&visit, look, path.id, "case.access_viewed").await?;
    respond(&visit, look, &case, path.grant, Form::empty()).await
}

pub(crate) async fn revoke(
    path: paths::CaseGrantRevoke,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, case) =
        keeping::managed_by_actor(&visit, staff, path.id, "grant.revoked").await?;
    if form.has_errors() {
        return respond(&visit, staff.into(), &case, path.grant, form).await;
    }
    let event = keeping::event("grant.revoked", &case, visit.app().clock.now()).subject(path.grant);
    let on_case = queries::grants_on(&mut staff.tx, case.case).await?;
    if !on_case.iter().any(|grant| grant.id == path.grant) {
        return Err(keeping::absent(staff, event.refused()).await);
    }
    let outcome = queries::revoke(&mut staff.tx, path.grant).await?;
    let event = event.detail(json!({ "outcome": outcome }));
    match outcome.as_str() {
        "revoked" => {
            event.record(&mut staff.tx).await?;
            staff.tx.commit().await?;
            Ok(back(&visit, path.id, "tolto"))
        }
        "already" => Ok(back(&visit, path.id, "gia-tolto")),
        "absent" => Err(keeping::absent(staff, event.refused()).await),
        outcome => {
            event.refused().record(&mut staff.tx).await?;
            form.fail(
                "accesso",
                if outcome == "the_manager" {
                    "grants-refused-the-manager"
                } else {
                    "grants-refused-those-who-oversee"
                },
            );
            respond(&visit, staff.into(), &case, path.grant, form).await
        }
    }
}

fn back(visit: &Visit, id: Uuid, done: &str) -> axum::response::Response {
    visit.go_to(&format!("{}?fatto={done}", paths::CaseGrants { id }))
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    case: &CaseAccess,
    grant: Uuid,
    form: Form,
) -> PageResult {
    let given = queries::grants_on(&mut look.tx, case.case).await?;
    let found = given
        .iter()
        .find(|one| one.id == grant)
        .ok_or(PageError::NotFound)?;
    keeping::event("case.access_viewed", case, visit.app().clock.now())
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "grants-revoke-title");
    look.tx.commit().await?;
    let page = Revoking {
        page,
        case: Heading::of(case),
        line: line(visit, case, found),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}
