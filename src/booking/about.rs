//! Pages that explain: the home page, questions and answers, privacy, legal notes, accessibility, reports.

pub mod accessibility;
pub mod faq;
pub mod home;
pub mod legal_notes;
pub mod privacy;
pub mod report;

use platform::web::Visit;

/// A part of a page, with its place in the index beside it.
pub struct Section {
    pub id: &'static str,
    pub href: String,
    pub label: String,
    pub paragraphs: Vec<String>,
}

/// Parts whose messages are `<name>-<part>-title` and `<name>-<part>-text`; a line of the text is a paragraph.
pub fn sections(visit: &Visit, name: &str, parts: &[&'static str]) -> Vec<Section> {
    let section = |id: &&'static str| Section {
        id,
        href: format!("#{id}"),
        label: visit.text(&format!("{name}-{id}-title")),
        paragraphs: paragraphs(&visit.text(&format!("{name}-{id}-text"))),
    };
    parts.iter().map(section).collect()
}

fn paragraphs(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
