//! What is refused, and that the reason is given.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod support;

use std::{
    fs,
    os::unix::fs::{PermissionsExt, chown},
    path::Path,
};

use support::{Holder, refusal, refusal_with_programs, scratch, start, we_are_root};

#[test]
fn a_directory_with_somebody_elses_files_is_refused_and_left_as_it_is() {
    let scratch = scratch();
    fs::write(scratch.path().join("holiday.jpg"), "sea").unwrap();
    let said = refusal(scratch.path());
    assert!(
        said.ends_with("is not a Porta Unica data directory; choose an empty one"),
        "{said}"
    );
    let names: Vec<_> = fs::read_dir(scratch.path()).unwrap().flatten().collect();
    assert_eq!(names.len(), 1);
}

#[test]
fn a_file_is_refused() {
    let scratch = scratch();
    let file = scratch.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(
        refusal(&file),
        format!("{} is a file; choose a directory", file.display())
    );
}

#[test]
fn a_directory_of_another_account_is_refused() {
    if !we_are_root() {
        let said = refusal(Path::new("/usr"));
        assert!(said.contains("belongs to another account"), "{said}");
        return;
    }
    let scratch = scratch();
    let theirs = scratch.path().join("theirs");
    fs::create_dir(&theirs).unwrap();
    chown(&theirs, Some(65_534), None).unwrap();
    let said = refusal(&theirs);
    assert!(
        said.contains("belongs to another account (user id 65534, we are 0)"),
        "{said}"
    );
}

#[test]
fn a_directory_that_cannot_be_written_is_refused() {
    // Root writes everywhere, except where nobody can.
    let path = if we_are_root() {
        Path::new("/proc/porta-data").to_owned()
    } else {
        Path::new("/usr/porta-data").to_owned()
    };
    let said = refusal(&path);
    assert!(
        said.starts_with(&format!("cannot write in {}: ", path.display())),
        "{said}"
    );
    assert!(said.ends_with("choose another directory"), "{said}");
}

#[test]
fn a_second_instance_is_refused_with_the_number_of_the_first() {
    let scratch = scratch();
    let first = Holder::of(scratch.path());
    let said = refusal(scratch.path());
    assert!(
        said.contains(&format!("is in use by process {}", first.pid())),
        "{said}"
    );
    assert!(support::runs(first.postmaster), "the first goes on");
    let postmaster = first.kill();
    support::wait_until("the server ends", || !support::runs(postmaster));
}

#[test]
fn a_second_instance_in_the_same_process_is_refused_too() {
    let scratch = scratch();
    let _first = start(scratch.path()).unwrap();
    let said = refusal(scratch.path());
    assert!(
        said.contains(&format!("is in use by process {}", std::process::id())),
        "{said}"
    );
}

#[test]
fn a_version_that_leaks_is_refused_with_the_reason() {
    let scratch = scratch();
    let said = refusal_with_fake(scratch.path(), "postgres (PostgreSQL) 15.3");
    assert!(said.starts_with("PostgreSQL 15.3 is too old"), "{said}");
    assert!(said.contains("CVE-2025-8713"), "{said}");
    assert!(!scratch.path().join("data/pg").exists());
}

#[test]
fn a_program_that_is_not_postgresql_is_refused() {
    let scratch = scratch();
    let said = refusal_with_fake(scratch.path(), "hello");
    assert!(
        said.ends_with("does not say which version of PostgreSQL it is: hello"),
        "{said}"
    );
}

#[test]
fn programs_that_are_not_where_pg_bin_says_are_missed_by_name() {
    let scratch = scratch();
    let said = refusal_with_programs(&scratch.path().join("data"), &scratch.path().join("none"));
    assert!(said.ends_with("but there is no `postgres` in it"), "{said}");
}

#[test]
fn a_cluster_of_a_version_that_is_not_installed_is_refused() {
    let scratch = scratch();
    start(scratch.path()).unwrap().stop().unwrap();
    fs::write(scratch.path().join("pg/PG_VERSION"), "12\n").unwrap();
    let said = refusal(scratch.path());
    assert!(
        said.contains("was created by PostgreSQL 12, which is not installed here"),
        "{said}"
    );
}

#[test]
fn a_cluster_whose_password_is_lost_is_refused() {
    let scratch = scratch();
    start(scratch.path()).unwrap().stop().unwrap();
    fs::remove_file(scratch.path().join("superuser.secret")).unwrap();
    let said = refusal(scratch.path());
    assert!(
        said.starts_with("cannot read ") && said.contains("superuser.secret"),
        "{said}"
    );
}

/// The refusal when `PG_BIN` holds programs that answer like this.
fn refusal_with_fake(scratch: &Path, answer: &str) -> String {
    let bin = scratch.join("bin");
    fs::create_dir(&bin).unwrap();
    for program in ["postgres", "initdb"] {
        let file = bin.join(program);
        fs::write(&file, format!("#!/bin/sh\necho '{answer}'\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    refusal_with_programs(&scratch.join("data"), &bin)
}
