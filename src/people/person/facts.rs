//! What is known of a person, in words.

use chrono::NaiveDate;
use platform::i18n;
use platform::web::Visit;

use crate::born::Born;
use crate::code_lists::{CodeList, message_id};
use crate::line::{age, joined};
use crate::misfit::Described;
use crate::queries::{self, Identity, KnownParts, Name};
use crate::states;
use crate::words::{language, worded};

/// How to reach somebody.
pub(super) struct Contact {
    pub(super) points: Vec<Point>,
    pub(super) nobody_may_leave: bool,
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
pub(super) struct Code {
    pub(super) kind: String,
    pub(super) code: String,
    pub(super) misfits: Vec<String>,
}

/// Given name first, as people are spoken to.
pub(crate) fn full_name(name: &Name) -> String {
    joined(name.given_name.as_deref(), name.surname.as_deref())
}

pub(super) fn summary(visit: &Visit, identity: Option<&Identity>, today: NaiveDate) -> Vec<String> {
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

pub(super) fn identity_facts(visit: &Visit, known: &KnownParts) -> Vec<Fact> {
    let citizenships: Vec<String> = known
        .citizenships
        .iter()
        .map(|code| states::name(code))
        .collect();
    let Some(identity) = &known.identity else {
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

pub(super) fn codes(visit: &Visit, known: &KnownParts) -> Vec<Code> {
    let described = Described::new(known.name.as_deref(), known.identity.as_deref());
    known
        .codes
        .iter()
        .map(|code| Code {
            kind: visit.text(&worded("person-code", &code.kind)),
            misfits: described.misfits(visit, &code.code),
            code: code.code.clone(),
        })
        .collect()
}

pub(super) fn spoken(visit: &Visit, known: &KnownParts) -> Vec<String> {
    known
        .languages
        .iter()
        .map(|spoken| {
            let level = visit.text(&format!("person-level-{}", spoken.level));
            format!("{}: {level}", language(&spoken.language))
        })
        .collect()
}

pub(super) fn contact(visit: &Visit, known: &KnownParts) -> Contact {
    let points: Vec<Point> = known
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

pub(super) fn addresses(visit: &Visit, known: &KnownParts) -> Vec<String> {
    known
        .addresses
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
