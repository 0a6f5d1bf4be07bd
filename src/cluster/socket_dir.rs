//! The directory of the socket: private, and short enough for a socket's address.

use std::{
    fs::{self, DirBuilder, Permissions},
    io,
    os::unix::{
        ffi::OsStrExt,
        fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown},
    },
    path::{Path, PathBuf},
};

use crate::{
    PORT,
    account::{Account, our_uid},
    data_dir::{DataDir, cluster_name},
    error::{ClusterError, OnPath},
    launcher::Launcher,
};

/// `sun_path` has 108 bytes with its closing zero.
const LONGEST_ADDRESS: usize = 107;

/// Emptied and removed when the cluster stops.
pub(crate) struct SocketDir {
    path: PathBuf,
    in_data_dir: bool,
}

impl SocketDir {
    pub(crate) fn prepare(
        data_dir: &DataDir,
        owner: Option<&Account>,
    ) -> Result<Self, ClusterError> {
        let path = socket_dir_of(data_dir.path());
        let in_data_dir = path.starts_with(data_dir.path());
        make_private(&path, owner)?;
        Ok(Self { path, in_data_dir })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The server may be unable to walk the path to the data directory.
    pub(crate) fn as_the_server_sees_it(&self) -> String {
        if self.in_data_dir {
            Launcher::inside("run")
        } else {
            self.path.to_string_lossy().into_owned()
        }
    }
}

impl Drop for SocketDir {
    fn drop(&mut self) {
        // The server has removed its socket; what else might be in there is not ours to remove.
        let _ = fs::remove_dir(&self.path);
    }
}

/// Beside the cluster, or in /tmp when that path is too long.
pub(crate) fn socket_dir_of(data_dir: &Path) -> PathBuf {
    let beside = data_dir.join("run");
    if fits(&beside) {
        beside
    } else {
        Path::new("/tmp").join(cluster_name(data_dir))
    }
}

fn fits(dir: &Path) -> bool {
    let socket = dir.join(format!(".s.PGSQL.{PORT}"));
    socket.as_os_str().as_bytes().len() <= LONGEST_ADDRESS
}

/// In /tmp somebody else may have been there first, with a link or a directory of their own.
fn make_private(path: &Path, owner: Option<&Account>) -> Result<(), ClusterError> {
    let uid = owner.map_or_else(our_uid, |owner| owner.uid);
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        other => other.on("create", path)?,
    }
    let found = fs::symlink_metadata(path).on("look at", path)?;
    if !found.is_dir() {
        return Err(ClusterError::NotADirectory(path.to_owned()));
    }
    if found.uid() != uid && found.uid() != our_uid() {
        let (path, owner, we) = (path.to_owned(), found.uid(), our_uid());
        return Err(ClusterError::OtherOwner { path, owner, we });
    }
    fs::set_permissions(path, Permissions::from_mode(0o700)).on("chmod", path)?;
    chown(
        path,
        owner.map(|owner| owner.uid),
        owner.map(|owner| owner.gid),
    )
    .on("chown", path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_long_when_the_socket_in_it_passes_107_bytes() {
        let socket = "/.s.PGSQL.5432".len();
        assert!(fits(Path::new(&format!(
            "/{}",
            "x".repeat(LONGEST_ADDRESS - socket - 1)
        ))));
        assert!(!fits(Path::new(&format!(
            "/{}",
            "x".repeat(LONGEST_ADDRESS - socket)
        ))));
    }
}
