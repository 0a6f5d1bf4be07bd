//! The reference of an appointment, as people read it out on the telephone: `7K3M-9QXZ-4TB2-R`.
//!
//! Sixty random bits in Crockford's base 32 (no I, L, O, U: <https://www.crockford.com/base32.html>) and a check
//! character of ours, so that a slip of the tongue is told apart from an unknown reference. Stored only as a keyed hash.

use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Twelve characters and a check character.
#[derive(Clone, PartialEq, Eq)]
pub struct Reference([u8; 13]);

impl Reference {
    /// From sixty random bits; higher bits are ignored.
    pub fn from_bits(bits: u64) -> Self {
        let mut values = [0_u8; 13];
        for (n, value) in values.iter_mut().take(12).enumerate() {
            *value = u8::try_from(bits >> (5 * n) & 31).unwrap_or(0);
        }
        values[12] = check(&values);
        Self(values)
    }

    /// Reads a reference however it was written: small letters, spaces, O for 0, I or L for 1. `None` if it can not
    /// be one.
    pub fn parse(typed: &str) -> Option<Self> {
        if typed.len() > 60 {
            return None;
        }
        let mut values = [0_u8; 13];
        let mut n = 0;
        for c in typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.'))
        {
            *values.get_mut(n)? = value(c)?;
            n += 1;
        }
        (n == 13 && values[12] == check(&values)).then_some(Self(values))
    }

    /// The thirteen characters without dashes: what is hashed.
    pub fn canonical(&self) -> String {
        self.0
            .iter()
            .map(|v| char::from(ALPHABET[usize::from(*v)]))
            .collect()
    }
}

fn value(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    ALPHABET
        .iter()
        .position(|a| char::from(*a) == c)
        .and_then(|v| u8::try_from(v).ok())
}

/// Weighted sum modulo 31 (a prime): every single slip and every swap of neighbours changes it.
fn check(values: &[u8; 13]) -> u8 {
    let sum: u32 = (2_u32..)
        .zip(&values[..12])
        .map(|(weight, v)| weight * u32::from(*v))
        .sum();
    u8::try_from(sum % 31).unwrap_or(0)
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.canonical();
        write!(
            f,
            "{}-{}-{}-{}",
            &all[..4],
            &all[4..8],
            &all[8..12],
            &all[12..]
        )
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reference(…)") // never in a log
    }
}

#[cfg(test)]
mod tests {
    use super::Reference;

    #[test]
    fn a_reference_is_read_however_it_is_written() {
        let reference = Reference::from_bits(0x0123_4567_89AB_CDEF);
        let shown = reference.to_string();
        assert_eq!(Reference::parse(&shown), Some(reference.clone()));
        assert_eq!(
            Reference::parse(&shown.to_lowercase().replace('-', " ")),
            Some(reference.clone())
        );
        assert_eq!(
            Reference::parse(&shown.replace('0', "O").replace('1', "l")),
            Some(reference)
        );
    }

    #[test]
    fn one_wrong_character_or_two_swapped_is_noticed() {
        let shown = Reference::from_bits(0x0FED_CBA9_8765_4321).canonical();
        for n in 0..11 {
            let mut slip: Vec<u8> = shown.bytes().collect();
            slip[n] = if slip[n] == b'7' { b'8' } else { b'7' };
            assert_eq!(
                Reference::parse(&String::from_utf8(slip).expect("ascii")),
                None,
                "slip at {n}"
            );
            let mut swap: Vec<u8> = shown.bytes().collect();
            swap.swap(n, n + 1);
            if swap[n] != swap[n + 1] && n < 11 {
                assert_eq!(
                    Reference::parse(&String::from_utf8(swap).expect("ascii")),
                    None,
                    "swap at {n}"
                );
            }
        }
        assert_eq!(Reference::parse(""), None);
        assert_eq!(Reference::parse("7K3M-9QXZ-4TB2-😀"), None);
    }
}
