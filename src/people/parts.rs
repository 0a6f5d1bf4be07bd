//! School, work and health on the page of a person: for those who follow them, absent for everybody else.

use access::DataClass;
use platform::Tx;
use platform::web::Visit;

use crate::health;
use crate::opened::Opened;
use crate::person::Fact;
use crate::queries;
use crate::school_work;

/// What may be read of these; `None` where nothing may.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) school_and_work: Option<Vec<Fact>>,
    pub(crate) health: Option<Vec<String>>,
}

pub(crate) async fn read(visit: &Visit, tx: &mut Tx, opened: &Opened) -> sqlx::Result<Parts> {
    let mut parts = Parts::default();
    if opened.reads(DataClass::Education) || opened.reads(DataClass::Work) {
        let school = queries::education(tx, opened.id).await?;
        let work = queries::employment(tx, opened.id).await?;
        let labels = [
            "person-school-title",
            "person-school-country",
            "person-work-condition",
            "person-work-since",
        ];
        let words = school_work::words_of(visit, school.as_ref(), work.as_ref());
        let facts = labels.into_iter().zip(words).filter_map(|(label, value)| {
            Some(Fact {
                label,
                value: value?,
            })
        });
        parts.school_and_work = Some(facts.collect());
    }
    if opened.reads(DataClass::Health) {
        let rows = queries::disabilities(tx, opened.id).await?;
        parts.health = Some(
            rows.iter()
                .map(|row| health::words_of(visit, row))
                .collect(),
        );
    }
    Ok(parts)
}
