//! The codes that pages about persons offer, as in the tables; their texts are in `locales/*/people.ftl`.

use platform::web::{Choice, Visit};

use crate::code_lists::{self, CodeList};

/// How the name is known.
pub(crate) const STANDINGS: [&str; 3] = ["declared", "registered", "alias"];
pub(crate) const SEXES: [&str; 2] = ["F", "M"];
pub(crate) const PROTECTIONS: [&str; 3] = ["none", "confidential", "protected"];
/// Whose telephone, whose address.
pub(crate) const OWNERS: [&str; 8] = [
    "self", "partner", "parent", "child", "relative", "friend", "service", "other",
];
pub(crate) const CONTACT_KINDS: [&str; 4] = ["mobile", "phone", "email", "other"];
pub(crate) const ADDRESSED: [&str; 3] = ["feminine", "masculine", "neutral"];
/// Languages that people of the area speak; ISO 639. `bin` is Edo, `ti` Tigrinya.
pub(crate) const LANGUAGES: [&str; 28] = [
    "it", "en", "fr", "es", "ar", "sq", "ro", "uk", "ru", "zh", "bn", "ur", "pa", "hi", "si", "tl",
    "pt", "wo", "ff", "bm", "bin", "ti", "so", "fa", "tr", "pl", "ka", "rom",
];

/// Languages by their own names: whoever speaks one finds it, and points at it.
pub(crate) fn language(code: &str) -> &str {
    match code {
        "it" => "Italiano",
        "en" => "English",
        "fr" => "Français",
        "es" => "Español",
        "ar" => "العربية (arabo)",
        "sq" => "Shqip (albanese)",
        "ro" => "Română",
        "uk" => "Українська (ucraino)",
        "ru" => "Русский (russo)",
        "zh" => "中文 (cinese)",
        "bn" => "বাংলা (bengalese)",
        "ur" => "اردو (urdu)",
        "pa" => "ਪੰਜਾਬੀ (punjabi)",
        "hi" => "हिन्दी (hindi)",
        "si" => "සිංහල (singalese)",
        "tl" => "Tagalog",
        "pt" => "Português",
        "wo" => "Wolof",
        "ff" => "Pulaar",
        "bm" => "Bamanankan (bambara)",
        "bin" => "Ẹ̀dó",
        "ti" => "ትግርኛ (tigrino)",
        "so" => "Soomaali",
        "fa" => "فارسی (persiano)",
        "tr" => "Türkçe",
        "pl" => "Polski",
        "ka" => "ქართული (georgiano)",
        "rom" => "Romanes",
        other => other,
    }
}

/// All languages that a page offers.
pub(crate) fn languages() -> Vec<Choice> {
    LANGUAGES
        .iter()
        .map(|code| Choice::new(*code, language(code)))
        .collect()
}

/// Codes with their texts.
pub(crate) fn choices(visit: &Visit, prefix: &str, codes: &[&str]) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice::new(*code, visit.text(&worded(prefix, code))))
        .collect()
}

/// The id of the text of a code: `owner-self`.
pub(crate) fn worded(prefix: &str, code: &str) -> String {
    format!("{prefix}-{}", code.to_lowercase())
}

/// The codes of a list that a new record may say.
pub(crate) fn codes(list: CodeList) -> Vec<&'static str> {
    code_lists::codes(list)
        .iter()
        .filter(|code| code.is_for_new)
        .map(|code| code.code)
        .collect()
}

/// The same with their texts.
pub(crate) fn listed(visit: &Visit, list: CodeList) -> Vec<Choice> {
    codes(list)
        .into_iter()
        .map(|code| Choice::new(code, visit.text(&code_lists::message_id(list, code))))
        .collect()
}
