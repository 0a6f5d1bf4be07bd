//! One thing that is wrong or odd, in words that programs keep and in words that people read.

use chrono::NaiveDate;
use places::Place;

/// What is beside which field, and how bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub field: Field,
    pub what: What,
    pub severity: Severity,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    GivenName,
    Surname,
    BirthDate,
    Sex,
    Birthplace,
    Code,
}

/// An error stops the form; a warning is shown, and the person is saved as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Warning,
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Not what the field asks for: digits in a name, a date without a year.
    Unreadable,
    /// A name of more than 80 characters.
    TooLong,
    /// A day that no calendar has: 29 February 1900.
    Impossible,
    Future,
    /// More than 120 years ago.
    TooOld,
    /// No municipality and no state.
    Unknown,
    /// Several places have this name.
    Ambiguous,
    /// The place came to be after the birth.
    NotYet {
        from: NaiveDate,
    },
    /// The place had ended before the birth.
    NoMore {
        until: NaiveDate,
    },
    /// A code of the wrong length.
    Length,
    /// A letter or a digit where it can not be.
    Shape,
    /// The check letter or digit does not belong to the rest.
    Check,
    /// The code has a day that its month never has.
    NoSuchDay,
    /// The code belongs to another surname, name, both in the other order, birth, sex.
    OtherSurname,
    OtherGivenName,
    NamesSwapped,
    OtherBirthDate,
    OtherSex,
    /// The code belongs to somebody born elsewhere: where, as it was last.
    OtherPlace {
        code_says: &'static Place,
    },
    /// The code has a place that never was.
    NoSuchPlace,
    /// The place in the code was not there on the day of birth.
    PlaceNotThen {
        place: &'static Place,
    },
}

/// What is to be said of a whole person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Ok,
    Warning,
    Error,
}

/// The worst of all findings.
pub fn verdict(findings: &[Finding]) -> Verdict {
    match findings.iter().map(|finding| finding.severity).max() {
        None => Verdict::Ok,
        Some(Severity::Warning) => Verdict::Warning,
        Some(Severity::Error) => Verdict::Error,
    }
}

impl Verdict {
    /// `ok`, `warning`, `error`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Finding {
    pub(super) fn error(field: Field, what: What) -> Self {
        Self {
            field,
            what,
            severity: Severity::Error,
        }
    }

    pub(super) fn warning(field: Field, what: What) -> Self {
        Self {
            field,
            what,
            severity: Severity::Warning,
        }
    }

    /// For programs, and never to change: `fiscal_code.surname`, `birth_date.future`.
    pub fn id(&self) -> String {
        format!("{}.{}", self.field.word(), self.what.word())
    }

    /// The text in the catalogue; some have a place for `value`.
    pub fn message_id(&self) -> String {
        format!("check-{}", self.id().replace(['.', '_'], "-"))
    }

    /// What the text names besides: a place, or a day. Empty: nothing.
    pub fn value(&self) -> String {
        match self.what {
            What::NotYet { from: day } | What::NoMore { until: day } => {
                day.format("%d/%m/%Y").to_string()
            }
            What::OtherPlace { code_says: place } | What::PlaceNotThen { place } => place.label(),
            _ => String::new(),
        }
    }
}

impl Field {
    /// As the columns of a file are called.
    pub fn word(self) -> &'static str {
        match self {
            Self::GivenName => "given_name",
            Self::Surname => "surname",
            Self::BirthDate => "birth_date",
            Self::Sex => "sex",
            Self::Birthplace => "birth_place",
            Self::Code => "fiscal_code",
        }
    }
}

impl What {
    fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::TooLong => "too_long",
            Self::Impossible => "impossible",
            Self::Future => "future",
            Self::TooOld => "too_old",
            Self::Unknown => "unknown",
            Self::Ambiguous => "ambiguous",
            Self::NotYet { .. } => "not_yet",
            Self::NoMore { .. } => "no_more",
            Self::Length => "length",
            Self::Shape => "shape",
            Self::Check => "check",
            Self::NoSuchDay => "no_such_day",
            Self::OtherSurname => "surname",
            Self::OtherGivenName => "given_name",
            Self::NamesSwapped => "names_swapped",
            Self::OtherBirthDate => "birth_date",
            Self::OtherSex => "sex",
            Self::OtherPlace { .. } => "place",
            Self::NoSuchPlace => "no_such_place",
            Self::PlaceNotThen { .. } => "place_not_then",
        }
    }
}
