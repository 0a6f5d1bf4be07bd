//! The words for what stands in the trail as codes. Every act that the code records has a text; a test looks for the
//! ones that have none.

use platform::i18n;
use vocabulary::Language;

/// The kinds of acts, as the filter offers them: the first word of their names.
pub(super) const KINDS: [&str; 17] = [
    "absence",
    "access",
    "account",
    "agenda",
    "appointment",
    "case",
    "factor",
    "glass",
    "grant",
    "household",
    "person",
    "proposal",
    "session",
    "sharing",
    "team",
    "trail",
    "twin",
];

/// The text of an act; its name itself if there is none, so that nothing is hidden.
pub(super) fn action(language: Language, action: &str) -> String {
    text_or(
        language,
        &format!("audit-action-{}", action.replace('.', "-")),
        action,
    )
}

/// A code of a data class, capacity or basis in words; `family` is the beginning of the message's name.
pub(super) fn code(language: Language, family: &str, code: &str) -> String {
    text_or(
        language,
        &format!("{family}-{}", code.replace('_', "-")),
        code,
    )
}

fn text_or(language: Language, id: &str, otherwise: &str) -> String {
    if i18n::exists(language, id) {
        i18n::text(language, id, &[]).into_owned()
    } else {
        otherwise.to_owned()
    }
}
