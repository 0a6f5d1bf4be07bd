//! All tests that need the whole portal: a real database, the real router, the real login roles. One binary, so that
//! it links once; one database for each test, so that they run side by side.

#![expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]

mod access_matrix;
mod access_proof;
mod accounts;
mod agenda;
mod asvs;
mod audit;
mod bad_input;
mod booking;
mod cases;
mod desk;
mod directory;
mod guard;
mod houses;
mod http_proof;
mod identity;
mod intake;
mod invitations;
mod keeping;
mod kept_work;
mod logs;
mod messages;
mod own_sessions;
mod people;
mod platform_web;
mod program;
mod routes;
mod second_factor;
mod settling;
mod statements;
mod support;
mod texts;
mod web_hardening;
