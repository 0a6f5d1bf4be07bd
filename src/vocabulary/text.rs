//! What all typed text goes through: normal spaces, no invisible characters, a bounded length.

/// Why a text was refused; the page turns it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Empty,
    TooLong,
    /// Control characters or marks that change the direction of writing: nobody types them on purpose.
    Invisible,
    /// Does not look like what the field asks for.
    Shape,
}

/// Trims, joins runs of white space (line breaks too), refuses control and direction marks and more than `max`
/// characters. Empty text stays empty.
pub fn tidy(typed: &str, max: usize) -> Result<String, Refused> {
    if typed.len() > max.saturating_mul(8).max(64)
        || typed.chars().count() > max.saturating_mul(2).max(max + 16)
    {
        return Err(Refused::TooLong);
    }
    if typed.chars().any(is_invisible) {
        return Err(Refused::Invisible);
    }
    let tidy = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if tidy.chars().count() > max {
        Err(Refused::TooLong)
    } else {
        Ok(tidy)
    }
}

/// The same for what has to be said: nothing is `Empty`.
pub fn said(typed: &str, max: usize) -> Result<String, Refused> {
    match tidy(typed, max)? {
        text if text.is_empty() => Err(Refused::Empty),
        text => Ok(text),
    }
}

fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::{Refused, tidy};

    #[test]
    fn spaces_are_joined_and_marks_refused() {
        assert_eq!(tidy("  Anna \n Maria ", 20), Ok("Anna Maria".into()));
        assert_eq!(tidy("An\u{202E}na", 20), Err(Refused::Invisible));
        assert_eq!(tidy("An\0na", 20), Err(Refused::Invisible));
        assert_eq!(tidy(&"a".repeat(10_000), 200), Err(Refused::TooLong));
    }
}
