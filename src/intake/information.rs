//! `/accessi/informazione`: somebody asked and was told. A click on what it was about counts it; nobody is named.

use access::{Me, StaffRead, StaffWrite};
use askama::Template;
use axum::extract::Query;
use chrono::NaiveDate;
use platform::Tx;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;
use vocabulary::text::Refused;

use crate::model::works;
use crate::offer::Offer;
use crate::queries::{self, Information};
use crate::words::{self, offered};

#[derive(Template)]
#[template(path = "intake/information.html")]
struct InformationPage {
    page: Page,
    form: Form,
    bodies: Vec<Choice>,
    offices: Vec<Choice>,
    only_office: bool,
    modes: Vec<Choice>,
    languages: Vec<Choice>,
    topics: Vec<Choice>,
    counted: Vec<(String, i64)>,
    all: i64,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
    /// What was chosen the last time, so that the next one takes one click.
    #[serde(default)]
    modo: String,
    #[serde(default)]
    sede: String,
}

pub(crate) async fn show(
    _: paths::InformationContact,
    visit: Visit,
    mut staff: StaffRead,
    Query(asked): Query<Asked>,
) -> PageResult {
    let today = local_date(visit.app().clock.now());
    let offer = Offer::load(&mut staff.tx, &staff.me, today).await?;
    let office = offer.usual_office().map(|id| id.to_string());
    let known = |given: String, usual: &str| {
        if given.is_empty() {
            usual.to_owned()
        } else {
            given
        }
    };
    let form = Form::filled([
        ("once", Uuid::new_v4().to_string()),
        ("modo", known(asked.modo, "in_person")),
        ("lingua", "it".to_owned()),
        ("sede", known(asked.sede, &office.unwrap_or_default())),
    ]);
    let done = (asked.fatto == "contato").then_some("intake-done-counted");
    respond(&visit, &mut staff.tx, &staff.me, &offer, form, done).await
}

async fn respond(
    visit: &Visit,
    tx: &mut Tx,
    me: &Me,
    offer: &Offer,
    form: Form,
    done: Option<&str>,
) -> PageResult {
    if works(me).is_empty() {
        return Err(PageError::NotFound);
    }
    let counted = queries::counted(tx, local_date(visit.app().clock.now())).await?;
    let page = InformationPage {
        page: me.page(visit, "intake-information-title").noting(done),
        bodies: offer.bodies(),
        offices: offer.offices(),
        only_office: offer.only_office(),
        modes: words::choices(visit, "intake-mode", &words::INFORMATION_MODES),
        languages: words::choices(visit, "spoken", &words::LANGUAGES),
        topics: words::choices(visit, "intake-topic", &words::TOPICS),
        all: counted.iter().map(|topic| topic.count).sum(),
        counted: counted
            .into_iter()
            .map(|topic| {
                (
                    words::said(visit, "intake-topic", &topic.topic),
                    topic.count,
                )
            })
            .collect(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

pub(crate) async fn count(
    _: paths::InformationContact,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let today: NaiveDate = local_date(visit.app().clock.now());
    let offer = Offer::load(&mut staff.tx, &staff.me, today).await?;
    let topic = form.choice("argomento", "intake-topic-empty", &offered(words::TOPICS));
    let mode = form.choice("modo", "form-choice", &offered(words::INFORMATION_MODES));
    let minutes = form.read_optional("minuti", "intake-minutes", minutes);
    let work = match &offer.works[..] {
        [] => return Err(PageError::NotFound),
        [only] => Some(only.clone()),
        several => several
            .iter()
            .find(|work| form.is("ente", work.body.to_string()))
            .cloned(),
    };
    if work.is_none() {
        form.fail("ente", "form-choice");
    }
    let (Some(topic), Some(mode), Some(minutes), Some(work), false) =
        (topic, mode, minutes, work, form.has_errors())
    else {
        return respond(&visit, &mut staff.tx, &staff.me, &offer, form, None).await;
    };
    let office = form.raw("sede").parse().ok();
    let told = Information {
        id: form.raw("once").parse().unwrap_or_else(|_| Uuid::new_v4()),
        body: work.body.0,
        office: office.and_then(|id| offer.office(id, &work)),
        mode,
        topic,
        language: words::LANGUAGES
            .into_iter()
            .find(|code| form.is("lingua", code)),
        minutes,
    };
    if queries::count_information(&mut staff.tx, &told).await? {
        let detail = json!({ "topic": topic, "mode": mode });
        audit::record(
            &mut staff.tx,
            "access.information_counted",
            Some(told.id),
            &detail,
        )
        .await?;
    }
    let sede = told
        .office
        .map(|id| format!("&sede={id}"))
        .unwrap_or_default();
    staff.tx.commit().await?;
    let back = format!(
        "{}?fatto=contato&modo={mode}{sede}",
        paths::InformationContact
    );
    Ok(visit.go_to(&back))
}

fn minutes(typed: &str) -> Result<i16, Refused> {
    typed
        .trim()
        .parse()
        .ok()
        .filter(|minutes| (1..=240).contains(minutes))
        .ok_or(Refused::Shape)
}
