//! Under which account PostgreSQL runs. It refuses to be root, rightly: so when we are root, an
//! unprivileged account of the machine runs it and owns its files.
//!
//! That account may be shared with other programs, hence the password on the socket: being
//! `postgres` or `nobody` on this machine is not enough to read a citizen's data through SQL.

use std::{fs, os::unix::fs::MetadataExt, path::Path};

use crate::error::{ClusterError, OnPath};

/// In order of preference. `postgres` exists wherever PostgreSQL comes from a package.
const CANDIDATES: &[&str] = &["postgres", "nobody"];
const PASSWD: &str = "/etc/passwd";

/// An entry of the machine's list of accounts (initdb insists on one).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Account {
    name: String,
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

impl Account {
    /// None when we are not root and PostgreSQL runs as ourselves. An existing cluster keeps the
    /// account that owns it, whatever was installed since.
    pub(crate) fn for_cluster(pg: &Path) -> Result<Option<Self>, ClusterError> {
        if !we_are_root() {
            return Ok(None);
        }
        let accounts = parse(&fs::read_to_string(PASSWD).on("read", PASSWD)?);
        let chosen = match fs::symlink_metadata(pg) {
            Ok(existing) => accounts
                .into_iter()
                .find(|account| account.uid == existing.uid()),
            Err(_) => CANDIDATES.iter().find_map(|name| {
                accounts
                    .iter()
                    .find(|account| account.name == *name)
                    .cloned()
            }),
        };
        chosen
            .filter(|account| account.uid != 0)
            .map(Some)
            .ok_or(ClusterError::NoAccount)
    }
}

pub(crate) fn our_uid() -> u32 {
    rustix::process::geteuid().as_raw()
}

fn we_are_root() -> bool {
    our_uid() == 0
}

fn parse(passwd: &str) -> Vec<Account> {
    passwd.lines().filter_map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Account> {
    let mut fields = line.split(':');
    let name = fields.next()?.to_owned();
    let uid = fields.nth(1)?.parse().ok()?;
    let gid = fields.next()?.parse().ok()?;
    Some(Account { name, uid, gid })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_read_and_broken_lines_passed_over() {
        let passwd = "root:x:0:0:root:/root:/bin/bash\n\n+::::::\n\
                      postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash\n";
        let accounts = parse(passwd);
        assert_eq!(accounts.len(), 2);
        assert_eq!(
            accounts[1],
            Account {
                name: "postgres".to_owned(),
                uid: 101,
                gid: 104
            }
        );
    }
}
