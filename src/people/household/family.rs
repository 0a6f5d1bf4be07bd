//! `/persone/{id}/famiglia`: whose parent or child somebody is, with whom they are or were a couple, who acts for them,
//! and what a court has decided about a parent, where that is mine to see.

mod legal;
mod ties;

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use super::pick::{self, Pick};
use super::state::full;
use crate::editing::{self, Heading};
use crate::opened::Opened;
use crate::queries::{self, Ending, FigureRow, KinRow, LegalRow};
use crate::words;

#[derive(Template)]
#[template(path = "people/household_family.html")]
struct Family {
    page: Page,
    form: Form,
    person: Heading,
    ties: Vec<Entry>,
    guardians: Vec<Entry>,
    /// Where justice data are mine to write.
    limits: Option<Vec<Entry>>,
    tie_kinds: Vec<Choice>,
    pick: Pick,
    guardian_kinds: Vec<Choice>,
    limit_kinds: Vec<Choice>,
    parents: Vec<Choice>,
    today: String,
}

/// A tie, a guardian or a limit, in words.
struct Entry {
    id: Uuid,
    /// `legame`, `tutela` or `limite`.
    what: &'static str,
    title: String,
    lines: Vec<String>,
    /// Holds still: it can be ended.
    is_open: bool,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

/// What the page shows of a person's family.
pub(super) struct Known {
    kin: Vec<KinRow>,
    legal: Vec<LegalRow>,
    figures: Vec<FigureRow>,
}

impl Known {
    async fn read(tx: &mut platform::Tx, person: Uuid) -> sqlx::Result<Self> {
        let mut kin = queries::kin_around(tx, &[person]).await?;
        let near: Vec<Uuid> = kin
            .iter()
            .flat_map(|tie| [tie.person, tie.relative])
            .collect();
        kin.retain(|tie| [tie.person, tie.relative].contains(&person));
        let legal = queries::legal_of(tx, &[person]).await?;
        let mut whom = vec![person];
        whom.extend(near);
        whom.extend(legal.iter().filter_map(|legal| legal.parent));
        let figures = queries::figures(tx, &whom).await?;
        Ok(Self {
            kin,
            legal,
            figures,
        })
    }

    pub(super) fn called(&self, person: Uuid) -> String {
        self.figures
            .iter()
            .find(|figure| figure.id == person)
            .map(|figure| full(figure.given_name.as_deref(), figure.surname.as_deref()))
            .unwrap_or_default()
    }

    /// Those who are written down as parents.
    pub(super) fn parents(&self, child: Uuid) -> Vec<Uuid> {
        let is_parent = |tie: &&KinRow| {
            tie.relative == child && matches!(&*tie.kind, "parent" | "adoptive_parent")
        };
        let mut parents: Vec<Uuid> = self
            .kin
            .iter()
            .filter(is_parent)
            .map(|tie| tie.person)
            .collect();
        parents.dedup();
        parents
    }
}

pub(crate) async fn show(
    path: paths::PersonFamily,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (mut look, opened) = editing::opened(look, path.id, DataClass::Household).await?;
    let known = Known::read(&mut look.tx, path.id).await?;
    let form = Form::filled([("once", Uuid::new_v4().to_string())]);
    respond(
        &visit,
        look,
        (&opened, known),
        form,
        editing::done(&asked.fatto),
    )
    .await
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    (opened, known): (&Opened, Known),
    form: Form,
    done: Option<&'static str>,
) -> PageResult {
    let today = local_date(visit.app().clock.now());
    let pick = pick::offer(visit, &mut look.tx, &form, (&[], &[opened.id]), today).await?;
    let offered: Vec<&str> = pick.people.iter().map(|one| &*one.value).collect();
    audit::record(
        &mut look.tx,
        "person.listed",
        None,
        &json!({ "persons": offered }),
    )
    .await?;
    let about = (DataClass::Household, "family-title");
    let (person, page) = editing::close(visit, look, opened, about).await?;
    let page = page.noting(done);
    let (guardians, limits): (Vec<&LegalRow>, Vec<_>) =
        known.legal.iter().partition(|legal| legal.parent.is_none());
    let entries = |rows: Vec<&LegalRow>| {
        rows.into_iter()
            .map(|row| legal::entry(visit, &known, row, today))
            .collect()
    };
    let parents = known.parents(opened.id);
    let page = Family {
        page,
        person,
        ties: known
            .kin
            .iter()
            .map(|tie| ties::entry(visit, &known, opened.id, (tie, today)))
            .collect(),
        guardians: entries(guardians),
        limits: opened
            .writes(DataClass::Protection)
            .then(|| entries(limits)),
        tie_kinds: words::choices(visit, "family-tie", &ties::KINDS),
        pick,
        guardian_kinds: words::choices(visit, "family-legal", &legal::GUARDIANS),
        limit_kinds: words::choices(visit, "family-legal", &legal::LIMITS),
        parents: parents
            .into_iter()
            .map(|parent| Choice::new(parent.to_string(), known.called(parent)))
            .collect(),
        today: today.to_string(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

/// `dal 3 marzo 2020 al 4 maggio 2024`, as much of it as is known.
fn span(visit: &Visit, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<String> {
    let date = |day| i18n::plain_date(visit.language(), day);
    match (from.map(date), to.map(date)) {
        (None, None) => None,
        (Some(from), None) => {
            Some(i18n::text(visit.language(), "household-from", &[("date", &from)]).into_owned())
        }
        (None, Some(to)) => {
            Some(i18n::text(visit.language(), "family-until", &[("date", &to)]).into_owned())
        }
        (Some(from), Some(to)) => {
            let values = [("from", &*from), ("until", &*to)];
            Some(i18n::text(visit.language(), "household-from-until", &values).into_owned())
        }
    }
}

/// How a part of the page was written.
enum Written {
    Yes,
    /// Something is wrong; it stands in the form.
    No,
}

pub(crate) async fn store(
    path: paths::PersonFamily,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, opened) = editing::writable(staff, path.id, DataClass::Household).await?;
    let known = Known::read(&mut staff.tx, path.id).await?;
    let today = local_date(visit.app().clock.now());
    let act = form.value("atto");
    let written = match &*act {
        _ if form.has_errors() => Written::No,
        "cerca" => Written::No,
        "finito" => end(&mut staff, &opened, &mut form, today).await?,
        "togli" => withdraw(&mut staff, &opened, &form).await?,
        "tutela" => legal::add_guardian(&mut staff, &opened, &mut form, today).await?,
        "limite" => legal::add_limit(&mut staff, (&opened, &known), &mut form, today).await?,
        _ => ties::add(&mut staff, (&opened, &known), &mut form, today).await?,
    };
    match written {
        Written::No => respond(&visit, staff.into(), (&opened, known), form, None).await,
        Written::Yes => {
            let class = if act == "limite" {
                DataClass::Protection
            } else {
                DataClass::Household
            };
            let here = paths::PersonFamily { id: path.id };
            editing::end_at(&visit, staff, (&opened, class), &here, "scritto").await
        }
    }
}

/// From a day on, something no longer holds.
async fn end(
    staff: &mut StaffWrite,
    opened: &Opened,
    form: &mut Form,
    today: NaiveDate,
) -> Result<Written, PageError> {
    let row: Uuid = form.raw("riga").parse().map_err(|_| PageError::NotFound)?;
    let what = match form.raw("cosa") {
        "tutela" => Ending::Guardian,
        "limite" => Ending::Limit,
        _ => Ending::Tie,
    };
    let field = format!("fine-{row}");
    let day = editing::day(form, &field);
    match day {
        None => form.fail(&field, "household-day-empty"),
        Some(day) if day > today => form.fail(&field, "household-day-future"),
        Some(day) => {
            if queries::end_on(&mut staff.tx, what, (opened.id, row), day).await? {
                return Ok(Written::Yes);
            }
            form.fail(&field, "family-end-before-begin");
        }
    }
    Ok(Written::No)
}

/// A tie that was a mistake.
async fn withdraw(
    staff: &mut StaffWrite,
    opened: &Opened,
    form: &Form,
) -> Result<Written, PageError> {
    let row: Uuid = form.raw("riga").parse().map_err(|_| PageError::NotFound)?;
    if queries::withdraw_tie(&mut staff.tx, opened.id, row).await? {
        Ok(Written::Yes)
    } else {
        Err(PageError::NotFound)
    }
}
