//! `/amministrazione/persone/{id}/incarichi/{membership}`: the last day of a role. From the day after, every page that
//! is still open shows a stranger's view.

use access::{Me, StaffRead, StaffWrite};
use askama::Template;
use axum::response::Response;
use identity::{span, step_up};
use platform::Tx;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::membership_form::date;
use crate::queries::{self, Account, Membership};
use crate::{act, answer};

#[derive(Template)]
#[template(path = "admin/membership_end.html")]
struct EndPage {
    page: Page,
    form: Form,
    name: String,
    role: String,
    span: String,
    action: String,
    back: String,
}

pub(crate) async fn ask(
    path: paths::AdminMembershipEnd,
    visit: Visit,
    mut staff: StaffRead,
) -> PageResult {
    let (account, one) = find(&mut staff.tx, path.id, path.membership).await?;
    if account.is_mine {
        return Err(PageError::Forbidden);
    }
    if !step_up::is_fresh(&visit, &staff.me) {
        return Ok(step_up::first(&visit, &path));
    }
    let today = local_date(visit.app().clock.now());
    let form = Form::filled([("last_day", today.to_string())]);
    Ok(respond(&visit, &staff.me, &account, &one, form))
}

pub(crate) async fn end(
    path: paths::AdminMembershipEnd,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (account, one) = find(&mut staff.tx, path.id, path.membership).await?;
    let last_day = form.read("last_day", "admin-last-day", date);
    let (Some(last_day), false) = (last_day, form.has_errors()) else {
        return Ok(respond(&visit, &staff.me, &account, &one, form));
    };
    match &*queries::end_membership(&mut staff.tx, path.membership, last_day).await? {
        "absent" => return Err(PageError::NotFound),
        "own_account" => return Err(PageError::Forbidden),
        "second_factor" => form.fail("form_token", "admin-confirm-again"),
        said => _ = answer::explain(&mut form, said),
    }
    if form.has_errors() {
        return Ok(respond(&visit, &staff.me, &account, &one, form));
    }
    let detail = json!({ "membership": path.membership, "last_day": last_day });
    audit::record(&mut staff.tx, "account.role_ended", Some(path.id), &detail).await?;
    staff.tx.commit().await?;
    Ok(act::back(&visit, path.id, "incarico-chiuso"))
}

async fn find(tx: &mut Tx, account: Uuid, one: Uuid) -> Result<(Account, Membership), PageError> {
    let account = queries::account(tx, account).await?;
    let all = queries::memberships(tx, account.id).await?;
    let found = all.into_iter().find(|membership| membership.id == one);
    Ok((account, found.ok_or(PageError::NotFound)?))
}

fn respond(visit: &Visit, me: &Me, account: &Account, one: &Membership, form: Form) -> Response {
    let id = account.id.0;
    let page = EndPage {
        page: me.page(visit, "admin-end-title"),
        name: account.name.clone(),
        role: format!(
            "{} · {}",
            visit.text(&format!("role-{}", one.role)),
            one.body
        ),
        span: span(visit.language(), one.from, one.to),
        action: visit.href(&paths::AdminMembershipEnd {
            id,
            membership: one.id,
        }),
        back: visit.href(&paths::AdminAccount { id }),
        form,
    };
    let status = page.form.status();
    visit.show(status, &page)
}
