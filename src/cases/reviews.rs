//! `/vetro/revisioni`: broken glasses, for the coordinators of the body and the privacy officer. Open ones first, with
//! the day on which the review is due. Nobody reviews their own.

use access::{Me, Role, StaffLook, StaffWrite};
use agenda::holiday::national;
use askama::Template;
use audit::Event;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::{Datelike, NaiveDate, Weekday};
use platform::i18n;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::keeping::{self, Asked, moment, names};
use crate::queries::{self, Glass};

/// Within so many working days a glass is reviewed.
const WORKING_DAYS: usize = 5;
const OUTCOMES: [&str; 2] = ["justified", "not_justified"];
const DONE: [(&str, &str); 2] = [
    ("fatta", "glass-done-reviewed"),
    ("gia-fatta", "glass-done-already"),
];

#[derive(Template)]
#[template(path = "cases/reviews.html")]
struct Reviews {
    page: Page,
    open: Vec<Line>,
    over: Vec<Line>,
}

#[derive(Template)]
#[template(path = "cases/review.html")]
struct Review {
    page: Page,
    form: Form,
    line: Line,
    seen: Vec<Seen>,
    outcomes: Vec<Choice>,
}

/// A broken glass in words.
struct Line {
    id: Uuid,
    reference: String,
    who: String,
    body: String,
    own: bool,
    code: String,
    reason: String,
    at: String,
    until: String,
    classes: Vec<String>,
    due: String,
    is_late: bool,
    review: Option<Reviewed>,
}

struct Reviewed {
    outcome: String,
    by: String,
    at: String,
    note: Option<String>,
}

/// Something done on the case while the glass was broken.
struct Seen {
    at: String,
    what: String,
    class: Option<String>,
    is_refused: bool,
}

pub(crate) async fn list(
    _: paths::BreakGlassReviews,
    visit: Visit,
    mut look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !may_review(&look.me) {
        return Err(PageError::NotFound);
    }
    let glasses = queries::glasses(&mut look.tx).await?;
    let ids: Vec<Uuid> = glasses.iter().map(|glass| glass.id).collect();
    Event::new("glass.listed")
        .detail(json!({ "glasses": ids }))
        .record(&mut look.tx)
        .await?;
    let page = look
        .me
        .page(&visit, "glass-reviews-title")
        .noting(asked.done(&DONE));
    look.tx.commit().await?;
    let (over, open): (Vec<&Glass>, Vec<_>) = glasses
        .iter()
        .partition(|glass| glass.reviewed_at.is_some());
    let lines = |all: Vec<&Glass>| all.into_iter().map(|glass| line(&visit, glass)).collect();
    let page = Reviews {
        page,
        open: lines(open),
        over: lines(over),
    };
    Ok(visit.show(StatusCode::OK, &page))
}

fn may_review(me: &Me) -> bool {
    me.is(Role::Coordinator) || me.is(Role::PrivacyOfficer)
}

pub(crate) async fn show(
    path: paths::BreakGlassReview,
    visit: Visit,
    mut look: StaffLook,
) -> PageResult {
    if let Some(glass) = found(&mut look.tx, &look.me, path.id).await? {
        return respond(&visit, look, &glass, Form::empty()).await;
    }
    refused("glass.viewed", path.id)
        .record(&mut look.tx)
        .await?;
    look.tx.commit().await?;
    Err(PageError::NotFound)
}

async fn found(tx: &mut platform::Tx, me: &Me, id: Uuid) -> sqlx::Result<Option<Glass>> {
    if !may_review(me) {
        return Ok(None);
    }
    let glasses = queries::glasses(tx).await?;
    Ok(glasses.into_iter().find(|glass| glass.id == id))
}

fn refused(action: &'static str, id: Uuid) -> Event {
    Event::new(action).subject(id).refused()
}

pub(crate) async fn store(
    path: paths::BreakGlassReview,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let Some(glass) = found(&mut staff.tx, &staff.me, path.id).await? else {
        return Err(keeping::absent(staff, refused("glass.reviewed", path.id)).await);
    };
    let outcome = form.choice(
        "esito",
        "glass-esito-empty",
        &OUTCOMES.map(|code| (code, code)),
    );
    let note = form.text("nota", 500).filter(|note| !note.is_empty());
    let (Some(justified), false) = (outcome, form.has_errors()) else {
        return respond(&visit, staff.into(), &glass, form).await;
    };
    let outcome = queries::review(&mut staff.tx, path.id, justified, note.as_deref()).await?;
    let event = Event::new("glass.reviewed")
        .subject(path.id)
        .case(glass.case)
        .body(glass.body)
        .detail(json!({ "outcome": outcome, "review": justified }));
    let done = match outcome.as_str() {
        "reviewed" => {
            event.record(&mut staff.tx).await?;
            "fatta"
        }
        "already" => "gia-fatta",
        "own" => {
            event.refused().record(&mut staff.tx).await?;
            form.fail("esito", "glass-refused-own");
            return respond(&visit, staff.into(), &glass, form).await;
        }
        _ => return Err(keeping::absent(staff, event.refused()).await),
    };
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto={done}", paths::BreakGlassReviews)))
}

async fn respond(
    visit: &Visit,
    mut look: access::StaffLook,
    glass: &Glass,
    form: Form,
) -> PageResult {
    let seen = queries::seen_through(&mut look.tx, glass.id).await?;
    Event::new("glass.viewed")
        .subject(glass.id)
        .case(glass.case)
        .body(glass.body)
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "glass-review-title");
    look.tx.commit().await?;
    let page = Review {
        page,
        line: line(visit, glass),
        seen: seen.iter().map(|one| said(visit, one)).collect(),
        outcomes: OUTCOMES
            .iter()
            .map(|code| Choice::new(*code, visit.text(&format!("glass-outcome-{code}"))))
            .collect(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

fn said(visit: &Visit, seen: &queries::Seen) -> Seen {
    Seen {
        at: moment(visit, seen.at),
        what: visit.text(&format!("audit-action-{}", seen.action.replace('.', "-"))),
        class: seen
            .class
            .as_deref()
            .and_then(access::DataClass::from_code)
            .map(|class| visit.text(&class.message())),
        is_refused: seen.outcome == "refused",
    }
}

fn line(visit: &Visit, glass: &Glass) -> Line {
    let due = due_after(local_date(glass.at));
    let review = glass.outcome.as_ref().zip(glass.reviewed_at);
    Line {
        id: glass.id,
        reference: keeping::written(&glass.reference),
        who: glass.who.clone(),
        body: glass.body_name.clone(),
        own: glass.own,
        code: visit.text(&format!("glass-code-{}", glass.code)),
        reason: glass.reason.clone(),
        at: moment(visit, glass.at),
        until: moment(visit, glass.until),
        classes: names(visit, glass.classes()),
        is_late: glass.reviewed_at.is_none() && due < local_date(visit.app().clock.now()),
        due: i18n::plain_date(visit.language(), due),
        review: review.map(|(outcome, at)| Reviewed {
            outcome: visit.text(&format!("glass-outcome-{outcome}")),
            by: glass.reviewed_by.clone().unwrap_or_default(),
            at: moment(visit, at),
            note: glass.review_note.clone(),
        }),
    }
}

/// The last of the working days that a review may take, counted from the day after.
fn due_after(broken: NaiveDate) -> NaiveDate {
    broken
        .iter_days()
        .skip(1)
        .filter(|day| {
            !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && national(*day).is_none()
        })
        .nth(WORKING_DAYS - 1)
        .unwrap_or(broken)
}

#[cfg(test)]
mod tests {
    use super::due_after;
    use chrono::NaiveDate;

    #[test]
    fn weekends_and_holidays_do_not_count() {
        for (broken, due) in [
            ("2026-11-23", "2026-11-30"), // Monday to Monday
            ("2026-11-27", "2026-12-04"), // Friday
            ("2026-12-05", "2026-12-14"), // Saturday before the Immaculate Conception
            ("2026-12-22", "2026-12-30"), // over Christmas, a Friday, and Saint Stephen, a Saturday
        ] {
            let day = |text: &str| text.parse::<NaiveDate>().unwrap();
            assert_eq!(due_after(day(broken)), day(due), "{broken}");
        }
    }
}
