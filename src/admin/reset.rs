//! `/amministrazione/persone/{id}/password`: for whoever forgot the password, or lost the second factor too. A new link
//! goes to the person; nobody else ever knows the password. Losing the second factor asks for the person in person
//! (ASVS 6.4.4).

use access::{Me, StaffRead, StaffWrite};
use askama::Template;
use axum::response::Response;
use identity::invitation_letter::Link;
use identity::step_up;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use vocabulary::paths;

use crate::act;
use crate::queries::{self, Account};

#[derive(Template)]
#[template(path = "admin/reset.html")]
struct ResetPage {
    page: Page,
    form: Form,
    name: String,
    email: String,
    action: String,
    back: String,
}

pub(crate) async fn ask(path: paths::AdminReset, visit: Visit, mut staff: StaffRead) -> PageResult {
    let account = queries::account(&mut staff.tx, path.id).await?;
    if !account.is_managed {
        return Err(PageError::Forbidden);
    }
    if !step_up::is_fresh(&visit, &staff.me) {
        return Ok(step_up::first(&visit, &path));
    }
    Ok(respond(&visit, &staff.me, &account, Form::empty()))
}

pub(crate) async fn reset(
    path: paths::AdminReset,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let account = queries::account(&mut staff.tx, path.id).await?;
    if !account.is_managed {
        return Err(PageError::Forbidden);
    }
    let factors = form.is("factors", "yes");
    if !form.is("checked", "yes") {
        form.fail("checked", "admin-reset-checked-empty");
    }
    if form.has_errors() {
        return Ok(respond(&visit, &staff.me, &account, form));
    }
    let link = Link::random();
    let answer = queries::reset(&mut staff.tx, path.id, factors, &link).await?;
    if answer == "second_factor" {
        form.fail("form_token", "admin-confirm-again");
        return Ok(respond(&visit, &staff.me, &account, form));
    }
    if answer == "reset" {
        act::tell(&mut staff, &visit, path.id, &link).await?;
    }
    let event = if factors {
        "account.reset_with_factors"
    } else {
        "account.reset"
    };
    act::finish(&visit, staff, path.id, &answer, event, "reimpostato").await
}

fn respond(visit: &Visit, me: &Me, account: &Account, form: Form) -> Response {
    let id = account.id.0;
    let page = ResetPage {
        page: me.page(visit, "admin-reset-title"),
        name: account.name.clone(),
        email: account.email.clone().unwrap_or_default(),
        action: visit.href(&paths::AdminReset { id }),
        back: visit.href(&paths::AdminAccount { id }),
        form,
    };
    let status = page.form.status();
    visit.show(status, &page)
}
