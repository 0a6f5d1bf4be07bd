//! `/casi/{id}/protezione`: a protected case is seen by those whom a grant names, and by nobody else. Whoever manages the
//! case protects it alone; lifting the protection takes two people who are both named on it.

use access::{Capacity, CaseAccess, StaffLook, StaffWrite};
use askama::Template;
use audit::Event;
use axum::extract::Query;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::ids::CaseId;
use vocabulary::paths;
use vocabulary::text::said;

use crate::grants::who;
use crate::keeping::{self, Asked, Heading, moment};
use crate::queries::{self, Given};

const DONE: [(&str, &str); 4] = [
    ("protetto", "protection-done-protected"),
    ("gia", "protection-done-already"),
    ("chiesto", "protection-done-asked"),
    ("tolta", "protection-done-lifted"),
];

#[derive(Template)]
#[template(path = "cases/protection.html")]
struct Protection {
    page: Page,
    form: Form,
    case: Heading,
    /// Decides who works on the case; else is only named on it and can confirm.
    manages: bool,
    waiting: Option<Waiting>,
    /// Who would not see the case any more.
    losing: Vec<String>,
    /// Who keeps seeing it.
    keeping: Vec<String>,
}

/// A request to lift the protection.
struct Waiting {
    id: Uuid,
    asked_by: String,
    asked_at: String,
    reason: String,
    by_me: bool,
}

pub(crate) async fn show(
    path: paths::CaseProtection,
    visit: Visit,
    mut look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let Some(case) = named_on(&visit, &mut look.tx, path.id).await? else {
        keeping::refused("case.protection_viewed", path.id)
            .record(&mut look.tx)
            .await?;
        look.tx.commit().await?;
        return Err(PageError::NotFound);
    };
    respond(&visit, look, &case, Form::empty(), asked.done(&DONE)).await
}

/// The case, if a grant of the body that holds it names whoever asks, and not only because of an emergency.
async fn named_on(
    visit: &Visit,
    tx: &mut platform::Tx,
    id: Uuid,
) -> sqlx::Result<Option<CaseAccess>> {
    let now = visit.app().clock.now();
    Ok(CaseAccess::open(tx, CaseId(id)).await?.filter(|case| {
        case.relation.grants.iter().any(|grant| {
            grant.in_force(now)
                && grant.own_body
                && grant.by_name
                && grant.basis != "break_glass"
                && matches!(grant.capacity, Capacity::CaseManager | Capacity::TeamSocial)
        })
    }))
}

/// Protects the case, or asks to lift the protection.
pub(crate) async fn change(
    path: paths::CaseProtection,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let lifts = form.is("act", "lift");
    let action = if lifts {
        "case.lift_asked"
    } else {
        "case.protected"
    };
    let (mut staff, case) = keeping::managed_by_actor(&visit, staff, path.id, action).await?;
    let reason = lifts
        .then(|| form.read("motivo", "keeping-reason", |typed| said(typed, 500)))
        .flatten();
    if form.has_errors() {
        return respond(&visit, staff.into(), &case, form, None).await;
    }
    let id = Uuid::new_v4();
    let outcome = match &reason {
        Some(reason) => queries::ask_to_lift(&mut staff.tx, case.case, id, reason).await?,
        None => queries::protect(&mut staff.tx, case.case).await?,
    };
    let event = keeping::event(action, &case, visit.app().clock.now());
    let event = if reason.is_some() {
        event.subject(id)
    } else {
        event
    };
    end(&visit, staff, path.id, event, &outcome).await
}

/// The second person.
pub(crate) async fn confirm(
    path: paths::CaseProtectionConfirm,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let Some(case) = named_on(&visit, &mut staff.tx, path.id).await? else {
        let event = keeping::refused("case.lift_confirmed", path.id).subject(path.lift);
        return Err(keeping::absent(staff, event).await);
    };
    if form.has_errors() {
        return respond(&visit, staff.into(), &case, form, None).await;
    }
    let event =
        keeping::event("case.lift_confirmed", &case, visit.app().clock.now()).subject(path.lift);
    let waiting = queries::lift_waiting(&mut staff.tx, case.case).await?;
    let outcome = match waiting {
        Some(lift) if lift.id == path.lift => {
            queries::confirm_lift(&mut staff.tx, path.lift).await?
        }
        // a colleague was quicker
        _ if !case.protected => "already".to_owned(),
        _ => "absent".to_owned(),
    };
    if outcome == "two_people" {
        event
            .refused()
            .detail(json!({ "outcome": outcome }))
            .record(&mut staff.tx)
            .await?;
        form.fail("conferma", "protection-refused-two-people");
        return respond(&visit, staff.into(), &case, form, None).await;
    }
    end(&visit, staff, path.id, event, &outcome).await
}

async fn end(
    visit: &Visit,
    mut staff: StaffWrite,
    id: Uuid,
    event: Event,
    outcome: &str,
) -> PageResult {
    let done = match outcome {
        "protected" => "protetto",
        "asked" => "chiesto",
        "lifted" => "tolta",
        "already" | "not_protected" => "gia",
        outcome => {
            let event = event.refused().detail(json!({ "outcome": outcome }));
            return Err(keeping::absent(staff, event).await);
        }
    };
    if done != "gia" {
        event.record(&mut staff.tx).await?;
    }
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto={done}", paths::CaseProtection { id })))
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    case: &CaseAccess,
    form: Form,
    done: Option<&str>,
) -> PageResult {
    let now = visit.app().clock.now();
    let waiting = queries::lift_waiting(&mut look.tx, case.case).await?;
    let given = queries::grants_on(&mut look.tx, case.case).await?;
    keeping::event("case.protection_viewed", case, now)
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "protection-title").noting(done);
    look.tx.commit().await?;
    let (named, unnamed): (Vec<&Given>, Vec<_>) = given
        .iter()
        .filter(|grant| !grant.is_over(now))
        .partition(|grant| grant.is_by_name());
    let called = |grants: Vec<&Given>| {
        let said = grants
            .iter()
            .map(|grant| format!("{}, {}", who(visit, grant), grant.body_name));
        keeping::distinct(said)
    };
    let page = Protection {
        page,
        case: Heading::of(case),
        manages: case.manages(now),
        waiting: waiting.map(|lift| Waiting {
            id: lift.id,
            asked_by: lift.asked_by,
            asked_at: moment(visit, lift.asked_at),
            reason: lift.reason,
            by_me: lift.by_me,
        }),
        losing: called(unnamed),
        keeping: called(named),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}
