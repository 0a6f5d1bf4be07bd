//! `/accessi/nuovo`: the access record, on one page, with the keyboard alone. Somebody new needs a name and a year of
//! birth; somebody known is found among the persons of the circle.
//!
//! Nothing that is typed gets into an address: looking for somebody, choosing them and taking them off again are
//! buttons of the same form.

use access::{Me, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use chrono::NaiveDate;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::model::works;
use crate::offer::Offer;
use crate::queries::{self, Likely};
use crate::store::{self, Outcome};
use crate::{draft, persons, reading, twins, words};

mod filling;
mod looking;
mod shown;

use shown::{Domain, Known, RowFields, TwinChoice, domains};

#[derive(Template)]
#[template(path = "intake/new.html")]
struct NewAccess {
    page: Page,
    form: Form,
    bodies: Vec<Choice>,
    offices: Vec<Choice>,
    known: Vec<Known>,
    /// Found in the circle; none: nobody has looked yet.
    hits: Option<Vec<Known>>,
    first: RowFields,
    /// Most people come alone: the other rows are out of sight until somebody opens them.
    others: Vec<RowFields>,
    others_open: bool,
    more: Vec<RowFields>,
    more_open: bool,
    relationships: Vec<Choice>,
    twins: Vec<TwinChoice>,
    modes: Vec<Choice>,
    interlocutors: Vec<Choice>,
    reason_kinds: Vec<Choice>,
    sources: Vec<Choice>,
    reporter_open: bool,
    domains: Vec<Domain>,
    urgencies: Vec<Choice>,
    languages: Vec<Choice>,
    notices: Vec<Choice>,
    how: Vec<Choice>,
    areas: Vec<Choice>,
    coordinators: Vec<Choice>,
    colleagues: Vec<Choice>,
    today: String,
    /// Another window has gone on with, or saved, what this one shows.
    elsewhere: Option<&'static str>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    appuntamento: String,
    #[serde(default)]
    persona: String,
    #[serde(default)]
    attesa: String,
    #[serde(default)]
    bozza: String,
    #[serde(default)]
    modo: String,
    #[serde(default)]
    fatto: String,
}

/// What the page is shown with, besides the form.
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) hits: Option<Vec<Uuid>>,
    pub(crate) twins: Vec<Likely>,
    pub(crate) done: Option<&'static str>,
    pub(crate) elsewhere: Option<&'static str>,
}

pub(crate) async fn show(
    _: paths::AccessNew,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if works(&staff.me).is_empty() {
        return Err(PageError::NotFound);
    }
    let today = local_date(visit.app().clock.now());
    let offer = Offer::load(&mut staff.tx, &staff.me, today).await?;
    let form = match filling::fill(&mut staff.tx, &staff.me, &offer, &asked).await? {
        filling::Filled::Form(form) => form,
        filling::Filled::Written(id) => return Ok(visit.go_to(&paths::Access { id })),
        filling::Filled::Absent => return Err(PageError::NotFound),
    };
    let shown = Shown {
        done: (asked.fatto == "bozza").then_some("intake-done-draft"),
        ..Shown::default()
    };
    respond(&visit, staff, &offer, form, shown).await
}

pub(crate) async fn store(
    _: paths::AccessNew,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if works(&staff.me).is_empty() {
        return Err(PageError::NotFound);
    }
    let today = local_date(visit.app().clock.now());
    let offer = Offer::load(&mut staff.tx, &staff.me, today).await?;
    if form.has_errors() {
        return respond(&visit, staff.into(), &offer, form, Shown::default()).await;
    }
    if let Some((form, shown)) = looking::prepare(&mut staff, &form).await? {
        return respond(&visit, staff.into(), &offer, form, shown).await;
    }
    save(&visit, staff, &offer, form, today).await
}

async fn save(
    visit: &Visit,
    mut staff: StaffWrite,
    offer: &Offer,
    mut form: Form,
    today: NaiveDate,
) -> PageResult {
    let read = reading::read(&mut form, offer, &staff.me, today);
    let Some(new) = read else {
        return respond(visit, staff.into(), offer, form, Shown::default()).await;
    };
    let there = paths::Access { id: new.id };
    if queries::record(&mut staff.tx, new.id).await?.is_some() {
        return Ok(visit.go_to(&there));
    }
    let likely = twins::unsettled(&mut staff.tx, &mut form, &new.persons).await?;
    if !likely.is_empty() {
        let shown = Shown {
            twins: likely,
            ..Shown::default()
        };
        return respond(visit, staff.into(), offer, form, shown).await;
    }
    if draft::was_finished_elsewhere(&mut staff.tx, &mut form).await? {
        let shown = Shown {
            elsewhere: Some("intake-elsewhere-saved"),
            ..Shown::default()
        };
        return respond(visit, staff.into(), offer, form, shown).await;
    }
    match store::save(&mut staff, &new).await? {
        Outcome::Saved => {
            draft::finish(&mut staff.tx, &form).await?;
            staff.tx.commit().await?;
            Ok(visit.go_to(&format!("{there}?fatto=salvato")))
        }
        Outcome::Twice => Ok(visit.go_to(&there)),
        Outcome::Refused(field, message) => {
            form.fail(&field, message);
            respond(visit, staff.into(), offer, form, Shown::default()).await
        }
    }
}

/// The page, with everything that was typed.
pub(crate) async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    offer: &Offer,
    form: Form,
    shown: Shown,
) -> Result<Response, PageError> {
    let chosen = persons::chosen(&form);
    let mut all = chosen.clone();
    all.extend(shown.hits.iter().flatten().copied());
    all.extend(shown.twins.iter().map(|twin| twin.person));
    let lines = if all.is_empty() {
        Vec::new()
    } else {
        people::lines(&mut staff.tx, &all).await?
    };
    let seen: Vec<Uuid> = lines.iter().map(|line| line.id).collect();
    audit::record(
        &mut staff.tx,
        "access.form_viewed",
        None,
        &json!({ "persons": seen }),
    )
    .await?;
    let me = staff.me;
    staff.tx.commit().await?;

    let today = local_date(visit.app().clock.now());
    let status = match shown.elsewhere {
        Some(_) => axum::http::StatusCode::CONFLICT,
        None => form.status(),
    };
    let known = |id: &Uuid| {
        let line = lines.iter().find(|line| line.id == *id)?;
        Some(Known::of(visit, line, today))
    };
    let page = NewAccess {
        page: me.page(visit, "intake-new-title").noting(shown.done),
        bodies: offer.bodies(),
        offices: offer.offices(),
        known: chosen.iter().filter_map(known).collect(),
        hits: shown.hits.map(|hits| {
            hits.iter()
                .filter(|id| !chosen.contains(id))
                .filter_map(known)
                .collect()
        }),
        first: RowFields::at(1),
        others: RowFields::of(2, persons::IN_SIGHT),
        others_open: RowFields::are_used(&form, 2),
        more: RowFields::of(persons::IN_SIGHT + 1, persons::ROWS),
        more_open: RowFields::are_used(&form, persons::IN_SIGHT + 1),
        relationships: words::relationships(visit),
        twins: TwinChoice::of(visit, &form, &shown.twins, &lines, today),
        modes: words::choices(visit, "intake-mode", &words::MODES),
        interlocutors: words::choices(visit, "intake-interlocutor", &words::INTERLOCUTORS),
        reason_kinds: words::choices(visit, "intake-reason-kind", &words::REASON_KINDS),
        sources: words::sources(visit),
        reporter_open: reporter_open(&form),
        domains: domains(visit),
        urgencies: words::choices(visit, "intake-urgency", &words::URGENCIES),
        languages: words::choices(visit, "spoken", &words::LANGUAGES),
        notices: offer.notices(visit),
        how: words::choices(visit, "intake-how", &words::HOW),
        areas: words::choices(visit, "intake-area", &words::AREAS),
        coordinators: offer.coordinators(visit),
        colleagues: offer.colleagues(&me),
        today: today.to_string(),
        elsewhere: shown.elsewhere,
        form,
    };
    Ok(visit.show(status, &page))
}

fn reporter_open(form: &Form) -> bool {
    [
        "segnala_fonte",
        "segnala_nome",
        "segnala_servizio",
        "segnala_contatto",
    ]
    .iter()
    .any(|field| !form.raw(field).is_empty() || form.has_error(field))
        || form.raw("modo").ends_with("_report")
}

/// What a fresh form says before anybody types.
pub(crate) fn blank(me: &Me, offer: &Offer) -> Vec<(String, String)> {
    let office = offer.usual_office().map(|id| id.to_string());
    let notice = offer.notice_in("it").map(|id| id.to_string());
    [
        ("once", Uuid::new_v4().to_string()),
        ("bozza", Uuid::new_v4().to_string()),
        ("versione", "0".to_owned()),
        ("modo", "in_person".to_owned()),
        ("chi_parla", "self".to_owned()),
        ("motivo", "spontaneous".to_owned()),
        ("urgenza", "ordinary".to_owned()),
        ("lingua", "it".to_owned()),
        ("passo_chi", me.id.0.to_string()),
        ("sede", office.unwrap_or_default()),
        ("informativa", notice.unwrap_or_default()),
    ]
    .into_iter()
    .map(|(field, value)| (field.to_owned(), value))
    .collect()
}
