//! `/persone/doppioni`: pairs of persons who may be one, with the reasons in words. From here to the two side by side, or
//! away for good: they are two people.

use access::StaffLook;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use matching::Reason;
use platform::web::{Page, PageError, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use crate::born::Born;
use crate::line::{PersonLine, lines};
use crate::opened::receives;
use crate::queries::{self, TwinPair};

/// At most so many pairs on the page; the rest comes up as these are decided.
const SHOWN: i64 = 50;

#[derive(Template)]
#[template(path = "people/merge_twins.html")]
struct Twins {
    page: Page,
    pairs: Vec<Pair>,
    has_more: bool,
}

/// Two persons and why they may be one.
struct Pair {
    one: One,
    other: One,
    address: String,
    reasons: Vec<String>,
    against: Vec<String>,
}

/// One of the two, in a word or two.
pub(crate) struct One {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) born: Option<String>,
    pub(crate) href: String,
}

impl One {
    pub(crate) fn new(visit: &Visit, line: &PersonLine) -> Self {
        Self {
            id: line.id,
            name: line.spoken(),
            born: line
                .birth_date
                .map(|date| Born::new(date, &line.birth_known).words(visit.language())),
            href: visit.href(&paths::Person { id: line.id }),
        }
    }
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    _: paths::PersonTwins,
    visit: Visit,
    mut look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    if !receives(&look.me) {
        return Err(PageError::NotFound);
    }
    let found = queries::twins_to_review(&mut look.tx, SHOWN).await?;
    let persons: Vec<Uuid> = found
        .iter()
        .flat_map(|pair| [pair.one, pair.other])
        .collect();
    let known = lines(&mut look.tx, &persons).await?;
    let detail = json!({ "persons": persons });
    audit::record(&mut look.tx, "twin.listed", None, &detail).await?;
    let done = (asked.fatto == "due").then_some("twin-done-two");
    let page = look.me.page(&visit, "twin-title").noting(done);
    look.tx.commit().await?;
    let page = Twins {
        has_more: i64::try_from(found.len()).is_ok_and(|many| many == SHOWN),
        pairs: found
            .iter()
            .filter_map(|pair| self::pair(&visit, pair, &known))
            .collect(),
        page,
    };
    Ok(visit.show(StatusCode::OK, &page))
}

fn pair(visit: &Visit, found: &TwinPair, known: &[PersonLine]) -> Option<Pair> {
    let one = |id: Uuid| {
        known
            .iter()
            .find(|line| line.id == id)
            .map(|line| One::new(visit, line))
    };
    let (reasons, against) = in_words(visit, &found.reasons);
    Some(Pair {
        one: one(found.one)?,
        other: one(found.other)?,
        address: visit.href(&paths::PersonTwin {
            a: found.one,
            b: found.other,
        }),
        reasons,
        against,
    })
}

/// What speaks for it and what against, in words.
pub(crate) fn in_words(visit: &Visit, codes: &[String]) -> (Vec<String>, Vec<String>) {
    let (against, reasons): (Vec<&String>, Vec<&String>) =
        codes.iter().partition(|code| code.starts_with("different"));
    let words = |codes: Vec<&String>| {
        codes
            .into_iter()
            .map(|code| visit.text(&format!("twin-{}", code.replace('_', "-"))))
            .collect()
    };
    (words(reasons), words(against))
}

/// The code of a reason, as it stands in the table; with `twin-` before it, the id of its text.
pub(crate) fn code(reason: Reason) -> &'static str {
    match reason {
        Reason::SameCode => "same_code",
        Reason::CodeNearlySame => "code_nearly_same",
        Reason::SameGivenName => "same_given_name",
        Reason::GivenNameNearlySame => "given_name_nearly_same",
        Reason::GivenNameSoundsAlike => "given_name_sounds_alike",
        Reason::GivenNameInPart => "given_name_in_part",
        Reason::SameSurname => "same_surname",
        Reason::SurnameNearlySame => "surname_nearly_same",
        Reason::SurnameSoundsAlike => "surname_sounds_alike",
        Reason::SurnameInPart => "surname_in_part",
        Reason::NamesSwapped => "names_swapped",
        Reason::SameBirthDate => "same_birth_date",
        Reason::DayAndMonthSwapped => "day_and_month_swapped",
        Reason::BirthDateNearlySame => "birth_date_nearly_same",
        Reason::BirthDateInPart => "birth_date_in_part",
        Reason::SameStreet => "same_street",
        Reason::SamePostalCode => "same_postal_code",
        Reason::SamePlace => "same_place",
        Reason::SameSex => "same_sex",
        Reason::DifferentCode => "different_code",
        Reason::DifferentGivenName => "different_given_name",
        Reason::DifferentSurname => "different_surname",
        Reason::DifferentBirthDate => "different_birth_date",
        Reason::DifferentSex => "different_sex",
    }
}
