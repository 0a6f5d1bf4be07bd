//! Names of people as they are written: any script, any number of parts, never a code.

use crate::text::{Refused, tidy};

/// A given name or a surname: 1 to 80 characters, with at least one letter, without digits or symbols.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Reads what somebody typed. Refuses emoji, digits and so also a fiscal code put in the wrong field.
    pub fn parse(typed: &str) -> Result<Self, Refused> {
        Self::parse_up_to(typed, 80)
    }

    /// The same with another limit: on a document a name may be much longer than anybody types for an appointment.
    pub fn parse_up_to(typed: &str, most: usize) -> Result<Self, Refused> {
        let name = tidy(typed, most)?;
        if name.is_empty() {
            return Err(Refused::Empty);
        }
        let fits = |c: char| {
            c.is_alphabetic()
                || is_combining(c)
                || matches!(c, ' ' | '\'' | '’' | '`' | 'ʼ' | '-' | '.' | '·')
        };
        if !name.chars().all(fits) || !name.chars().any(char::is_alphabetic) {
            return Err(Refused::Shape);
        }
        Ok(Self(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Accents that stand alone, as some keyboards and scripts write them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{0652}' | '\u{0901}'..='\u{094D}' | '\u{0981}'..='\u{09CD}' | '\u{0A01}'..='\u{0A4D}')
}

#[cfg(test)]
mod tests {
    use super::PersonName;

    #[test]
    fn names_of_many_people_are_names() {
        for name in [
            "Anna",
            "D'Angelo",
            "Maria Rosaria",
            "Nicolò Zoë",
            "Nguyễn",
            "Łukasz",
            "فاطمة",
            "李",
            "Jean-Luc",
            "Ion C.",
        ] {
            assert!(PersonName::parse(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn codes_emoji_and_emptiness_are_not() {
        for name in [
            "",
            "   ",
            "RSSMRA75T01E715Z",
            "Anna 😀",
            "Anna\u{202E}",
            "<b>",
            "'",
            "a\0b",
        ] {
            assert!(PersonName::parse(name).is_err(), "{name:?}");
        }
    }
}
