//! Ways to reach somebody.

use crate::text::{Refused, tidy};

/// An e-mail address, checked for its shape only: whether it exists the confirmation shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    pub fn parse(typed: &str) -> Result<Self, Refused> {
        let address = tidy(typed, 254)?;
        if address.is_empty() {
            return Err(Refused::Empty);
        }
        let (local, domain) = address.rsplit_once('@').ok_or(Refused::Shape)?;
        let atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
        let label = |l: &str| {
            !l.is_empty()
                && l.len() <= 63
                && !l.starts_with('-')
                && !l.ends_with('-')
                && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        let local_fits = !local.is_empty()
            && local.len() <= 64
            && local.chars().all(atom)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let domain_fits = domain.contains('.') && domain.split('.').all(label);
        if local_fits && domain_fits {
            Ok(Self(address))
        } else {
            Err(Refused::Shape)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A telephone number: digits with an optional leading +, 6 to 15 of them (ITU-T E.164), without separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    pub fn parse(typed: &str) -> Result<Self, Refused> {
        let number: String = tidy(typed, 40)?
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '.' | '/' | '(' | ')'))
            .collect();
        if number.is_empty() {
            return Err(Refused::Empty);
        }
        let digits = number.strip_prefix('+').unwrap_or(&number);
        let fits = (6..=15).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
        if fits {
            Ok(Self(number))
        } else {
            Err(Refused::Shape)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Email, Phone};

    #[test]
    fn addresses_that_work_are_taken_and_others_not() {
        for good in ["anna@example.org", "a.b+c@sub.example.it"] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "anna",
            "anna@",
            "@example.org",
            "anna@example",
            "a b@example.org",
            "a..b@example.org",
            "anna@-x.it",
            "a@b.it\r\nBcc: c@d.it",
        ] {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn telephone_numbers_lose_their_separators() {
        assert_eq!(
            Phone::parse("+39 (0583) 42-8764").map(|p| p.as_str().to_owned()),
            Ok("+390583428764".into())
        );
        assert!(Phone::parse("12345").is_err());
        assert!(Phone::parse("0583 chiama").is_err());
    }
}
