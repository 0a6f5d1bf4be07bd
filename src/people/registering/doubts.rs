//! What should be looked at before somebody is created twice: likely twins, somebody known elsewhere, a code that does not
//! fit. Each doubt is shown once.

use access::StaffWrite;
use platform::keys::{Purpose, hex};
use platform::web::{Form, PageError, Visit};
use uuid::Uuid;
use vocabulary::person_code::PersonCode;

use super::fields::New;
use crate::misfit::{self, Described};
use crate::queries::{self, Keys};
use crate::twins::{self, Twin};

/// What whoever registers should look at before somebody is created twice.
#[derive(Default)]
pub(super) struct Doubts {
    pub(super) twins: Vec<Twin>,
    /// Somebody is known already where I do not see them.
    pub(super) is_known_elsewhere: bool,
    /// What does not fit, in words.
    pub(super) odd: Vec<String>,
    /// What was shown, so that it is shown once.
    pub(super) shown: Vec<String>,
}

impl Doubts {
    pub(super) fn are_any(&self) -> bool {
        !self.shown.is_empty()
    }
}

/// Ids among what was shown: the trail keeps whom somebody said is another person.
pub(super) fn twins_in(seen: &[&str]) -> Vec<Uuid> {
    seen.iter()
        .filter_map(|one| one.strip_prefix("persona:")?.parse().ok())
        .collect()
}

pub(super) fn has_not_seen(form: &Form, doubts: &Doubts) -> bool {
    let seen: Vec<&str> = form.raw("visto").split(' ').collect();
    doubts.shown.iter().any(|one| !seen.contains(&one.as_str()))
}

pub(super) async fn find(
    visit: &Visit,
    staff: &mut StaffWrite,
    new: &New,
) -> Result<Doubts, PageError> {
    let (surname, given_name) = new.keys();
    let code = new.code.as_ref().map(PersonCode::canonical);
    let keys = Keys {
        surname: &surname,
        given_name: &given_name,
        birth_date: new.birth_date(),
        birth_year: new.birth_year(),
        code: code.as_deref(),
    };
    let mut doubts = Doubts {
        twins: twins::find(&mut staff.tx, visit, (&new.record(), &keys)).await?,
        ..Doubts::default()
    };
    doubts.shown = doubts
        .twins
        .iter()
        .map(|twin| format!("persona:{}", twin.id))
        .collect();
    if doubts.twins.is_empty() {
        let known = queries::known_already(
            &mut staff.tx,
            code.as_deref(),
            (&surname, &given_name),
            new.birth_date(),
        )
        .await?;
        if known == Some(true) {
            doubts.is_known_elsewhere = true;
            doubts
                .shown
                .push(format!("altrove:{}", fingerprint(visit, &keys)));
        }
    }
    let odd = described(new).odd(
        visit,
        &new.code
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    );
    // of another name or code the same thing is another doubt
    let about = fingerprint(visit, &keys);
    doubts.shown.extend(
        odd.iter()
            .map(|finding| format!("{}:{about}", finding.id())),
    );
    doubts.odd = odd
        .iter()
        .map(|finding| misfit::words(visit, finding))
        .collect();
    Ok(doubts)
}

/// The code is somebody's now: the one who took it, if I see them, else that they are known elsewhere.
pub(super) async fn find_after_losing(
    visit: &Visit,
    staff: &mut StaffWrite,
    new: &New,
) -> Result<Doubts, PageError> {
    let mut doubts = find(visit, staff, new).await?;
    if doubts.twins.is_empty() && !doubts.is_known_elsewhere {
        doubts.is_known_elsewhere = true;
        doubts.shown.push("altrove:codice".to_owned());
    }
    Ok(doubts)
}

/// What is known of somebody new, as the rules read it; an alias says nothing of the name on the card.
fn described(new: &New) -> Described {
    let is_alias = new.standing == "alias";
    let name = |part: &Option<String>| part.clone().filter(|_| !is_alias).unwrap_or_default();
    Described {
        surname: name(&new.surname),
        given_name: name(&new.given_name),
        birth_date: new.birth_date(),
        sex: new.sex.unwrap_or_default().to_owned(),
        birthplace: new.birthplace.clone().unwrap_or_default(),
    }
}

/// What was asked about, so that the answer is shown once and a new question is asked anew.
fn fingerprint(visit: &Visit, keys: &Keys<'_>) -> String {
    let date = keys.birth_date.map(|date| date.to_string());
    let parts = [
        keys.code.unwrap_or_default(),
        keys.surname,
        keys.given_name,
        date.as_deref().unwrap_or_default(),
    ];
    let parts: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    hex(&visit.app().keys.mac(Purpose::Search, &parts)[..8])
}
