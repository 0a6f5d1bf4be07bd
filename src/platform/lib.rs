//! The ground under every feature: database transactions that know whom they serve, pages and forms, texts in every
//! language, messages that go out. Knows no domain: nothing here has heard of an appointment.

pub mod app;
pub mod config;
pub mod db;
pub mod i18n;
pub mod keys;
pub mod messages;
pub mod web;

pub use app::App;
pub use db::{LookTx, ReadTx, Tx, WriteTx};
