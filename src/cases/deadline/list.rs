//! `/casi/{id}/scadenze`: what is due in one case, the soonest first, and two ways to add something: from an event, with
//! the date reckoned, or by hand.

use access::{CaseAccess, StaffLook, StaffWrite, Verb};
use agenda::holiday::Holidays;
use askama::Template;
use axum::extract::Query;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;
use vocabulary::text::said;

use super::rule::RULES;
use super::term::Term;
use super::{
    BY_HAND, CLASS, Distance, Rule, day, distance, is_writable, long_day, readable, title, writable,
};
use crate::keeping::{Asked, Heading, say};
use crate::look;
use crate::queries::{self, Deadline, NewDeadline};

/// Characters in the words of a deadline, as in the table.
const MOST: usize = 200;
/// Days ahead that a deadline may be, as in the table.
const FARTHEST: i64 = 3660;
const DONE: [(&str, &str); 5] = [
    ("segnata", "deadline-done-set"),
    ("gia-segnata", "deadline-done-already"),
    ("fatta", "deadline-done-done"),
    ("tolta", "deadline-done-dropped"),
    ("gia-chiusa", "deadline-done-closed-before"),
];

#[derive(Template)]
#[template(path = "cases/deadlines.html")]
struct Deadlines {
    page: Page,
    form: Form,
    case: Heading,
    open: Vec<Open>,
    closed: Vec<Closed>,
    is_cut: bool,
    rules: Vec<Choice>,
    /// Where I may set one.
    pen: Option<Pen>,
}

/// What stands in the two forms.
struct Pen {
    once_rule: String,
    once_by_hand: String,
    today: String,
}

struct Open {
    href: String,
    title: String,
    is_own_words: bool,
    due: String,
    words: String,
    look: &'static str,
    why: Vec<String>,
    is_writable: bool,
}

struct Closed {
    title: String,
    is_own_words: bool,
    how: String,
    why_not: Option<String>,
}

pub(crate) async fn show(
    path: paths::CaseDeadlines,
    visit: Visit,
    staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (staff, case) = readable(&visit, staff, path.id).await?;
    respond(&visit, staff, &case, Form::empty(), asked.done(&DONE)).await
}

async fn respond(
    visit: &Visit,
    mut staff: StaffLook,
    case: &CaseAccess,
    form: Form,
    done: Option<&'static str>,
) -> PageResult {
    let now = visit.app().clock.now();
    let found = queries::deadlines(&mut staff.tx, case.case, None).await?;
    let decision = case.decide(&staff.me, CLASS, Verb::Read, now);
    look::section_event("case.deadlines_opened", case, CLASS, &decision)
        .detail(json!({ "deadlines": found.len() }))
        .record(&mut staff.tx)
        .await?;
    let page = staff.me.page(visit, "deadline-title").noting(done);
    let may_write = is_writable(case, &staff.me, now);
    staff.tx.commit().await?;

    let today = local_date(now);
    let (open, closed): (Vec<_>, Vec<_>) = found.iter().partition(|one| one.is_open());
    let page = Deadlines {
        page,
        case: Heading::of(case),
        open: open
            .into_iter()
            .map(|one| open_line(visit, case, one, today, may_write))
            .collect(),
        closed: closed
            .into_iter()
            .map(|one| closed_line(visit, one))
            .collect(),
        is_cut: i64::try_from(found.len()).is_ok_and(|count| count == queries::MOST_DEADLINES),
        rules: RULES
            .iter()
            .map(|rule| Choice::new(rule.code, choice(visit, rule)))
            .collect(),
        pen: may_write.then(|| pen(&form, today)),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

/// The number of a form that comes back with errors stays; the other form gets a new one.
fn pen(form: &Form, today: NaiveDate) -> Pen {
    let once = |way: &str| {
        if form.raw("way") == way {
            form.value("once")
        } else {
            Uuid::new_v4().to_string()
        }
    };
    Pen {
        once_rule: once("rule"),
        once_by_hand: once("hand"),
        today: today.to_string(),
    }
}

/// What is due, how long after what, by which law.
fn choice(visit: &Visit, rule: &Rule) -> String {
    let said = [
        ("what", title(visit, rule.code, None)),
        ("term", term(visit, rule.term)),
        ("event", visit.text(&rule.event())),
        ("source", rule.source.to_owned()),
    ];
    let said = said.each_ref().map(|(name, value)| (*name, value.as_str()));
    say(visit, "deadline-choice", &said)
}

fn term(visit: &Visit, term: Term) -> String {
    let (message, count) = match term {
        Term::Days(count) => ("deadline-days", count),
        Term::WorkingDays(count) => ("deadline-working-days", count),
    };
    say(visit, message, &[("count", &count.to_string())])
}

fn open_line(
    visit: &Visit,
    case: &CaseAccess,
    one: &Deadline,
    today: NaiveDate,
    is_writable: bool,
) -> Open {
    let Distance { words, look } = distance(visit, one.due_on, today);
    Open {
        href: visit.href(&paths::CaseDeadline {
            id: case.case.0,
            deadline: one.id,
        }),
        title: title(visit, &one.kind, one.what.as_deref()),
        is_own_words: one.what.is_some(),
        due: long_day(visit, one.due_on),
        words,
        look,
        why: reasons(visit, one),
        is_writable,
    }
}

/// From what it runs and by which law; or who promised it.
pub(super) fn reasons(visit: &Visit, one: &Deadline) -> Vec<String> {
    let began = i18n::plain_date(visit.language(), one.starts_on);
    let Some(rule) = Rule::from_code(&one.kind) else {
        let who = author(visit, one.set_by.as_ref());
        return vec![say(visit, "deadline-by", &[("who", &who), ("day", &began)])];
    };
    let event = visit.text(&rule.event());
    let mut reasons = vec![say(
        visit,
        "deadline-since",
        &[("event", &event), ("day", &began)],
    )];
    reasons.extend(one.source.clone());
    if !rule.is_law {
        reasons.push(visit.text("deadline-guideline"));
    }
    if !rule.is_confirmed {
        reasons.push(visit.text("deadline-unconfirmed"));
    }
    reasons
}

fn author(visit: &Visit, name: Option<&String>) -> String {
    name.cloned()
        .unwrap_or_else(|| visit.text("case-author-unknown"))
}

fn closed_line(visit: &Visit, one: &Deadline) -> Closed {
    let due = i18n::plain_date(visit.language(), one.due_on);
    let who = author(visit, one.written_by.as_ref());
    let (message, day) = match one.done_on {
        Some(done) if done > one.due_on => ("deadline-was-late", done),
        Some(done) => ("deadline-was-done", done),
        None => ("deadline-was-dropped", local_date(one.written_at)),
    };
    let day = i18n::plain_date(visit.language(), day);
    let said = [("day", &*day), ("due", &*due), ("who", &*who)];
    Closed {
        title: title(visit, &one.kind, one.what.as_deref()),
        is_own_words: one.what.is_some(),
        how: say(visit, message, &said),
        why_not: one.why_not.clone(),
    }
}

/// A form that was understood.
struct New {
    rule: Option<&'static Rule>,
    what: Option<String>,
    starts_on: NaiveDate,
    /// By hand; else it is reckoned.
    due_on: Option<NaiveDate>,
}

pub(crate) async fn store(
    path: paths::CaseDeadlines,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, case, decision) = writable(&visit, staff, path.id).await?;
    let now = visit.app().clock.now();
    let Some(new) = read(&mut form, local_date(now)) else {
        return respond(&visit, staff.into(), &case, form, None).await;
    };
    let id = look::once(&form);
    let address = |done: &str| format!("{path}?fatto={done}");
    match set(&mut staff, &case, id, &new).await {
        Ok(()) => {}
        // the same form once more, or the same term from the same event: it is there
        Err(error) if look::is_twice(&error) => return Ok(visit.go_to(&address("gia-segnata"))),
        Err(error) if look::is_not_allowed(&error) => return Err(PageError::NotFound),
        Err(error) => return Err(error.into()),
    }
    look::section_event("case.deadline_set", &case, CLASS, &decision)
        .detail(json!({ "deadline": id }))
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&address("segnata")))
}

async fn set(staff: &mut StaffWrite, case: &CaseAccess, id: Uuid, new: &New) -> sqlx::Result<()> {
    let due_on = match (new.rule, new.due_on) {
        (Some(rule), _) => {
            let patron = queries::patron(&mut staff.tx, case.body).await?;
            rule.term
                .end(new.starts_on, &Holidays::with_patrons(patron))
        }
        (None, due) => due,
    };
    let row = NewDeadline {
        kind: new.rule.map_or(BY_HAND, |rule| rule.code),
        what: new.what.as_deref(),
        starts_on: new.starts_on,
        due_on: due_on.unwrap_or(new.starts_on),
        source: new.rule.map(|rule| rule.source),
    };
    queries::set_deadline(&mut staff.tx, id, case.case, &row).await
}

fn read(form: &mut Form, today: NaiveDate) -> Option<New> {
    let new = match form.raw("way") {
        "hand" => by_hand(form, today),
        _ => by_rule(form, today),
    };
    new.filter(|_| !form.has_errors())
}

fn by_rule(form: &mut Form, today: NaiveDate) -> Option<New> {
    let rule = Rule::from_code(form.raw("rule"));
    if rule.is_none() {
        form.fail("rule", "deadline-rule-empty");
    }
    let since = day(form, "since", "deadline-since-day");
    if since.is_some_and(|since| since > today) {
        form.fail("since", "deadline-since-future");
    }
    Some(New {
        rule: Some(rule?),
        what: None,
        starts_on: since?,
        due_on: None,
    })
}

fn by_hand(form: &mut Form, today: NaiveDate) -> Option<New> {
    let what = form.read("what", "deadline-what", |typed| said(typed, MOST));
    let due = day(form, "due", "deadline-due");
    match due.map(|due| (due - today).num_days()) {
        Some(..0) => form.fail("due", "deadline-due-past"),
        Some(days) if days > FARTHEST => form.fail("due", "deadline-due-far"),
        _ => {}
    }
    Some(New {
        rule: None,
        what: Some(what?),
        starts_on: today,
        due_on: Some(due?),
    })
}
