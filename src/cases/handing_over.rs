//! `/casi/passaggio`: who has how much in hand; and if somebody is away, all of it goes to a colleague of the same body
//! at once. The way back is the same page.

use access::{Role, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use vocabulary::ids::AccountId;
use vocabulary::paths;

use crate::assignment::reason;
use crate::keeping::say;
use crate::queries::{self, Worker};

#[derive(Template)]
#[template(path = "cases/handing_over.html")]
struct HandingOver {
    page: Page,
    form: Form,
    /// How many went over and how many stayed, in words.
    done: Option<String>,
    /// What each has in hand, without a word of what it is about.
    loads: Vec<Worker>,
    /// Those who have something in hand.
    from: Vec<Choice>,
    to: Vec<Choice>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    passati: Option<i32>,
    rimasti: Option<i32>,
}

pub(crate) async fn show(
    _: paths::CaseHandOver,
    visit: Visit,
    staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let done = asked.passati.map(|moved| {
        let stayed = asked.rimasti.unwrap_or_default();
        let numbers = [
            ("moved", &*moved.to_string()),
            ("stayed", &stayed.to_string()),
        ];
        say(&visit, "hand-over-done", &numbers)
    });
    respond(&visit, staff, Form::empty(), done).await
}

async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    form: Form,
    done: Option<String>,
) -> PageResult {
    if !staff.me.is(Role::Coordinator) {
        return Err(PageError::NotFound);
    }
    let workers = queries::workers(&mut staff.tx).await?;
    audit::record(&mut staff.tx, "case.load_viewed", None, &json!({})).await?;
    let page = staff.me.page(visit, "hand-over-title");
    staff.tx.commit().await?;
    let page = HandingOver {
        page,
        done,
        from: workers
            .iter()
            .filter(|one| one.open_cases > 0)
            .map(|one| choice(visit, one))
            .collect(),
        to: workers.iter().map(|one| choice(visit, one)).collect(),
        loads: workers,
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

fn choice(visit: &Visit, one: &Worker) -> Choice {
    let load = say(
        visit,
        "hand-over-load",
        &[("count", &one.open_cases.to_string())],
    );
    Choice::new(key(one), format!("{}, {}: {load}", one.name, one.body_name))
}

/// Somebody may work for two bodies.
fn key(one: &Worker) -> String {
    format!("{}.{}", one.account, one.body)
}

pub(crate) async fn store(
    _: paths::CaseHandOver,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    if !staff.me.is(Role::Coordinator) {
        return Err(PageError::NotFound);
    }
    let workers = queries::workers(&mut staff.tx).await?;
    let (from, to) = (
        chosen(&mut form, ("da", "hand-over-from-empty"), &workers),
        chosen(&mut form, ("a", "hand-over-to-empty"), &workers),
    );
    let reason = reason(&mut form);
    if let (Some(from), Some(to)) = (from, to) {
        refuse(&mut form, from, to, staff.me.id);
    }
    let (Some(from), Some(to), Some(reason), false) = (from, to, reason, form.has_errors()) else {
        return respond(&visit, staff.into(), form, None).await;
    };
    let done = queries::hand_over(&mut staff.tx, from, to.account, &reason).await?;
    let detail = json!({ "from": from.account, "to": to.account, "body": from.body,
        "moved": done.moved, "stayed": done.stayed });
    audit::record(&mut staff.tx, "case.all_assigned", None, &detail).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!(
        "{}?passati={}&rimasti={}",
        paths::CaseHandOver,
        done.moved,
        done.stayed
    )))
}

fn chosen<'a>(
    form: &mut Form,
    (field, missing): (&str, &str),
    workers: &'a [Worker],
) -> Option<&'a Worker> {
    let typed = form.value(field);
    let found = workers.iter().find(|one| key(one) == typed);
    if found.is_none() {
        form.fail(field, missing);
    }
    found
}

/// From one person of a body to another of the same; nobody hands cases to themselves.
fn refuse(form: &mut Form, from: &Worker, to: &Worker, me: AccountId) {
    if to.account == from.account {
        form.fail("a", "hand-over-the-same");
    } else if to.body != from.body {
        form.fail("a", "hand-over-another-body");
    } else if to.account == me {
        form.fail("a", "case-assign-to-oneself");
    }
}
