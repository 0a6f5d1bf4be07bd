//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use porta::{
    audit_cli, demo_run, doctor, environment, generate, invite, logging, persons_cli, server,
};

/// Porta Unica: one door to social services and employment services.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// A demo with made-up people and a database of its own, on this machine only.
    Demo {
        /// Where to listen; loopback only.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// Where the demo keeps its database.
        #[arg(long, default_value = "demo-data")]
        data_dir: PathBuf,
    },
    /// Serves pages. Settings come from the environment; see docs/RUNNING.md.
    Serve,
    /// Sends messages and keeps the agenda unfolded. Run one or more beside `serve`.
    Worker,
    /// Brings the database up to date and loads the directory, as the user of `DATABASE_URL`.
    Migrate,
    /// Says what is well and what is not, and ends with an error if something is not.
    Doctor,
    /// Invites the first administrator of a body, as the user of `DATABASE_URL`, and prints the link once.
    Invite(invite::Invited),
    /// A made-up population of the Piana di Lucca, to measure with.
    Generate(generate::Wanted),
    /// The trail of what was done and looked at.
    #[command(subcommand)]
    Audit(audit_cli::Command),
    /// Files of persons: whether they are right, and which records are of the same person.
    #[command(subcommand)]
    Persons(persons_cli::Command),
}

#[tokio::main]
async fn main() -> ExitCode {
    logging::begin();
    let outcome = match Cli::parse().command {
        Command::Demo { listen, data_dir } => demo_run::run(listen, data_dir).await,
        Command::Serve => server::run(environment::read).await,
        Command::Worker => server::work(environment::read).await,
        Command::Migrate => server::migrate(environment::read_for_migration).await,
        Command::Doctor => doctor::run(environment::read).await,
        Command::Invite(who) => invite::run(environment::read_for_invitation, &who).await,
        Command::Generate(wanted) => generate::run(environment::read_for_generation, &wanted).await,
        Command::Audit(command) => audit_cli::run(command).await,
        Command::Persons(command) => persons_cli::run(&command),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("porta: {error:#}");
            ExitCode::FAILURE
        }
    }
}
