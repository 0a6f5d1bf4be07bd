//! `/appuntamento/mio/esci`: this device forgets everything, for whoever uses it next.

use platform::web::{Form, PageError, PageResult, VISITOR_COOKIE, Visit, VisitorWrite};
use vocabulary::paths;

use crate::{appointments, queries};

pub async fn leave(
    _: paths::MineLeave,
    visit: Visit,
    mut visitor: VisitorWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Err(PageError::Forbidden);
    }
    let tx = &mut visitor.tx;
    if let Some(hold) = queries::draft_for_update(tx).await?.hold {
        agenda::hold::release(tx, hold.appointment).await?;
    }
    queries::forget_draft(tx).await?;
    appointments::leave(tx).await?;
    visitor.tx.commit().await?;
    visit.drop_cookie(VISITOR_COOKIE);
    Ok(visit.go_to(&paths::Home))
}
