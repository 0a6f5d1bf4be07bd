//! Porta Unica: the web portal of a One Stop Shop. The library is what the program and its tests have in common.

pub mod app;
pub mod audit_cli;
pub mod demo_run;
pub mod doctor;
pub mod environment;
pub mod invite;
pub mod listener;
pub mod logging;
pub mod persons_cli;
pub mod server;
