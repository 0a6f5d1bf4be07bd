//! Breaks texts into lines that fit a width. The width of a letter is guessed, rather too wide than too narrow,
//! because the server does not know with which font the page is shown.

/// The width of a text in a size, generously.
pub fn width(text: &str, size: i32) -> i32 {
    text.chars().map(hundredths).sum::<i32>() * size / 100 + 1
}

/// In hundredths of the text size; measured on common sans-serif fonts and rounded up.
fn hundredths(letter: char) -> i32 {
    match letter {
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' => 0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | ' ' => 30,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 37,
        'm' | 'M' | 'w' | 'W' | '@' | '%' | '…' | '—' => 100,
        'A'..='Z' | '\u{c0}'..='\u{de}' => 74,
        '\0'..='\u{24f}' => 59,
        '\u{250}'..='\u{10ff}' => 75,
        _ => 105,
    }
}

/// The text in lines no wider than `room`, `most` at most; what is left over becomes «…».
pub fn broken(text: &str, size: i32, room: i32, most: usize) -> Vec<String> {
    let text: String = text
        .chars()
        .filter(|letter| !unprintable(*letter))
        .collect();
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        add_word(&mut lines, word, size, room);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            cut(last, size, room);
        }
    }
    lines
}

fn add_word(lines: &mut Vec<String>, word: &str, size: i32, room: i32) {
    if let Some(last) = lines.last_mut()
        && width(last, size) + width(" ", size) + width(word, size) <= room
    {
        last.push(' ');
        last.push_str(word);
        return;
    }
    let mut piece = String::new();
    for letter in word.chars() {
        piece.push(letter);
        if width(&piece, size) > room && piece.chars().nth(1).is_some() {
            piece.pop();
            lines.push(std::mem::replace(&mut piece, letter.to_string()));
        }
    }
    lines.push(piece);
}

fn cut(line: &mut String, size: i32, room: i32) {
    while !line.is_empty() && width(line, size) + width("…", size) > room {
        line.pop();
    }
    line.push('…');
}

/// Characters that XML does not allow, or that would turn the text around them.
pub fn unprintable(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}
