//! A new cluster, made by `initdb` beside its final place and moved there when complete, so that an
//! interruption leaves nothing half-made behind.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, chown, fchown},
    path::Path,
};

use crate::{
    SUPERUSER,
    account::Account,
    binaries::Binaries,
    data_dir::DataDir,
    error::{ClusterError, OnPath},
    launcher::Launcher,
    settings::Durability,
};

const UNFINISHED: &str = "pg.new";
const PASSWORD: &str = "initdb.password";

pub(crate) fn run(
    data_dir: &DataDir,
    launcher: &Launcher,
    binaries: &Binaries,
    password: &str,
    durability: Durability,
) -> Result<(), ClusterError> {
    let unfinished = data_dir.path().join(UNFINISHED);
    let password_file = data_dir.path().join(PASSWORD);
    remove_if_there(fs::remove_dir_all(&unfinished)).on("remove", &unfinished)?;
    remove_if_there(fs::remove_file(&password_file)).on("remove", &password_file)?;

    empty_folder(&unfinished, launcher.account())?;
    lend_password(&password_file, password, launcher.account())?;
    let outcome = initdb(data_dir, launcher, binaries, durability);
    fs::remove_file(&password_file).on("remove", &password_file)?;
    outcome?;

    fs::rename(&unfinished, data_dir.pg()).on("rename", &unfinished)?;
    File::open(data_dir.path())
        .and_then(|dir| dir.sync_all())
        .on("sync", data_dir.path())
}

fn initdb(
    data_dir: &DataDir,
    launcher: &Launcher,
    binaries: &Binaries,
    durability: Durability,
) -> Result<(), ClusterError> {
    let program = binaries.dir.join("initdb");
    let mut command = launcher.command(&program);
    command
        .arg(format!("--pgdata={}", Launcher::inside(UNFINISHED)))
        .arg(format!("--pwfile={}", Launcher::inside(PASSWORD)))
        .arg(format!("--username={SUPERUSER}"))
        .args(["--auth-local=scram-sha-256", "--auth-host=reject"])
        // Code-point order is the same on every machine; Italian order is asked for by ICU name.
        .args([
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--lc-messages=C",
            "--data-checksums",
        ]);
    if !durability.syncs() {
        command.arg("--no-sync");
    }
    let output = command.output().on("run", &program)?;
    if output.status.success() {
        return Ok(());
    }
    let text = [output.stdout, output.stderr].concat();
    Err(ClusterError::Initialise {
        path: data_dir.path().to_owned(),
        output: String::from_utf8_lossy(&text).trim().to_owned(),
    })
}

fn empty_folder(path: &Path, owner: Option<&Account>) -> Result<(), ClusterError> {
    DirBuilder::new()
        .mode(0o700)
        .create(path)
        .on("create", path)?;
    chown(
        path,
        owner.map(|owner| owner.uid),
        owner.map(|owner| owner.gid),
    )
    .on("chown", path)
}

fn lend_password(path: &Path, password: &str, owner: Option<&Account>) -> Result<(), ClusterError> {
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .on("create", path)?;
    writeln!(file, "{password}").on("write", path)?;
    fchown(
        &file,
        owner.map(|owner| owner.uid),
        owner.map(|owner| owner.gid),
    )
    .on("chown", path)
}

fn remove_if_there(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })
}
