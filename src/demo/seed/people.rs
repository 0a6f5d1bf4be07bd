//! Made-up people: names as they are heard in the Piana, put together by chance. Addresses end in `example.org` and
//! numbers begin with 000, which nobody has.

/// Somebody who comes to a desk.
pub struct Somebody {
    pub given_name: &'static str,
    pub surname: &'static str,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub language: &'static str,
    pub interpreter: bool,
    pub needs: Vec<String>,
    pub children: i16,
}

/// Names with the language in which people prefer to speak.
const GIVEN: [(&str, &str); 24] = [
    ("Anna", "it"),
    ("Maria", "it"),
    ("Giovanni", "it"),
    ("Luca", "it"),
    ("Sara", "it"),
    ("Marco", "it"),
    ("Elena", "it"),
    ("Franco", "it"),
    ("Rosa", "it"),
    ("Antonio", "it"),
    ("Silvana", "it"),
    ("Matteo", "it"),
    ("Carla", "it"),
    ("Nicolò", "it"),
    ("Fatima", "ar"),
    ("Youssef", "ar"),
    ("Ion", "ro"),
    ("Mihaela", "ro"),
    ("Arben", "sq"),
    ("Drita", "sq"),
    ("Olena", "uk"),
    ("Blessing", "en"),
    ("Nimal", "si"),
    ("Xiu", "zh"),
];
const SURNAMES: [&str; 24] = [
    "Bianchi",
    "Del Carlo",
    "Giannini",
    "Lencioni",
    "Martinelli",
    "Pieretti",
    "Barsanti",
    "Fanucchi",
    "Simonetti",
    "D’Angelo",
    "Lucchesi",
    "Matteucci",
    "Orsucci",
    "Quilici",
    "El Amrani",
    "Hoxha",
    "Popescu",
    "Okafor",
    "Perera",
    "Kovalenko",
    "Haddad",
    "Dumitru",
    "Chen",
    "Baldacci",
];

impl Somebody {
    /// The same number is the same person.
    pub fn number(n: usize) -> Self {
        let (given_name, language) = GIVEN[n % GIVEN.len()];
        let surname = SURNAMES[n / GIVEN.len() % SURNAMES.len()];
        let foreign = language != "it";
        Self {
            given_name,
            surname,
            email: (!n.is_multiple_of(3)).then(|| format!("persona{n}@example.org")),
            phone: (n % 3 != 1).then(|| format!("000{n:07}")),
            language,
            interpreter: foreign && n % 5 < 3,
            needs: match n % 17 {
                0 => vec!["wheelchair".into()],
                1 => vec!["reading_help".into()],
                2 => vec!["companion".into()],
                3 => vec!["sign_language".into()],
                _ => Vec::new(),
            },
            children: [0, 0, 0, 1, 0, 2, 0][n % 7],
        }
    }
}
