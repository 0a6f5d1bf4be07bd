//! What two ways of writing a name have in common: case, accents, apostrophes, small words.

use unicode_normalization::UnicodeNormalization;

/// Letters and digits alone, small and without accents: `Sant'Àngelo d. L.` → `santangelodl`.
pub fn joined(name: &str) -> String {
    plain(name).filter(|c| c.is_alphanumeric()).collect()
}

/// The words that matter, small and without accents. `Reggio nell'Emilia` and `Reggio Emilia` become the same, and so
/// do `San`, `Santa`, `Sant'` and `S.`.
pub fn loose(name: &str) -> String {
    let text: String = plain(name).collect();
    let words: Vec<_> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !is_small(word))
        .map(|word| match word {
            "san" | "santa" | "sant" | "santo" | "ss" | "santi" => "s",
            _ => word,
        })
        .collect();
    words.join(" ")
}

fn plain(name: &str) -> impl Iterator<Item = char> + '_ {
    name.nfd()
        .filter(|c| !matches!(c, '\u{0300}'..='\u{036F}'))
        .flat_map(char::to_lowercase)
}

fn is_small(word: &str) -> bool {
    const SMALL: [&str; 26] = [
        "a", "al", "alla", "con", "d", "da", "dei", "del", "dell", "della", "delle", "dello", "di",
        "e", "ed", "il", "in", "la", "le", "l", "nel", "nell", "nella", "sul", "sull", "sulla",
    ];
    SMALL.contains(&word)
}
