//! The rules, shown on made-up persons.

mod births;
mod codes;
mod words;

use chrono::NaiveDate;

use super::{Entered, Finding, check, verdict};

const GIULIA: Entered<'_> = Entered {
    given_name: "Giulia",
    surname: "Bianchi",
    birth_date: "1988-02-29",
    sex: "F",
    birthplace: "Capannori",
    place: "",
    code: "BNCGLI88B69B648Z",
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

/// `warning fiscal_code.surname;fiscal_code.sex`, or `ok`.
fn told(entered: &Entered<'_>) -> String {
    let findings = check(entered, today());
    let ids: Vec<_> = findings.iter().map(Finding::id).collect();
    format!("{} {}", verdict(&findings).word(), ids.join(";"))
        .trim_end()
        .to_owned()
}

fn with_code(code: &str) -> String {
    told(&Entered { code, ..GIULIA })
}

fn born(birth_date: &str) -> String {
    told(&Entered {
        birth_date,
        code: "",
        ..GIULIA
    })
}
