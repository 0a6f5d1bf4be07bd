//! Two records side by side, field by field: what is the same, what has to be chosen, what is kept from both.

use platform::web::{Choice, Visit};

use crate::merge_record::Record;
use crate::queries::Counts;

/// A field of which a person has one: how it is called in the form and in `people.merge_fields()`, and its label.
const FIELDS: [(&str, &str); 13] = [
    ("standing", "person-standing"),
    ("surname", "person-surname"),
    ("given_name", "person-given-name"),
    ("called", "person-called"),
    ("birth", "merge-birth"),
    ("birthplace", "person-birthplace"),
    ("sex", "person-sex"),
    ("addressed_as", "person-addressed-as"),
    ("marital_status", "person-marital"),
    ("residence_title", "person-stay"),
    ("died_on", "person-died-on"),
    ("education", "merge-education"),
    ("employment", "merge-employment"),
];

/// Two texts of one field, of which one is kept.
pub(crate) struct ToChoose {
    pub(crate) field: &'static str,
    pub(crate) label: &'static str,
    pub(crate) options: Vec<Choice>,
}

/// What needs no choice.
pub(crate) struct Settled {
    pub(crate) label: &'static str,
    pub(crate) value: String,
    /// Message id: in both, or in which.
    pub(crate) whose: &'static str,
}

/// Rows of a kind, all of which are kept.
pub(crate) struct Together {
    pub(crate) label: &'static str,
    pub(crate) rows: Vec<(String, &'static str)>,
}

/// How many rows of a kind there are on each side.
pub(crate) struct Counted {
    pub(crate) label: &'static str,
    pub(crate) kept: i64,
    pub(crate) merged: i64,
}

/// The two records compared.
pub(crate) struct SideBySide {
    pub(crate) choose: Vec<ToChoose>,
    pub(crate) settled: Vec<Settled>,
    pub(crate) together: Vec<Together>,
    pub(crate) counted: Vec<Counted>,
    /// The better known of each field to choose: `kept` or `merged`.
    pub(crate) better: Vec<(&'static str, &'static str)>,
}

impl SideBySide {
    pub(crate) fn new(visit: &Visit, kept: &Record, merged: &Record) -> Self {
        let mut both = Self {
            choose: Vec::new(),
            settled: Vec::new(),
            together: together(kept, merged),
            counted: counted(&kept.counts, &merged.counts),
            better: Vec::new(),
        };
        for (place, (field, label)) in FIELDS.into_iter().enumerate() {
            match (&kept.values[place], &merged.values[place]) {
                (Some(ours), Some(theirs)) if ours != theirs => {
                    both.choose.push(ToChoose {
                        field,
                        label,
                        options: options(visit, ours, theirs),
                    });
                    both.better.push((field, better(field, kept, merged)));
                }
                (Some(value), theirs) => both.settled.push(Settled {
                    label,
                    value: value.clone(),
                    whose: if theirs.is_some() {
                        "merge-in-both"
                    } else {
                        "merge-in-kept"
                    },
                }),
                (None, Some(value)) => both.settled.push(Settled {
                    label,
                    value: value.clone(),
                    whose: "merge-in-merged",
                }),
                (None, None) => {}
            }
        }
        both
    }
}

fn options(visit: &Visit, ours: &str, theirs: &str) -> Vec<Choice> {
    [
        ("kept", ours, "merge-of-kept"),
        ("merged", theirs, "merge-of-merged"),
    ]
    .into_iter()
    .map(|(code, value, whose)| Choice::new(code, format!("{value} ({})", visit.text(whose))))
    .collect()
}

/// A name from a document before one that was said; a cover name before both, or it would be lifted unseen. A birth date
/// by how much of it is known. All else as it stands with the kept one.
fn better(field: &str, kept: &Record, merged: &Record) -> &'static str {
    let rank = |record: &Record| match field {
        "standing" | "surname" | "given_name" => match record.standing.as_deref() {
            Some("alias") => 2,
            Some("registered") => 1,
            _ => 0,
        },
        "birth" => match record.birth_known.as_deref() {
            Some("day") => 3,
            Some("month") => 2,
            Some("year") => 1,
            _ => 0,
        },
        _ => 0,
    };
    if rank(merged) > rank(kept) {
        "merged"
    } else {
        "kept"
    }
}

fn together(kept: &Record, merged: &Record) -> Vec<Together> {
    kept.many
        .iter()
        .zip(&merged.many)
        .map(|((label, ours), (_, theirs))| {
            let in_kept = ours.iter().map(|row| {
                let whose = if theirs.contains(row) {
                    "merge-in-both"
                } else {
                    "merge-in-kept"
                };
                (row.clone(), whose)
            });
            let in_merged = theirs
                .iter()
                .filter(|row| !ours.contains(row))
                .map(|row| (row.clone(), "merge-in-merged"));
            Together {
                label,
                rows: in_kept.chain(in_merged).collect(),
            }
        })
        .filter(|together| !together.rows.is_empty())
        .collect()
}

type Count = fn(&Counts) -> i64;

fn counted(kept: &Counts, merged: &Counts) -> Vec<Counted> {
    let all: [(&'static str, Count); 6] = [
        ("merge-citizenships", |counts| counts.citizenships),
        ("merge-households", |counts| counts.households),
        ("merge-kin", |counts| counts.kin),
        ("merge-legal", |counts| counts.legal),
        ("merge-accesses", |counts| counts.accesses),
        ("merge-notices", |counts| counts.notices),
    ];
    all.into_iter()
        .map(|(label, of)| Counted {
            label,
            kept: of(kept),
            merged: of(merged),
        })
        .filter(|counted| counted.kept + counted.merged > 0)
        .collect()
}

/// The fields of which a form may say something.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    FIELDS.into_iter().map(|(field, _)| field)
}
