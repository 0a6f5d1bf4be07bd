//! The superuser's password: made once, kept beside the cluster in a file only we may read.

use std::{
    fmt::Write as _,
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
};

use crate::{
    data_dir::DataDir,
    error::{ClusterError, OnPath},
};

const FILE: &str = "superuser.secret";
const RANDOM: &str = "/dev/urandom";

pub(crate) fn load_or_create(data_dir: &DataDir) -> Result<String, ClusterError> {
    let file = data_dir.path().join(FILE);
    match fs::read_to_string(&file) {
        Ok(kept) if !kept.trim().is_empty() => Ok(kept.trim().to_owned()),
        // A new one would not be the password of a cluster that exists.
        Err(error) if data_dir.is_initialised() || error.kind() != io::ErrorKind::NotFound => {
            Err(error).on("read", file)
        }
        Ok(_) | Err(_) => {
            let made = random()?;
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(true).mode(0o600);
            options
                .open(&file)
                .and_then(|mut file| writeln!(file, "{made}").and_then(|()| file.sync_all()))
                .on("write", file)?;
            Ok(made)
        }
    }
}

/// 192 bits as hexadecimal digits, which need no quoting anywhere.
fn random() -> Result<String, ClusterError> {
    let mut bytes = [0; 24];
    File::open(RANDOM)
        .and_then(|mut source| source.read_exact(&mut bytes))
        .on("read", RANDOM)?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}
