//! The codes of an access record, in the order in which the form offers them. Modes, interlocutors and kinds of reason
//! are those of the record of Regione Umbria (SISO); domains those of art. 5 D.lgs. 147/2017; sources of a report those
//! of INPS-SINBA (`FonteSegnalazione`).

use platform::web::{Choice, Visit};

pub(crate) const MODES: [&str; 7] = [
    "in_person",
    "phone",
    "email",
    "home",
    "phone_report",
    "written_report",
    "remote",
];
pub(crate) const INTERLOCUTORS: [&str; 6] = [
    "self",
    "relative",
    "organisation",
    "institution",
    "judiciary",
    "other",
];
pub(crate) const REASON_KINDS: [&str; 4] = ["spontaneous", "sent", "summoned", "decree"];
pub(crate) const URGENCIES: [&str; 3] = ["ordinary", "soon", "urgent"];
pub(crate) const OUTCOMES: [&str; 4] =
    ["information", "referred_out", "come_back", "case_proposed"];
pub(crate) const DOMAINS: [&str; 6] = [
    "economic",
    "housing",
    "work",
    "personal",
    "education",
    "networks",
];
pub(crate) const AREAS: [&str; 4] = ["families", "adults", "disability", "elderly"];
pub(crate) const HOW: [&str; 4] = ["paper", "read_aloud", "shown", "interpreter"];
pub(crate) const TOPICS: [&str; 12] = [
    "services",
    "economic",
    "housing",
    "work",
    "family",
    "elderly",
    "disability",
    "health",
    "documents",
    "food",
    "school",
    "other",
];
/// How somebody asks who is not written down.
pub(crate) const INFORMATION_MODES: [&str; 4] = ["in_person", "phone", "email", "remote"];
/// Languages that people of the area speak (ISO 639).
pub(crate) const LANGUAGES: [&str; 17] = [
    "it", "en", "fr", "es", "ar", "sq", "ro", "uk", "ru", "zh", "bn", "ur", "si", "tl", "pt", "wo",
    "pl",
];
/// What a correction can be about.
pub(crate) const ABOUTS: [&str; 4] = ["who", "facts", "said", "then"];
/// What somebody is to the first one (ANPR), the commonest first.
pub(crate) const RELATIONSHIPS: [&str; 18] = [
    "2", "23", "28", "3", "6", "9", "7", "4", "16", "17", "18", "10", "11", "12", "20", "22", "13",
    "25",
];
/// Who came along and belongs to nobody here.
pub(crate) const COMPANION: &str = "x";
/// Sources of a report, from 1.
pub(crate) const SOURCES: i16 = 14;

/// Codes with their words, which are messages `<messages>-<code>`.
pub(crate) fn choices(visit: &Visit, messages: &str, codes: &[&str]) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice::new(*code, said(visit, messages, code)))
        .collect()
}

/// One of them.
pub(crate) fn said(visit: &Visit, messages: &str, code: &str) -> String {
    visit.text(&format!("{messages}-{code}"))
}

/// Pairs for `Form::choice`.
pub(crate) fn offered<const N: usize>(
    codes: [&'static str; N],
) -> [(&'static str, &'static str); N] {
    codes.map(|code| (code, code))
}

pub(crate) fn sources(visit: &Visit) -> Vec<Choice> {
    (1..=SOURCES)
        .map(|code| {
            Choice::new(
                code.to_string(),
                said(visit, "intake-source", &code.to_string()),
            )
        })
        .collect()
}

/// What a person in a row can be to the first one.
pub(crate) fn relationships(visit: &Visit) -> Vec<Choice> {
    let mut all = choices(visit, "intake-relationship", &RELATIONSHIPS);
    all.push(Choice::new(COMPANION, visit.text("intake-relationship-x")));
    all
}
