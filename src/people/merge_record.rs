//! One record as it is put beside another, in words.

use platform::Tx;
use platform::i18n;
use platform::web::Visit;
use uuid::Uuid;

use crate::born::Born;
use crate::person::{address, point};
use crate::queries::{self, Counts, Identity, Name};
use crate::words::{language, worded};
use crate::{health, school_work};

/// All that I may read of one person.
pub(crate) struct Record {
    /// In the order of the fields.
    pub(crate) values: Vec<Option<String>>,
    pub(crate) standing: Option<String>,
    pub(crate) birth_known: Option<String>,
    /// By label, one text a row.
    pub(crate) many: Vec<(&'static str, Vec<String>)>,
    pub(crate) counts: Counts,
}

impl Record {
    pub(crate) async fn read(tx: &mut Tx, visit: &Visit, person: Uuid) -> sqlx::Result<Self> {
        let name = queries::name(tx, person).await?;
        let identity = queries::identity(tx, person).await?;
        let school = queries::education(tx, person).await?;
        let work = queries::employment(tx, person).await?;
        let [title, country, condition, since] =
            school_work::words_of(visit, school.as_ref(), work.as_ref());
        let mut values = name_values(visit, name.as_ref());
        values.extend(identity_values(visit, identity.as_ref()));
        values.push(joined(title, country));
        values.push(joined(condition, since));
        Ok(Self {
            values,
            standing: name.map(|name| name.standing),
            birth_known: identity
                .filter(|identity| identity.birth_date.is_some())
                .map(|identity| identity.birth_known),
            many: many(tx, visit, person).await?,
            counts: queries::counts(tx, person).await?,
        })
    }
}

fn joined(one: Option<String>, other: Option<String>) -> Option<String> {
    let parts: Vec<String> = [one, other].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn name_values(visit: &Visit, name: Option<&Name>) -> Vec<Option<String>> {
    let Some(name) = name else {
        return vec![None; 4];
    };
    vec![
        Some(visit.text(&worded("person-standing", &name.standing))),
        name.surname.clone(),
        name.given_name.clone(),
        name.called.clone(),
    ]
}

fn identity_values(visit: &Visit, identity: Option<&Identity>) -> Vec<Option<String>> {
    let Some(identity) = identity else {
        return vec![None; 7];
    };
    let coded = |prefix: &str, code: &Option<String>| {
        code.as_deref()
            .map(|code| visit.text(&worded(prefix, code)))
    };
    let day = |day: Option<_>| day.map(|day| i18n::plain_date(visit.language(), day));
    vec![
        identity
            .birth_date
            .map(|date| Born::new(date, &identity.birth_known).words(visit.language())),
        identity.birthplace.clone(),
        coded("person-sex", &identity.sex),
        coded("person-addressed", &identity.addressed_as),
        coded("code-marital-status", &identity.marital_status),
        joined(
            coded("code-residence-title", &identity.residence_title),
            day(identity.residence_title_until),
        ),
        day(identity.died_on),
    ]
}

async fn many(
    tx: &mut Tx,
    visit: &Visit,
    person: Uuid,
) -> sqlx::Result<Vec<(&'static str, Vec<String>)>> {
    let codes = queries::codes(tx, person).await?;
    let contacts = queries::contacts(tx, person).await?;
    let addresses = queries::addresses(tx, person).await?;
    let languages = queries::languages(tx, person).await?;
    let disabilities = queries::disabilities(tx, person).await?;
    Ok(vec![
        (
            "person-codes",
            codes.into_iter().map(|code| code.code).collect(),
        ),
        (
            "person-reach",
            contacts
                .iter()
                .map(|row| {
                    let point = point(visit, row);
                    format!("{}: {}", point.kind, point.value)
                })
                .collect(),
        ),
        (
            "person-lives",
            addresses.iter().map(|row| address(visit, row)).collect(),
        ),
        (
            "person-languages",
            languages
                .iter()
                .map(|row| language(&row.language).to_owned())
                .collect(),
        ),
        (
            "person-health",
            disabilities
                .iter()
                .map(|row| health::words_of(visit, row))
                .collect(),
        ),
    ])
}
