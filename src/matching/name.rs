//! Names: made comparable, and how alike two are.

use crate::text;

/// One field of a name.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// All words in one.
    pub squashed: String,
    pub words: Vec<String>,
    pub sound: String,
    italian: String,
}

/// How alike two names are, from 1; 0 is unknown.
pub const DIFFERENT: u8 = 1;
pub const VAGUE: u8 = 2;
/// One is part of the other: "Maria" and "Maria Rosaria".
pub const PART: u8 = 3;
pub const SOUNDS_ALIKE: u8 = 4;
/// A slip of the pen or two.
pub const CLOSE: u8 = 5;
pub const SAME: u8 = 6;

/// Values of Jaro–Winkler; where exactly is not critical, since what a level is worth is estimated from the data.
const VAGUE_FROM: f64 = text::ALIKE_FROM;
const ALIKE_FROM: f64 = 0.88;
const CLOSE_FROM: f64 = 0.94;

impl Name {
    pub fn read(written: &str) -> Self {
        let words = text::words(written);
        let squashed = words.concat();
        Self {
            sound: text::sound(&squashed),
            italian: text::sound_in_italian(&squashed),
            squashed,
            words,
        }
    }

    pub fn is_unknown(&self) -> bool {
        self.squashed.is_empty()
    }

    /// The first letters.
    pub fn beginning(&self, letters: usize) -> &str {
        self.squashed.get(..letters).unwrap_or(&self.squashed)
    }

    /// The level of likeness; the same both ways.
    pub fn likeness(&self, other: &Self) -> u8 {
        if self.is_unknown() || other.is_unknown() {
            return 0;
        }
        if self.squashed == other.squashed {
            return SAME;
        }
        let alike = text::alikeness(&self.squashed, &other.squashed);
        if alike >= CLOSE_FROM || self.is_slip_of(other, alike) {
            CLOSE
        } else if alike >= ALIKE_FROM || self.sounds_like(other) {
            SOUNDS_ALIKE
        } else if self.has_part(other) || other.has_part(self) {
            PART
        } else if alike >= VAGUE_FROM || self.is_initial_of(other) || other.is_initial_of(self) {
            VAGUE
        } else {
            DIFFERENT
        }
    }

    fn is_slip_of(&self, other: &Self, alike: f64) -> bool {
        let length = self.squashed.len().max(other.squashed.len());
        let borne = match length {
            0..=3 => return false,
            4..=7 => 1,
            _ => 2,
        };
        let may_be = alike > 0.6 && text::slips(&self.squashed, &other.squashed) <= borne;
        may_be || (self.words.len() > 1 && self.has_same_words(other))
    }

    fn has_same_words(&self, other: &Self) -> bool {
        self.words.len() == other.words.len()
            && self.words.iter().all(|word| other.words.contains(word))
            && other.words.iter().all(|word| self.words.contains(word))
    }

    fn sounds_like(&self, other: &Self) -> bool {
        let alike = |one: &str, other: &str| one.len() > 1 && one == other;
        alike(&self.sound, &other.sound) || alike(&self.italian, &other.italian)
    }

    /// Whether every word of `other` is a word here, or all of `other` the beginning.
    fn has_part(&self, other: &Self) -> bool {
        if other.squashed.len() < 3 || self.squashed.len() <= other.squashed.len() {
            return false;
        }
        self.squashed.starts_with(&other.squashed)
            || other.words.iter().all(|word| self.words.contains(word))
    }

    fn is_initial_of(&self, other: &Self) -> bool {
        self.squashed.len() == 1 && other.squashed.starts_with(&self.squashed)
    }
}
