//! What the forms about a household show above their fields: whose household, what somebody else has done meanwhile.

use platform::i18n;
use platform::web::{Form, Visit};
use uuid::Uuid;

use super::history::on;
use super::kind_id;
use super::state::State;

/// Which household a form is about.
pub(crate) struct Head {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) names: String,
}

impl Head {
    pub(crate) fn of(visit: &Visit, state: &State) -> Self {
        let names: Vec<String> = state
            .current()
            .into_iter()
            .map(super::state::name)
            .collect();
        Self {
            id: state.id(),
            kind: visit.text(&kind_id(&state.row.kind)),
            names: names.join(", "),
        }
    }
}

/// What somebody else has done since the form was shown.
pub(crate) struct Meanwhile {
    /// Who, and when.
    pub(crate) who: Vec<String>,
    pub(crate) what: Vec<String>,
}

impl Meanwhile {
    /// The changes since, as far as I see them; the form goes on from there.
    pub(crate) fn of(visit: &Visit, state: &State, form: &mut Form) -> Self {
        let seen = form.raw("visto").parse().unwrap_or(0);
        let new = state.since(seen);
        let mut who: Vec<String> = Vec::new();
        let mut days = Vec::new();
        for member in &new {
            let name = member
                .written_by
                .clone()
                .unwrap_or_else(|| visit.text("person-somebody"));
            let when = i18n::moment(visit.language(), member.written_at);
            let said = i18n::text(
                visit.language(),
                "household-meanwhile-who",
                &[("who", &name), ("when", &when)],
            );
            if !who.contains(&said.to_string()) {
                who.push(said.into_owned());
            }
            days.extend(member.to.into_iter().chain([member.from]));
        }
        days.sort_unstable();
        days.dedup();
        form.set("visto", state.seen().to_string());
        let news = state.only(&new);
        Self {
            who,
            what: days
                .into_iter()
                .flat_map(|day| on(visit, &news, day))
                .collect(),
        }
    }
}

/// A form that knows what was seen.
pub(crate) fn blank(state: &State) -> Form {
    Form::filled([
        ("visto", state.seen().to_string()),
        ("once", Uuid::new_v4().to_string()),
    ])
}
