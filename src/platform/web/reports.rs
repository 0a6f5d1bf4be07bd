//! What browsers refused because of our policy. They send it in two shapes, the older `report-uri` and the newer
//! Reporting API. Kept is only which rule was broken and by what kind of thing: the addresses in a report could say
//! who was where. Anybody can send reports, so they are small and only so many a minute are written down.

use std::sync::{Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use vocabulary::paths;

use crate::App;

const LARGEST: usize = 16 * 1024;
const MOST_AT_ONCE: usize = 20;
const A_MINUTE: u32 = 60;

/// One thing that a browser refused.
#[derive(Debug, PartialEq, Eq)]
struct Refusal {
    directive: String,
    blocked: &'static str,
}

/// How many reports came in the current minute.
#[derive(Debug, Default)]
pub struct Tally(Mutex<Option<(DateTime<Utc>, u32)>>);

impl Tally {
    /// Counts one more; false when this minute has had enough.
    fn has_room(&self, now: DateTime<Utc>) -> bool {
        let mut minute = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (began, count) = minute
            .filter(|(began, _)| now - *began < TimeDelta::minutes(1))
            .unwrap_or((now, 0));
        *minute = Some((began, count + 1));
        count < A_MINUTE
    }
}

/// Takes both shapes; says nothing back but that it understood.
pub(super) async fn receive(
    _: paths::CspReport,
    State(app): State<App>,
    request: Request,
) -> StatusCode {
    let is_report = request
        .headers()
        .get(axum::http::header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| {
            kind.starts_with("application/csp-report")
                || kind.starts_with("application/reports+json")
        });
    if !is_report {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE;
    }
    let reading = axum::body::to_bytes(request.into_body(), LARGEST);
    let body = match tokio::time::timeout(app.settings.limits.body, reading).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return StatusCode::PAYLOAD_TOO_LARGE,
        Err(_) => return StatusCode::REQUEST_TIMEOUT,
    };
    let Ok(report) = serde_json::from_slice::<Value>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    for refusal in read(&report) {
        if !app.reports.has_room(app.clock.now()) {
            return StatusCode::TOO_MANY_REQUESTS;
        }
        tracing::warn!(
            directive = refusal.directive,
            blocked = refusal.blocked,
            "a browser refused something"
        );
    }
    StatusCode::NO_CONTENT
}

fn read(report: &Value) -> Vec<Refusal> {
    match report {
        Value::Array(reports) => reports
            .iter()
            .take(MOST_AT_ONCE)
            .filter(|report| report["type"] == "csp-violation")
            .map(|report| {
                refusal(
                    &report["body"]["effectiveDirective"],
                    &report["body"]["blockedURL"],
                )
            })
            .collect(),
        Value::Object(_) => {
            let report = &report["csp-report"];
            let directive = match &report["effective-directive"] {
                Value::Null => &report["violated-directive"],
                directive => directive,
            };
            vec![refusal(directive, &report["blocked-uri"])]
        }
        _ => Vec::new(),
    }
}

fn refusal(directive: &Value, blocked: &Value) -> Refusal {
    Refusal {
        directive: directive
            .as_str()
            .unwrap_or("unknown")
            .chars()
            .filter(|c| c.is_ascii_lowercase() || *c == '-')
            .take(40)
            .collect(),
        blocked: kind(blocked.as_str().unwrap_or_default()),
    }
}

/// What kind of thing was refused; never its address.
fn kind(blocked: &str) -> &'static str {
    const WORDS: [&str; 7] = [
        "inline",
        "eval",
        "wasm-eval",
        "self",
        "data",
        "blob",
        "trusted-types-sink",
    ];
    match WORDS.iter().find(|word| **word == blocked) {
        Some(word) => word,
        None if blocked.starts_with("data:") => "data",
        None if blocked.starts_with("http") => "address",
        None => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::{A_MINUTE, Tally, read};
    use chrono::{DateTime, TimeDelta};
    use serde_json::json;

    #[test]
    fn both_shapes_say_which_rule_and_what_kind_and_no_address() {
        let older = json!({"csp-report": {
            "document-uri": "https://porta.example/appuntamento/mio",
            "violated-directive": "img-src", "blocked-uri": "https://elsewhere.example/anna"}});
        let newer = json!([{"type": "csp-violation", "url": "https://porta.example/appuntamento/mio",
            "body": {"effectiveDirective": "style-src-attr", "blockedURL": "inline"}}, {"type": "deprecation"}]);
        let said = format!("{:?}{:?}", read(&older), read(&newer));
        assert_eq!(
            said,
            "[Refusal { directive: \"img-src\", blocked: \"address\" }]\
             [Refusal { directive: \"style-src-attr\", blocked: \"inline\" }]"
        );
    }

    #[test]
    fn what_is_no_report_says_nothing() {
        for odd in [json!(null), json!(1), json!("x"), json!([1, {"type": 2}])] {
            assert!(read(&odd).is_empty(), "{odd}");
        }
        let noisy =
            json!({"csp-report": {"violated-directive": "IMG\n\u{1b}[31m-src", "blocked-uri": 7}});
        assert_eq!(read(&noisy)[0].directive, "m-src");
    }

    #[test]
    fn only_so_many_a_minute_are_written_down() {
        let (tally, start) = (Tally::default(), DateTime::UNIX_EPOCH);
        let written = (0..1_000).filter(|_| tally.has_room(start)).count();
        assert_eq!(written, A_MINUTE as usize);
        assert!(tally.has_room(start + TimeDelta::seconds(61)));
    }
}
