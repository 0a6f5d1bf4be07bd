//! Before somebody is registered: who of my circle could be the same person, and why, in words.

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use platform::Tx;
use platform::i18n;
use platform::web::Visit;
use vocabulary::local_time::LocalTime;
use vocabulary::paths;

use crate::born::Born;
use crate::line::joined;
use crate::queries::{self, Candidate, Keys};

/// How many are shown: whoever has more in common than these is not found by reading a list.
const SHOWN: usize = 5;
/// For so long the page says who has registered somebody "just now".
const JUST_NOW: TimeDelta = TimeDelta::minutes(15);

/// Somebody who may be the same person.
pub(crate) struct Twin {
    pub(crate) id: uuid::Uuid,
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) called: Option<String>,
    pub(crate) born: Option<String>,
    /// What they have in common, in words.
    pub(crate) reasons: Vec<String>,
    /// Who has registered them a moment ago.
    pub(crate) just_now: Option<String>,
}

/// What two persons have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Code,
    Names,
    Swapped,
    Sound,
    BirthDate,
    BirthYear,
    NearYear,
    NoBirth,
}

impl Reason {
    fn message(self) -> &'static str {
        match self {
            Self::Code => "person-twin-code",
            Self::Names => "person-twin-names",
            Self::Swapped => "person-twin-swapped",
            Self::Sound => "person-twin-sound",
            Self::BirthDate => "person-twin-birth-date",
            Self::BirthYear => "person-twin-birth-year",
            Self::NearYear => "person-twin-near-year",
            Self::NoBirth => "person-twin-no-birth",
        }
    }

    /// How much it says.
    fn weight(self) -> u32 {
        match self {
            Self::Code => 10,
            Self::Names | Self::BirthDate => 4,
            Self::Swapped => 3,
            Self::Sound | Self::BirthYear => 2,
            Self::NearYear | Self::NoBirth => 1,
        }
    }
}

/// From here on two persons are shown as likely the same: names that sound alike, and a year that is near or missing.
const LIKELY: u32 = 3;

/// Of my circle, the likeliest first.
pub(crate) async fn find(tx: &mut Tx, visit: &Visit, keys: &Keys<'_>) -> sqlx::Result<Vec<Twin>> {
    let now = visit.app().clock.now();
    let mut found: Vec<(u32, Candidate, Vec<Reason>)> = queries::candidates(tx, keys)
        .await?
        .into_iter()
        .map(|candidate| {
            let reasons = reasons(keys, &candidate);
            let weight = reasons.iter().map(|reason| reason.weight()).sum();
            (weight, candidate, reasons)
        })
        .filter(|(weight, ..)| *weight >= LIKELY)
        .collect();
    found.sort_by_key(|(weight, candidate, _)| (std::cmp::Reverse(*weight), candidate.id));
    found.truncate(SHOWN);
    Ok(found
        .into_iter()
        .map(|(_, candidate, reasons)| twin(visit, &candidate, &reasons, now))
        .collect())
}

/// Nothing, where a birth year or a day that is known on both sides says that these are two people.
fn reasons(keys: &Keys<'_>, candidate: &Candidate) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if candidate.same_code {
        reasons.push(Reason::Code);
    }
    let (theirs, ours) = (
        (&*candidate.surname_key, &*candidate.given_key),
        (keys.surname, keys.given_name),
    );
    if theirs == ours {
        reasons.push(Reason::Names);
    } else if theirs == (ours.1, ours.0) {
        reasons.push(Reason::Swapped);
    } else if candidate.same_sound {
        reasons.push(Reason::Sound);
    }
    let year = candidate.birth_date.map(|date| date.year());
    let mine = (keys.birth_year != 0).then_some(i32::from(keys.birth_year));
    reasons.extend(match (mine, year) {
        (Some(mine), Some(theirs)) if mine == theirs => {
            let same_day =
                candidate.birth_known == "day" && candidate.birth_date == keys.birth_date;
            Some(if same_day {
                Reason::BirthDate
            } else {
                Reason::BirthYear
            })
        }
        (Some(mine), Some(theirs)) if (mine - theirs).abs() <= 2 => Some(Reason::NearYear),
        (Some(_), Some(_)) if !candidate.same_code => return Vec::new(),
        (None, _) | (_, None) => Some(Reason::NoBirth),
        _ => None,
    });
    reasons
}

fn twin(visit: &Visit, one: &Candidate, reasons: &[Reason], now: DateTime<Utc>) -> Twin {
    let is_new = now - one.registered_at < JUST_NOW;
    let just_now = one.registered_by.as_ref().filter(|_| is_new).map(|who| {
        let at = LocalTime::of(one.registered_at).clock();
        i18n::text(
            visit.language(),
            "person-twin-just-now",
            &[("who", who), ("at", &at)],
        )
        .into_owned()
    });
    Twin {
        id: one.id,
        href: visit.href(&paths::Person { id: one.id }),
        name: joined(one.surname.as_deref(), one.given_name.as_deref()),
        called: one.called.clone(),
        born: one
            .birth_date
            .map(|date| Born::new(date, &one.birth_known).words(visit.language())),
        reasons: reasons
            .iter()
            .map(|reason| visit.text(reason.message()))
            .collect(),
        just_now,
    }
}

#[cfg(test)]
mod tests {
    use super::{Reason, reasons};
    use crate::queries::{Candidate, Keys};

    fn candidate(surname: &str, given: &str, born: Option<&str>, same_code: bool) -> Candidate {
        Candidate {
            id: uuid::Uuid::nil(),
            surname: None,
            given_name: None,
            called: None,
            surname_key: surname.into(),
            given_key: given.into(),
            birth_date: born.map(|date| date.parse().expect("a date")),
            birth_known: "day".into(),
            same_code,
            same_sound: surname.starts_with('h') && given == "arben",
            registered_at: chrono::DateTime::UNIX_EPOCH,
            registered_by: None,
        }
    }

    fn hoxha() -> Keys<'static> {
        Keys {
            surname: "hoxha",
            given_name: "arben",
            birth_date: "1983-07-20".parse().ok(),
            birth_year: 1983,
            code: None,
        }
    }

    #[test]
    fn what_two_persons_have_in_common_is_said() {
        for (theirs, expected) in [
            (
                candidate("hoxha", "arben", Some("1983-07-20"), false),
                vec![Reason::Names, Reason::BirthDate],
            ),
            (
                candidate("arben", "hoxha", Some("1983-07-20"), false),
                vec![Reason::Swapped, Reason::BirthDate],
            ),
            (
                candidate("hodja", "arben", Some("1983-07-02"), false),
                vec![Reason::Sound, Reason::BirthYear],
            ),
            (
                candidate("hodja", "arben", None, false),
                vec![Reason::Sound, Reason::NoBirth],
            ),
            (
                candidate("hoxha", "arben", Some("1984-01-01"), false),
                vec![Reason::Names, Reason::NearYear],
            ),
        ] {
            assert_eq!(reasons(&hoxha(), &theirs), expected);
        }
    }

    #[test]
    fn the_same_name_a_generation_apart_is_somebody_else_unless_the_code_is_the_same() {
        let father = candidate("hoxha", "arben", Some("1955-07-20"), false);
        assert_eq!(reasons(&hoxha(), &father), []);
        let mistyped = candidate("hoxha", "arben", Some("1955-07-20"), true);
        assert_eq!(reasons(&hoxha(), &mistyped), [Reason::Code, Reason::Names]);
    }
}
