//! `/persone/{id}`: one person. Who they are, how to reach them safely, then everything else that I may read, part by
//! part. What I may not read is simply not there.

mod facts;

use access::{DataClass, StaffLook};
use askama::Template;
use audit::Event;
use axum::extract::Query;
use axum::http::StatusCode;
use platform::i18n;
use platform::web::{Page, PageResult, Visit};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::household::HouseholdsOfPerson;
use crate::opened::{Opened, receives};
use crate::parts::{self, Parts};
use crate::queries;
use crate::reading::refuse;
use crate::words::{language, worded};
use facts::{Code, Contact, addresses, codes, contact, identity_facts, spoken, summary};
pub(crate) use facts::{Fact, Point, address, full_name, point};

#[derive(Template)]
#[template(path = "people/person.html")]
struct PersonPage {
    page: Page,
    id: Uuid,
    name: String,
    /// What they want to be called, where it is not the name.
    called: Option<String>,
    standing: String,
    is_alias: bool,
    /// Born when and how old, as registered; one line.
    summary: Vec<String>,
    has_died: Option<String>,
    protection: String,
    /// An interpreter is needed, for this language.
    interpreter: Option<String>,
    contact: Option<Contact>,
    identity: Option<Vec<Fact>>,
    codes: Option<Vec<Code>>,
    languages: Option<Vec<String>>,
    addresses: Option<Vec<String>>,
    parts: Parts,
    households: Option<HouseholdsOfPerson>,
    /// Parts that I may write.
    may: May,
    until: Option<String>,
    only_looked_up: bool,
    /// Received with one press: somebody who is here again.
    can_receive: bool,
    registered: String,
    /// When the person came, and what came of it.
    accesses: Option<String>,
    colleagues: Vec<Colleague>,
}

/// Who works with the person.
struct Colleague {
    /// None: a desk, by office.
    name: Option<String>,
    capacity: String,
    body: String,
    since: String,
}

fn colleague(visit: &Visit, one: queries::WorksWith) -> Colleague {
    Colleague {
        capacity: visit.text(&worded("capacity", &one.capacity.replace('_', "-"))),
        since: i18n::plain_date(visit.language(), local_date(one.since)),
        name: one.name,
        body: one.body,
    }
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "what may be done, each by itself"
)]
struct May {
    name: bool,
    identity: bool,
    contact: bool,
    protection: bool,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

/// What an address says after an act.
fn done(word: &str) -> Option<&'static str> {
    Some(match word {
        "registrata" => "person-done-registered",
        "ricevuta" => "person-done-received",
        "scritto" => "person-done-written",
        "presentata" => "person-done-introduced",
        _ => return None,
    })
}

pub(crate) async fn show(
    path: paths::Person,
    visit: Visit,
    mut look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let Some(opened) = Opened::open(&mut look.tx, path.id).await? else {
        if let Some(id) = queries::successor(&mut look.tx, path.id).await? {
            return Ok(visit.go_to(&paths::Person { id }));
        }
        return Err(refuse(look, Event::new("person.opened").subject(path.id)).await);
    };
    let known = queries::known_parts(&mut look.tx, opened.id).await?;
    let households = HouseholdsOfPerson::read(&visit, &mut look.tx, &opened).await?;
    let colleagues = queries::who_works_with(&mut look.tx, path.id).await?;
    opened.event("person.opened").record(&mut look.tx).await?;
    let page = look
        .me
        .page(&visit, "person-title")
        .noting(done(&asked.fatto));
    let can_receive = receives(&look.me);
    look.tx.commit().await?;

    let today = local_date(visit.app().clock.now());
    let (name, identity) = (known.name.as_deref(), known.identity.as_deref());
    let page = PersonPage {
        id: opened.id,
        name: name.map_or_else(|| visit.text("person-nameless"), full_name),
        called: name.and_then(|name| name.called.clone()),
        standing: name
            .map(|name| visit.text(&worded("person-standing", &name.standing)))
            .unwrap_or_default(),
        is_alias: name.is_some_and(|name| name.standing == "alias"),
        summary: summary(&visit, identity, today),
        has_died: identity
            .and_then(|identity| identity.died_on)
            .map(|day| i18n::plain_date(visit.language(), day)),
        protection: opened.protection.clone(),
        interpreter: known
            .languages
            .iter()
            .find(|spoken| spoken.interpreter)
            .map(|spoken| language(&spoken.language).to_owned()),
        contact: opened
            .reads(DataClass::Contact)
            .then(|| contact(&visit, &known)),
        identity: opened
            .reads(DataClass::Identity)
            .then(|| identity_facts(&visit, &known)),
        codes: opened
            .reads(DataClass::Identity)
            .then(|| codes(&visit, &known)),
        languages: opened
            .reads(DataClass::Identity)
            .then(|| spoken(&visit, &known)),
        addresses: opened
            .reads(DataClass::Contact)
            .then(|| addresses(&visit, &known)),
        parts: parts::read(&visit, &known, &opened),
        households,
        may: May {
            name: opened.writes(DataClass::Name),
            identity: opened.writes(DataClass::Identity),
            contact: opened.writes(DataClass::Contact),
            protection: opened.is_named(),
        },
        until: opened
            .until()
            .map(|end| i18n::plain_date(visit.language(), local_date(end))),
        only_looked_up: opened.only_looked_up(),
        can_receive,
        registered: i18n::plain_date(visit.language(), local_date(opened.registered_at)),
        accesses: opened
            .reads(DataClass::Appointment)
            .then(|| visit.href(&paths::PersonAccesses { id: opened.id })),
        colleagues: colleagues
            .into_iter()
            .map(|one| colleague(&visit, one))
            .collect(),
        page,
    };
    Ok(visit.show(StatusCode::OK, &page))
}
