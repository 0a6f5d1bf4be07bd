//! The log: lines on standard error, in UTC, for whatever the system keeps them with. What may stand in it is said in
//! `docs/SECURITY.md`: never what somebody typed.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Libraries whose finer lines quote addresses, bodies and statements.
const TALKATIVE: [&str; 7] = [
    "axum",
    "hyper",
    "lettre",
    "rustls",
    "sqlx",
    "tower_http",
    "webauthn_rs",
];

/// From here on everything is logged. `PORTA_LOG` says how much, `PORTA_LOG_FORMAT=json` makes it lines for programs.
pub fn begin() {
    let wanted = std::env::var("PORTA_LOG").unwrap_or_else(|_| "info".into());
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter(&wanted))
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    if std::env::var("PORTA_LOG_FORMAT").is_ok_and(|format| format == "json") {
        lines.json().init();
    } else {
        lines.init();
    }
    std::panic::set_hook(Box::new(note_panic));
}

/// As much as is wanted of our own lines, and only the warnings of libraries that know no discretion.
pub fn filter(wanted: &str) -> EnvFilter {
    let filter = EnvFilter::try_new(wanted).unwrap_or_else(|_| EnvFilter::new("info"));
    TALKATIVE
        .iter()
        .filter_map(|library| format!("{library}=warn").parse().ok())
        .fold(filter, EnvFilter::add_directive)
}

/// Where it happened, not what it says: the words of a panic can quote the value that was not expected.
fn note_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic
        .location()
        .map(ToString::to_string)
        .unwrap_or_default();
    tracing::error!(place, "a part of the program gave up");
}
