//! School, work and health on the page of a person: for those who follow them, absent for everybody else.

use access::DataClass;
use platform::web::Visit;

use crate::health;
use crate::opened::Opened;
use crate::person::Fact;
use crate::queries::KnownParts;
use crate::school_work;

/// What may be read of these; `None` where nothing may.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) school_and_work: Option<Vec<Fact>>,
    pub(crate) health: Option<Vec<String>>,
}

pub(crate) fn read(visit: &Visit, known: &KnownParts, opened: &Opened) -> Parts {
    let mut parts = Parts::default();
    if opened.reads(DataClass::Education) || opened.reads(DataClass::Work) {
        let labels = [
            "person-school-title",
            "person-school-country",
            "person-work-condition",
            "person-work-since",
        ];
        let words = school_work::words_of(
            visit,
            known.education.as_deref(),
            known.employment.as_deref(),
        );
        let facts = labels.into_iter().zip(words).filter_map(|(label, value)| {
            Some(Fact {
                label,
                value: value?,
            })
        });
        parts.school_and_work = Some(facts.collect());
    }
    if opened.reads(DataClass::Health) {
        let rows = known.disabilities.iter();
        parts.health = Some(rows.map(|row| health::words_of(visit, row)).collect());
    }
    parts
}
