//! Where somebody lives: street and number, postal code, place; and how alike two are.

use crate::text;

/// How alike two streets are, from 1; 0 is unknown.
pub const DIFFERENT: u8 = 1;
pub const SIMILAR: u8 = 2;
/// The street is the same, the number is not or is missing.
pub const OTHER_NUMBER: u8 = 3;
/// A slip of the pen, the number is the same.
pub const CLOSE: u8 = 4;
pub const SAME: u8 = 5;

/// Of postal codes: one digit is another, or two neighbours are exchanged.
pub const POSTAL_NEAR: u8 = 2;
pub const POSTAL_SAME: u8 = 3;

pub const PLACE_SIMILAR: u8 = 2;
pub const PLACE_CLOSE: u8 = 3;
pub const PLACE_SAME: u8 = 4;

/// Words for "street" that are often left out, shortened or exchanged.
const WAYS: [&str; 46] = [
    "via", "v", "viale", "vle", "piazza", "pza", "pzza", "p", "za", "zza", "piazzale", "corso",
    "c", "cso", "so", "vicolo", "largo", "strada", "str", "localita", "loc", "frazione", "fraz",
    "traversa", "corte", "n", "nr", "num", "street", "st", "road", "rd", "avenue", "ave", "place",
    "pl", "crescent", "cr", "court", "ct", "drive", "dr", "close", "lane", "circuit", "snc",
];

/// A street, with the number apart.
#[derive(Clone, Debug, Default)]
pub struct Street {
    pub words: String,
    pub number: String,
}

impl Street {
    pub fn read(written: &str) -> Self {
        let all = text::words(written);
        let (numbers, names): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|word| word.contains(|c: char| c.is_ascii_digit()));
        let telling: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|word| !WAYS.contains(word))
            .collect();
        Self {
            words: if telling.is_empty() {
                names.concat()
            } else {
                telling.concat()
            },
            number: numbers.join("/"),
        }
    }

    pub fn is_unknown(&self) -> bool {
        self.words.is_empty()
    }

    /// The level of likeness; the same both ways.
    pub fn likeness(&self, other: &Self) -> u8 {
        if self.is_unknown() || other.is_unknown() {
            return 0;
        }
        let same_number = self.number == other.number;
        if self.words == other.words {
            return if same_number { SAME } else { OTHER_NUMBER };
        }
        match closeness(&self.words, &other.words) {
            PLACE_CLOSE if same_number => CLOSE,
            PLACE_CLOSE => OTHER_NUMBER,
            PLACE_SIMILAR => SIMILAR,
            _ => DIFFERENT,
        }
    }
}

/// Without the zeros in front, that spreadsheets lose.
pub fn postal_code(written: &str) -> String {
    let code = text::code(written);
    if text::is_filler(&code) && code.starts_with('0') {
        return String::new();
    }
    code.trim_start_matches('0').to_owned()
}

/// All words in one; the province in brackets goes.
pub fn place(written: &str) -> String {
    let name = written.split('(').next().unwrap_or(written);
    text::words(name).concat()
}

/// The level of likeness; the same both ways.
pub fn postal_likeness(one: &str, other: &str) -> u8 {
    if one.is_empty() || other.is_empty() {
        0
    } else if one == other {
        POSTAL_SAME
    } else if text::slips(one, other) == 1 {
        POSTAL_NEAR
    } else {
        DIFFERENT
    }
}

/// The level of likeness; the same both ways.
pub fn place_likeness(one: &str, other: &str) -> u8 {
    if one.is_empty() || other.is_empty() {
        0
    } else if one == other {
        PLACE_SAME
    } else {
        closeness(one, other)
    }
}

fn closeness(one: &str, other: &str) -> u8 {
    let alike = text::alikeness(one, other);
    let borne = if one.len().max(other.len()) < 7 { 1 } else { 2 };
    if alike >= 0.94 || (alike > 0.6 && text::slips(one, other) <= borne) {
        PLACE_CLOSE
    } else if alike >= 0.85 {
        PLACE_SIMILAR
    } else {
        DIFFERENT
    }
}
