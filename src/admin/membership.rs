//! `/amministrazione/persone/{id}/incarichi`: one more role for somebody who has an account.

use access::{Me, StaffRead, StaffWrite};
use askama::Template;
use axum::response::Response;
use identity::step_up;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use crate::membership_form::Offered;
use crate::queries::{self, Account};
use crate::{act, answer};

#[derive(Template)]
#[template(path = "admin/membership.html")]
struct MembershipPage {
    page: Page,
    form: Form,
    offered: Offered,
    name: String,
    action: String,
    back: String,
}

pub(crate) async fn ask(
    path: paths::AdminMembership,
    visit: Visit,
    mut staff: StaffRead,
) -> PageResult {
    let account = queries::account(&mut staff.tx, path.id).await?;
    if account.is_mine {
        return Err(PageError::Forbidden);
    }
    if !step_up::is_fresh(&visit, &staff.me) {
        return Ok(step_up::first(&visit, &path));
    }
    let offered = Offered::load(&mut staff.tx, &visit).await?;
    let form = offered.fresh(&visit);
    Ok(respond(&visit, &staff.me, &account, offered, form))
}

pub(crate) async fn add(
    path: paths::AdminMembership,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let account = queries::account(&mut staff.tx, path.id).await?;
    let offered = Offered::load(&mut staff.tx, &visit).await?;
    let wanted = offered.read(&mut form);
    let (Some(wanted), false) = (wanted, form.has_errors()) else {
        return Ok(respond(&visit, &staff.me, &account, offered, form));
    };
    let id = Uuid::new_v4();
    let said = queries::add_membership(&mut staff.tx, id, account.id, &wanted).await?;
    match said.as_str() {
        "absent" => return Err(PageError::NotFound),
        "second_factor" => form.fail("form_token", "admin-confirm-again"),
        said => _ = answer::explain(&mut form, said),
    }
    if form.has_errors() {
        return Ok(respond(&visit, &staff.me, &account, offered, form));
    }
    let detail = json!({ "membership": id, "role": wanted.role, "body": wanted.body, "from": wanted.from, "to": wanted.to });
    audit::record(&mut staff.tx, "account.role_given", Some(path.id), &detail).await?;
    staff.tx.commit().await?;
    Ok(act::back(&visit, path.id, "incarico"))
}

fn respond(visit: &Visit, me: &Me, account: &Account, offered: Offered, form: Form) -> Response {
    let id = account.id.0;
    let page = MembershipPage {
        page: me.page(visit, "admin-membership-title"),
        name: account.name.clone(),
        action: visit.href(&paths::AdminMembership { id }),
        back: visit.href(&paths::AdminAccount { id }),
        offered,
        form,
    };
    let status = page.form.status();
    visit.show(status, &page)
}
