//! What helps the conversation: the language, an interpreter, what somebody needs to come, children, a few words.

use platform::web::{Choice, Form, Visit};

use crate::answers::Details;

/// Languages that people of the area speak, by their own names; ISO 639.
const LANGUAGES: [(&str, &str); 17] = [
    ("it", "Italiano"),
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("sq", "Shqip"),
    ("ro", "Română"),
    ("uk", "Українська"),
    ("ru", "Русский"),
    ("zh", "中文"),
    ("bn", "বাংলা"),
    ("ur", "اردو"),
    ("si", "සිංහල"),
    ("tl", "Tagalog"),
    ("pt", "Português"),
    ("wo", "Wolof"),
    ("pl", "Polski"),
];
/// Italian sign language and "another one" have names in the page's language.
const OTHER_LANGUAGES: [(&str, &str); 1] = [("other", "booking-language-other")];

const NEEDS: [(&str, &str); 4] = [
    ("wheelchair", "booking-need-wheelchair"),
    ("sign_language", "booking-need-sign-language"),
    ("reading_help", "booking-need-reading-help"),
    ("companion", "booking-need-companion"),
];
const MOST_CHILDREN: i16 = 12;
const LONGEST_TEXT: usize = 200;

/// All languages that the page offers.
pub fn languages(visit: &Visit) -> Vec<Choice> {
    let named = LANGUAGES
        .iter()
        .map(|(code, name)| Choice::new(*code, *name));
    named.chain(choices(visit, &OTHER_LANGUAGES)).collect()
}

/// All needs that the page offers.
pub fn needs(visit: &Visit) -> Vec<Choice> {
    choices(visit, &NEEDS)
}

/// How many children may come along.
pub fn children() -> Vec<Choice> {
    (0..=MOST_CHILDREN)
        .map(|n| Choice::new(n.to_string(), n.to_string()))
        .collect()
}

/// The form of a page that is opened again.
pub fn typed(details: &Details) -> Vec<(&'static str, String)> {
    let mut typed = vec![
        ("dettagli", details.text.clone()),
        ("lingua", details.language.clone()),
        ("minori", details.children.to_string()),
    ];
    typed.extend(
        details
            .interpreter
            .then(|| ("interprete", "yes".to_owned())),
    );
    typed.extend(details.needs.iter().map(|need| ("esigenze", need.clone())));
    typed
}

/// Reads the form; complaints are in it.
pub fn read(form: &mut Form) -> Option<Details> {
    let text = form.text("dettagli", LONGEST_TEXT);
    let spoken: Vec<_> = LANGUAGES
        .iter()
        .chain(&OTHER_LANGUAGES)
        .map(|(code, _)| (*code, *code))
        .collect();
    let language = form.choice("lingua", "booking-language-empty", &spoken);
    let children: Option<i16> = form
        .raw("minori")
        .parse()
        .ok()
        .filter(|count| (0..=MOST_CHILDREN).contains(count));
    if children.is_none() {
        form.fail("minori", "form-choice");
    }
    Some(Details {
        text: text?,
        language: language?.to_owned(),
        interpreter: form.is("interprete", "yes"),
        needs: form.many("esigenze", &NEEDS.map(|(code, _)| code)),
        children: children?,
    })
}

/// A language as the summary shows it.
pub fn language_name(visit: &Visit, code: &str) -> String {
    let own = LANGUAGES
        .iter()
        .find(|(known, _)| *known == code)
        .map(|(_, name)| (*name).to_owned());
    own.unwrap_or_else(|| visit.text("booking-language-other"))
}

/// The needs as the summary shows them.
pub fn need_names(visit: &Visit, needs: &[String]) -> Vec<String> {
    let chosen = NEEDS
        .iter()
        .filter(|(code, _)| needs.iter().any(|need| need == code));
    chosen.map(|(_, name)| visit.text(name)).collect()
}

fn choices(visit: &Visit, options: &[(&str, &str)]) -> Vec<Choice> {
    options
        .iter()
        .map(|(code, name)| Choice::new(*code, visit.text(name)))
        .collect()
}
