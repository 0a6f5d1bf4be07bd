//! `/accessi/bozza`: what is being typed is kept: by a button, and by the script every few seconds. Each form that is
//! opened is a draft of its own. The same draft open in two windows is told by its version: what the second window
//! types becomes a draft apart, and neither overwrites the other.

use access::StaffWrite;
use axum::Json;
use axum::extract::Query;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::Tx;
use platform::web::{Form, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::{LocalTime, local_date};
use vocabulary::paths;

use crate::model::works;
use crate::new::{self, Shown};
use crate::offer::Offer;
use crate::queries;

/// Characters of the form as it is kept; the same as in the table.
const LONGEST: usize = 60_000;
/// Nobody types more forms at once.
const MOST: i64 = 30;

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    /// `dati`: the script asks, and wants to know no more than the version.
    #[serde(default)]
    come: String,
}

pub(crate) async fn keep(
    _: paths::AccessDraft,
    visit: Visit,
    mut staff: StaffWrite,
    Query(asked): Query<Asked>,
    form: Form,
) -> PageResult {
    if works(&staff.me).is_empty() {
        return Err(PageError::NotFound);
    }
    let by_script = asked.come == "dati";
    if form.has_errors() {
        if by_script {
            return Ok(form.status().into_response());
        }
        return again(&visit, staff, form, Shown::default()).await;
    }
    let Some(kept) = write(&mut staff.tx, &form).await? else {
        return Err(PageError::TooMany);
    };
    if by_script {
        staff.tx.commit().await?;
        return Ok(kept.told(&visit));
    }
    if kept.elsewhere {
        let mut form = form;
        form.set("bozza", kept.id.to_string());
        form.set("versione", kept.version.to_string());
        let shown = Shown {
            elsewhere: Some("intake-elsewhere-apart"),
            ..Shown::default()
        };
        return again(&visit, staff, form, shown).await;
    }
    staff.tx.commit().await?;
    let back = format!("{}?bozza={}&fatto=bozza", paths::AccessNew, kept.id);
    Ok(visit.go_to(&back))
}

/// The form again; what was kept stays kept.
async fn again(visit: &Visit, mut staff: StaffWrite, form: Form, shown: Shown) -> PageResult {
    let today = local_date(visit.app().clock.now());
    let offer = Offer::load(&mut staff.tx, &staff.me, today).await?;
    new::respond(visit, staff.into(), &offer, form, shown).await
}

struct Kept {
    id: Uuid,
    version: i32,
    /// Another window had gone on with the draft: this one is a new draft now.
    elsewhere: bool,
}

impl Kept {
    fn told(&self, visit: &Visit) -> Response {
        let told = json!({
            "bozza": self.id,
            "versione": self.version,
            "altrove": self.elsewhere,
            "ore": LocalTime::of(visit.app().clock.now()).clock(),
        });
        let mut response = (StatusCode::OK, Json(told)).into_response();
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

/// `None`: too many drafts, or too much in one of them.
async fn write(tx: &mut Tx, form: &Form) -> sqlx::Result<Option<Kept>> {
    let fields = written(form);
    if fields.chars().count() > LONGEST {
        return Ok(None);
    }
    let (id, version) = named(form);
    if version == 0 && queries::count_drafts(tx).await? >= MOST {
        return Ok(None);
    }
    if let Some(version) = queries::keep(tx, id, &fields, version).await? {
        return Ok(Some(Kept {
            id,
            version,
            elsewhere: false,
        }));
    }
    let id = Uuid::new_v4();
    let version = queries::keep(tx, id, &fields, 0).await?;
    Ok(version.map(|version| Kept {
        id,
        version,
        elsewhere: true,
    }))
}

fn named(form: &Form) -> (Uuid, i32) {
    let id = form.raw("bozza").parse().unwrap_or_else(|_| Uuid::new_v4());
    let version = form.raw("versione").parse().unwrap_or(0);
    (id, version)
}

/// Every field as it would be sent, but for what belongs to the page and to the draft itself.
fn written(form: &Form) -> String {
    let fields: Vec<(&str, &str)> = form
        .typed()
        .filter(|(field, value)| {
            !value.is_empty()
                && !matches!(
                    *field,
                    "form_token"
                        | "once"
                        | "bozza"
                        | "versione"
                        | "act"
                        | "aggiungi"
                        | "togli"
                        | "cerca"
                )
        })
        .collect();
    serde_json::to_string(&fields).unwrap_or_default()
}

/// The fields of a draft.
pub(crate) fn read(fields: &str) -> Vec<(String, String)> {
    serde_json::from_str(fields).unwrap_or_default()
}

/// Before a form is saved. `true`: another window has saved its draft or thrown it away, so whoever writes has to look;
/// the form is a fresh one then. Else the draft waits, locked, for `finish`.
pub(crate) async fn was_finished_elsewhere(tx: &mut Tx, form: &mut Form) -> sqlx::Result<bool> {
    let (id, version) = named(form);
    if version == 0 || queries::lock_draft(tx, id).await? {
        return Ok(false);
    }
    form.set("bozza", Uuid::new_v4().to_string());
    form.set("versione", "0");
    Ok(true)
}

/// The record is written: its draft goes, unless another window has gone on with it.
pub(crate) async fn finish(tx: &mut Tx, form: &Form) -> sqlx::Result<()> {
    let (id, version) = named(form);
    queries::drop_draft(tx, id, version).await
}

/// By hand, from the list.
pub(crate) async fn throw_away(
    path: paths::AccessDraftDrop,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        return Err(PageError::Forbidden);
    }
    let was_there = queries::throw_away(&mut staff.tx, path.id).await?;
    staff.tx.commit().await?;
    let done = if was_there { "?fatto=buttata" } else { "" };
    Ok(visit.go_to(&format!("{}{done}", paths::Accesses)))
}
