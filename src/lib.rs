//! Porta Unica: the web portal of a One Stop Shop. The library is what the program and its tests have in common.

pub mod app;
pub mod audit_cli;
pub mod demo_run;
pub mod doctor;
pub mod environment;
pub mod generate;
pub mod invite;
pub mod listener;
pub mod logging;
mod persons_check;
pub mod persons_cli;
mod persons_match;
pub mod server;
