//! Persons as the form shows them: those who are known, the rows, the likely twins of a row.

use chrono::NaiveDate;
use people::PersonLine;
use platform::web::{Choice, Form, Visit};
use uuid::Uuid;

use crate::queries::Likely;
use crate::twins::ANOTHER;
use crate::words;

/// Somebody of the circle.
pub(super) struct Known {
    pub(super) id: Uuid,
    pub(super) name: String,
    /// When they were born, where that is known.
    pub(super) born: String,
    pub(super) is_protected: bool,
    /// The field that says what they are to the first one.
    pub(super) tie: String,
}

impl Known {
    pub(super) fn of(visit: &Visit, line: &PersonLine, today: NaiveDate) -> Self {
        Self {
            id: line.id,
            name: line.listed(),
            born: born(visit, line, today),
            is_protected: line.protection == "protected",
            tie: format!("legame-{}", line.id),
        }
    }
}

/// `17/5/1985 (41 anni)`, `1985`, or nothing.
fn born(visit: &Visit, line: &PersonLine, today: NaiveDate) -> String {
    let (Some(date), Some(age)) = (line.birth_date, line.age(today)) else {
        return String::new();
    };
    let when = if line.birth_known == "day" {
        platform::i18n::plain_date(visit.language(), date)
    } else {
        date.format("%Y").to_string()
    };
    let values = [("date", when.as_str()), ("age", &age.to_string())];
    platform::i18n::text(visit.language(), "intake-born", &values).into_owned()
}

/// The names of the fields of one row.
pub(super) struct RowFields {
    pub(super) number: usize,
    pub(super) given_name: String,
    pub(super) surname: String,
    pub(super) birth: String,
    pub(super) tie: String,
}

impl RowFields {
    pub(super) fn at(number: usize) -> Self {
        Self {
            number,
            given_name: format!("nome-{number}"),
            surname: format!("cognome-{number}"),
            birth: format!("nascita-{number}"),
            tie: format!("legame-{number}"),
        }
    }

    pub(super) fn of(from: usize, to: usize) -> Vec<Self> {
        (from..=to).map(Self::at).collect()
    }

    /// Whether somebody has typed in a row from this one on.
    pub(super) fn are_used(form: &Form, from: usize) -> bool {
        Self::of(from, crate::persons::ROWS).iter().any(|row| {
            [&row.given_name, &row.surname, &row.birth]
                .iter()
                .any(|field| !form.raw(field).is_empty())
        })
    }
}

/// Is whoever was typed in this row one of these?
pub(super) struct TwinChoice {
    pub(super) field: String,
    pub(super) typed: String,
    pub(super) options: Vec<Choice>,
}

impl TwinChoice {
    pub(super) fn of(
        visit: &Visit,
        form: &Form,
        likely: &[Likely],
        lines: &[PersonLine],
        today: NaiveDate,
    ) -> Vec<Self> {
        let mut rows: Vec<i32> = likely.iter().map(|twin| twin.row).collect();
        rows.dedup();
        rows.into_iter()
            .map(|row| {
                let mut options: Vec<Choice> = likely
                    .iter()
                    .filter(|twin| twin.row == row)
                    .filter_map(|twin| lines.iter().find(|line| line.id == twin.person))
                    .map(|line| {
                        let label = format!("{} {}", line.listed(), born(visit, line, today));
                        Choice::new(line.id.to_string(), label)
                    })
                    .collect();
                options.push(Choice::new(ANOTHER, visit.text("intake-twin-another")));
                Self {
                    field: format!("gemello-{row}"),
                    typed: format!(
                        "{} {}",
                        form.raw(&format!("cognome-{row}")),
                        form.raw(&format!("nome-{row}"))
                    ),
                    options,
                }
            })
            .collect()
    }
}

/// What somebody may need.
pub(super) struct Domain {
    pub(super) code: &'static str,
    pub(super) name: String,
    pub(super) hint: String,
    pub(super) field: String,
}

pub(super) fn domains(visit: &Visit) -> Vec<Domain> {
    words::DOMAINS
        .into_iter()
        .map(|code| Domain {
            code,
            name: words::said(visit, "intake-domain", code),
            hint: words::said(visit, "intake-domain-hint", code),
            field: format!("bisogno-{code}"),
        })
        .collect()
}
