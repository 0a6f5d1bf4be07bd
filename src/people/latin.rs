//! A name in Latin letters: what is compared and searched, never what is shown.

/// Small Latin letters with one space between words, whatever script a name is written in; empty if nothing of it can
/// be written so. Accents and apostrophes go, hyphens become spaces: "D’Angelo" is "dangelo", "Nicolò" "nicolo".
pub fn latin(name: &str) -> String {
    let plain = deunicode::deunicode(name).to_lowercase();
    let letters: String = plain
        .chars()
        .filter_map(|c| match c {
            'a'..='z' => Some(c),
            '\'' | '`' | '"' | '.' => None,
            _ => Some(' '),
        })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::latin;

    #[test]
    fn a_name_is_the_same_with_accents_apostrophes_and_in_other_scripts() {
        for (written, plain) in [
            ("D’Angelo", "dangelo"),
            ("D'Angelo", "dangelo"),
            ("Nicolò  Zoë", "nicolo zoe"),
            ("Jean-Luc", "jean luc"),
            ("Łukasz", "lukasz"),
            ("Олександр", "oleksandr"),
            ("李", "li"),
        ] {
            assert_eq!(latin(written), plain, "{written}");
        }
        assert!(!latin("فاطمة").is_empty());
    }
}
