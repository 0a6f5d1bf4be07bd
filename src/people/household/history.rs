//! What happened in a household, in words, the newest first.

use chrono::NaiveDate;
use platform::i18n;
use platform::web::Visit;

use super::spell::HEAD;
use super::state::{State, name};
use crate::queries::MemberRow;

/// What happened on a day.
pub(crate) struct Change {
    pub(crate) day: String,
    pub(crate) iso: String,
    pub(crate) what: Vec<String>,
}

/// All changes that I may see.
pub(crate) fn history(visit: &Visit, state: &State) -> Vec<Change> {
    let mut days: Vec<NaiveDate> = state
        .members
        .iter()
        .flat_map(|member| [Some(member.from), member.to])
        .flatten()
        .collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter()
        .rev()
        .map(|day| Change {
            day: i18n::plain_date(visit.language(), day),
            iso: day.to_string(),
            what: on(visit, state, day),
        })
        .filter(|change| !change.what.is_empty())
        .collect()
}

/// Everything of one day: who went, then who came, each in a sentence.
pub(crate) fn on(visit: &Visit, state: &State, day: NaiveDate) -> Vec<String> {
    let ended = state.members.iter().filter(|member| member.to == Some(day));
    let begun = state.members.iter().filter(|member| member.from == day);
    ended
        .filter_map(|member| ending(visit, member))
        .chain(begun.filter_map(|member| beginning(visit, member)))
        .collect()
}

/// A new head gives everybody a new membership: that is told by the head alone.
fn ending(visit: &Visit, member: &MemberRow) -> Option<String> {
    let id = match member.why_to.as_deref()? {
        "left" => "household-told-left",
        "died" => "household-told-died",
        "split" => "household-told-split-off",
        "corrected" => "household-told-corrected",
        _ => return None,
    };
    Some(sentence(visit, id, member))
}

fn beginning(visit: &Visit, member: &MemberRow) -> Option<String> {
    let id = match &*member.why_from {
        "formed" => "household-told-formed",
        "joined" => "household-told-joined",
        "born" => "household-told-born",
        "split" => "household-told-split-here",
        "head_changed" if member.relationship == HEAD => "household-told-head",
        "corrected" => "household-told-corrected",
        _ => return None,
    };
    Some(sentence(visit, id, member))
}

fn sentence(visit: &Visit, id: &str, member: &MemberRow) -> String {
    let relation = super::relation(visit, &member.relationship).to_lowercase();
    let values = [("name", &*name(member)), ("relation", &*relation)];
    i18n::text(visit.language(), id, &values).into_owned()
}
