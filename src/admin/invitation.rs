//! `/amministrazione/invita`: a person, an address, a role with its dates. The link goes to the person by mail; who
//! invites never sees it.

use access::{Me, StaffRead, StaffWrite};
use askama::Template;
use axum::response::Response;
use identity::invitation_letter::{Addressee, Link};
use identity::step_up;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::contact::Email;
use vocabulary::ids::AccountId;
use vocabulary::name::PersonName;
use vocabulary::paths;
use vocabulary::text::Refused;

use crate::membership_form::Offered;
use crate::queries::{self, Newcomer};
use crate::{act, answer};

#[derive(Template)]
#[template(path = "admin/invite.html")]
struct InvitePage {
    page: Page,
    form: Form,
    offered: Offered,
}

pub(crate) async fn ask(_: paths::AdminInvite, visit: Visit, mut staff: StaffRead) -> PageResult {
    let offered = Offered::load(&mut staff.tx, &visit).await?;
    if offered.is_empty() {
        return Err(PageError::Forbidden);
    }
    if !step_up::is_fresh(&visit, &staff.me) {
        return Ok(step_up::first(&visit, &paths::AdminInvite));
    }
    let form = offered.fresh(&visit);
    Ok(respond(&visit, &staff.me, offered, form))
}

pub(crate) async fn invite(
    _: paths::AdminInvite,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let offered = Offered::load(&mut staff.tx, &visit).await?;
    if offered.is_empty() {
        return Err(PageError::Forbidden);
    }
    let newcomer = read(&mut form);
    let wanted = offered.read(&mut form);
    let (Some(who), Some(wanted), false) = (newcomer, wanted, form.has_errors()) else {
        return Ok(respond(&visit, &staff.me, offered, form));
    };
    let link = Link::random();
    let said = queries::invite(&mut staff.tx, &who, &wanted, &link).await?;
    if said == "second_factor" {
        form.fail("form_token", "admin-confirm-again");
    }
    if form.has_errors() || answer::explain(&mut form, &said) {
        return Ok(respond(&visit, &staff.me, offered, form));
    }
    let to = Addressee {
        name: &who.name,
        login: &who.login,
        email: &who.email,
    };
    link.send(&mut staff.tx, &visit, &to).await?;
    let detail =
        json!({ "role": wanted.role, "body": wanted.body, "from": wanted.from, "to": wanted.to });
    audit::record(&mut staff.tx, "account.invited", Some(who.id.0), &detail).await?;
    staff.tx.commit().await?;
    Ok(act::back(&visit, who.id.0, "invitato"))
}

fn read(form: &mut Form) -> Option<Newcomer> {
    let given = form.read("given_name", "admin-given-name", PersonName::parse);
    let surname = form.read("surname", "admin-surname", PersonName::parse);
    let email = form.read("email", "admin-email", Email::parse);
    let login = form.read("login", "admin-login", login);
    let name = format!("{} {}", given?.as_str(), surname?.as_str());
    if name.chars().count() > 120 {
        form.fail("surname", "form-too-long");
    }
    Some(Newcomer {
        id: AccountId(Uuid::new_v4()),
        login: login?,
        name,
        email: email?.as_str().to_owned(),
    })
}

/// As the database wants it: small letters, digits and a few marks.
fn login(typed: &str) -> Result<String, Refused> {
    let login = typed.trim().to_lowercase();
    if login.is_empty() {
        return Err(Refused::Empty);
    }
    if login.len() > 60 {
        return Err(Refused::TooLong);
    }
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let begins = login.as_bytes().first().is_some_and(|b| plain(*b));
    let fits = login.len() > 2 && begins && login.bytes().all(|b| plain(b) || b"._-@".contains(&b));
    if fits { Ok(login) } else { Err(Refused::Shape) }
}

fn respond(visit: &Visit, me: &Me, offered: Offered, form: Form) -> Response {
    let page = InvitePage {
        page: me.page(visit, "admin-invite-title"),
        offered,
        form,
    };
    let status = page.form.status();
    visit.show(status, &page)
}
