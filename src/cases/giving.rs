//! `/casi/{id}/accessi/nuovo`: what exactly somebody may see, until when and why. The boxes begin with what the capacity
//! usually needs; what it may never see is not there.

use access::{Capacity, CaseAccess, Classes, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::web::{Form, Page, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::grants::{self, CAPACITIES};
use crate::keeping::{self, Heading, end_of, last_day, once, ticked};
use crate::queries::{self, Candidate, Gift};
use crate::whom::Whom;

#[derive(Template)]
#[template(path = "cases/giving.html")]
struct Giving {
    page: Page,
    form: Form,
    case: Heading,
    who: String,
    capacity: String,
    /// Works elsewhere: what the person has not authorised stays closed.
    is_elsewhere: bool,
    rows: Vec<Row>,
    today: String,
}

/// A class that can be given.
struct Row {
    code: &'static str,
    name: String,
    may_write: bool,
    on_request: bool,
    not_shared: bool,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    chi: String,
    #[serde(default)]
    come: String,
}

pub(crate) async fn show(
    path: paths::CaseGrantNew,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (mut look, case) =
        keeping::managed_by_looker(&visit, look, path.id, "case.access_viewed").await?;
    let candidates = queries::colleagues(&mut look.tx, case.case).await?;
    let mut form = Form::filled([("chi", asked.chi.clone()), ("come", asked.come.clone())]);
    let Some((whom, capacity)) = read_choice(&mut form, &candidates) else {
        return grants::respond(&visit, look, &case, form, None).await;
    };
    respond(&visit, look, &case, &candidates, preset(&whom, capacity)).await
}

/// Whom and as what; `None` if the form says why not.
fn read_choice(form: &mut Form, candidates: &[Candidate]) -> Option<(Whom, Capacity)> {
    let whom =
        Whom::parse(form.raw("chi")).filter(|whom| candidates.iter().any(|one| is_one(whom, one)));
    let Some(whom) = whom else {
        form.fail("chi", "grants-chi-empty");
        return None;
    };
    let capacity = match form.raw("come") {
        "" => whom.usual_capacity(),
        code => Capacity::from_code(code).filter(|capacity| {
            CAPACITIES.contains(&capacity.code()) && capacity.role().code() == whom.role()
        }),
    };
    if capacity.is_none() {
        form.fail("come", "grants-come-shape");
    }
    Some((whom, capacity?))
}

fn is_one(whom: &Whom, candidate: &Candidate) -> bool {
    candidate.role == whom.role()
        && candidate.body == whom.body
        && whom
            .account
            .is_none_or(|account| candidate.account == account)
}

fn preset(whom: &Whom, capacity: Capacity) -> Form {
    let (reads, writes) = capacity.defaults();
    let boxes = |field: &'static str, classes: Classes| {
        classes
            .iter()
            .map(move |class| (field, class.code().to_owned()))
            .collect::<Vec<_>>()
    };
    let mut fields = vec![
        ("once", Uuid::new_v4().to_string()),
        ("chi", whom.to_string()),
        ("come", capacity.code().to_owned()),
    ];
    fields.extend(boxes("legge", reads));
    fields.extend(boxes("scrive", writes));
    Form::filled(fields)
}

pub(crate) async fn store(
    path: paths::CaseGrantNew,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, case) =
        keeping::managed_by_actor(&visit, staff, path.id, "grant.given").await?;
    let candidates = queries::colleagues(&mut staff.tx, case.case).await?;
    let until = last_day(&mut form, "fino");
    let reason = form.text("motivo", 500);
    let (Some(until), Some(reason), false) = (until, reason, form.has_errors()) else {
        return respond(&visit, staff.into(), &case, &candidates, form).await;
    };
    let writes = ticked(&form, "scrive");
    let given = Chosen {
        whom: Whom::parse(form.raw("chi")),
        capacity: Capacity::from_code(form.raw("come")),
        reads: ticked(&form, "legge") | writes,
        writes,
    };
    let id = once(&form);
    let now = visit.app().clock.now();
    let outcome = match given.gift(id, &candidates, until.map(end_of), &reason) {
        Err(outcome) => outcome.to_owned(),
        Ok(gift) => match queries::give(&mut staff.tx, case.case, &gift).await {
            Err(error) if keeping::is_twice(&error) => return Ok(given_to(&visit, path.id)),
            outcome => outcome?,
        },
    };
    let event = keeping::event("grant.given", &case, now)
        .subject(id)
        .detail(given.detail(&outcome));
    match outcome.as_str() {
        "given" => {
            event.record(&mut staff.tx).await?;
            staff.tx.commit().await?;
            Ok(given_to(&visit, path.id))
        }
        "absent" => Err(keeping::absent(staff, event.refused()).await),
        outcome => {
            event.refused().record(&mut staff.tx).await?;
            let (field, message) = complaint(outcome);
            form.fail(field, message);
            respond(&visit, staff.into(), &case, &candidates, form).await
        }
    }
}

fn given_to(visit: &Visit, id: Uuid) -> axum::response::Response {
    visit.go_to(&format!("{}?fatto=dato", paths::CaseGrants { id }))
}

/// Which field a refusal is about, and what to say there.
fn complaint(outcome: &str) -> (&'static str, &'static str) {
    match outcome {
        "to_oneself" => ("chi", "grants-refused-to-oneself"),
        "not_a_member" | "no_such_principal" => ("chi", "grants-refused-not-a-member"),
        "no_such_capacity" => ("come", "grants-come-shape"),
        "no_class" => ("legge", "grants-refused-no-class"),
        "ends_before_it_begins" => ("fino", "keeping-until-past"),
        "no_reason" => ("motivo", "keeping-reason-empty"),
        _ => ("legge", "grants-refused-beyond-the-matrix"),
    }
}

/// What the form asks for.
struct Chosen {
    whom: Option<Whom>,
    capacity: Option<Capacity>,
    reads: Classes,
    writes: Classes,
}

impl Chosen {
    /// For the database to decide on. Bodies and teams have to be among those that the page offered.
    fn gift<'a>(
        &'a self,
        id: Uuid,
        candidates: &[Candidate],
        until: Option<chrono::DateTime<chrono::Utc>>,
        reason: &'a str,
    ) -> Result<Gift<'a>, &'static str> {
        let whom = self.whom.as_ref().ok_or("no_such_principal")?;
        if whom.account.is_none() && !candidates.iter().any(|one| is_one(whom, one)) {
            return Err("not_a_member");
        }
        Ok(Gift {
            id,
            kind: whom.kind(),
            account: whom.account,
            body: whom.body,
            capacity: self.capacity.ok_or("no_such_capacity")?,
            reads: self.reads,
            writes: self.writes,
            until,
            reason,
        })
    }

    /// Codes for the trail.
    fn detail(&self, outcome: &str) -> serde_json::Value {
        let codes = |classes: Classes| {
            classes
                .iter()
                .map(access::DataClass::code)
                .collect::<Vec<_>>()
        };
        json!({
            "outcome": outcome,
            "kind": self.whom.as_ref().map(Whom::kind),
            "account": self.whom.as_ref().and_then(|whom| whom.account),
            "body": self.whom.as_ref().map(|whom| whom.body),
            "capacity": self.capacity.map(Capacity::code),
            "reads": codes(self.reads),
            "writes": codes(self.writes),
        })
    }
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    case: &CaseAccess,
    candidates: &[Candidate],
    form: Form,
) -> PageResult {
    let now = visit.app().clock.now();
    keeping::event("case.access_viewed", case, now)
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "grants-new-title");
    look.tx.commit().await?;
    let whom = Whom::parse(form.raw("chi"));
    let capacity = Capacity::from_code(form.raw("come"));
    let elsewhere = whom
        .as_ref()
        .map(|whom| whom.body)
        .filter(|body| *body != case.body.0);
    let page = Giving {
        page,
        case: Heading::of(case),
        who: whom
            .and_then(|whom| whom.named(visit, candidates))
            .unwrap_or_else(|| visit.text("grants-whom-unknown")),
        capacity: capacity
            .map(|capacity| visit.text(&capacity.message()))
            .unwrap_or_default(),
        is_elsewhere: elsewhere.is_some(),
        rows: capacity
            .map(|capacity| rows(visit, case, capacity, elsewhere))
            .unwrap_or_default(),
        today: local_date(now).to_string(),
        form,
    };
    let status: StatusCode = page.form.status();
    Ok(visit.show(status, &page))
}

fn rows(visit: &Visit, case: &CaseAccess, capacity: Capacity, elsewhere: Option<Uuid>) -> Vec<Row> {
    let now = visit.app().clock.now();
    let shared = case
        .relation
        .authorisations
        .iter()
        .filter(|yes| Some(yes.to_body.0) == elsewhere && yes.in_force(now))
        .fold(Classes::NONE, |all, yes| all | yes.classes);
    let (most, _) = capacity.most();
    most.iter()
        .filter_map(|class| {
            let cell = capacity.cell(class)?;
            Some(Row {
                code: class.code(),
                name: visit.text(&class.message()),
                may_write: cell.may_write,
                on_request: !cell.by_default,
                not_shared: elsewhere.is_some() && !shared.contains(class),
            })
        })
        .collect()
}
