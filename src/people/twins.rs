//! Before somebody is registered: who of my circle could be the same person, how likely, and why, in words. The database
//! proposes, [`matching`] weighs.

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use matching::{Likeness, Reason, Record, Weights, compare};
use platform::Tx;
use platform::i18n;
use platform::web::Visit;
use vocabulary::local_time::LocalTime;
use vocabulary::paths;

use crate::born::Born;
use crate::duplicates::{code, in_words};
use crate::line::joined;
use crate::queries::{self, Candidate, Keys};

/// How many are shown: whoever has more in common than these is not found by reading a list.
const SHOWN: usize = 5;
/// For so long the page says who has registered somebody "just now".
const JUST_NOW: TimeDelta = TimeDelta::minutes(15);
/// From this probability on somebody is shown. To look costs seconds, to register somebody twice costs a merge: one in
/// twenty is worth a look.
const WORTH_A_LOOK: f64 = 0.05;
/// Most circles are smaller than the population a desk meets: a newcomer is not taken to be in it more readily than in an
/// archive of so many people.
const SMALLEST_ARCHIVE: usize = 1000;
/// Names are handed down: beyond so many years between two births the same name is a child's, unless the dates or the
/// codes say otherwise.
const YEARS_OF_ONE_PERSON: i32 = 2;

/// Somebody who may be the same person.
pub(crate) struct Twin {
    pub(crate) id: uuid::Uuid,
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) called: Option<String>,
    pub(crate) born: Option<String>,
    /// How likely it is, in words.
    pub(crate) likely: String,
    /// What agrees or nearly agrees, in words.
    pub(crate) reasons: Vec<String>,
    /// What differs.
    pub(crate) against: Vec<String>,
    /// Who has registered them a moment ago.
    pub(crate) just_now: Option<String>,
}

/// Of my circle, the likeliest first.
pub(crate) async fn find(
    tx: &mut Tx,
    visit: &Visit,
    (new, keys): (&Record, &Keys<'_>),
) -> sqlx::Result<Vec<Twin>> {
    let now = visit.app().clock.now();
    let candidates = queries::candidates(tx, keys).await?;
    Ok(weigh(new, keys, candidates)
        .into_iter()
        .map(|(candidate, likeness)| twin(visit, &candidate, &likeness, now))
        .collect())
}

/// Those worth a look, the likeliest first.
fn weigh(new: &Record, keys: &Keys<'_>, candidates: Vec<Candidate>) -> Vec<(Candidate, Likeness)> {
    let circle = candidates.first().map_or(0, |candidate| candidate.circle);
    let people = usize::try_from(circle).unwrap_or_default();
    let weights = Weights::default().for_archive(people.max(SMALLEST_ARCHIVE));
    let mut weighed: Vec<(Candidate, Likeness)> = candidates
        .into_iter()
        .map(|candidate| {
            let likeness = compare(new, &record(&candidate), &weights);
            (candidate, likeness)
        })
        .filter(|(candidate, likeness)| {
            likeness.probability >= WORTH_A_LOOK
                && !is_a_generation_apart(keys, candidate, likeness)
        })
        .collect();
    weighed.sort_by(|(one, one_likeness), (other, other_likeness)| {
        let likelier = other_likeness
            .probability
            .total_cmp(&one_likeness.probability);
        likelier.then(one.id.cmp(&other.id))
    });
    weighed.truncate(SHOWN);
    weighed
}

fn is_a_generation_apart(keys: &Keys<'_>, candidate: &Candidate, likeness: &Likeness) -> bool {
    let years = candidate
        .birth_date
        .filter(|_| keys.birth_year != 0)
        .map_or(0, |born| (born.year() - i32::from(keys.birth_year)).abs());
    years > YEARS_OF_ONE_PERSON
        && likeness.reasons.contains(&Reason::DifferentBirthDate)
        && !likeness.reasons.contains(&Reason::SameCode)
}

/// Somebody who is there, as they are compared; of a birth date no more than is known.
fn record(candidate: &Candidate) -> Record {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let born = candidate
        .birth_date
        .map(|date| Born::new(date, &candidate.birth_known).compared());
    Record {
        id: candidate.id.to_string(),
        given_name: candidate.given_latin.clone(),
        surname: candidate.surname_latin.clone(),
        birth_date: born.unwrap_or_default(),
        sex: text(&candidate.sex),
        street: text(&candidate.street),
        postal_code: text(&candidate.postal_code),
        place: text(&candidate.place),
        fiscal_code: text(&candidate.code),
    }
}

fn twin(visit: &Visit, one: &Candidate, likeness: &Likeness, now: DateTime<Utc>) -> Twin {
    let codes: Vec<String> = likeness
        .reasons
        .iter()
        .map(|reason| code(*reason).to_owned())
        .collect();
    let (mut reasons, against) = in_words(visit, &codes);
    if one.birth_date.is_none() {
        reasons.push(visit.text("person-twin-no-birth"));
    }
    Twin {
        id: one.id,
        href: visit.href(&paths::Person { id: one.id }),
        name: joined(one.surname.as_deref(), one.given_name.as_deref()),
        called: one.called.clone(),
        born: one
            .birth_date
            .map(|date| Born::new(date, &one.birth_known).words(visit.language())),
        likely: visit.text(how_likely(likeness.probability)),
        reasons,
        against,
        just_now: just_now(visit, one, now),
    }
}

/// The id of a word for a probability.
fn how_likely(probability: f64) -> &'static str {
    match probability {
        0.95.. => "person-twin-nearly-certain",
        0.5.. => "person-twin-probable",
        _ => "person-twin-possible",
    }
}

fn just_now(visit: &Visit, one: &Candidate, now: DateTime<Utc>) -> Option<String> {
    let who = one
        .registered_by
        .as_ref()
        .filter(|_| now - one.registered_at < JUST_NOW)?;
    let at = LocalTime::of(one.registered_at).clock();
    let values = [("who", &**who), ("at", &*at)];
    Some(i18n::text(visit.language(), "person-twin-just-now", &values).into_owned())
}

#[cfg(test)]
mod tests;
