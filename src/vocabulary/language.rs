//! Languages that the portal speaks. Italian has no prefix in addresses, the others have one (`/en/…`).

/// A language in which every text exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    Italian,
    English,
}

impl Language {
    /// All of them, Italian first.
    pub const ALL: [Language; 2] = [Language::Italian, Language::English];

    /// ISO 639-1 code, as in `lang` attributes and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Language::Italian => "it",
            Language::English => "en",
        }
    }

    /// The language's own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Italian => "Italiano",
            Language::English => "English",
        }
    }

    /// Writing direction for the `dir` attribute.
    pub fn direction(self) -> &'static str {
        match self {
            Language::Italian | Language::English => "ltr",
        }
    }

    /// What stands before every address in this language: nothing for Italian.
    pub fn prefix(self) -> &'static str {
        match self {
            Language::Italian => "",
            Language::English => "/en",
        }
    }

    /// From an ISO 639-1 code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    /// Splits an address into its language and the address without prefix: `/en/prenota` → English, `/prenota`.
    pub fn split(path: &str) -> (Self, &str) {
        for language in Self::ALL {
            if let Some(rest) = path
                .strip_prefix(language.prefix())
                .filter(|_| !language.prefix().is_empty())
            {
                if rest.is_empty() {
                    return (language, "/");
                }
                if rest.starts_with('/') {
                    return (language, rest);
                }
            }
        }
        (Self::Italian, path)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn an_address_tells_its_language() {
        assert_eq!(
            Language::split("/en/prenota"),
            (Language::English, "/prenota")
        );
        assert_eq!(Language::split("/en"), (Language::English, "/"));
        assert_eq!(Language::split("/enti"), (Language::Italian, "/enti"));
        assert_eq!(Language::split("/"), (Language::Italian, "/"));
    }
}
