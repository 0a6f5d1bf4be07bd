//! The data directory: is it ours, is it free, where is what in it.

use std::{
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, Read, Seek, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, chown},
    path::{self, Path, PathBuf},
};

use crate::{
    account::{Account, our_uid},
    binaries::ExistingCluster,
    error::{ClusterError, OnPath},
};

const MARKER: &str = ".porta";
const LOCK: &str = "porta.lock";

/// A directory that is ours and that no other instance uses while this value lives.
pub(crate) struct DataDir {
    path: PathBuf,
    lock: File,
}

/// Said aloud, not left to the closing of the file: a process that another thread is starting at this moment has a copy
/// of it until it becomes the program, and the lock would last as long as the copy.
impl Drop for DataDir {
    fn drop(&mut self) {
        let _ = self.lock.unlock();
    }
}

impl DataDir {
    /// Takes the directory, creating it if need be, or says why not.
    pub(crate) fn open(wanted: &Path) -> Result<Self, ClusterError> {
        let path = existing_or_new(wanted)?;
        refuse_other_owner(&path)?;
        mark_or_refuse(&path)?;
        let lock = lock(&path)?;
        Ok(Self { path, lock })
    }

    /// Lets the server's account pass through, and nobody else: the directory stays ours, so that
    /// the account can touch neither the lock nor the secret beside its own folders.
    pub(crate) fn admit(&self, account: Option<&Account>) -> Result<(), ClusterError> {
        let mode = if account.is_some() { 0o710 } else { 0o700 };
        chown(&self.path, None, account.map(|account| account.gid)).on("chown", &self.path)?;
        fs::set_permissions(&self.path, Permissions::from_mode(mode)).on("chmod", &self.path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn pg(&self) -> PathBuf {
        self.path.join("pg")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.path.join("pg.log")
    }

    /// A cluster is moved to its place only when it is complete.
    pub(crate) fn is_initialised(&self) -> bool {
        self.pg().is_dir()
    }

    pub(crate) fn created_by_major(&self) -> Result<Option<ExistingCluster>, ClusterError> {
        if !self.is_initialised() {
            return Ok(None);
        }
        let file = self.pg().join("PG_VERSION");
        let text = fs::read_to_string(&file).on("read", &file)?;
        let major = text
            .trim()
            .parse()
            .map_err(io::Error::other)
            .on("understand", &file)?;
        Ok(Some(ExistingCluster {
            data_dir: self.path.clone(),
            major,
        }))
    }

    /// A short name for this directory, the same at every start: the server carries it on its
    /// command line, which is how a leftover is recognised.
    pub(crate) fn cluster_name(&self) -> String {
        cluster_name(&self.path)
    }
}

/// The name for the directory at this absolute path.
pub(crate) fn cluster_name(path: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    (path, our_uid()).hash(&mut hasher);
    format!("porta-{:016x}", hasher.finish())
}

fn existing_or_new(wanted: &Path) -> Result<PathBuf, ClusterError> {
    let path = path::absolute(wanted).on("find", wanted)?;
    match fs::metadata(&path) {
        Ok(found) if !found.is_dir() => return Err(ClusterError::NotADirectory(path)),
        Ok(_) => {}
        Err(_) => fs::create_dir_all(&path).map_err(not_writable(&path))?,
    }
    path.canonicalize().on("find", &path)
}

fn refuse_other_owner(path: &Path) -> Result<(), ClusterError> {
    let (owner, we) = (fs::metadata(path).on("look at", path)?.uid(), our_uid());
    if owner == we {
        Ok(())
    } else {
        Err(ClusterError::OtherOwner {
            path: path.to_owned(),
            owner,
            we,
        })
    }
}

fn mark_or_refuse(path: &Path) -> Result<(), ClusterError> {
    let marker = path.join(MARKER);
    if marker.is_file() {
        return Ok(());
    }
    if fs::read_dir(path)
        .map_err(not_writable(path))?
        .next()
        .is_some()
    {
        return Err(ClusterError::NotOurs(path.to_owned()));
    }
    match File::create_new(&marker) {
        // Another instance found the directory empty in the same moment; the lock decides.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(not_writable(path)(error)),
        Ok(mut file) => file
            .write_all(b"Porta Unica data directory, layout 1\n")
            .on("write", marker),
    }
}

/// The lock goes with the process that holds it, however it ends.
fn lock(path: &Path) -> Result<File, ClusterError> {
    let name = path.join(LOCK);
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&name)
        .map_err(not_writable(path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            let _ = file.read_to_string(&mut holder);
            return Err(ClusterError::InUse {
                path: path.to_owned(),
                pid: holder.trim().parse().ok(),
            });
        }
        Err(TryLockError::Error(error)) => return Err(error).on("lock", name),
    }
    file.set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| writeln!(file, "{}", std::process::id()))
        .on("write", name)?;
    Ok(file)
}

fn not_writable(path: &Path) -> impl Fn(io::Error) -> ClusterError {
    move |source| ClusterError::NotWritable {
        path: path.to_owned(),
        source,
    }
}
