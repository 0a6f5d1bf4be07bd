//! How easy an Italian text is to read: the Gulpease index.
//!
//! `89 + (300 · sentences − 10 · letters) / words`, made for Italian by the GULP group of Rome's La Sapienza (Lucisano
//! and Piemontese, 1988). 100 is easiest. Above 80 people who left school at eleven read alone, above 60 those who
//! left at fourteen.

/// The index of a text. Each line, and whatever ends in `.`, `!`, `?`, `:` or `;`, is a sentence.
pub fn gulpease(text: &str) -> f64 {
    let letters = text.chars().filter(|sign| sign.is_alphanumeric()).count();
    let words = text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .count();
    let sentences = text
        .split(['.', '!', '?', ':', ';', '\n'])
        .filter(|sentence| sentence.contains(char::is_alphanumeric))
        .count();
    let [letters, words, sentences] = [letters, words, sentences].map(|count| {
        f64::from(u32::try_from(count).expect("a text is shorter than four billion letters"))
    });
    (89.0 + (300.0 * sentences - 10.0 * letters) / words).min(100.0)
}

#[test]
fn short_words_in_short_sentences_are_easy() {
    // 2 sentences, 8 words, 30 letters
    let index = gulpease("Vieni allo sportello. Qui parli con noi subito.");
    assert!((index - 100.0).abs() < f64::EPSILON, "{index}");
}

#[test]
fn the_formula_is_the_published_one() {
    // 1 sentence, 10 words, 60 letters: 89 + (300 - 600) / 10
    let index = gulpease("abcdef abcdef abcdef abcdef abcdef abcdef abcdef abcdef abcdef abcdef.");
    assert!((index - 59.0).abs() < 1e-9, "{index}");
}

#[test]
fn the_language_of_offices_is_not() {
    let index = gulpease(
        "L'espletamento delle procedure amministrative propedeutiche all'erogazione dei contributi economici \
         straordinari presuppone la presentazione della dichiarazione sostitutiva unica da parte del richiedente",
    );
    assert!(index < 40.0, "{index}");
}
