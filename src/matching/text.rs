//! Text made comparable: one alphabet, one case, words apart.

use deunicode::deunicode;

/// Words in small letters and digits of ASCII. Apostrophes join ("D'Angelo" is one word), everything else parts.
pub fn words(text: &str) -> Vec<String> {
    let joined: String = text.chars().filter(|c| !is_apostrophe(*c)).collect();
    deunicode(&joined)
        .to_ascii_lowercase()
        // in transliterated text the soft sign is an apostrophe
        .replace(['\'', '`'], "")
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Capital letters and digits, for codes. What a spreadsheet adds to a number ("4011.0") goes.
pub fn code(text: &str) -> String {
    let text = text.trim();
    text.strip_suffix(".0")
        .unwrap_or(text)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Whether a code is one character again and again, as people type to fill a field: 0000000, XXXX.
pub fn is_filler(code: &str) -> bool {
    let first = code.as_bytes().first();
    code.len() > 2 && code.bytes().all(|c| Some(&c) == first)
}

/// Letters added, left out, changed or two neighbours exchanged (optimal string alignment).
pub fn slips(one: &str, other: &str) -> usize {
    let longer = one.len().max(other.len());
    if longer > 2 + in_common(one.as_bytes(), other.as_bytes()) {
        return usize::MAX;
    }
    strsim::osa_distance(one, other)
}

/// Jaro–Winkler, 0 to 1; 0 if it is below [`ALIKE_FROM`] for sure, which is seen much faster.
pub fn alikeness(one: &str, other: &str) -> f64 {
    if at_most_alike(one.as_bytes(), other.as_bytes()) < ALIKE_FROM {
        return 0.0;
    }
    strsim::jaro_winkler(one, other)
}

/// Below this nobody asks how alike two words are.
pub const ALIKE_FROM: f64 = 0.78;

/// What Jaro–Winkler would be if all letters in common stood in the right places.
fn at_most_alike(one: &[u8], other: &[u8]) -> f64 {
    let common = in_common(one, other) as f64;
    let jaro = (common / one.len() as f64 + common / other.len() as f64 + 1.0) / 3.0;
    let beginning = one
        .iter()
        .zip(other)
        .take(4)
        .take_while(|(one, other)| one == other);
    jaro + 0.1 * beginning.count() as f64 * (1.0 - jaro)
}

/// How many letters two words have in common, wherever they stand.
fn in_common(one: &[u8], other: &[u8]) -> usize {
    let mut counts = [0_u8; 128];
    for c in one {
        let count = &mut counts[usize::from(c & 127)];
        *count = count.saturating_add(1);
    }
    let mut common = 0;
    for c in other {
        let count = &mut counts[usize::from(c & 127)];
        if *count > 0 {
            *count -= 1;
            common += 1;
        }
    }
    common
}

/// How a name sounds, roughly and for ears of many languages: consonants in classes, vowels only at the beginning and
/// all alike. "Fatima" and "Fatma", "Mohamed" and "Muhammad", "Oleksandr" and "Aleksandr" sound the same.
pub fn sound(squashed: &str) -> String {
    let mut heard = String::with_capacity(squashed.len());
    let simpler = squashed.replace("ph", "f").replace("gn", "n");
    for (place, c) in simpler.chars().enumerate() {
        let class = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' if place == 0 => 'a',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' | 'h' => continue,
            'c' | 'k' | 'q' => 'k',
            's' | 'z' => 's',
            'v' | 'w' => 'v',
            'x' => {
                push_new(&mut heard, 'k');
                's'
            }
            other => other,
        };
        push_new(&mut heard, class);
    }
    heard
}

/// How a name sounds to an Italian ear, by its groups of letters: "Hoxha" and "Hodja", "Xhafa" and "Giafa", "Chiarelli"
/// and "Kiareli" sound the same.
pub fn sound_in_italian(squashed: &str) -> String {
    const GROUPS: [(&str, &str); 11] = [
        ("sch", "s"),
        ("sce", "se"),
        ("sci", "si"),
        ("sh", "s"),
        ("dj", "g"),
        ("dz", "g"),
        ("dh", "g"),
        ("xh", "g"),
        ("ch", "k"),
        ("ck", "k"),
        ("qu", "k"),
    ];
    let mut simpler = squashed.to_owned();
    for vowel in ['a', 'e', 'o', 'u'] {
        simpler = simpler.replace(&format!("gi{vowel}"), &format!("g{vowel}"));
    }
    for (group, heard) in GROUPS {
        simpler = simpler.replace(group, heard);
    }
    sound(&simpler.replace('x', "k").replace('h', ""))
}

fn push_new(heard: &mut String, class: char) {
    if !heard.ends_with(class) {
        heard.push(class);
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | '`' | '´' | '′')
}
