//! Pairs that look like one person, merges, and what the nightly search reads.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use serde_json::Value;
use uuid::Uuid;

/// Two persons who may be one, both of them mine to know.
pub(crate) struct TwinPair {
    pub(crate) one: Uuid,
    pub(crate) other: Uuid,
    pub(crate) reasons: Vec<String>,
}

/// The likeliest first.
pub(crate) async fn twins_to_review(tx: &mut Tx, most: i64) -> sqlx::Result<Vec<TwinPair>> {
    sqlx::query_as!(
        TwinPair,
        r#"select person_a as one, person_b as other, reasons from people.twin
           where decided is null order by probability desc, person_a, person_b limit $1"#,
        most
    )
    .fetch_all(tx.conn())
    .await
}

/// What the search said of one pair, if it did and I may know both.
pub(crate) async fn twin_pair(
    tx: &mut Tx,
    one: Uuid,
    other: Uuid,
) -> sqlx::Result<Option<TwinPair>> {
    sqlx::query_as!(
        TwinPair,
        "select person_a as one, person_b as other, reasons from people.twin
         where person_a = least($1::uuid, $2::uuid) and person_b = greatest($1::uuid, $2::uuid) and decided is null",
        one,
        other
    )
    .fetch_optional(tx.conn())
    .await
}

pub(crate) async fn are_two(tx: &mut Tx, one: Uuid, other: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(r#"select people.are_two($1, $2) as "outcome!""#, one, other)
        .fetch_one(tx.conn())
        .await
}

pub(crate) async fn may_merge(tx: &mut Tx, persons: &[Uuid]) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select people.may_merge(variadic $1) as "may!""#, persons)
        .fetch_one(tx.conn())
        .await
}

/// `choices`: which record a field is taken from, by field.
pub(crate) async fn merge(
    tx: &mut Tx,
    id: Uuid,
    kept: Uuid,
    merged: Uuid,
    choices: &Value,
) -> sqlx::Result<String> {
    sqlx::query_scalar!(
        r#"select people.merge($1, $2, $3, $4) as "outcome!""#,
        id,
        kept,
        merged,
        choices
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn review_merge(tx: &mut Tx, merge: Uuid) -> sqlx::Result<String> {
    sqlx::query_scalar!(r#"select people.review_merge($1) as "outcome!""#, merge)
        .fetch_one(tx.conn())
        .await
}

/// `outcome`, and in `stays` what has changed since.
pub(crate) async fn unmerge(tx: &mut Tx, merge: Uuid) -> sqlx::Result<Value> {
    sqlx::query_scalar!(r#"select people.unmerge($1) as "outcome!""#, merge)
        .fetch_one(tx.conn())
        .await
}

/// Whom a merged person has become, where that one is mine to see.
pub(crate) async fn successor(tx: &mut Tx, person: Uuid) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!("select people.successor($1)", person)
        .fetch_one(tx.conn())
        .await
}

/// Somebody, or the staff of a role, who sees one of two persons or both.
pub(crate) struct Seeing {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) by_name: bool,
    pub(crate) one: bool,
    pub(crate) other: bool,
}

pub(crate) async fn who_sees(tx: &mut Tx, one: Uuid, other: Uuid) -> sqlx::Result<Vec<Seeing>> {
    sqlx::query_as!(
        Seeing,
        r#"select name as "name!", role as "role!", by_name as "by_name!", one as "one!", other as "other!"
           from people.who_sees($1, $2)"#,
        one,
        other
    )
    .fetch_all(tx.conn())
    .await
}

/// A merge of somebody, in the words of who did what.
pub(crate) struct MergeDone {
    pub(crate) id: Uuid,
    pub(crate) at: DateTime<Utc>,
    pub(crate) merged_by: String,
    pub(crate) merged_name: String,
    pub(crate) by_me: bool,
    pub(crate) reviewed_at: Option<DateTime<Utc>>,
    pub(crate) reviewed_by: Option<String>,
    pub(crate) undone_at: Option<DateTime<Utc>>,
    pub(crate) undone_by: Option<String>,
    /// Rows that stayed with the merged record.
    pub(crate) apart: i64,
    /// Nothing was merged on top of it.
    pub(crate) is_next: bool,
}

pub(crate) async fn merges_of(tx: &mut Tx, person: Uuid) -> sqlx::Result<Vec<MergeDone>> {
    sqlx::query_as!(
        MergeDone,
        r#"select id as "id!", at as "at!", merged_by as "merged_by!", merged_name as "merged_name!", by_me as "by_me!",
                  reviewed_at, reviewed_by, undone_at, undone_by, apart as "apart!", is_next as "is_next!"
           from people.merges_of($1)"#,
        person
    )
    .fetch_all(tx.conn())
    .await
}

/// How many rows there are of what is not shown one by one.
pub(crate) struct Counts {
    pub(crate) citizenships: i64,
    pub(crate) households: i64,
    pub(crate) kin: i64,
    pub(crate) legal: i64,
    pub(crate) accesses: i64,
    pub(crate) notices: i64,
}

pub(crate) async fn counts(tx: &mut Tx, person: Uuid) -> sqlx::Result<Counts> {
    sqlx::query_as!(
        Counts,
        r#"select (select count(*) from people.citizenship where person_id = $1 and ended_at is null) as "citizenships!",
                  (select count(*) from people.household_member where person_id = $1) as "households!",
                  (select count(*) from people.kin where $1 in (person_id, relative_id) and ended_at is null) as "kin!",
                  (select count(*) from people.guardianship where person_id = $1)
                    + (select count(*) from people.court_limit where $1 in (person_id, parent_id)) as "legal!",
                  (select count(*) from intake.access_person where person_id = $1) as "accesses!",
                  (select count(*) from intake.notice_delivery where person_id = $1) as "notices!""#,
        person
    )
    .fetch_one(tx.conn())
    .await
}

// the nightly search

/// Since when writing has to be compared; `None`: not now.
pub(crate) async fn twins_due(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    // the first search is since ever, for which only the database has a word
    sqlx::query_scalar!(
        "select case when d = '-infinity' then timestamptz '0001-01-01' else d end from people.twins_due() as d"
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn written_since(
    tx: &mut Tx,
    since: DateTime<Utc>,
    after: Uuid,
    most: i32,
) -> sqlx::Result<Vec<Uuid>> {
    sqlx::query_scalar!(
        r#"select p as "id!" from people.written_since($1, $2, $3) as p"#,
        since,
        after,
        most
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) async fn twin_pairs(tx: &mut Tx, persons: &[Uuid]) -> sqlx::Result<Vec<(Uuid, Uuid)>> {
    let pairs = sqlx::query!(
        r#"select person_a as "a!", person_b as "b!" from people.twin_pairs($1)"#,
        persons
    )
    .fetch_all(tx.conn())
    .await?;
    Ok(pairs.into_iter().map(|pair| (pair.a, pair.b)).collect())
}

/// What is compared. No `Debug`: it must not end up in a log.
pub(crate) struct TwinFields {
    pub(crate) person_id: Uuid,
    pub(crate) given_name: Option<String>,
    pub(crate) surname: Option<String>,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) sex: Option<String>,
    pub(crate) street: Option<String>,
    pub(crate) postal_code: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) code: Option<String>,
}

pub(crate) async fn twin_fields(tx: &mut Tx, persons: &[Uuid]) -> sqlx::Result<Vec<TwinFields>> {
    sqlx::query_as!(
        TwinFields,
        r#"select person_id as "person_id!", given_name, surname, birth_date, sex, street, postal_code, place, code
           from people.twin_fields($1)"#,
        persons
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) async fn about_how_many(tx: &mut Tx) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select people.about_how_many() as "many!""#)
        .fetch_one(tx.conn())
        .await
}

pub(crate) async fn note_twin(
    tx: &mut Tx,
    pair: (Uuid, Uuid),
    probability: f32,
    reasons: &[String],
) -> sqlx::Result<()> {
    sqlx::query!(
        "select people.note_twin($1, $2, $3, $4)",
        pair.0,
        pair.1,
        probability,
        reasons
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(crate) async fn twins_done(tx: &mut Tx, until: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("select people.twins_done($1)", until)
        .execute(tx.conn())
        .await?;
    Ok(())
}
