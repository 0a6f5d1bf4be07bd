//! The codes by which public bodies know a person. None is the key of a person here, and none is needed: people come
//! to the door without any, and get another one later.

use std::fmt;

use crate::fiscal_code::{FiscalCode, NotACode};

/// A code as its issuer writes it, checked as far as it can be.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum PersonCode {
    /// Sixteen characters, from the revenue agency.
    Fiscal(FiscalCode),
    /// Eleven digits, from the revenue agency too, until the other one is given.
    Provisional([u8; 11]),
    /// For people from outside the European Union who are temporarily present without a permit: care that can not wait
    /// (D.P.R. 394/1999, art. 43). `STP` and thirteen digits: region, health authority, number.
    TemporarilyPresent([u8; 13]),
    /// For citizens of the European Union who are not registered with the health service: `ENI` and thirteen digits.
    NotRegistered([u8; 13]),
}

impl PersonCode {
    /// Reads any of them, in small letters or with spaces. A code of sixteen characters that is none of the health
    /// service is meant to be a fiscal code.
    pub fn parse(typed: &str) -> Result<Self, NotACode> {
        let plain: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if let Some(number) = plain.strip_prefix("STP").and_then(digits) {
            return Ok(Self::TemporarilyPresent(number));
        }
        if let Some(number) = plain.strip_prefix("ENI").and_then(digits) {
            return Ok(Self::NotRegistered(number));
        }
        match digits(&plain) {
            Some(number) if is_checked(&number) => Ok(Self::Provisional(number)),
            Some(_) => Err(NotACode::Check),
            None => FiscalCode::parse(typed).map(Self::Fiscal),
        }
    }

    /// What two ways of writing the same code have in common: what is looked for.
    pub fn canonical(&self) -> String {
        match self {
            Self::Fiscal(code) => code.without_omocodia().to_string(),
            _ => self.to_string(),
        }
    }
}

/// Exactly so many digits.
fn digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits: [u8; N] = text.as_bytes().try_into().ok()?;
    digits.iter().all(u8::is_ascii_digit).then_some(digits)
}

/// The last digit belongs to the other ten: each second one counts double, crosswise, and all add up to a ten
/// (decree of 23 December 1976, as for the number of those who pay value added tax).
fn is_checked(code: &[u8; 11]) -> bool {
    let sum: u32 = code
        .iter()
        .enumerate()
        .map(|(place, c)| {
            let digit = u32::from(c - b'0');
            match place % 2 {
                0 => digit,
                _ if digit > 4 => 2 * digit - 9,
                _ => 2 * digit,
            }
        })
        .sum();
    sum.is_multiple_of(10) && *code != [b'0'; 11]
}

/// As it is written on the card.
impl fmt::Display for PersonCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (prefix, number) = match self {
            Self::Fiscal(code) => return code.fmt(f),
            Self::Provisional(number) => ("", &number[..]),
            Self::TemporarilyPresent(number) => ("STP", &number[..]),
            Self::NotRegistered(number) => ("ENI", &number[..]),
        };
        f.write_str(prefix)?;
        f.write_str(str::from_utf8(number).unwrap_or_default())
    }
}

/// Its kind, never the code itself: it names a person.
impl fmt::Debug for PersonCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fiscal(_) => "Fiscal(…)",
            Self::Provisional(_) => "Provisional(…)",
            Self::TemporarilyPresent(_) => "TemporarilyPresent(…)",
            Self::NotRegistered(_) => "NotRegistered(…)",
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{NotACode, PersonCode};

    #[test]
    fn each_kind_is_known_by_how_it_is_written() {
        for (typed, kind, canonical) in [
            ("rssmra75t01e71ru", "Fiscal(…)", "RSSMRA75T01E715Z"),
            ("00743110157", "Provisional(…)", "00743110157"),
            (
                "STP 090 123 0000001",
                "TemporarilyPresent(…)",
                "STP0901230000001",
            ),
            ("eni0901230000002", "NotRegistered(…)", "ENI0901230000002"),
        ] {
            let code = PersonCode::parse(typed).expect(typed);
            assert_eq!(
                (format!("{code:?}").as_str(), code.canonical().as_str()),
                (kind, canonical)
            );
            assert_eq!(PersonCode::parse(&code.to_string()), Ok(code));
        }
    }

    #[test]
    fn what_is_none_is_refused_with_the_reason() {
        for (typed, why) in [
            ("", NotACode::Length),
            ("00743110158", NotACode::Check),
            ("00000000000", NotACode::Check),
            ("0074311015", NotACode::Length),
            ("STP090123000000", NotACode::Length),
            ("STP09012300000012", NotACode::Length),
            ("STP09012300000O1", NotACode::Shape),
            ("RSSMRA75T01E715A", NotACode::Check),
        ] {
            assert_eq!(PersonCode::parse(typed), Err(why), "{typed}");
        }
    }

    proptest! {
        /// One digit read wrongly is noticed.
        #[test]
        fn a_slip_in_eleven_digits_is_noticed(start in "[0-9]{10}", place in 0_usize..11, other in 1_u8..10) {
            let code = (b'0'..=b'9')
                .map(|last| format!("{start}{}", char::from(last)))
                .find(|code| PersonCode::parse(code).is_ok());
            if let Some(code) = code {
                let mut wrong = code.into_bytes();
                wrong[place] = (wrong[place] - b'0' + other) % 10 + b'0';
                let wrong = String::from_utf8(wrong).unwrap_or_default();
                prop_assert_eq!(PersonCode::parse(&wrong), Err(NotACode::Check));
            }
        }
    }
}
