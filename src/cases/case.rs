//! `/casi/{id}`: one case. Whom it is about, why I may see it, a card for each section that I may read. What I may not
//! read is simply not there.

use access::{Capacity, CaseAccess, Classes, DataClass, StaffLook, Verb};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use platform::i18n;
use platform::web::{Page, PageResult, Visit};
use serde::Deserialize;
use vocabulary::ids::CaseId;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::closing::{self, End};
use crate::deadline::{self, Next};
use crate::keeping::say;
use crate::look::{self, area, written};
use crate::queries::{self, Summary};

/// How much of its newest line a card shows.
const EXCERPT: usize = 160;

#[derive(Template)]
#[template(path = "cases/case.html")]
struct CasePage {
    page: Page,
    /// Where it is readable; else the case is known by its reference.
    name: Option<String>,
    reference: String,
    area: String,
    state: String,
    body: String,
    is_protected: bool,
    /// Until when a broken glass lets me in.
    glass: Option<String>,
    why: Vec<String>,
    /// The words with which it was put into my hands, and the day.
    handover: Option<(Vec<String>, String)>,
    /// Whom it is about, as far as I know them.
    persons: Vec<Person>,
    /// How it ended, while it is closed.
    end: Option<End>,
    /// What is due, where I may know it.
    deadlines: Option<Next>,
    cards: Vec<Card>,
    /// Sections in which nobody has written yet.
    blank: Vec<Blank>,
    /// What whoever decides about the case finds: who sees it, with whom it is shared, and so on.
    keeping: Vec<Way>,
    assign: Option<String>,
}

struct Person {
    href: String,
    name: String,
    age: Option<String>,
    is_protected: bool,
}

/// A section that may be read.
struct Card {
    href: String,
    title: String,
    lines: i64,
    newest: String,
    newest_at: String,
    /// What others wrote since I was here last, and who.
    news: Option<String>,
}

struct Blank {
    href: String,
    title: String,
    is_writable: bool,
}

struct Way {
    href: String,
    /// Message id.
    name: &'static str,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    path: paths::Case,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let Some(case) = CaseAccess::open(&mut staff.tx, CaseId(path.id)).await? else {
        return Err(look::refuse(staff, look::tried(path.id)).await);
    };
    let now = visit.app().clock.now();
    let readable = case.readable(&staff.me, now);
    let writable = case.writable(&staff.me, now);
    let summaries = queries::summaries(&mut staff.tx, case.case, readable).await?;
    let persons = persons(&visit, &mut staff, case.case).await?;
    let closures = if case.state == "closed" {
        queries::closures(&mut staff.tx, case.case).await?
    } else {
        Vec::new()
    };
    look::event("case.opened", &case, now)
        .record(&mut staff.tx)
        .await?;
    let why = reasons(&visit, &case, &staff.me, readable, now);
    let page = staff
        .me
        .page(&visit, "case-title")
        .noting(done(&asked.fatto));
    staff.tx.commit().await?;

    let page = CasePage {
        page,
        name: name(&summaries),
        reference: written(&case.reference),
        area: area(&visit, &case.area),
        state: visit.text(&format!("case-state-{}", case.state)),
        body: case.body_name.clone(),
        is_protected: case.protected,
        glass: look::glass_until(&case, now).map(|end| i18n::moment(visit.language(), end)),
        why,
        handover: case
            .handover
            .as_ref()
            .filter(|_| case.manages(now))
            .map(|(words, at)| {
                let words = words.lines().map(str::to_owned).collect();
                (words, i18n::moment(visit.language(), *at))
            }),
        persons,
        end: closures
            .first()
            .map(|closure| closing::end(&visit, closure)),
        deadlines: deadline::next(&visit, &case, &summaries, now),
        cards: summaries
            .iter()
            .filter_map(|found| card(&visit, &case, found))
            .collect(),
        blank: summaries
            .iter()
            .filter_map(|found| blank(&visit, &case, found, writable))
            .collect(),
        keeping: keeping(&visit, &case, now),
        assign: coordinates(&case, now).then(|| visit.href(&paths::CaseAssign { id: case.case.0 })),
    };
    Ok(visit.show(StatusCode::OK, &page))
}

/// Those of its people whom I know, each with a way to their page.
async fn persons(visit: &Visit, staff: &mut StaffLook, case: CaseId) -> sqlx::Result<Vec<Person>> {
    let ids = queries::persons_of(&mut staff.tx, case).await?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let lines = people::lines_in_order(&mut staff.tx, &ids).await?;
    let today = local_date(visit.app().clock.now());
    let shown = lines.iter().map(|line| Person {
        href: visit.href(&paths::Person { id: line.id }),
        name: line.spoken(),
        age: line
            .age(today)
            .map(|years| say(visit, "case-person-age", &[("count", &years.to_string())])),
        is_protected: line.protection != "none",
    });
    Ok(shown.collect())
}

/// `2 nuove righe, di Anna Neri`.
fn news(visit: &Visit, found: &Summary) -> Option<String> {
    let (count, who) = (found.news, found.news_by.join(", "));
    (count > 0).then(|| {
        say(
            visit,
            "case-news",
            &[("count", &count.to_string()), ("who", &who)],
        )
    })
}

fn done(word: &str) -> Option<&'static str> {
    match word {
        "aperto" => Some("case-done-opened"),
        "assegnato" => Some("case-done-assigned"),
        _ => None,
    }
}

/// Each of the ways in which it opens to me, once.
fn reasons(
    visit: &Visit,
    case: &CaseAccess,
    me: &access::Me,
    readable: Classes,
    now: DateTime<Utc>,
) -> Vec<String> {
    let mut reasons = Vec::new();
    for class in readable.iter() {
        let words = case
            .decide(me, class, Verb::Read, now)
            .words(visit.language());
        if !reasons.contains(&words) {
            reasons.push(words);
        }
    }
    reasons
}

pub(crate) fn name(summaries: &[Summary]) -> Option<String> {
    summaries
        .iter()
        .find(|found| found.class() == Some(DataClass::Name))
        .and_then(|found| found.newest.clone())
}

fn card(visit: &Visit, case: &CaseAccess, found: &Summary) -> Option<Card> {
    let (class, at) = (found.class()?, found.newest_at?);
    Some(Card {
        href: section(visit, case, class),
        title: visit.text(&class.message()),
        lines: found.lines,
        newest: excerpt(found.newest.as_deref()?),
        newest_at: i18n::moment(visit.language(), at),
        news: news(visit, found),
    })
}

fn blank(visit: &Visit, case: &CaseAccess, found: &Summary, writable: Classes) -> Option<Blank> {
    let class = found.class().filter(|_| found.lines == 0)?;
    Some(Blank {
        href: section(visit, case, class),
        title: visit.text(&class.message()),
        is_writable: writable.contains(class),
    })
}

fn section(visit: &Visit, case: &CaseAccess, class: DataClass) -> String {
    visit.href(&paths::CaseSection {
        id: case.case.0,
        class: class.code().to_owned(),
    })
}

/// The beginning, cut between words.
fn excerpt(text: &str) -> String {
    if text.chars().count() <= EXCERPT {
        return text.to_owned();
    }
    let cut: String = text.chars().take(EXCERPT).collect();
    let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}

fn keeping(visit: &Visit, case: &CaseAccess, now: DateTime<Utc>) -> Vec<Way> {
    if !case.manages(now) {
        return Vec::new();
    }
    let id = case.case.0;
    vec![
        Way {
            href: visit.href(&paths::CaseGrants { id }),
            name: "case-way-grants",
        },
        Way {
            href: visit.href(&paths::CaseSharing { id }),
            name: "case-way-sharing",
        },
        Way {
            href: visit.href(&paths::CaseTeam { id }),
            name: "case-way-team",
        },
        Way {
            href: visit.href(&paths::CaseProtection { id }),
            name: "case-way-protection",
        },
        Way {
            href: visit.href(&paths::CaseClosure { id }),
            name: "case-way-closure",
        },
        Way {
            href: visit.href(&paths::CaseLooks { case: id }),
            name: "case-way-looks",
        },
    ]
}

/// May hand the case to a manager.
pub(crate) fn coordinates(case: &CaseAccess, now: DateTime<Utc>) -> bool {
    !case.protected
        && case
            .relation
            .grants
            .iter()
            .any(|grant| grant.capacity == Capacity::Coordination && grant.in_force(now))
}

#[cfg(test)]
mod tests {
    use super::{EXCERPT, excerpt};

    #[test]
    fn an_excerpt_ends_between_words() {
        assert_eq!(excerpt("Vive sola."), "Vive sola.");
        let long = excerpt(&"città ".repeat(60));
        assert!(long.ends_with("città…") && long.chars().count() <= EXCERPT + 1);
        assert_eq!(excerpt(&"à".repeat(300)).chars().count(), EXCERPT + 1);
    }
}
