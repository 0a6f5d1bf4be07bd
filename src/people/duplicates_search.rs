//! The nightly search for persons who were registered twice: what was written since the last one is compared with its
//! likes, and likely pairs are put on the list of those who may know both.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use matching::{Record, Weights, compare};
use platform::Tx;
use platform::db::{Actor, Db};
use uuid::Uuid;

use crate::duplicates::code;
use crate::queries::{self, TwinFields};

/// Persons that are read at once.
const BATCH: i32 = 500;
/// Below this probability a pair is not worth anybody's time.
const LIKELY: f64 = 0.5;

/// Compares what was written since the last search, if it is the hour for it; how many pairs are likely. Harmless when
/// another worker does it at the same time: one of them finds it taken.
pub async fn find_twins(db: &Db, now: DateTime<Utc>) -> Result<u64, sqlx::Error> {
    let mut tx = db.write(Actor::Worker).await?;
    let Some(since) = queries::twins_due(&mut tx).await? else {
        return Ok(0);
    };
    let people = usize::try_from(queries::about_how_many(&mut tx).await?).unwrap_or(usize::MAX);
    let weights = Weights::default().for_archive(people);
    let (mut after, mut likely) = (Uuid::nil(), 0);
    loop {
        let persons = queries::written_since(&mut tx, since, after, BATCH).await?;
        let Some(last) = persons.last() else { break };
        after = *last;
        likely += compare_all(&mut tx, &persons, &weights).await?;
    }
    queries::twins_done(&mut tx, now).await?;
    tx.commit().await?;
    Ok(likely)
}

async fn compare_all(tx: &mut Tx, persons: &[Uuid], weights: &Weights) -> sqlx::Result<u64> {
    let pairs = queries::twin_pairs(tx, persons).await?;
    let both: BTreeSet<Uuid> = pairs.iter().flat_map(|pair| [pair.0, pair.1]).collect();
    let both: Vec<Uuid> = both.into_iter().collect();
    let records: HashMap<Uuid, Record> = queries::twin_fields(tx, &both)
        .await?
        .into_iter()
        .map(|fields| (fields.person_id, record(fields)))
        .collect();
    let mut likely = 0;
    for pair in pairs {
        let (Some(one), Some(other)) = (records.get(&pair.0), records.get(&pair.1)) else {
            continue;
        };
        let likeness = compare(one, other, weights);
        if likeness.probability >= LIKELY {
            let reasons: Vec<String> = likeness
                .reasons
                .iter()
                .map(|reason| code(*reason).to_owned())
                .collect();
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a probability to six places"
            )]
            let probability = likeness.probability as f32;
            queries::note_twin(tx, pair, probability, &reasons).await?;
            likely += 1;
        }
    }
    Ok(likely)
}

fn record(fields: TwinFields) -> Record {
    Record {
        id: fields.person_id.to_string(),
        given_name: fields.given_name.unwrap_or_default(),
        surname: fields.surname.unwrap_or_default(),
        birth_date: fields
            .birth_date
            .map(|date| date.to_string())
            .unwrap_or_default(),
        sex: fields.sex.unwrap_or_default(),
        street: fields.street.unwrap_or_default(),
        postal_code: fields.postal_code.unwrap_or_default(),
        place: fields.place.unwrap_or_default(),
        fiscal_code: fields.code.unwrap_or_default(),
    }
}
