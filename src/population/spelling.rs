//! How a word changes when it is typed by somebody tired, or written down from hearing.

use unicode_normalization::UnicodeNormalization;

use crate::draw::Draw;

const KEYBOARD: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Ways to write the same sound; each may stand for the other. Of names from everywhere the portal's desks are.
const SOUNDS: [(&str, &str); 33] = [
    ("mohamed", "mohammed"),
    ("mohammed", "muhammad"),
    ("mamadou", "mamadu"),
    ("youssef", "yusuf"),
    ("fatima", "fatema"),
    ("hussain", "hossain"),
    ("oleksandr", "aleksandr"),
    ("serhiy", "sergey"),
    ("olena", "elena"),
    ("mykola", "nikolay"),
    ("volodymyr", "vladimir"),
    ("halyna", "galina"),
    ("sh", "sc"),
    ("sh", "ch"),
    ("ou", "u"),
    ("kh", "h"),
    ("zh", "j"),
    ("iya", "ia"),
    ("iy", "ij"),
    ("yu", "iu"),
    ("xh", "gj"),
    ("th", "t"),
    ("ph", "f"),
    ("k", "c"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("x", "ks"),
    ("ee", "i"),
    ("gn", "ni"),
    ("q", "k"),
    ("el ", "al "),
    ("z", "s"),
];

/// A slip of a finger in one letter.
pub fn typo(draw: &mut Draw, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let last = u32::try_from(letters.len()).unwrap_or(0).saturating_sub(1);
    let at = draw.below(last + 1) as usize;
    match draw.below(5) {
        0 | 1 => {
            let Some(letter) = letters.get_mut(at) else {
                return word.to_owned();
            };
            *letter = neighbour(draw, *letter);
        }
        2 if last >= 2 => drop(letters.remove(at)),
        3 if last >= 1 => letters.swap(at.min(last as usize - 1), at.min(last as usize - 1) + 1),
        _ => {
            let letter = letters.get(at).filter(|c| c.is_alphabetic());
            letters.insert(at, letter.map_or('e', |c| lower(*c)));
        }
    }
    capitalised(&letters.into_iter().collect::<String>())
}

/// The key beside it; letters with accents and signs stay.
fn neighbour(draw: &mut Draw, letter: char) -> char {
    let plain = lower(letter);
    let row = KEYBOARD
        .iter()
        .find_map(|row| Some((row.as_bytes(), row.find(plain)?)));
    let Some((row, at)) = row else { return letter };
    let beside = match at {
        0 => 1,
        _ if at + 1 == row.len() || draw.per_mille(500) => at - 1,
        _ => at + 1,
    };
    let beside = char::from(row[beside]);
    if letter.is_uppercase() {
        beside.to_ascii_uppercase()
    } else {
        beside
    }
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Accents left out or typed as apostrophes; apostrophes and spaces left out; double names in one or with a dash.
pub fn other_signs(draw: &mut Draw, word: &str) -> String {
    let plain: String = word
        .nfd()
        .filter(|c| !('\u{0300}'..='\u{036F}').contains(c))
        .collect();
    let ends_accented = word.ends_with(['à', 'è', 'é', 'ì', 'ò', 'ù']);
    match draw.below(4) {
        0 if ends_accented => format!("{plain}'"),
        1 if word.contains(' ') => word.replacen(' ', "-", 1),
        0 | 2 => plain.replace('\'', " ").replace("  ", " "),
        _ => capitalised(&plain.replace([' ', '\''], "").to_lowercase()),
    }
}

/// As another clerk would have written what they heard.
pub fn transliterated(draw: &mut Draw, word: &str) -> String {
    let small = word.to_lowercase();
    let fitting: Vec<(&str, &str)> = SOUNDS
        .iter()
        .flat_map(|(one, other)| [(*one, *other), (*other, *one)])
        .filter(|(from, _)| {
            from.len() > 1 && small.contains(from)
                || from.len() == 1 && small.contains(from) && "kwyjxqz".contains(from)
        })
        .collect();
    if fitting.is_empty() {
        return other_signs(draw, word);
    }
    let (from, to) = *draw.pick(&fitting);
    capitalised(&small.replacen(from, to, 1))
}

/// Each part with a capital, the rest small; what comes from a list keeps its small particles nowhere.
pub fn capitalised(word: &str) -> String {
    let mut is_start = true;
    word.chars()
        .flat_map(|c| {
            let written: Vec<char> = if is_start {
                c.to_uppercase().collect()
            } else {
                vec![lower(c)]
            };
            is_start = matches!(c, ' ' | '\'' | '-');
            written
        })
        .collect()
}
