//! `/persone/{id}`: one person. Who they are, how to reach them safely, then everything else that I may read, part by
//! part. What I may not read is simply not there.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use audit::Event;
use axum::extract::Query;
use axum::http::StatusCode;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Form, Page, PageError, PageResult, Visit};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::born::Born;
use crate::code_lists::{CodeList, message_id};
use crate::household::HouseholdsOfPerson;
use crate::line::{age, joined};
use crate::misfit::Described;
use crate::opened::{Opened, receives};
use crate::parts::{self, Parts};
use crate::queries::{self, Identity, Name};
use crate::reading::{refuse, refuse_act};
use crate::states;
use crate::words::{language, worded};

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
}

/// How to reach somebody.
struct Contact {
    points: Vec<Point>,
    nobody_may_leave: bool,
}

/// One way to reach somebody, in words.
pub(crate) struct Point {
    pub(crate) kind: String,
    pub(crate) value: String,
    /// Where a telephone can be called, or mail sent.
    pub(crate) href: Option<String>,
    pub(crate) owner: Option<String>,
    pub(crate) may_leave_message: bool,
    pub(crate) when_to_call: Option<String>,
}

/// A label and what is known.
pub(crate) struct Fact {
    /// Message id.
    pub(crate) label: &'static str,
    pub(crate) value: String,
}

/// A code and what it says otherwise.
struct Code {
    kind: String,
    code: String,
    misfits: Vec<String>,
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
    let read = Read::all(&mut look.tx, &opened).await?;
    let parts = parts::read(&visit, &mut look.tx, &opened).await?;
    let households = HouseholdsOfPerson::read(&visit, &mut look.tx, &opened).await?;
    opened.event("person.opened").record(&mut look.tx).await?;
    let page = look
        .me
        .page(&visit, "person-title")
        .noting(done(&asked.fatto));
    let can_receive = receives(&look.me);
    look.tx.commit().await?;

    let today = local_date(visit.app().clock.now());
    let page = PersonPage {
        id: opened.id,
        name: read
            .name
            .as_ref()
            .map_or_else(|| visit.text("person-nameless"), full_name),
        called: read.name.as_ref().and_then(|name| name.called.clone()),
        standing: read
            .name
            .as_ref()
            .map(|name| visit.text(&worded("person-standing", &name.standing)))
            .unwrap_or_default(),
        is_alias: read
            .name
            .as_ref()
            .is_some_and(|name| name.standing == "alias"),
        summary: summary(&visit, read.identity.as_ref(), today),
        has_died: read
            .identity
            .as_ref()
            .and_then(|identity| identity.died_on)
            .map(|day| i18n::plain_date(visit.language(), day)),
        protection: opened.protection.clone(),
        interpreter: read
            .languages
            .iter()
            .find(|spoken| spoken.interpreter)
            .map(|spoken| language(&spoken.language).to_owned()),
        contact: opened
            .reads(DataClass::Contact)
            .then(|| contact(&visit, &read)),
        identity: opened
            .reads(DataClass::Identity)
            .then(|| identity_facts(&visit, &read)),
        codes: opened
            .reads(DataClass::Identity)
            .then(|| codes(&visit, &read)),
        languages: opened
            .reads(DataClass::Identity)
            .then(|| spoken(&visit, &read)),
        addresses: opened
            .reads(DataClass::Contact)
            .then(|| addresses(&visit, &read)),
        parts,
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
        page,
    };
    Ok(visit.show(StatusCode::OK, &page))
}

/// What there is of a person, as much of it as came.
struct Read {
    name: Option<Name>,
    identity: Option<Identity>,
    citizenships: Vec<String>,
    languages: Vec<queries::Spoken>,
    codes: Vec<queries::Code>,
    contacts: Vec<queries::ContactPoint>,
    addresses: Vec<queries::Address>,
}

impl Read {
    async fn all(tx: &mut platform::Tx, opened: &Opened) -> sqlx::Result<Self> {
        let id = opened.id;
        Ok(Self {
            name: queries::name(tx, id).await?,
            identity: queries::identity(tx, id).await?,
            citizenships: queries::citizenships(tx, id).await?,
            languages: queries::languages(tx, id).await?,
            codes: queries::codes(tx, id).await?,
            contacts: queries::contacts(tx, id).await?,
            addresses: queries::addresses(tx, id).await?,
        })
    }
}

/// Given name first, as people are spoken to.
pub(crate) fn full_name(name: &Name) -> String {
    joined(name.given_name.as_deref(), name.surname.as_deref())
}

fn summary(visit: &Visit, identity: Option<&Identity>, today: NaiveDate) -> Vec<String> {
    let Some(identity) = identity else {
        return Vec::new();
    };
    let born = identity.birth_date.map(|date| {
        let born = Born::new(date, &identity.birth_known);
        let years = age(date, identity.died_on.unwrap_or(today)).to_string();
        let words = born.words(visit.language());
        let values = [("date", &*words), ("years", &*years)];
        i18n::text(visit.language(), "person-born-and-age", &values).into_owned()
    });
    let sex = identity
        .sex
        .as_deref()
        .map(|sex| visit.text(&worded("person-sex", sex)));
    born.into_iter().chain(sex).collect()
}

fn identity_facts(visit: &Visit, read: &Read) -> Vec<Fact> {
    let citizenships: Vec<String> = read
        .citizenships
        .iter()
        .map(|code| states::name(code))
        .collect();
    let Some(identity) = &read.identity else {
        return Vec::new();
    };
    let listed = |list: CodeList, code: &Option<String>| {
        code.as_deref()
            .map(|code| visit.text(&message_id(list, code)))
    };
    let coded = |prefix: &str, code: &Option<String>| {
        code.as_deref()
            .map(|code| visit.text(&worded(prefix, code)))
    };
    let date = |day: Option<NaiveDate>| day.map(|day| i18n::plain_date(visit.language(), day));
    [
        ("person-birthplace", identity.birthplace.clone()),
        (
            "person-citizenships",
            (!citizenships.is_empty()).then(|| citizenships.join(", ")),
        ),
        (
            "person-addressed-as",
            coded("person-addressed", &identity.addressed_as),
        ),
        (
            "person-marital",
            listed(CodeList::MaritalStatus, &identity.marital_status),
        ),
        (
            "person-stay",
            listed(CodeList::ResidenceTitle, &identity.residence_title),
        ),
        ("person-stay-until", date(identity.residence_title_until)),
        ("person-died-on", date(identity.died_on)),
    ]
    .into_iter()
    .filter_map(|(label, value)| {
        Some(Fact {
            label,
            value: value?,
        })
    })
    .collect()
}

fn codes(visit: &Visit, read: &Read) -> Vec<Code> {
    let known = Described::new(read.name.as_ref(), read.identity.as_ref());
    read.codes
        .iter()
        .map(|code| Code {
            kind: visit.text(&worded("person-code", &code.kind)),
            misfits: known.misfits(visit, &code.code),
            code: code.code.clone(),
        })
        .collect()
}

fn spoken(visit: &Visit, read: &Read) -> Vec<String> {
    read.languages
        .iter()
        .map(|spoken| {
            let level = visit.text(&format!("person-level-{}", spoken.level));
            format!("{}: {level}", language(&spoken.language))
        })
        .collect()
}

fn contact(visit: &Visit, read: &Read) -> Contact {
    let points: Vec<Point> = read
        .contacts
        .iter()
        .map(|point| self::point(visit, point))
        .collect();
    Contact {
        nobody_may_leave: !points.is_empty() && points.iter().all(|point| !point.may_leave_message),
        points,
    }
}

pub(crate) fn point(visit: &Visit, point: &queries::ContactPoint) -> Point {
    let owner = (point.owner != "self").then(|| {
        let who = visit.text(&worded("person-owner", &point.owner));
        match &point.owner_name {
            Some(name) => format!("{who} ({name})"),
            None => who,
        }
    });
    Point {
        kind: visit.text(&worded("person-contact", &point.kind)),
        href: match &*point.kind {
            "mobile" | "phone" => Some(format!("tel:{}", point.value)),
            "email" => Some(format!("mailto:{}", point.value)),
            _ => None,
        },
        value: point.value.clone(),
        owner,
        may_leave_message: point.may_leave_message,
        when_to_call: point.when_to_call.clone(),
    }
}

fn addresses(visit: &Visit, read: &Read) -> Vec<String> {
    read.addresses
        .iter()
        .map(|row| address(visit, row))
        .collect()
}

/// An address on one line, its kind first.
pub(crate) fn address(visit: &Visit, address: &queries::Address) -> String {
    let parts = [
        &address.care_of,
        &address.street,
        &address.postal_code,
        &address.place,
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter_map(|part| part.as_deref())
        .collect();
    let kind = visit.text(&message_id(CodeList::AddressKind, &address.kind));
    if parts.is_empty() {
        kind
    } else {
        format!("{kind}: {}", parts.join(", "))
    }
}

/// Somebody of my circle is here: they stay in it for another year.
pub(crate) async fn receive(
    path: paths::PersonReceive,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    let opened = Opened::open(&mut staff.tx, path.id).await?;
    let Some(opened) = opened.filter(|_| receives(&staff.me)) else {
        return Err(refuse_act(staff, Event::new("person.received").subject(path.id)).await);
    };
    if form.has_errors() {
        return Ok(visit.go_to(&paths::Person { id: path.id }));
    }
    let (role, body) = opened.place(&staff.me).ok_or(PageError::NotFound)?;
    let outcome = queries::receive(&mut staff.tx, path.id, role.code(), body).await?;
    if outcome != "received" {
        return Err(PageError::NotFound);
    }
    opened
        .event("person.received")
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto=ricevuta", paths::Person { id: path.id })))
}
