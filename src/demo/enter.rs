//! One click and you are somebody else. No password, no form token: so that anybody can try the demo from a script.

use access::SESSION_COOKIE;
use axum::extract::State;
use identity::SecondFactor;
use platform::App;
use platform::db::Actor;
use platform::web::{Form, PageError, PageResult, VISITOR_COOKIE, Visit};
use vocabulary::paths;

use crate::Persona;

/// The form's token is not asked for here: becoming somebody in a demo harms nobody, and the cross-site check still
/// stands.
pub async fn become_somebody(
    _: paths::DemoEnter,
    visit: Visit,
    State(app): State<App>,
    form: Form,
) -> PageResult {
    if !app.settings.is_demo() {
        return Err(PageError::NotFound);
    }
    let persona = Persona::by_code(form.raw("persona")).ok_or(PageError::NotFound)?;
    if persona.works.is_none() {
        visit.drop_cookie(SESSION_COOKIE);
        visit.drop_cookie(VISITOR_COOKIE);
        return Ok(visit.go_to(&paths::Home));
    }
    let mut tx = app.db.write_for(Actor::SignIn, visit.number()).await?;
    identity::open_session(&mut tx, &visit, persona.account(), SecondFactor::Demo).await?;
    tx.commit().await?;
    Ok(visit.go_to(&paths::Work))
}
