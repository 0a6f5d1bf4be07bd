//! `/casi/{id}/squadra`: who is in the team of the case, from which body, from when to when. Being in it opens what the
//! team of that role and body was given, and nothing more.

use access::{CaseAccess, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::keeping::{self, Asked, Heading, distinct, last_day, names, once};
use crate::queries::{self, Given, Member};
use crate::whom::Whom;

const DONE: [(&str, &str); 3] = [
    ("entrato", "team-done-joined"),
    ("uscito", "team-done-left"),
    ("gia-uscito", "team-done-already"),
];

#[derive(Template)]
#[template(path = "cases/team.html")]
struct Team {
    page: Page,
    form: Form,
    case: Heading,
    standing: Vec<Line>,
    ended: Vec<Line>,
    people: Vec<Choice>,
    once: String,
    today: String,
}

/// A member in words.
struct Line {
    id: Uuid,
    name: String,
    role: String,
    body: String,
    since: String,
    until: Option<String>,
    added_by: Option<String>,
    /// Does not work there any more.
    is_gone: bool,
    /// What the team of that role and body may see.
    sees: Vec<String>,
    /// For giving it something.
    whom: String,
}

pub(crate) async fn show(
    path: paths::CaseTeam,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (look, case) =
        keeping::managed_by_looker(&visit, look, path.id, "case.team_viewed").await?;
    respond(&visit, look, &case, Form::empty(), asked.done(&DONE)).await
}

pub(crate) async fn join(
    path: paths::CaseTeam,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, case) =
        keeping::managed_by_actor(&visit, staff, path.id, "team.joined").await?;
    let whom = Whom::parse(form.raw("chi"));
    if form.raw("chi").is_empty() {
        form.fail("chi", "team-chi-empty");
    }
    let until = last_day(&mut form, "fino");
    let (Some(until), false) = (until, form.has_errors()) else {
        return respond(&visit, staff.into(), &case, form, None).await;
    };
    let id = once(&form);
    let outcome = add(&mut staff, &case, id, whom.as_ref(), until).await?;
    let event = keeping::event("team.joined", &case, visit.app().clock.now())
        .subject(id)
        .detail(json!({
            "outcome": outcome,
            "account": whom.as_ref().and_then(|whom| whom.account),
            "body": whom.as_ref().map(|whom| whom.body),
            "role": whom.as_ref().map(Whom::role),
        }));
    match outcome.as_str() {
        "joined" => {
            event.record(&mut staff.tx).await?;
            staff.tx.commit().await?;
            Ok(visit.go_to(&format!(
                "{}?fatto=entrato",
                paths::CaseTeam { id: path.id }
            )))
        }
        "absent" => Err(keeping::absent(staff, event.refused()).await),
        outcome => {
            event.refused().record(&mut staff.tx).await?;
            let (field, message) = match outcome {
                "to_oneself" => ("chi", "team-refused-to-oneself"),
                "already" => ("chi", "team-refused-already"),
                "ends_before_it_begins" => ("fino", "keeping-until-past"),
                _ => ("chi", "team-refused-not-a-member"),
            };
            form.fail(field, message);
            respond(&visit, staff.into(), &case, form, None).await
        }
    }
}

async fn add(
    staff: &mut StaffWrite,
    case: &CaseAccess,
    id: Uuid,
    whom: Option<&Whom>,
    until: Option<NaiveDate>,
) -> sqlx::Result<String> {
    match whom.and_then(|whom| Some((whom.account?, whom.role(), whom.body))) {
        Some(whom) => queries::join(&mut staff.tx, case.case, id, whom, until).await,
        None => Ok("not_a_member".to_owned()),
    }
}

pub(crate) async fn leave(
    path: paths::CaseTeamLeave,
    visit: Visit,
    staff: StaffWrite,
    form: Form,
) -> PageResult {
    let (mut staff, case) = keeping::managed_by_actor(&visit, staff, path.id, "team.left").await?;
    if form.has_errors() {
        return respond(&visit, staff.into(), &case, form, None).await;
    }
    let event = keeping::event("team.left", &case, visit.app().clock.now()).subject(path.member);
    let team = queries::team_on(&mut staff.tx, case.case).await?;
    let known = team.iter().any(|member| member.id == path.member);
    let outcome = if known {
        queries::leave(&mut staff.tx, path.member).await?
    } else {
        "absent".to_owned() // gone on the day of joining, or never here
    };
    let event = event.detail(json!({ "outcome": outcome }));
    let done = match outcome.as_str() {
        "left" => {
            event.record(&mut staff.tx).await?;
            "uscito"
        }
        "already" => "gia-uscito",
        _ => return Err(keeping::absent(staff, event.refused()).await),
    };
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto={done}", paths::CaseTeam { id: path.id })))
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    case: &CaseAccess,
    form: Form,
    done: Option<&str>,
) -> PageResult {
    let now = visit.app().clock.now();
    let team = queries::team_on(&mut look.tx, case.case).await?;
    let given = queries::grants_on(&mut look.tx, case.case).await?;
    let candidates = queries::colleagues(&mut look.tx, case.case).await?;
    keeping::event("case.team_viewed", case, now)
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "team-title").noting(done);
    let me = look.me.id.0;
    look.tx.commit().await?;
    let people = distinct(
        candidates
            .iter()
            .filter(|one| one.account != me)
            .filter_map(Whom::person),
    );
    let (standing, ended): (Vec<_>, Vec<_>) = team.iter().partition(|member| member.in_force);
    let lines = |all: Vec<&Member>| {
        all.into_iter()
            .map(|one| line(visit, &given, one))
            .collect()
    };
    let page = Team {
        page,
        case: Heading::of(case),
        standing: lines(standing),
        ended: lines(ended),
        people: people
            .iter()
            .filter_map(|one| Some(Choice::new(one.to_string(), one.named(visit, &candidates)?)))
            .collect(),
        once: Uuid::new_v4().to_string(),
        today: local_date(now).to_string(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

fn line(visit: &Visit, given: &[Given], member: &Member) -> Line {
    let now = visit.app().clock.now();
    let sees = given
        .iter()
        .filter(|grant| {
            grant.kind == "team"
                && (grant.role.as_str(), grant.body) == (member.role.as_str(), member.body)
                && !grant.is_over(now)
        })
        .fold(access::Classes::NONE, |all, grant| all | grant.reads());
    let day = |day: NaiveDate| i18n::plain_date(visit.language(), day);
    Line {
        id: member.id,
        name: member.name.clone(),
        role: visit.text(&format!("role-{}", member.role)),
        body: member.body_name.clone(),
        since: day(member.valid_from),
        until: member.valid_to.map(day),
        added_by: member.added_by.clone(),
        is_gone: !member.is_member,
        sees: names(visit, sees),
        whom: Whom::team(&member.role, member.body)
            .map(|whom| whom.to_string())
            .unwrap_or_default(),
    }
}
