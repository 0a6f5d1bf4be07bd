//! What the database answers to an act, and what a page makes of it.

use platform::web::Form;

/// Beside which field a refusal is said, and in which words. Words that are not here are `absent`: the page does not
/// exist for whoever asks.
const REFUSALS: [(&str, &str, &str); 15] = [
    ("no_such_body", "body", "admin-body-empty"),
    ("role_does_not_fit", "role", "admin-role-does-not-fit"),
    ("no_such_office", "office", "admin-office-of-another-body"),
    ("area_does_not_fit", "area", "admin-area-does-not-fit"),
    ("dates_reversed", "to", "admin-dates-reversed"),
    ("already_over", "to", "admin-already-over"),
    ("far_away", "from", "admin-far-away"),
    ("duties_apart", "role", "admin-duties-apart"),
    ("already_member", "role", "admin-already-member"),
    ("own_account", "role", "admin-own-account"),
    ("login_taken", "login", "admin-login-taken"),
    ("email_taken", "email", "admin-email-taken"),
    ("in_the_past", "last_day", "admin-last-day-past"),
    ("longer", "last_day", "admin-last-day-longer"),
    ("not_now", "last_day", "admin-not-now"),
];

/// Says why, beside the field. False: there is nothing to say.
pub(crate) fn explain(form: &mut Form, answer: &str) -> bool {
    let known = REFUSALS.iter().find(|(word, ..)| *word == answer);
    if let Some((_, field, message)) = known {
        form.fail(field, *message);
    }
    known.is_some()
}

/// What the last act did, by the word in the address. Only these words say anything.
const DONE: [(&str, &str); 10] = [
    ("invitato", "admin-done-invited"),
    ("revocato", "admin-done-revoked"),
    ("reimpostato", "admin-done-reset"),
    ("disattivato", "admin-done-disabled"),
    ("riattivato", "admin-done-enabled"),
    ("accessi", "admin-done-signed-out"),
    ("incarico", "admin-done-membership"),
    ("incarico-chiuso", "admin-done-membership-end"),
    ("niente", "admin-done-nothing"),
    ("scaduto", "admin-done-expired"),
];

pub(crate) fn done(word: &str) -> Option<&'static str> {
    DONE.iter()
        .find(|(known, _)| *known == word)
        .map(|(_, message)| *message)
}
