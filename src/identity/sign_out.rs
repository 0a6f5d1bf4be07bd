//! Signing out ends the session in the database; the cookie that remains somewhere is worth nothing.

use access::{SESSION_COOKIE, StaffWrite};
use platform::web::{Form, PageResult, Visit};
use vocabulary::paths;

use crate::queries;

pub async fn leave(
    _: paths::SignOut,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Ok(visit.go_to(&paths::Desk));
    }
    queries::end_session(&mut staff.tx).await?;
    audit::record(
        &mut staff.tx,
        "session.ended",
        Some(staff.me.id.0),
        &serde_json::json!({}),
    )
    .await?;
    staff.tx.commit().await?;
    visit.drop_cookie(SESSION_COOKIE);
    Ok(visit.go_to(&paths::SignIn))
}
