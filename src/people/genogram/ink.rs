//! Writes SVG: attributes only, every text escaped, nothing that the security policy of the pages would stop.

use super::label::unprintable;

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    Solid,
    Dashed,
    Dotted,
    /// The second line beside a solid one.
    ThinDashed,
    Thin,
    /// Round a household.
    Outline,
}

impl Stroke {
    fn attributes(self) -> &'static str {
        match self {
            Self::Solid => "",
            Self::Dashed => r#" stroke-dasharray="8 5""#,
            Self::Dotted => r#" stroke-width="3" stroke-dasharray="0 6" stroke-linecap="round""#,
            Self::ThinDashed => r#" stroke-width="1.5" stroke-dasharray="5 4""#,
            Self::Thin => r#" stroke-width="1""#,
            Self::Outline => r#" class="genogram-roof" stroke-width="1.5" stroke-dasharray="6 4""#,
        }
    }
}

/// The SVG so far.
#[derive(Debug, Default)]
pub struct Ink(String);

impl Ink {
    pub fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// A path that is not filled.
    pub fn path(&mut self, stroke: Stroke, path: &str) {
        self.raw(&format!(r#"<path d="{path}"{}/>"#, stroke.attributes()));
    }

    /// A straight line between two points.
    pub fn line(&mut self, stroke: Stroke, from: (i32, i32), to: (i32, i32)) {
        self.path(stroke, &format!("M{} {}L{} {}", from.0, from.1, to.0, to.1));
    }

    /// One line of text; `x` is its middle, `y` the line it stands on.
    pub fn text(&mut self, (x, y): (i32, i32), size: i32, text: &str) {
        let text = escaped(text);
        self.raw(&format!(
            r#"<text x="{x}" y="{y}" font-size="{size}" fill="currentColor" stroke="none">{text}</text>"#
        ));
    }

    /// One line of text that begins at `x`.
    pub fn text_from(&mut self, (x, y): (i32, i32), size: i32, text: &str) {
        let text = escaped(text);
        self.raw(&format!(
            r#"<text x="{x}" y="{y}" font-size="{size}" text-anchor="start" fill="currentColor" stroke="none">{text}</text>"#
        ));
    }

    /// White ground, so that a text can be read where lines pass behind it.
    pub fn ground(&mut self, x: i32, y: i32, width: i32, height: i32) {
        self.raw(&format!(
            r##"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#fff" stroke="none"/>"##
        ));
    }

    pub fn finish(self) -> String {
        self.0
    }
}

/// Text as it may stand in XML, in an element or between double quotes.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !unprintable(*letter)) {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(letter),
        }
    }
    safe
}
