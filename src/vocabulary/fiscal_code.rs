//! The Italian fiscal code (codice fiscale): what it says of name, birth and place, and whether that fits somebody.
//!
//! Decree of the Ministry of Finance 23 December 1976 (Gazzetta Ufficiale n. 345 of 29 December 1976): three letters of
//! the surname, three of the given name, two digits of the year, a letter for the month, two digits for the day (and
//! forty for women), the cadastral code of the municipality or state of birth, a check letter. Where two people would
//! have the same code, digits become letters, from the right ("omocodia"): 128 ways to write one code.
//!
//! A code belongs to a person in the registry, not to our form: a name that was changed, a municipality that is no
//! more, a sex that was corrected are no errors. So a code that does not fit is told in words and never refused.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";
/// What stands for the digits 0 to 9 where two people would have the same code.
const IN_PLACE_OF_DIGITS: &[u8; 10] = b"LMNPQRSTUV";
/// Where digits stand; the first to become a letter is the last.
const DIGITS_AT: [usize; 7] = [14, 13, 12, 10, 9, 7, 6];
/// What a character counts at the odd places (the first is odd); a digit counts as the letter of the same number.
const ODD: [u32; 26] = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/// Sixteen capital letters and digits with the right check letter.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FiscalCode([u8; 16]);

/// Why something is no fiscal code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotACode {
    /// Not sixteen characters.
    Length,
    /// Something stands where it can not: a digit among the letters of the name, a month that does not exist.
    Shape,
    /// The last letter does not belong to the other fifteen: somebody mistyped.
    Check,
}

/// As registered, in two words: that is all the code knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    Female,
    Male,
}

/// Somebody, as far as it is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    pub surname: Option<&'a str>,
    pub given_name: Option<&'a str>,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    /// Cadastral code of the municipality, or of the state (`Z…`), valid on the day of birth.
    pub birthplace: Option<&'a str>,
}

/// What of somebody a code does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    Surname,
    GivenName,
    BirthDate,
    Sex,
    Birthplace,
}

impl FiscalCode {
    /// Reads a code however it was written: small letters, spaces, dashes; with letters in place of digits or without.
    pub fn parse(typed: &str) -> Result<Self, NotACode> {
        let mut code = [0_u8; 16];
        let mut length = 0;
        for c in typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'))
        {
            let place = code.get_mut(length).ok_or(NotACode::Length)?;
            *place = u8::try_from(c)
                .ok()
                .filter(u8::is_ascii_alphanumeric)
                .ok_or(NotACode::Shape)?
                .to_ascii_uppercase();
            length += 1;
        }
        if length < code.len() {
            return Err(NotACode::Length);
        }
        let code = Self(code);
        if !code.has_the_shape() {
            return Err(NotACode::Shape);
        }
        if code.0[15] != check_letter(&code.0) {
            return Err(NotACode::Check);
        }
        Ok(code)
    }

    /// The code that somebody would be given, were nobody else like them. `birthplace`: a letter and three digits.
    pub fn of(
        surname: &str,
        given_name: &str,
        birth_date: NaiveDate,
        sex: Sex,
        birthplace: &str,
    ) -> Option<Self> {
        let day = birth_date.day() + if sex == Sex::Female { 40 } else { 0 };
        let month = MONTHS[birth_date.month0() as usize];
        let year = birth_date.year().rem_euclid(100);
        let mut code = [0_u8; 16];
        code[..3].copy_from_slice(&letters(surname, false));
        code[3..6].copy_from_slice(&letters(given_name, true));
        code[6..8].copy_from_slice(format!("{year:02}").as_bytes());
        code[8] = month;
        code[9..11].copy_from_slice(format!("{day:02}").as_bytes());
        let birthplace = birthplace.as_bytes();
        code[11..15].copy_from_slice(birthplace.get(..4).filter(|_| birthplace.len() == 4)?);
        code[15] = check_letter(&code);
        let code = Self(code);
        code.has_the_shape().then_some(code)
    }

    /// As it is written on the card.
    pub fn as_str(&self) -> &str {
        // always: every byte is a letter or a digit of ASCII
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The code with digits where digits belong: the same for all 128 ways to write it.
    #[must_use]
    pub fn without_omocodia(mut self) -> Self {
        for place in DIGITS_AT {
            if let Some(digit) = digit(self.0[place]) {
                self.0[place] = b'0' + digit;
            }
        }
        self.0[15] = check_letter(&self.0);
        self
    }

    /// All 128 ways to write it, the one with digits first.
    pub fn variants(self) -> impl Iterator<Item = Self> {
        let plain = self.without_omocodia();
        (0_u32..128).map(move |chosen| {
            let mut code = plain;
            for (n, place) in DIGITS_AT.into_iter().enumerate() {
                if chosen >> n & 1 == 1 {
                    code.0[place] = IN_PLACE_OF_DIGITS[usize::from(plain.0[place] - b'0')];
                }
            }
            code.0[15] = check_letter(&code.0);
            code
        })
    }

    pub fn sex(&self) -> Sex {
        if self.number(9) > 40 {
            Sex::Female
        } else {
            Sex::Male
        }
    }

    /// The cadastral code of the place: a municipality, or a state (`Z…`).
    pub fn birthplace(&self) -> String {
        self.without_omocodia().as_str()[11..15].to_owned()
    }

    /// Whether somebody with this code can have been born on that day. The code knows no century.
    pub fn fits_birth(&self, date: NaiveDate) -> bool {
        self.is_of_year(date)
            && self.0[8] == MONTHS[date.month0() as usize]
            && self.day() == date.day()
    }

    /// What is known of somebody and the code says otherwise, in the order of the code. Empty: it fits.
    pub fn misfits(&self, known: &Known<'_>) -> Vec<Misfit> {
        let code = &self.0;
        [
            known
                .surname
                .is_some_and(|name| letters(name, false) != code[..3])
                .then_some(Misfit::Surname),
            known
                .given_name
                .is_some_and(|name| letters(name, true) != code[3..6])
                .then_some(Misfit::GivenName),
            known
                .birth_date
                .is_some_and(|date| !self.fits_birth(date))
                .then_some(Misfit::BirthDate),
            known
                .sex
                .is_some_and(|sex| sex != self.sex())
                .then_some(Misfit::Sex),
            known
                .birthplace
                .is_some_and(|place| place != self.birthplace())
                .then_some(Misfit::Birthplace),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn is_of_year(&self, date: NaiveDate) -> bool {
        i64::from(date.year().rem_euclid(100)) == i64::from(self.number(6))
    }

    /// 1 to 31.
    fn day(&self) -> u32 {
        self.number(9) % 40
    }

    /// Two digits, or the letters in their place.
    fn number(&self, at: usize) -> u32 {
        let of = |place: usize| u32::from(digit(self.0[place]).unwrap_or(0));
        of(at) * 10 + of(at + 1)
    }

    fn has_the_shape(&self) -> bool {
        let letters = [0, 1, 2, 3, 4, 5, 11, 15];
        letters
            .into_iter()
            .all(|place| self.0[place].is_ascii_uppercase())
            && DIGITS_AT
                .into_iter()
                .all(|place| digit(self.0[place]).is_some())
            && MONTHS.contains(&self.0[8])
            && matches!(self.number(9), 1..=31 | 41..=71)
    }
}

impl fmt::Display for FiscalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Never the code itself: it names a person.
impl fmt::Debug for FiscalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FiscalCode(…)")
    }
}

/// What a digit is worth, or the letter in its place.
fn digit(c: u8) -> Option<u8> {
    if c.is_ascii_digit() {
        return Some(c - b'0');
    }
    let place = IN_PLACE_OF_DIGITS.iter().position(|letter| *letter == c)?;
    u8::try_from(place).ok()
}

fn check_letter(code: &[u8; 16]) -> u8 {
    let sum: u32 = code[..15]
        .iter()
        .enumerate()
        .map(|(place, c)| {
            let worth = if c.is_ascii_digit() {
                c - b'0'
            } else {
                c - b'A'
            };
            if place % 2 == 0 {
                ODD[usize::from(worth)]
            } else {
                u32::from(worth)
            }
        })
        .sum();
    b'A' + u8::try_from(sum % 26).unwrap_or(0)
}

/// Three letters of a name: consonants, then vowels, then X. Of a given name with four consonants or more the second is
/// left out.
fn letters(name: &str, is_given: bool) -> [u8; 3] {
    let plain = in_plain_letters(name);
    let (vowels, mut consonants): (Vec<u8>, Vec<u8>) =
        plain.iter().partition(|c| b"AEIOU".contains(c));
    if is_given && consonants.len() > 3 {
        consonants.remove(1);
    }
    let mut three = consonants.into_iter().chain(vowels).chain([b'X'; 3]);
    [(); 3].map(|()| three.next().unwrap_or(b'X'))
}

/// A to Z alone: accents, apostrophes, spaces and whatever is no Latin letter go.
fn in_plain_letters(name: &str) -> Vec<u8> {
    let mut plain = Vec::new();
    for c in name.nfd().flat_map(char::to_uppercase) {
        match c {
            'Ł' => plain.push(b'L'),
            'Ø' => plain.push(b'O'),
            'Đ' | 'Ð' => plain.push(b'D'),
            'Æ' => plain.extend(b"AE"),
            'Œ' => plain.extend(b"OE"),
            'Þ' => plain.extend(b"TH"),
            _ => plain.extend(u8::try_from(c).ok().filter(u8::is_ascii_uppercase)),
        }
    }
    plain
}

#[cfg(test)]
mod tests;
