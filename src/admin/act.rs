//! The acts of one click on an account: invite again, revoke an invitation, disable, enable, end sessions.

use access::StaffWrite;
use axum::response::Response;
use identity::invitation_letter::{Addressee, Link};
use identity::step_up;
use platform::web::{Form, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use crate::queries;

pub(crate) async fn invite_again(
    path: paths::AdminInviteAgain,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Ok(back(&visit, path.id, "scaduto"));
    }
    let link = Link::random();
    let answer = queries::invite_again(&mut staff.tx, path.id, &link).await?;
    if answer == "invited" {
        tell(&mut staff, &visit, path.id, &link).await?;
    }
    finish(
        &visit,
        staff,
        path.id,
        &answer,
        "account.invited_again",
        "invitato",
    )
    .await
}

/// The mail with the link, to the address that the account has.
pub(crate) async fn tell(
    staff: &mut StaffWrite,
    visit: &Visit,
    account: Uuid,
    link: &Link,
) -> Result<(), PageError> {
    let account = queries::account(&mut staff.tx, account).await?;
    let to = Addressee {
        name: &account.name,
        login: &account.login,
        email: account.email.as_deref().unwrap_or_default(),
    };
    link.send(&mut staff.tx, visit, &to).await?;
    Ok(())
}

pub(crate) async fn revoke(
    path: paths::AdminRevoke,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Ok(back(&visit, path.id, "scaduto"));
    }
    let answer = queries::revoke_invitation(&mut staff.tx, path.id).await?;
    finish(
        &visit,
        staff,
        path.id,
        &answer,
        "account.invitation_revoked",
        "revocato",
    )
    .await
}

pub(crate) async fn disable(
    path: paths::AdminDisable,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Ok(back(&visit, path.id, "scaduto"));
    }
    let answer = queries::disable(&mut staff.tx, path.id).await?;
    finish(
        &visit,
        staff,
        path.id,
        &answer,
        "account.disabled",
        "disattivato",
    )
    .await
}

pub(crate) async fn enable(
    path: paths::AdminEnable,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Ok(back(&visit, path.id, "scaduto"));
    }
    let answer = queries::enable(&mut staff.tx, path.id).await?;
    finish(
        &visit,
        staff,
        path.id,
        &answer,
        "account.enabled",
        "riattivato",
    )
    .await
}

pub(crate) async fn sign_out(
    path: paths::AdminSignOut,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Ok(back(&visit, path.id, "scaduto"));
    }
    let answer = queries::sign_out(&mut staff.tx, path.id).await?;
    finish(
        &visit,
        staff,
        path.id,
        &answer,
        "account.signed_out",
        "accessi",
    )
    .await
}

/// Writes the act into the trail and goes back to the account, or to wherever the database's answer leads.
pub(crate) async fn finish(
    visit: &Visit,
    mut staff: StaffWrite,
    account: Uuid,
    answer: &str,
    event: &'static str,
    done: &str,
) -> PageResult {
    match answer {
        "absent" => Err(PageError::NotFound),
        "second_factor" => Ok(step_up::first(visit, &paths::AdminAccount { id: account })),
        "not_now" => Ok(back(visit, account, "niente")),
        _ => {
            audit::record(&mut staff.tx, event, Some(account), &json!({})).await?;
            staff.tx.commit().await?;
            Ok(back(visit, account, done))
        }
    }
}

pub(crate) fn back(visit: &Visit, id: Uuid, done: &str) -> Response {
    visit.go_to(&format!("{}?fatto={done}", paths::AdminAccount { id }))
}
