//! Holds the cluster of the directory given until it is killed.

use std::{env, thread};

use cluster::{Cluster, Durability, Settings};

fn main() {
    let data_dir = env::args_os()
        .nth(1)
        .expect("the data directory is the argument")
        .into();
    match Cluster::start(Settings {
        data_dir,
        durability: Durability::Disposable,
    }) {
        Ok(cluster) => {
            println!("holding {}", cluster.postmaster_pid());
            thread::park();
        }
        Err(error) => println!("refused {error}"),
    }
}
