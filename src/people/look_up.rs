//! `/persone/oltre`: looking beyond one's own circle. Exact or nothing, with a reason, written down whether somebody is
//! found or not; nobody and a hidden person are the same answer. Of several who answer to the same question one is chosen,
//! and only that one is opened.

use access::{Me, StaffRead, StaffWrite};
use askama::Template;
use audit::Event;
use chrono::NaiveDate;
use platform::i18n;
use platform::keys::{Purpose, hex};
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;
use vocabulary::person_code::PersonCode;

use crate::latin;
use crate::opened::{places, receives};
use crate::queries::{self, Beyond, Hit};
use crate::reading::{chosen, name, text};
use crate::registering::{born, code};
use crate::wanted::Wanted;
use crate::words;

/// Why somebody is looked for; `other` needs words.
const REASONS: [&str; 5] = ["is_here", "asked_by_phone", "report", "emergency", "other"];

#[derive(Template)]
#[template(path = "people/look_up.html")]
struct LookUp {
    page: Page,
    form: Form,
    reasons: Vec<Choice>,
    /// Asked, and nobody is known.
    nobody: bool,
    /// Asked, and several are: to choose from.
    several: Vec<Choice>,
    too_many: bool,
}

/// What an answer shows besides the form.
#[derive(Default)]
struct Answer {
    outcome: String,
    hits: Vec<Hit>,
}

pub(crate) async fn show(_: paths::PersonLookUp, visit: Visit, staff: StaffRead) -> PageResult {
    respond(&visit, &staff.me, Form::empty(), &Answer::default())
}

fn respond(visit: &Visit, me: &Me, form: Form, answer: &Answer) -> PageResult {
    if !receives(me) {
        return Err(PageError::NotFound);
    }
    let page = LookUp {
        page: me.page(visit, "person-beyond-title"),
        reasons: words::choices(visit, "person-reason", &REASONS),
        nobody: answer.outcome == "nobody",
        several: answer.hits.iter().map(|hit| choice(visit, hit)).collect(),
        too_many: answer.outcome == "too_many",
        form,
    };
    let status = if page.too_many {
        axum::http::StatusCode::TOO_MANY_REQUESTS
    } else {
        page.form.status()
    };
    Ok(visit.show(status, &page))
}

/// What tells one from the other of several who have the same code, or the same name and birth date.
fn choice(visit: &Visit, hit: &Hit) -> Choice {
    let sex = hit
        .sex
        .as_deref()
        .map(|sex| visit.text(&words::worded("person-sex", sex)));
    let day = i18n::plain_date(visit.language(), local_date(hit.registered_at));
    let values = [("body", &*hit.body), ("date", &*day)];
    let registered = i18n::text(visit.language(), "person-beyond-registered", &values).into_owned();
    let born = hit.birthplace.as_ref().map(|place| {
        i18n::text(
            visit.language(),
            "person-beyond-born-at",
            &[("place", place)],
        )
        .into_owned()
    });
    let parts: Vec<String> = born.into_iter().chain(sex).chain([registered]).collect();
    Choice::new(hit.person.to_string(), parts.join(" · "))
}

/// What was typed on the page before, in the fields where it belongs.
fn prepared(visit: &Visit, form: &Form) -> Form {
    if form.is("prepara", "oltre") {
        let fields = ["cognome", "nome", "nascita", "codice"];
        return Form::filled(fields.map(|field| (field, form.value(field))));
    }
    let today = local_date(visit.app().clock.now());
    let wanted = Wanted::parse(form.raw("cerca"), today);
    Form::filled([
        ("cognome", wanted.surname_as_typed()),
        ("nome", wanted.given_name_as_typed()),
        ("nascita", wanted.born_as_typed(visit.language())),
        ("codice", wanted.code_as_typed()),
    ])
}

pub(crate) async fn ask(
    _: paths::PersonLookUp,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    if !receives(&staff.me) {
        return Err(PageError::NotFound);
    }
    if form.was_sent("prepara") && !form.has_errors() {
        return respond(
            &visit,
            &staff.me,
            prepared(&visit, &form),
            &Answer::default(),
        );
    }
    let Some(question) = read(&mut form, local_date(visit.app().clock.now())) else {
        return respond(&visit, &staff.me, form, &Answer::default());
    };
    let reason = question.reason(&visit);
    let beyond = Beyond {
        code: question.code.as_deref(),
        surname_key: &question.surname_key,
        given_key: &question.given_key,
        birth_date: question.birth_date,
        reason: &reason,
    };
    let Some((role, body, _)) = places(&staff.me).into_iter().next() else {
        return Err(PageError::NotFound);
    };
    let (role, me) = (role.code(), staff.me.clone());
    let only = form.raw("quale").parse().ok();
    let (outcome, hits) = queries::look_up(&mut staff.tx, (role, body), &beyond, only).await?;
    let opened = (outcome == "found")
        .then(|| hits.first().map(|hit| hit.person))
        .flatten();
    let found: Vec<Uuid> = hits.iter().map(|hit| hit.person).collect();
    let event = Event::new("person.looked_up").body(body).detail(
        json!({ "search": fingerprint(&visit, &beyond), "reason": question.why, "persons": found, "opened": opened }),
    );
    let event = if outcome == "too_many" {
        event.refused()
    } else {
        event
    };
    event.record(&mut staff.tx).await?;
    staff.tx.commit().await?;
    match opened {
        Some(id) => Ok(visit.go_to(&paths::Person { id })),
        None => respond(&visit, &me, form, &Answer { outcome, hits }),
    }
}

/// What is asked, as keys.
struct Question {
    code: Option<String>,
    surname_key: String,
    given_key: String,
    birth_date: Option<NaiveDate>,
    why: &'static str,
    more: Option<String>,
}

impl Question {
    /// As it is kept: the words of the list, then those that were typed.
    fn reason(&self, visit: &Visit) -> String {
        let why = visit.text(&words::worded("person-reason", self.why));
        match &self.more {
            Some(more) => format!("{why}: {more}"),
            None => why,
        }
    }
}

fn read(form: &mut Form, today: NaiveDate) -> Option<Question> {
    let code = code(form, "codice");
    let (surname, given_name) = (name(form, "cognome"), name(form, "nome"));
    let born = born(form, "nascita", today);
    let key = |name: &Option<String>| {
        name.as_deref()
            .map(latin)
            .unwrap_or_default()
            .replace(' ', "")
    };
    let (surname_key, given_key) = (key(&surname), key(&given_name));
    let birth_date = born.and_then(crate::born::Born::day);
    if code.is_none() && !form.has_error("codice") {
        for (field, is_missing, message) in [
            ("cognome", surname_key.is_empty(), "person-beyond-surname"),
            ("nome", given_key.is_empty(), "person-beyond-given-name"),
            ("nascita", birth_date.is_none(), "person-beyond-born"),
        ] {
            if is_missing {
                form.fail(field, message);
            }
        }
    }
    let why = chosen(form, "motivo", &REASONS);
    if why.is_none() {
        form.fail("motivo", "person-reason-empty");
    }
    let more = text(form, "dettaglio", 300);
    if why == Some("other") && more.is_none() {
        form.fail("dettaglio", "person-reason-more-empty");
    }
    if form.has_errors() {
        return None;
    }
    Some(Question {
        code: code.as_ref().map(PersonCode::canonical),
        surname_key,
        given_key,
        birth_date,
        why: why?,
        more,
    })
}

/// What was looked for, as a keyed hash.
fn fingerprint(visit: &Visit, beyond: &Beyond<'_>) -> String {
    let date = beyond.birth_date.map(|date| date.to_string());
    let parts = [
        "beyond",
        beyond.code.unwrap_or_default(),
        beyond.surname_key,
        beyond.given_key,
        date.as_deref().unwrap_or_default(),
    ];
    let parts: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    hex(&visit.app().keys.mac(Purpose::Search, &parts)[..16])
}
