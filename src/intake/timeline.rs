//! `/persone/{id}/accessi`: when somebody came, called or was spoken of, with the appointments behind it, as one line of
//! time. Beyond what I may know of it there is nothing.

use access::StaffLook;
use askama::Template;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use platform::web::{Page, PageError, PageResult, Visit};
use platform::{Tx, i18n};
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::model::works;
use crate::queries;
use crate::record::{self, Step};
use crate::words::said;

#[derive(Template)]
#[template(path = "intake/person.html")]
struct PersonPage {
    page: Page,
    name: String,
    person: String,
    /// Still to be done.
    steps: Vec<Step>,
    moments: Vec<Moment>,
    /// Where a new record about this person is written.
    new: Option<String>,
}

/// A point of the line, in words.
pub struct Moment {
    pub at: DateTime<Utc>,
    pub when: String,
    pub what: String,
    /// Where, and by whom.
    pub who: String,
    /// The beginning of what was said, where it is mine to read.
    pub said: Option<String>,
    pub href: String,
    /// `access` or `appointment`.
    pub kind: &'static str,
}

/// The newest first.
pub async fn timeline(tx: &mut Tx, visit: &Visit, person: Uuid) -> sqlx::Result<Vec<Moment>> {
    let mut moments = Vec::new();
    for happened in queries::happened(tx, person).await? {
        if let Some(at) = happened
            .booked_at
            .filter(|_| happened.appointment_at.is_some())
        {
            moments.push(booked(visit, &happened, at));
        }
        moments.push(came(visit, happened));
    }
    moments.sort_by_key(|moment| std::cmp::Reverse(moment.at));
    Ok(moments)
}

fn came(visit: &Visit, happened: queries::Happened) -> Moment {
    let author = happened
        .author
        .unwrap_or_else(|| visit.text("intake-author-unknown"));
    Moment {
        at: happened.at,
        when: i18n::moment(visit.language(), happened.at),
        what: format!(
            "{}: {}",
            said(visit, "intake-mode", &happened.mode),
            said(visit, "intake-outcome", &happened.outcome)
        ),
        who: match happened.office {
            Some(office) => format!("{office} · {author}"),
            None => author,
        },
        said: happened.reason,
        href: visit.href(&paths::Access {
            id: happened.access,
        }),
        kind: "access",
    }
}

fn booked(visit: &Visit, happened: &queries::Happened, at: DateTime<Utc>) -> Moment {
    let until = happened
        .appointment_at
        .map(|at| i18n::moment(visit.language(), at))
        .unwrap_or_default();
    Moment {
        at,
        when: i18n::moment(visit.language(), at),
        what: i18n::text(
            visit.language(),
            "intake-moment-booked",
            &[("when", &until)],
        )
        .into_owned(),
        who: happened.office.clone().unwrap_or_default(),
        said: None,
        href: visit.href(&paths::Access {
            id: happened.access,
        }),
        kind: "appointment",
    }
}

pub(crate) async fn show(
    path: paths::PersonAccesses,
    visit: Visit,
    mut staff: StaffLook,
) -> PageResult {
    let Some(person) = people::line(&mut staff.tx, path.id).await? else {
        return Err(PageError::NotFound);
    };
    let moments = timeline(&mut staff.tx, &visit, path.id).await?;
    let open = queries::open_steps(&mut staff.tx, path.id).await?;
    audit::Event::new("access.person_viewed")
        .subject(path.id)
        .class("appointment")
        .detail(json!({ "moments": moments.len() }))
        .record(&mut staff.tx)
        .await?;
    let page = staff.me.page(&visit, "intake-person-title");
    let receives = !works(&staff.me).is_empty();
    staff.tx.commit().await?;
    let today = local_date(visit.app().clock.now());
    let page = PersonPage {
        steps: open
            .iter()
            .map(|one| record::step(&visit, one, today))
            .collect(),
        page,
        name: person.spoken(),
        person: visit.href(&paths::Person { id: path.id }),
        moments,
        new: receives.then(|| format!("{}?persona={}", visit.href(&paths::AccessNew), path.id)),
    };
    Ok(visit.show(StatusCode::OK, &page))
}
