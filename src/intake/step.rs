//! The next step of an access is done: one click, from the list or from the record.

use access::StaffWrite;
use platform::web::{Form, PageError, PageResult, Visit};
use serde_json::json;
use vocabulary::paths;

use crate::queries;

pub(crate) async fn done(
    path: paths::AccessStepDone,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Err(PageError::Forbidden);
    }
    let Some((access, is_new)) = queries::finish_step(&mut staff.tx, path.id).await? else {
        return Err(PageError::NotFound);
    };
    if is_new {
        let detail = json!({ "step": path.id });
        audit::record(&mut staff.tx, "access.step_done", Some(access), &detail).await?;
    }
    staff.tx.commit().await?;
    Ok(if form.is("back", "list") {
        visit.go_to(&format!("{}?fatto=passo", paths::Accesses))
    } else {
        visit.go_to(&format!("{}?fatto=passo", paths::Access { id: access }))
    })
}
