//! Birth dates: read whatever way they are written, and how alike two are.

use crate::text;

/// How alike two dates are, from 1; 0 is unknown.
pub const DIFFERENT: u8 = 1;
/// Two of year, month and day are the same; or all that is known, where that is not a whole date.
pub const PARTLY: u8 = 2;
/// One digit is another, or two neighbours are exchanged.
pub const SLIP: u8 = 3;
/// Day and month are exchanged.
pub const TURNED: u8 = 4;
pub const SAME: u8 = 5;

/// Eight digits, year first; or, of what is no date, the digits that are there. Whether that day exists is not asked:
/// a wrong date that is wrong in two places in the same way says a lot.
pub fn read(written: &str) -> String {
    let written = written.trim();
    let day = written.split(['T', ' ']).next().unwrap_or(written);
    let parts: Vec<&str> = day
        .split(['-', '/', '.'])
        .filter(|part| !part.is_empty())
        .collect();
    let digits = match parts[..] {
        [year, month, day] if year.len() == 4 => in_order(year, month, day),
        [day, month, year] if year.len() == 4 => in_order(year, month, day),
        _ => year_first(text::code(day)),
    };
    if digits.len() < 4 || text::is_filler(&digits) {
        return String::new();
    }
    digits
}

fn in_order(year: &str, month: &str, day: &str) -> String {
    text::code(&format!("{year}{month:0>2}{day:0>2}"))
}

/// Of eight digits without anything between: the year is where it can be one.
fn year_first(digits: String) -> String {
    let is_year = |part: Option<&str>| part.is_some_and(|y| ("1850".."2100").contains(&y));
    if digits.len() == 8 && !is_year(digits.get(..4)) && is_year(digits.get(4..)) {
        return format!("{}{}{}", &digits[4..], &digits[2..4], &digits[..2]);
    }
    digits
}

/// Year, month and day as text, if there are eight digits.
pub fn parts(date: &str) -> Option<(&str, &str, &str)> {
    (date.len() == 8 && date.is_ascii()).then(|| (&date[..4], &date[4..6], &date[6..]))
}

/// The level of likeness; the same both ways.
pub fn likeness(one: &str, other: &str) -> u8 {
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    if let (Some(one), Some(other)) = (known(one), known(other))
        && one.len().min(other.len()) < 8
    {
        return likeness_in_part(one, other);
    }
    if one == other {
        return SAME;
    }
    if let (Some(one), Some(other)) = (parts(one), parts(other))
        && (one.0, one.1, one.2) == (other.0, other.2, other.1)
    {
        return TURNED;
    }
    if is_slip(one, other) {
        return SLIP;
    }
    let same = match (parts(one), parts(other)) {
        (Some(one), Some(other)) => [one.0 == other.0, one.1 == other.1, one.2 == other.2],
        _ => [false; 3],
    };
    if same.into_iter().filter(|same| *same).count() == 2 {
        PARTLY
    } else {
        DIFFERENT
    }
}

/// A year, a year and a month, or all of it.
fn known(date: &str) -> Option<&str> {
    (matches!(date.len(), 4 | 6 | 8) && date.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some(date)
}

/// Of one of the two no more is known than the year, perhaps the month: the same as far as both are known, or no
/// evidence where the years are near, for whoever knows only a year knows it roughly.
fn likeness_in_part(one: &str, other: &str) -> u8 {
    let year = |date: &str| date[..4].parse::<i32>().unwrap_or_default();
    if one.starts_with(other) || other.starts_with(one) {
        PARTLY
    } else if (year(one) - year(other)).abs() <= 2 {
        0
    } else {
        DIFFERENT
    }
}

/// Of the same length: one digit differs, or two neighbours are exchanged. Otherwise: one was left out.
fn is_slip(one: &str, other: &str) -> bool {
    if one.len() != other.len() {
        return text::slips(one, other) == 1;
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let differ: Vec<usize> = (0..one.len()).filter(|at| one[*at] != other[*at]).collect();
    match differ[..] {
        [_] => true,
        [first, second] => {
            second == first + 1 && one[first] == other[second] && one[second] == other[first]
        }
        _ => false,
    }
}
