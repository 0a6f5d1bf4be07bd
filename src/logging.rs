//! The log: lines on standard error, in UTC, for whatever the system keeps them with. What may stand in it is said in
//! `docs/SECURITY.md`: never what somebody typed.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// From here on everything is logged. `PORTA_LOG` says how much, `PORTA_LOG_FORMAT=json` makes it lines for programs.
pub fn begin() {
    let filter = EnvFilter::try_from_env("PORTA_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    if std::env::var("PORTA_LOG_FORMAT").is_ok_and(|format| format == "json") {
        lines.json().init();
    } else {
        lines.init();
    }
    std::panic::set_hook(Box::new(note_panic));
}

/// Where it happened, not what it says: the words of a panic can quote the value that was not expected.
fn note_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic
        .location()
        .map(ToString::to_string)
        .unwrap_or_default();
    tracing::error!(place, "a part of the program gave up");
}
