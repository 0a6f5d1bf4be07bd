//! `/persone`: finding somebody in one's own circle, in one box. What was typed is sent, not put into the address, and
//! the trail keeps its keyed hash. Without a question: whoever came lately.

use access::StaffLook;
use askama::Template;
use axum::http::StatusCode;
use chrono::{Datelike, NaiveDate};
use platform::keys::{Purpose, hex};
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;
use vocabulary::person_code::PersonCode;

use crate::born::Born;
use crate::opened::{receives, works_with_people};
use crate::queries::{self, Found, Lately, Sought};
use crate::wanted::Wanted;

/// At most so many are shown: whoever sees more should say more.
const SHOWN: usize = 25;
const LATELY: i64 = 10;

#[derive(Template)]
#[template(path = "people/search.html")]
struct Search {
    page: Page,
    form: Form,
    /// A question was asked.
    asked: bool,
    found: Vec<Entry>,
    similar: Vec<Entry>,
    lately: Vec<Entry>,
    has_more: bool,
    can_register: bool,
}

/// Somebody on one line.
struct Entry {
    href: String,
    name: String,
    called: Option<String>,
    born: Option<String>,
    is_alias: bool,
    protection: String,
}

pub(crate) async fn show(_: paths::People, visit: Visit, mut look: StaffLook) -> PageResult {
    if !works_with_people(&look.me) {
        return Err(PageError::NotFound);
    }
    let lately = queries::lately(&mut look.tx, LATELY).await?;
    let ids: Vec<Uuid> = lately.iter().map(|one| one.id).collect();
    audit::record(
        &mut look.tx,
        "person.listed",
        None,
        &json!({ "persons": ids }),
    )
    .await?;
    let page = Search {
        page: look.me.page(&visit, "person-search-title"),
        form: Form::empty(),
        asked: false,
        found: Vec::new(),
        similar: Vec::new(),
        lately: lately.into_iter().map(|one| recent(&visit, one)).collect(),
        has_more: false,
        can_register: receives(&look.me),
    };
    look.tx.commit().await?;
    Ok(visit.show(StatusCode::OK, &page))
}

pub(crate) async fn search(
    _: paths::People,
    visit: Visit,
    mut look: StaffLook,
    mut form: Form,
) -> PageResult {
    if !works_with_people(&look.me) {
        return Err(PageError::NotFound);
    }
    let today = local_date(visit.app().clock.now());
    let wanted = read(&mut form, today);
    let mut found = Vec::new();
    if !form.has_errors() {
        found = find(&mut look.tx, &wanted).await?;
        note(&visit, &mut look, &form, &found).await?;
    }
    let has_more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let (similar, found): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|one| one.rank == 2);
    let page = Search {
        page: look.me.page(&visit, "person-search-title"),
        asked: !form.has_errors(),
        found: found.into_iter().map(|one| entry(&visit, one)).collect(),
        similar: similar.into_iter().map(|one| entry(&visit, one)).collect(),
        lately: Vec::new(),
        has_more,
        can_register: receives(&look.me),
        form,
    };
    look.tx.commit().await?;
    Ok(visit.show(page.form.status(), &page))
}

fn read(form: &mut Form, today: NaiveDate) -> Wanted {
    let year = form.value("anno");
    let year = match year.trim() {
        "" => None,
        typed => {
            let year = typed
                .parse()
                .ok()
                .filter(|year| (1850..=today.year()).contains(year));
            if year.is_none() {
                form.fail("anno", "person-search-year-shape");
            }
            year
        }
    };
    let wanted = Wanted::parse(form.raw("cerca"), today).of_year(year);
    if wanted.is_nothing() {
        form.fail("cerca", "person-search-empty");
    } else if wanted.code.is_none() && wanted.born.is_none() && wanted.keys().concat().len() < 2 {
        form.fail("cerca", "person-search-short");
    }
    wanted
}

/// One more than is shown, to know whether there are more.
async fn find(tx: &mut platform::Tx, wanted: &Wanted) -> sqlx::Result<Vec<Found>> {
    let code = wanted.code.as_ref().map(PersonCode::canonical);
    let (surnames, given_names): (Vec<String>, Vec<String>) = wanted.readings().into_iter().unzip();
    let all = wanted.keys().concat();
    let sought = Sought {
        code: code.as_deref(),
        surnames: &surnames,
        given_names: &given_names,
        all: &all,
        birth_date: wanted.birth_date(),
        birth_year: wanted.birth_year(),
    };
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    queries::search(tx, &sought, most).await
}

/// What was searched for, as a keyed hash, and who was found.
async fn note(
    visit: &Visit,
    look: &mut StaffLook,
    form: &Form,
    found: &[Found],
) -> Result<(), sqlx::Error> {
    let typed = [form.raw("cerca"), form.raw("anno")]
        .join(" ")
        .to_lowercase();
    let hash = visit
        .app()
        .keys
        .mac(Purpose::Search, &[b"person", typed.trim().as_bytes()]);
    let ids: Vec<Uuid> = found.iter().take(SHOWN).map(|one| one.id).collect();
    let detail = json!({ "search": hex(&hash[..16]), "hits": found.len(), "persons": ids });
    audit::record(&mut look.tx, "person.searched", None, &detail).await
}

fn joined(surname: Option<&str>, given_name: Option<&str>) -> String {
    [surname, given_name]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn entry(visit: &Visit, one: Found) -> Entry {
    Entry {
        href: visit.href(&paths::Person { id: one.id }),
        name: joined(one.surname.as_deref(), one.given_name.as_deref()),
        called: one.called,
        born: one
            .birth_date
            .map(|date| Born::new(date, &one.birth_known).words(visit.language())),
        is_alias: one.standing == "alias",
        protection: one.protection,
    }
}

fn recent(visit: &Visit, one: Lately) -> Entry {
    Entry {
        href: visit.href(&paths::Person { id: one.id }),
        name: joined(one.surname.as_deref(), one.given_name.as_deref()),
        called: one.called,
        born: one
            .birth_date
            .map(|date| Born::new(date, &one.birth_known).words(visit.language())),
        is_alias: one.standing == "alias",
        protection: one.protection,
    }
}
