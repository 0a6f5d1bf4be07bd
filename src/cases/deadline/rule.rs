//! The terms that a law or a guideline sets, as data. What each says and how sure it is stands in `docs/DEADLINES.md`,
//! which is read by the tests.

use super::term::Term;

/// A term that runs from an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// The word in the database; the event and what is due are named by it in the catalogues.
    pub(crate) code: &'static str,
    pub(crate) term: Term,
    /// As people cite it, the same in every language.
    pub(crate) source: &'static str,
    /// The law's own figure; else a guideline's, which binds less, and the page says so.
    pub(crate) is_law: bool,
    /// Was the figure found in the source itself? Else the page says that it is to be checked.
    pub(crate) is_confirmed: bool,
}

/// In the order in which a case meets them.
pub(crate) const RULES: [Rule; 6] = [
    // CHECK: the law gives 120 days for the first meeting; 60 for calling people in comes from operators' guides
    Rule {
        code: "convocation",
        term: Term::Days(60),
        source: "Linee guida PaIS del Ministero del lavoro",
        is_law: false,
        is_confirmed: false,
    },
    Rule {
        code: "first_meeting",
        term: Term::Days(120),
        source: "D.L. 48/2023, art. 4",
        is_law: true,
        is_confirmed: true,
    },
    Rule {
        code: "plan_after_analysis",
        term: Term::WorkingDays(20),
        source: "D.lgs. 147/2017, art. 6",
        is_law: true,
        is_confirmed: true,
    },
    // CHECK: from operators' guides, not from the law
    Rule {
        code: "plan_after_meeting",
        term: Term::Days(120),
        source: "Linee guida PaIS del Ministero del lavoro",
        is_law: false,
        is_confirmed: false,
    },
    // CHECK: the figure is known from summaries of the decree
    Rule {
        code: "contact",
        term: Term::Days(90),
        source: "D.L. 48/2023, art. 4",
        is_law: true,
        is_confirmed: false,
    },
    // CHECK: the figure and the event from which it runs are known from summaries of the decree
    Rule {
        code: "service_agreement",
        term: Term::Days(60),
        source: "D.L. 48/2023, art. 4; D.lgs. 150/2015, art. 20",
        is_law: true,
        is_confirmed: false,
    },
];

impl Rule {
    pub(crate) fn from_code(code: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.code == code)
    }

    /// From what it runs, as a message id.
    pub(crate) fn event(&self) -> String {
        format!("deadline-event-{}", self.code.replace('_', "-"))
    }
}
