//! An appointment as a line of a list: what the desk reads at a glance, and what one click can do.

use chrono::{DateTime, Utc};
use platform::i18n;
use platform::web::Visit;
use uuid::Uuid;
use vocabulary::Language;
use vocabulary::local_time::LocalTime;
use vocabulary::paths;

use crate::queries::Row;

/// One line.
pub(crate) struct Line {
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) ends_at: DateTime<Utc>,
    pub(crate) time: String,
    pub(crate) until: String,
    pub(crate) name: String,
    pub(crate) reason: String,
    pub(crate) desk: String,
    pub(crate) office: String,
    pub(crate) state: String,
    /// `Aspetta dalle 9:02`: what this line asks of the desk now.
    pub(crate) remark: Option<String>,
    pub(crate) is_next: bool,
    pub(crate) marks: Vec<Mark>,
    pub(crate) card: String,
    pub(crate) check_in: Option<String>,
    /// Asks them in.
    pub(crate) call: Option<Call>,
    /// Where what they say is written down.
    pub(crate) write: Option<String>,
    pub(crate) done: Option<String>,
    pub(crate) no_show: Option<String>,
}

/// Asking somebody in: the first time, or again.
pub(crate) struct Call {
    pub(crate) href: String,
    /// The call that the page shows; empty: none yet.
    pub(crate) last: String,
    /// `Chiamata alle 9:12`.
    pub(crate) called: Option<String>,
}

impl Call {
    pub(crate) fn of(
        language: Language,
        href: String,
        last: Option<Uuid>,
        at: Option<DateTime<Utc>>,
    ) -> Self {
        Self {
            href,
            last: last.map(|id| id.to_string()).unwrap_or_default(),
            called: at.map(|at| text(language, "desk-called-at", &[("time", clock(at))])),
        }
    }
}

/// Something to know before the person sits down.
pub(crate) struct Mark {
    pub(crate) icon: &'static str,
    pub(crate) text: String,
}

impl Line {
    pub(crate) fn of(visit: &Visit, row: Row, now: DateTime<Utc>) -> Self {
        let id = row.id.0;
        let confirmed = row.state == "confirmed";
        let begun = row.starts_at <= now;
        Self {
            time: clock(row.starts_at),
            until: clock(row.ends_at),
            name: format!("{} {}", row.surname, row.given_name),
            remark: remark(visit.language(), &row, now),
            is_next: false,
            marks: marks(visit.language(), &Wants::of(&row)),
            card: visit.href(&paths::DeskAppointment { id }),
            check_in: (confirmed || row.state == "no_show")
                .then(|| visit.href(&paths::DeskCheckIn { id })),
            call: (row.state == "checked_in").then(|| {
                let href = visit.href(&paths::DeskCall { id });
                Call::of(visit.language(), href, row.call, row.called_at)
            }),
            write: matches!(row.state.as_str(), "checked_in" | "done")
                .then(|| format!("{}?appuntamento={id}", visit.href(&paths::AccessNew))),
            done: (row.state == "checked_in").then(|| visit.href(&paths::DeskDone { id })),
            no_show: (confirmed && begun).then(|| visit.href(&paths::DeskNoShow { id })),
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            reason: row.reason,
            desk: row.desk,
            office: row.office,
            state: row.state,
        }
    }

    /// For machines that read the page.
    pub(crate) fn instant(&self) -> String {
        self.starts_at.format("%Y-%m-%dT%H:%MZ").to_string()
    }

    /// Is there still something to do with it?
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state.as_str(), "confirmed" | "checked_in")
    }
}

/// `9:30`, as clocks in the Piana show it.
pub(crate) fn clock(at: DateTime<Utc>) -> String {
    LocalTime::of(at).clock()
}

fn remark(language: Language, row: &Row, now: DateTime<Utc>) -> Option<String> {
    match (row.state.as_str(), row.checked_in_at) {
        ("checked_in", Some(since)) => {
            let minutes = (now - since).num_minutes().max(0).to_string();
            let values = [("time", clock(since)), ("minutes", minutes)];
            Some(text(language, "desk-remark-waits", &values))
        }
        ("confirmed", _) if row.starts_at <= now => {
            let minutes = (now - row.starts_at).num_minutes().to_string();
            Some(text(language, "desk-remark-late", &[("minutes", minutes)]))
        }
        _ => None,
    }
}

pub(crate) fn text(language: Language, id: &str, values: &[(&str, String)]) -> String {
    let values: Vec<_> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    i18n::text(language, id, &values).into_owned()
}

/// What somebody asked for when booking.
pub(crate) struct Wants<'a> {
    pub(crate) language: &'a str,
    pub(crate) interpreter: bool,
    pub(crate) needs: &'a [String],
    pub(crate) children: i16,
}

impl<'a> Wants<'a> {
    fn of(row: &'a Row) -> Self {
        Self {
            language: &row.language,
            interpreter: row.interpreter,
            needs: &row.needs,
            children: row.children,
        }
    }
}

/// In words, each with its icon.
pub(crate) fn marks(language: Language, wants: &Wants<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut mark = |icon, text| marks.push(Mark { icon, text });
    if wants.language != "it" {
        mark(
            "it-flag",
            text(
                language,
                "desk-mark-language",
                &[("language", spoken(language, wants.language))],
            ),
        );
    }
    if wants.interpreter {
        mark("it-horn", text(language, "desk-mark-interpreter", &[]));
    }
    for need in wants.needs {
        let icon = match need.as_str() {
            "sign_language" => "it-hearing",
            "reading_help" => "it-note",
            "companion" => "it-user",
            _ => "it-info-circle",
        };
        mark(icon, text(language, &format!("desk-need-{need}"), &[]));
    }
    if wants.children > 0 {
        mark(
            "it-plus-circle",
            text(
                language,
                "desk-mark-children",
                &[("count", wants.children.to_string())],
            ),
        );
    }
    marks
}

/// The name of a language; its code, if we have no name for it.
pub(crate) fn spoken(language: Language, code: &str) -> String {
    let id = format!("spoken-{code}");
    if i18n::exists(language, &id) {
        text(language, &id, &[])
    } else {
        code.to_owned()
    }
}
