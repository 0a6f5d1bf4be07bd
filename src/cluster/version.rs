//! Which versions of PostgreSQL are safe enough to hold this portal's data.

/// The first release of each major version without CVE-2025-8713.
const FIRST_SAFE: &[(i32, i32)] = &[(15, 14), (16, 10), (17, 6)];

/// A server that must not hold the portal's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "PostgreSQL {}.{} is too old: Porta Unica needs 15.14, 16.10, 17.6 or later, because earlier \
     releases leak rows hidden by row-level security through the planner's statistics (CVE-2025-8713)",
    server_version_num / 10_000,
    server_version_num % 10_000
)]
pub struct TooOld {
    pub server_version_num: i32,
}

/// Refuses a server by its `server_version_num` (`show server_version_num`): the whole of our
/// access control rests on row-level security, so a release in which it leaks is of no use.
pub fn refuse_old(server_version_num: i32) -> Result<(), TooOld> {
    let (major, minor) = (server_version_num / 10_000, server_version_num % 10_000);
    let newest_listed = FIRST_SAFE.iter().map(|(major, _)| *major).max();
    let safe = newest_listed.is_some_and(|newest| major > newest)
        || FIRST_SAFE
            .iter()
            .any(|(listed, first)| major == *listed && minor >= *first);
    if safe {
        Ok(())
    } else {
        Err(TooOld { server_version_num })
    }
}

/// Reads `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`; `18beta1` and `18devel` count as 18.0.
pub(crate) fn parse(answer: &str) -> Option<i32> {
    let number = answer
        .trim()
        .strip_prefix("postgres (PostgreSQL) ")?
        .split_whitespace()
        .next()?;
    let mut parts = number.split('.').map(leading_number);
    let major = parts.next()??;
    let minor = parts.next().flatten().unwrap_or(0);
    Some(major * 10_000 + minor)
}

fn leading_number(text: &str) -> Option<i32> {
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_leaking_release_of_each_version_is_refused() {
        for old in [
            150_013, 160_009, 170_005, 150_003, 140_019, 130_022, 90_624, 0,
        ] {
            assert_eq!(
                refuse_old(old),
                Err(TooOld {
                    server_version_num: old
                })
            );
        }
    }

    #[test]
    fn the_first_repaired_release_of_each_version_is_accepted() {
        for repaired in [
            150_014, 150_018, 160_010, 170_006, 180_000, 180_001, 190_000,
        ] {
            assert_eq!(refuse_old(repaired), Ok(()));
        }
    }

    #[test]
    fn the_refusal_gives_version_and_reason() {
        let said = TooOld {
            server_version_num: 150_013,
        }
        .to_string();
        assert!(said.starts_with("PostgreSQL 15.13 is too old"), "{said}");
        assert!(said.contains("CVE-2025-8713"), "{said}");
    }

    #[test]
    fn versions_are_read_as_the_programs_print_them() {
        let debian = "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n";
        assert_eq!(parse(debian), Some(150_018));
        assert_eq!(parse("postgres (PostgreSQL) 18.0"), Some(180_000));
        assert_eq!(parse("postgres (PostgreSQL) 18beta1"), Some(180_000));
        assert_eq!(parse("postgres (PostgreSQL) 19devel"), Some(190_000));
        assert_eq!(parse("postgres: command not found"), None);
        assert_eq!(parse(""), None);
    }
}
