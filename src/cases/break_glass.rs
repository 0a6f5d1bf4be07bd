//! `/vetro`: getting into a case of the own body that one does not work on, because somebody is in danger or nobody else
//! can be reached. It takes the case's reference, a reason and a second factor shown a moment ago, opens for four hours,
//! and is reviewed. Unknown and not-yours are the same words.

use access::{Role, StaffLook, StaffWrite};
use askama::Template;
use audit::Event;
use chrono::{DateTime, TimeDelta, Utc};
use identity::step_up;
use platform::messages::{self, Channel, Message};
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use platform::{Tx, i18n};
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::LocalTime;
use vocabulary::reference::Reference;
use vocabulary::text::{Refused, tidy};
use vocabulary::{Language, paths};

use crate::keeping::{self, moment, once};
use crate::queries;

/// Why a glass may be broken.
pub(crate) const CODES: [&str; 3] = ["danger_to_life", "child_at_risk", "manager_absent"];
/// As in `access.break_the_glass`.
const HOURS: i64 = 4;
/// Whoever has one unreviewed for longer waits for its review.
const DAYS: i64 = 10;

#[derive(Template)]
#[template(path = "cases/break_glass.html")]
struct BreakGlass {
    page: Page,
    form: Form,
    codes: Vec<Choice>,
    until: String,
    /// One of the own is unreviewed for too long.
    is_blocked: bool,
    /// The own ones that still wait for a review.
    waiting: Vec<String>,
    once: String,
}

pub(crate) async fn show(_: paths::BreakGlass, visit: Visit, look: StaffLook) -> PageResult {
    if !look.me.is(Role::SocialWorker) {
        return Err(PageError::NotFound);
    }
    if !step_up::is_fresh(&visit, &look.me) {
        return Ok(step_up::first(&visit, &paths::BreakGlass));
    }
    respond(&visit, look, Form::empty()).await
}

pub(crate) async fn store(
    _: paths::BreakGlass,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    if !staff.me.is(Role::SocialWorker) {
        return Err(keeping::absent(staff, Event::new("glass.broken").refused()).await);
    }
    let code = form.choice(
        "perche",
        "glass-perche-empty",
        &CODES.map(|code| (code, code)),
    );
    let reference = form.read("codice", "glass-codice", |typed| {
        match Reference::parse(typed) {
            _ if typed.trim().is_empty() => Err(Refused::Empty),
            Some(reference) => Ok(reference),
            None => Err(Refused::Shape),
        }
    });
    let reason = form.read("motivo", "glass-motivo", |typed| match tidy(typed, 500)? {
        reason if reason.is_empty() => Err(Refused::Empty),
        reason if reason.chars().count() < 10 => Err(Refused::Shape),
        reason => Ok(reason),
    });
    let (Some(code), Some(reference), Some(reason), false) =
        (code, reference, reason, form.has_errors())
    else {
        return respond(&visit, staff.into(), form).await;
    };
    let id = once(&form);
    let reference = reference.canonical();
    let broken = queries::break_the_glass(&mut staff.tx, id, &reference, code, &reason).await;
    let broken = match broken {
        Err(error) if keeping::is_twice(&error) => return Ok(visit.go_to(&paths::Cases)),
        broken => broken?,
    };
    let event = Event::new("glass.broken")
        .subject(id)
        .detail(json!({ "outcome": broken.outcome, "code": code }));
    if let Some(case) = broken.case {
        open(&visit, staff, event, id, case).await
    } else {
        event.refused().record(&mut staff.tx).await?;
        let (field, message) = complaint(&broken.outcome);
        form.fail(field, message);
        respond(&visit, staff.into(), form).await
    }
}

/// Writes it down, tells those who have to know, and leads to the case.
async fn open(
    visit: &Visit,
    mut staff: StaffWrite,
    event: Event,
    id: Uuid,
    case: Uuid,
) -> PageResult {
    let glasses = queries::glasses(&mut staff.tx).await?;
    let glass = glasses
        .iter()
        .find(|glass| glass.id == id)
        .ok_or(PageError::NotFound)?;
    event
        .case(case)
        .body(glass.body)
        .capacity("case_manager")
        .basis("break_glass")
        .record(&mut staff.tx)
        .await?;
    tell(&mut staff.tx, visit, glass).await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto=vetro", paths::Case { id: case })))
}

/// To whoever manages the case, coordinates its area or keeps watch over privacy. Nothing about the person: who opened
/// it, until when, and where to look.
async fn tell(tx: &mut Tx, visit: &Visit, glass: &queries::Glass) -> sqlx::Result<()> {
    let language = Language::Italian;
    let portal = &visit.app().settings.public_url;
    let at = |when: DateTime<Utc>| i18n::moment(language, when);
    let review = format!("{portal}{}", paths::BreakGlassReview { id: glass.id });
    let access = format!("{portal}{}", paths::CaseGrants { id: glass.case });
    let values: [(&str, &str); 6] = [
        ("who", &glass.who),
        ("body", &glass.body_name),
        ("at", &at(glass.at)),
        ("until", &at(glass.until)),
        ("review", &review),
        ("access", &access),
    ];
    for recipient in queries::told_of(tx, glass.id).await? {
        let message = Message {
            channel: Channel::Email,
            recipient,
            subject: i18n::text(language, "glass-letter-subject", &[]).into_owned(),
            body: i18n::text(language, "glass-letter", &values).into_owned(),
            calendar: None,
            topic: Some(glass.id),
            not_before: None,
            expires_at: None,
        };
        messages::enqueue(tx, &message).await?;
    }
    Ok(())
}

fn complaint(outcome: &str) -> (&'static str, &'static str) {
    match outcome {
        "second_factor" => ("conferma", "glass-refused-second-factor"),
        "review_first" => ("codice", "glass-refused-review-first"),
        "no_reason" => ("motivo", "glass-motivo-shape"),
        "no_such_code" => ("perche", "glass-perche-empty"),
        _ => ("codice", "glass-refused-absent"),
    }
}

async fn respond(visit: &Visit, mut look: StaffLook, form: Form) -> PageResult {
    let now = visit.app().clock.now();
    let mut waiting = queries::glasses(&mut look.tx).await?;
    waiting.retain(|glass| glass.own && glass.reviewed_at.is_none());
    let page = look.me.page(visit, "glass-title");
    // a refused try stands in this transaction
    look.tx.commit().await?;
    let page = BreakGlass {
        page,
        codes: CODES
            .iter()
            .map(|code| Choice::new(*code, visit.text(&format!("glass-code-{code}"))))
            .collect(),
        until: LocalTime::of(now + TimeDelta::hours(HOURS)).clock(),
        is_blocked: waiting
            .iter()
            .any(|glass| glass.at < now - TimeDelta::days(DAYS)),
        waiting: waiting
            .iter()
            .map(|glass| {
                let reference = keeping::written(&glass.reference);
                format!("{reference}, {}", moment(visit, glass.at))
            })
            .collect(),
        once: if form.was_sent("once") {
            form.value("once")
        } else {
            Uuid::new_v4().to_string()
        },
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}
